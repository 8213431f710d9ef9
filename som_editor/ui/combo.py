"""A combo box with the chevron of our icons."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from som_editor.ui.icons import paint_icon
from som_editor.ui.measures import px


class Combo(QComboBox):
    """A choice from a list; the wheel scrolls the page, it does not change the choice."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the field, then the chevron."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = px(14)
        area = QRectF(self.width() - side - px(8), (self.height() - side) / 2, side, side)
        paint_icon(painter, area, "chevron-down", "text2" if self.isEnabled() else "disabled")
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 -- Qt's name
        """Leave the wheel to the page."""
        event.ignore()
