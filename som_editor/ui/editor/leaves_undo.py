"""Fields whose undo is the window's: what is typed in them goes into the document's history."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from som_editor.ui.editor.keys import claims_travel, travels

if TYPE_CHECKING:
    _Field = QWidget
else:
    _Field = object  # no class can have two of Qt's as its bases


class LeavesUndo(_Field):
    """Stands before a field's own class, and keeps the keys for undo and redo from it."""

    def event(self, event: QEvent) -> bool:
        """Let the window's shortcuts have undo and redo."""
        if claims_travel(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Undo and redo never come from the field itself."""
        if travels(event):
            event.ignore()
            return
        super().keyPressEvent(event)
