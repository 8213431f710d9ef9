"""A combo box with the chevron of our icons."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from som_editor.ui.icons import paint_icon
from som_editor.ui.measures import px

_AROUND = 38
"""What the borders and the chevron take of the width, in pixels."""


class Combo(QComboBox):
    """A choice from a list; the wheel scrolls the page, it does not change the choice."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the field with as much of its words as fits, then the chevron."""
        option = self._option()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        side = px(14)
        area = QRectF(self.width() - side - px(8), (self.height() - side) / 2, side, side)
        paint_icon(painter, area, "chevron-down", "text2" if self.isEnabled() else "disabled")
        painter.end()

    def _option(self) -> QStyleOptionComboBox:
        """How to draw it. Qt cuts words off in the middle of a letter, where they do not fit."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        words = self.currentText()
        if self.currentIndex() < 0:
            words = self.placeholderText()
            tint = self.palette().color(QPalette.ColorRole.PlaceholderText)
            option.palette.setColor(QPalette.ColorRole.ButtonText, tint)
        has_icon = not self.itemIcon(self.currentIndex()).isNull()
        picture = self.iconSize().width() + px(6) if has_icon else 0
        room = self.width() - picture - px(_AROUND)
        option.currentText = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        return option

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 -- Qt's name
        """Leave the wheel to the page."""
        event.ignore()
