"""A field of one line whose undo is the window's."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QLineEdit, QMenu

from som_editor.i18n import _
from som_editor.ui.editor.leaves_undo import LeavesUndo


class UndoableLine(LeavesUndo, QLineEdit):
    """What is typed goes into the document's history, so undo and redo are left to the window."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 -- Qt's name
        """Cut, copy, paste and select all."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        writable = not self.isReadOnly()
        for text, slot, usable in (
            (_("Knippen"), self.cut, writable and self.hasSelectedText()),
            (_("Kopiëren"), self.copy, self.hasSelectedText()),
            (_("Plakken"), self.paste, writable),
            (_("Alles selecteren"), self.selectAll, bool(self.text())),
        ):
            action = menu.addAction(text)
            action.setEnabled(usable)
            action.triggered.connect(lambda _on=False, slot=slot: slot())
        menu.popup(event.globalPos())
