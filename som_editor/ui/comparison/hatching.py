"""The slanting lines where a side has nothing."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from som_editor.ui.palette import colour

_TILE = 10


def paint_hatch(painter: QPainter, area: QRectF, origin: float) -> None:
    """Fill `area` with lines that move along with what stands at the height `origin`."""
    painter.setBrushOrigin(QPointF(0, origin))
    ratio = painter.device().devicePixelRatio()
    painter.fillRect(area, _hatch(colour("hatch").name(), ratio))
    painter.setBrushOrigin(QPointF(0, 0))


@lru_cache(maxsize=8)
def _hatch(tint: str, ratio: float) -> QBrush:
    """Slanting lines as a tile, sharp at every pixel ratio."""
    tile = QPixmap(round(_TILE * ratio), round(_TILE * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tint), 1))
    for shift in (-_TILE, 0, _TILE):
        painter.drawLine(QPointF(shift - 1, _TILE + 1), QPointF(shift + _TILE + 1, -1))
    painter.end()
    return QBrush(tile)
