"""A field for a few lines of text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from som_editor.core.text import clean_text


class FewLines(QPlainTextEdit):
    """Enter begins a new line, Ctrl+Enter finishes, Tab goes on to the next field."""

    finished = Signal()

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def words(self) -> str:
        """What was typed, without what no file can hold and without space around it."""
        return clean_text(self.toPlainText()).strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Tell when the user is done."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        else:
            super().keyPressEvent(event)
