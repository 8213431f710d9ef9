"""What narrows the list of changes: words, a section; and how many changes are left out."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from som_editor.i18n import _, ngettext
from som_editor.ui.combo import Combo
from som_editor.ui.comparison.narrowing import Narrowing
from som_editor.ui.icons import icon
from som_editor.ui.labels import hint
from som_editor.ui.measures import px

_PAUSE_MS = 150
"""How long after the last letter the list is narrowed."""


class ListFilters(QWidget):
    """A field for words and a choice of section, each cleared at one click."""

    narrowed = Signal(object)
    """The Narrowing."""
    everything_wanted = Signal()
    """The user wants to see all changes again."""

    def __init__(self) -> None:
        super().__init__()
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("Filter op woorden"))
        self.words.setAccessibleName(_("Filter op woorden"))
        self.words.setProperty("size", "small")
        self.words.setAcceptDrops(False)  # a file that is dropped here is meant for the place
        self._clear = QAction(icon("x", "text2"), _("Wis de woorden"), self.words)
        self._clear.triggered.connect(self.words.clear)
        self.words.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self.section = Combo()
        self.section.setAccessibleName(_("Sectie"))
        self.section.setSizeAdjustPolicy(
            Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.section.setMinimumContentsLength(5)
        self.leave_section = QToolButton()
        self.leave_section.setIcon(icon("x", "text2"))
        self.leave_section.setToolTip(_("Alle secties"))
        self.leave_section.setAccessibleName(_("Toon alle secties"))
        self._hidden = hint(wrap=False)
        self.everything = QPushButton(_("Toon alles"))
        self.everything.setProperty("role", "link")
        self._line = QWidget()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()
        self.show_sections(())
        self.show_hidden(0)

    def narrowing(self) -> Narrowing:
        """What the user wants to see."""
        return Narrowing(self.section.currentData() or "", self.words.text())

    def show_sections(self, titles: Sequence[str]) -> None:
        """Offer the sections `titles`; the chosen one stays so where it is among them."""
        known = [self.section.itemData(row) for row in range(1, self.section.count())]
        if list(titles) != known or not self.section.count():
            chosen = self.section.currentData()
            with QSignalBlocker(self.section):
                self.section.clear()
                self.section.addItem(_("Alle secties"), "")
                for title in titles:
                    self.section.addItem(title, title)
                self.section.setCurrentIndex(max(self.section.findData(chosen), 0))
        self.section.setEnabled(len(titles) > 1)
        self._show_clearing()

    def show_hidden(self, count: int) -> None:
        """Say that `count` changes are left out."""
        words = ngettext("{count} wijziging verborgen", "{count} wijzigingen verborgen", count)
        self._hidden.setText(words.format(count=count))
        self._line.setVisible(bool(count))

    def hidden_words(self) -> str:
        """What is said of the changes that are left out."""
        return self._hidden.text()

    def reset(self) -> None:
        """Narrow the list no longer; this is not told."""
        self._pause.stop()
        with QSignalBlocker(self.words), QSignalBlocker(self.section):
            self.words.clear()
            self.section.setCurrentIndex(0)
        self._show_clearing()

    def _tell(self) -> None:
        self._pause.stop()
        self._show_clearing()
        self.narrowed.emit(self.narrowing())

    def _show_clearing(self) -> None:
        self._clear.setVisible(bool(self.words.text()))
        self.leave_section.setVisible(self.section.currentIndex() > 0)

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda _text: self._show_clearing())
        self.words.textChanged.connect(lambda _text: self._pause.start())
        self.words.returnPressed.connect(self._tell)
        self._pause.timeout.connect(self._tell)
        self.section.currentIndexChanged.connect(lambda _row: self._tell())
        self.leave_section.clicked.connect(lambda: self.section.setCurrentIndex(0))
        self.everything.clicked.connect(self.everything_wanted)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addWidget(self.words, 6)
        row.addWidget(self.section, 5)
        row.addWidget(self.leave_section)
        under = QHBoxLayout(self._line)
        under.setContentsMargins(px(2), 0, px(2), 0)
        under.setSpacing(px(10))
        under.addWidget(self._hidden)
        under.addWidget(self.everything)
        under.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(row)
        column.addWidget(self._line)
