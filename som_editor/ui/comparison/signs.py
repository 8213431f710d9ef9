"""The signs of the comparison, drawn as strokes, so that no font has to know them: + − ≠ ⇅ ≈."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from som_editor.ui.icons import paint_icon
from som_editor.ui.palette import colour

SIDE = 22
"""Height and width of a sign's box, in pixels."""
_GRID = 22.0
SPLIT, MERGED = "split", "merge"
"""Signs that are icons."""
_MARKS = {"+": "inserted", "−": "deleted", "⇅": "moved"}


def paint_sign(painter: QPainter, area: QRectF, sign: str) -> None:
    """Draw `sign` into the square `area`: in a coloured box, an outlined one, or bare (≈)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.topLeft())
    scale = area.width() / _GRID
    painter.scale(scale, scale)
    box = QRectF(0, 0, _GRID, _GRID)
    if mark := _MARKS.get(sign):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(f"{mark}.ground"))
        painter.drawRoundedRect(box, 4, 4)
        ink = colour(f"{mark}.text")
    elif sign == "≈":
        ink = colour("renamed.line")
    else:
        painter.setPen(QPen(colour("edge"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        ink = colour("text")
    if sign in (SPLIT, MERGED):
        paint_icon(painter, box.adjusted(3, 3, -3, -3), sign, "text")
    else:
        _stroke(painter, sign, ink)
    painter.restore()


def _stroke(painter: QPainter, sign: str, ink: QColor) -> None:
    painter.setPen(
        QPen(ink, 1.9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_path(sign))


def _path(sign: str) -> QPainterPath:
    path = QPainterPath()
    match sign:
        case "+":
            _line(path, (7, 11), (15, 11))
            _line(path, (11, 7), (11, 15))
        case "−":
            _line(path, (7.2, 11), (14.8, 11))
        case "≠":
            _line(path, (7, 9), (15, 9))
            _line(path, (7, 13), (15, 13))
            _line(path, (13.4, 6.2), (8.6, 15.8))
        case "⇅":
            _line(path, (8, 16), (8, 6.4))
            _line(path, (5.6, 8.8), (8, 6.2), (10.4, 8.8))
            _line(path, (14, 6), (14, 15.6))
            _line(path, (11.6, 13.2), (14, 15.8), (16.4, 13.2))
        case "≈":
            for middle in (9.0, 13.2):
                path.moveTo(6.8, middle + 0.8)
                path.cubicTo(8.6, middle - 2.2, 10.2, middle - 0.6, 11, middle)
                path.cubicTo(11.8, middle + 0.6, 13.4, middle + 2.2, 15.2, middle - 0.8)
        case _:
            pass
    return path


def _line(path: QPainterPath, *points: tuple[float, float]) -> None:
    path.moveTo(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
