"""Content of a scrolling panel whose text flows: as high as its width asks for, no higher."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Flowing(QWidget):
    """A widget for a scroll area. Qt alone takes wrapped labels at their narrowest."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """As narrow as the layout allows, and as high as it needs at this width."""
        layout = self.layout()
        if layout is None:
            return super().minimumSizeHint()
        least = layout.totalMinimumSize()
        width = max(self.width(), least.width())
        if layout.hasHeightForWidth():
            return QSize(least.width(), layout.totalHeightForWidth(width))
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Another width asks for another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
