"""A field of one line whose undo is the window's."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu

from som_editor.i18n import _
from som_editor.ui.editor.keys import claims_travel, travels


class UndoableLine(QLineEdit):
    """What is typed goes into the document's history, so undo and redo are left to the window."""

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
