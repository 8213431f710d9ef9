"""What stands in the middle while there is no comparison: nothing yet, under way, or stopped."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from som_editor.i18n import _
from som_editor.settings import RecentComparison
from som_editor.ui.comparison.recent_comparisons import pair_words
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Ground

_WIDTH, _MARGIN = 560, 24


class EmptyComparison(Ground):
    """One sentence, one button, and the pairs that were compared before."""

    file_wanted = Signal()
    again_wanted = Signal()
    recent_wanted = Signal(object)
    """The RecentComparison to open again."""

    def __init__(self) -> None:
        super().__init__("paper")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # who waits here by keyboard stays here
        self._words = label(wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.choose = QPushButton(_("Bestand kiezen…"))
        self.choose.clicked.connect(lambda _checked=False: self.file_wanted.emit())
        self.again = QPushButton(_("Opnieuw vergelijken"))
        self.again.clicked.connect(lambda _checked=False: self.again_wanted.emit())
        self.recent: list[QPushButton] = []
        self._pairs = QWidget()
        self._column = QVBoxLayout(self._pairs)
        self._column.setContentsMargins(0, px(20), 0, 0)
        self._column.setSpacing(px(4))
        self._pairs.setMaximumWidth(px(_WIDTH))
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(px(_MARGIN), px(64), px(_MARGIN), px(_MARGIN))
        column.setSpacing(px(12))
        column.addWidget(self._words)
        column.addWidget(self.choose, 0, centre)
        column.addWidget(self.again, 0, centre)
        column.addWidget(self._pairs, 0, centre)
        column.addStretch(1)
        self.show_nothing(())

    def show_nothing(self, pairs: Sequence[RecentComparison]) -> None:
        """Ask for texts, and offer `pairs` once more."""
        self._show(_("Nog niets om te vergelijken. Kies boven elke kolom een tekst."))
        self.choose.show()
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.recent = [self._recent(pair) for pair in pairs]
        if self.recent:
            self._column.addWidget(hint(_("Eerder vergeleken"), wrap=False))
        for button in self.recent:
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._pairs.setVisible(bool(self.recent))
        self._fit()

    def show_waiting(self) -> None:
        """Say that the texts are being compared."""
        self._show(_("De teksten worden vergeleken."))

    def show_stopped(self) -> None:
        """Say that comparing was stopped, and offer to begin again."""
        self._show(_("Vergelijken is gestopt."))
        self.again.show()

    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Names that are too long for the place end in the middle."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = min(px(_WIDTH), self.width() - px(2 * _MARGIN))
        for button in self.recent:
            words = button.accessibleName()
            middle = Qt.TextElideMode.ElideMiddle
            button.setText(button.fontMetrics().elidedText(words, middle, room))

    def _show(self, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)
        for part in (self.choose, self.again, self._pairs):
            part.hide()

    def _recent(self, pair: RecentComparison) -> QPushButton:
        button = QPushButton(pair_words(pair))
        button.setProperty("role", "link")
        button.setAccessibleName(pair_words(pair))
        button.setToolTip(pair_words(pair))
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda _checked=False: self.recent_wanted.emit(pair))
        return button
