"""The grid of a table: its lines, its header, what came or went, the room of what is not there."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from som_editor.ui.comparison.hatching import paint_hatch
from som_editor.ui.comparison.mark_painting import MARKS
from som_editor.ui.comparison.table_layout import PADDING, Grid, GridRow
from som_editor.ui.comparison.text_layout import LaidText
from som_editor.ui.measures import px
from som_editor.ui.palette import colour

_BESIDE = 2
"""Between the lines of the grid and the hatching in it."""


def paint_grid(painter: QPainter, grid: Grid, origin: QPointF, width: int) -> None:
    """Draw everything of `grid` but its texts."""
    right = origin.x() + width
    for row in grid.rows:
        area = QRectF(origin.x(), origin.y() + row.top, width, row.height)
        if not row.texts:
            inside = area.adjusted(_BESIDE + 1, _BESIDE + 1, -_BESIDE, -_BESIDE)
            paint_hatch(painter, inside, origin.y())
        for text in row.texts:
            _paint_cell(painter, text, area)
        painter.fillRect(QRectF(area.left(), area.top(), width, 1), colour("edge"))
        for left in _lines(row):
            painter.fillRect(QRectF(origin.x() + left, area.top(), 1, row.height), colour("edge"))
    if grid.rows:
        top, bottom = origin.y() + grid.rows[0].top, origin.y() + grid.height
        painter.fillRect(QRectF(origin.x(), bottom, width + 1, 1), colour("edge"))
        painter.fillRect(QRectF(right, top, 1, bottom - top), colour("edge"))


def _lines(row: GridRow) -> list[int]:
    """Where the upright lines of `row` stand: on both sides of its cells, and on the left."""
    sides = (side for text in row.texts for side in (_left(text), _right(text)))
    return sorted({0, *map(round, sides)})


def _left(text: LaidText) -> float:
    return text.left - px(PADDING)


def _right(text: LaidText) -> float:
    return text.left + text.width + px(PADDING)


def _paint_cell(painter: QPainter, text: LaidText, row: QRectF) -> None:
    """The ground of a cell: of a header, or of one that came or went with its row or column."""
    width = _right(text) - _left(text)
    area = QRectF(row.left() + _left(text), row.top(), width, row.height())
    mark = MARKS.get(text.part.whole)
    if mark is not None:
        painter.fillRect(area, colour(f"{mark}.ground"))
    elif text.part.header:
        painter.fillRect(area, colour("panel"))
