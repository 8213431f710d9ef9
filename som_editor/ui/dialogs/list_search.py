"""A line to type in that narrows a list down to what has all the words typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget

_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ListSearch(QLineEdit):
    """Narrows the list `found`; the arrows move through it while one types."""

    narrowed = Signal(int)
    """So many lines are left."""

    def __init__(self, found: QListWidget, placeholder: str) -> None:
        super().__init__()
        self._found = found
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self.narrow)

    def narrow(self) -> None:
        """Show what has all the words; the first of these is the current one."""
        wanted = self.text().casefold().split()
        shown = []
        for row in range(self._found.count()):
            text = self._found.item(row).text().casefold()
            has_all = all(word in text for word in wanted)
            self._found.setRowHidden(row, not has_all)
            shown += [row] if has_all else []
        self._found.setCurrentRow(shown[0] if shown else -1)
        self.narrowed.emit(len(shown))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Up and down are for the list."""
        if event.key() in _KEYS:
            QApplication.sendEvent(self._found, event)
        else:
            super().keyPressEvent(event)
