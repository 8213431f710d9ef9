"""What is known of the selected version, and how to go on from it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from som_editor.i18n import _
from som_editor.ui.flowing import Flowing
from som_editor.ui.fonts import SMALL
from som_editor.ui.icons import beside_words, icon
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.scrolling import scrolled
from som_editor.ui.surfaces import Ground, Hairline
from som_editor.ui.versions.detail_rows import Choice, Outlook, Row
from som_editor.ui.versions.version_words import in_groups

_TITLE = 24
_NAMES = 150
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class Details(Ground):
    """The facts of one version; in a narrow window in place of the timeline."""

    back_asked = Signal()
    way_chosen = Signal(str)
    """The `Way` that the user wants to go on."""
    original_asked = Signal()
    copied = Signal(str)
    """The name of what was put on the clipboard."""

    def __init__(self) -> None:
        super().__init__("panel", ("left",))
        self._back = QPushButton(_("Terug"))
        self._back.setProperty("role", "quiet")
        self._back.setIcon(icon("chevron-left", "accent"))
        beside_words(self._back)
        self._back.clicked.connect(self.back_asked)
        self._back.hide()
        self._area = scrolled(QWidget())
        self._footer = QHBoxLayout()
        self._footer.setContentsMargins(px(28), px(12), px(28), px(13))
        self._footer.setSpacing(px(10))
        self._footer.addStretch(1)
        self._buttons: list[QPushButton] = []
        self._line = Hairline()
        above = QHBoxLayout()
        above.setContentsMargins(px(16), px(8), px(16), 0)
        above.addWidget(self._back)
        above.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._area, 1)
        column.addWidget(self._line)
        column.addLayout(self._footer)

    def show_version(
        self, title: str, outlook: Outlook, rows: Sequence[Row], digests: Sequence[Row]
    ) -> None:
        """Show the facts of a version under `title`."""
        content = Flowing()
        column = QVBoxLayout(content)
        column.setContentsMargins(px(28), px(16), px(28), px(20))
        column.setSpacing(px(4))
        column.addWidget(label(title, _TITLE, semibold=True, wrap=True))
        column.addWidget(label(outlook.words, tone="text2", wrap=True))
        column.addSpacing(px(14))
        column.addLayout(_grid(rows))
        for row in digests:
            column.addSpacing(px(12))
            column.addLayout(self._digest(row))
        if len(digests) > 1:
            column.addSpacing(px(14))
            original = QPushButton(_("Origineel bestand opslaan…"))
            original.setIcon(icon("file-down"))
            beside_words(original)
            original.clicked.connect(self.original_asked)
            column.addWidget(original, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._area.setWidget(content)
        self._show_choices(outlook.choices)

    def set_back(self, *, offered: bool) -> None:
        """Offer the way back to the timeline."""
        self._back.setVisible(offered)
        self._edges = () if offered else ("left",)
        self.update()

    def take_focus(self) -> None:
        """Give the keyboard to the way back."""
        self._back.setFocus()

    def _show_choices(self, choices: Sequence[Choice]) -> None:
        for button in self._buttons:
            button.setParent(None)
            button.deleteLater()
        self._buttons = [self._button(choice, last=choice is choices[-1]) for choice in choices]
        self._line.setVisible(bool(choices))

    def _button(self, choice: Choice, *, last: bool) -> QPushButton:
        button = QPushButton(choice.words)
        if last:
            button.setProperty("role", "primary")
        button.clicked.connect(lambda: self.way_chosen.emit(choice.way))
        self._footer.addWidget(button)
        return button

    def _digest(self, row: Row) -> QVBoxLayout:
        copy = QPushButton(_("Kopiëren"))
        copy.setProperty("role", "link")
        copy.setAccessibleName(_("{name} kopiëren").format(name=row.name))
        copy.clicked.connect(lambda: self._copy(row))
        value = label(in_groups(row.value), SMALL, wrap=True, tabular=True)
        value.setTextInteractionFlags(_SELECTABLE)
        above = QHBoxLayout()
        above.addWidget(hint(row.name), 1)
        above.addWidget(copy)
        part = QVBoxLayout()
        part.setSpacing(0)
        part.addLayout(above)
        part.addWidget(value)
        return part

    def _copy(self, row: Row) -> None:
        QGuiApplication.clipboard().setText(row.value)
        self.copied.emit(row.name)


def _grid(rows: Sequence[Row]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(14))
    grid.setVerticalSpacing(px(7))
    grid.setColumnMinimumWidth(0, px(_NAMES))
    grid.setColumnStretch(1, 1)
    for line, row in enumerate(rows):
        name = hint(row.name, wrap=False)
        value = label(row.value, wrap=True, tabular=True)
        value.setTextInteractionFlags(_SELECTABLE)
        value.setAccessibleName(f"{row.name}: {row.value}")
        grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, line, 1)
    return grid
