"""The style under the sheet: Fusion, with focus rings that stand clear of the control."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from som_editor.ui.measures import px
from som_editor.ui.palette import colour, colours

RING = 2
"""Thickness of the focus ring, and its distance from the control, in pixels."""
_RADIUS = 7

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class SomStyle(QProxyStyle):
    """Fusion without its dotted focus rectangles; `FocusRing` draws ours around the control."""

    def __init__(self) -> None:
        super().__init__("fusion")

    def drawPrimitive(  # noqa: N802 -- Qt's name
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Everything as Fusion draws it, but no focus rectangle inside a control."""
        if element is not QStyle.PrimitiveElement.PE_FrameFocusRect:
            super().drawPrimitive(element, option, painter, widget)

    def pixelMetric(  # noqa: N802 -- Qt's name
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """As in Fusion, but for icons of 16 pixels."""
        if metric in (QStyle.PixelMetric.PM_SmallIconSize, QStyle.PixelMetric.PM_ButtonIconSize):
            return px(16)
        return super().pixelMetric(metric, option, widget)


class FocusRing(QObject):
    """Puts a ring around the control that the keyboard has reached; the mouse leaves none."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._ring: _Ring | None = None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Watch the focus travel; nothing is ever taken away from its receiver."""
        if isinstance(event, QFocusEvent) and isinstance(watched, QWidget):
            if event.type() == QEvent.Type.FocusOut:
                self._clear()
            elif event.reason() in _KEYBOARD and isinstance(
                watched, QAbstractButton | QComboBox | QTabBar
            ):
                self._clear()
                self._ring = _Ring(watched)
        return False

    def _clear(self) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None


class _Ring(QWidget):
    """The ring itself, in the focus colour of the theme, beside the control that it surrounds.

    Qt's own QFocusFrame does the same, but a control that once had one is forgotten by its Python
    parent, and goes when the garbage is collected.
    """

    def __init__(self, control: QWidget) -> None:
        super().__init__(control.parentWidget() or control)
        self._control = control
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        control.installEventFilter(self)
        self._surround()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Stay around the control wherever it goes."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._surround()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the ring inside the widget's own margin."""
        width = 3 if colours().name == "contrast" else RING
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("focus"), width))
        half = width / 2
        area = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        painter.end()

    def _surround(self) -> None:
        clear = 2 * RING
        self.setGeometry(self._control.geometry().adjusted(-clear, -clear, clear, clear))
        self.raise_()
