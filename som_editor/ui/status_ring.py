"""The status of a version as a shape: dashed, half, ticked, crossed or plain ring, or a square.

Never by colour, and in a table never without the word beside it.
"""

import math

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPen, QPixmap, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from som_editor.core.lifecycle import Status
from som_editor.ui.measures import px
from som_editor.ui.palette import colour

RING = 15
"""Side of a ring beside text, in pixels."""
_GRID = 16.0
_STROKE = 1.8


def paint_ring(painter: QPainter, area: QRectF, status: Status) -> None:
    """Draw the ring of `status` into the square `area`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.topLeft())
    painter.scale(area.width() / _GRID, area.height() / _GRID)
    edge, accent = colour("edge"), colour("accent")
    ring = QRectF(2, 2, 12, 12)
    match status:
        case Status.CONCEPT:
            pen = _pen(edge)
            dash = 2 * math.pi * 6 / 8 / _STROKE
            pen.setDashPattern([dash / 2, dash / 2])
            painter.setPen(pen)
            painter.drawEllipse(ring)
        case Status.FOR_ADVICE | Status.FOR_CONSENT:
            painter.setPen(_pen(accent))
            painter.drawEllipse(ring)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawPie(QRectF(4.2, 4.2, 7.6, 7.6), -90 * 16, 180 * 16)
        case Status.ADOPTED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(QRectF(1, 1, 14, 14))
            painter.setPen(_pen(colour("on_accent")))
            painter.drawPolyline([QPointF(5, 8.2), QPointF(7.1, 10.3), QPointF(11.2, 6)])
        case Status.WITHDRAWN:
            painter.setPen(_pen(edge))
            painter.drawEllipse(ring)
            painter.drawLine(QPointF(4, 12), QPointF(12, 4))
        case Status.TAKEN_OVER:
            painter.setPen(_pen(accent))
            painter.drawEllipse(ring)
        case Status.SOURCE:
            painter.setPen(_pen(edge))
            painter.drawRoundedRect(QRectF(2.5, 2.5, 11, 11), 2, 2)
    painter.restore()


def ring_icon(status: Status) -> QIcon:
    """The ring of `status` for a menu, a combo or a button; it follows the theme."""
    return QIcon(_Engine(status))


class StatusRing(QWidget):
    """The ring of a status, beside the words that say it."""

    def __init__(self, status: Status = Status.CONCEPT, size: int = RING) -> None:
        super().__init__()
        self._status = status
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_status(self, status: Status) -> None:
        """Show `status` from now on."""
        self._status = status
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """A square at the text scale in use."""
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the ring."""
        painter = QPainter(self)
        paint_ring(painter, QRectF(self.rect()), self._status)
        painter.end()


def _pen(tint: QColor) -> QPen:
    return QPen(
        tint, _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin
    )


class _Engine(QIconEngine):
    """Draws a ring for whatever size and theme is asked."""

    def __init__(self, status: Status) -> None:
        super().__init__()
        self._status = status

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw the ring into `rect`."""
        paint_ring(painter, QRectF(rect), self._status)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The ring as a pixmap of `size` device pixels."""
        result = QPixmap(size)
        result.fill(QColor(0, 0, 0, 0))
        painter = QPainter(result)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return result

    def clone(self) -> QIconEngine:
        """Another engine for the same ring."""
        return _Engine(self._status)
