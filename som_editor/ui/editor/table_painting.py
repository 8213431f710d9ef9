"""The lines of the tables on the page, and the ground of their headers, under the text."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextTable
from PySide6.QtWidgets import QTextEdit

from som_editor.ui.editor.block_formats import KIND
from som_editor.ui.editor.line_writing import CELL_PADDING
from som_editor.ui.editor.page import block_bounds, table_area, table_around, visible_blocks
from som_editor.ui.editor.shown_lines import Setting
from som_editor.ui.measures import px
from som_editor.ui.palette import colour


def paint_tables(painter: QPainter, edit: QTextEdit) -> None:
    """Draw the grid of each table of which something can be seen in `edit`."""
    scroll = edit.verticalScrollBar().value()
    for table in _visible_tables(edit):
        area = table_area(table, edit.document()).translated(0, -scroll)
        tops = [_top(table, row) - scroll for row in range(table.rows())]
        for row, (top, end) in enumerate(zip(tops, [*tops[1:], area.bottom()], strict=True)):
            _paint_row(painter, table, row, QRectF(area.left(), top, area.width(), end - top))
        painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), colour("edge"))


def _visible_tables(edit: QTextEdit) -> Iterator[QTextTable]:
    seen: QTextTable | None = None
    for block in visible_blocks(edit):
        table = table_around(block)
        if table is not None and table is not seen:
            seen = table
            yield table


def _paint_row(painter: QPainter, table: QTextTable, row: int, area: QRectF) -> None:
    right = area.right()
    starts = []
    for column in range(table.columns()):
        cell = table.cellAt(row, column)
        if cell.column() == column:
            block = cell.firstCursorPosition().block()
            starts.append(block_bounds(block).left())
            header = str(block.blockFormat().property(KIND)).endswith(Setting.HEADER.value)
    lefts = [start - px(CELL_PADDING) for start in starts]
    if header:
        painter.fillRect(area, colour("panel"))
    painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), colour("edge"))
    for left in (*lefts, right - 1):
        painter.fillRect(QRectF(round(left), area.top(), 1, area.height()), colour("edge"))


def _top(table: QTextTable, row: int) -> float:
    block = table.cellAt(row, 0).firstCursorPosition().block()
    return block_bounds(block).top() - px(CELL_PADDING)
