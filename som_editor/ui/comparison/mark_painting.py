"""The grounds under marked words and the lines under or through them, drawn in the line colour."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from som_editor.ui.comparison.text_layout import Mark
from som_editor.ui.measures import text_scale
from som_editor.ui.palette import colours
from som_editor.ui.tokens import MarkColours
from som_editor.writers.marked_text import Marking

_RADIUS = 2.0
_LINE = 1.5
_HEAVY_LINE = 2.0
_UNDER_BASELINE = 3.5
_THROUGH = 0.29
"""Height of the strike above the baseline, as a share of the height of the line."""


MARKS = {Marking.DELETED: "deleted", Marking.INSERTED: "inserted"}
"""The colours of what went and came."""


def paint_ground(painter: QPainter, mark: Mark, origin: QPointF) -> None:
    """Draw what lies under the words of `mark`; its text begins at `origin`."""
    tint = _colours(mark)
    if tint is None:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tint.ground))
    area = mark.area.translated(origin).adjusted(-1, 0, 1, 0)
    painter.drawRoundedRect(area, _RADIUS, _RADIUS)


def paint_line(painter: QPainter, mark: Mark, origin: QPointF) -> None:
    """Draw the line under or through the words of `mark`."""
    area = mark.area.translated(origin)
    baseline = origin.y() + mark.baseline
    tokens, scale = colours(), max(text_scale(), 1.0)
    under, line = baseline + _UNDER_BASELINE * scale, _LINE * scale
    match mark.marking:
        case Marking.DELETED:
            _line(painter, area, baseline - area.height() * _THROUGH, tokens.deleted.line, line)
        case Marking.INSERTED:
            _line(painter, area, under, tokens.inserted.line, line)
        case Marking.RENAMED:
            _dots(painter, area, under + scale, tokens.renamed.line, _HEAVY_LINE * scale)
        case _:
            pass
    if mark.leftover:
        _line(painter, area, under + scale, tokens.remark.line, _HEAVY_LINE * scale)


def _colours(mark: Mark) -> MarkColours | None:
    tokens = colours()
    if mark.leftover:
        return tokens.remark
    return {Marking.DELETED: tokens.deleted, Marking.INSERTED: tokens.inserted}.get(mark.marking)


def _line(painter: QPainter, area: QRectF, y: float, tint: str, width: float) -> None:
    painter.fillRect(QRectF(area.left(), y - width / 2, area.width(), width), QColor(tint))


def _dots(painter: QPainter, area: QRectF, y: float, tint: str, width: float) -> None:
    pen = QPen(QColor(tint), width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, 2.0])
    painter.setPen(pen)
    painter.drawLine(QPointF(area.left() + 1, y), QPointF(area.right() - 1, y))
