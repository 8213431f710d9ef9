"""Where a comment or a reply is typed, in the panel itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from som_editor.i18n import _
from som_editor.ui.few_lines import FewLines
from som_editor.ui.measures import px

_HEIGHT = 68


class CommentField(QWidget):
    """A few lines called `name`, with a button `button` that hands them over and one that stops."""

    given = Signal(str)
    """What was typed; never empty."""
    given_up = Signal()

    def __init__(self, name: str, button: str, text: str = "") -> None:
        super().__init__()
        self.text = FewLines(text)
        self.text.setFixedHeight(px(_HEIGHT))
        self.text.setAccessibleName(name)
        self.text.setPlaceholderText(name)
        self.give = QPushButton(button)
        self.give.setProperty("role", "small")
        self.give.setToolTip(f"{button} (Ctrl+Enter)")
        self.stop = QPushButton(_("Annuleren"))
        self.stop.setProperty("role", "quiet")
        buttons = QHBoxLayout()
        buttons.setSpacing(px(6))
        buttons.addStretch(1)
        buttons.addWidget(self.stop)
        buttons.addWidget(self.give)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.text)
        column.addLayout(buttons)
        self.setFocusProxy(self.text)
        self.text.finished.connect(self._give)
        self.give.clicked.connect(self._give)
        self.stop.clicked.connect(self.given_up)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        """Hand over what was typed; with nothing typed, the field waits."""
        if words := self.text.words():
            self.given.emit(words)
        else:
            self.text.setFocus()
