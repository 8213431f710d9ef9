"""The lines of the tables on the page, and the ground of their headers, under the text."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextTable
from PySide6.QtWidgets import QTextEdit

from som_editor.ui.editor.block_formats import KIND
from som_editor.ui.editor.line_writing import CELL_PADDING
from som_editor.ui.editor.page import block_bounds, table_area, table_around, visible_blocks
from som_editor.ui.editor.page_scale import px
from som_editor.ui.editor.shown_lines import Setting
from som_editor.ui.palette import colour


def paint_tables(painter: QPainter, edit: QTextEdit) -> None:
    """Draw the grid of each table of which something can be seen in `edit`."""
    scroll = edit.verticalScrollBar().value()
    for table in _visible_tables(edit):
        area = table_area(table, edit.document()).translated(0, -scroll)
        lefts: dict[int, int] = {}
        top = area.top()
        for row in range(table.rows()):
            last = row == table.rows() - 1
            end = area.bottom() if last else _top(table, row + 1) - scroll
            if end >= 0 and top <= edit.viewport().height():
                _paint_row(
                    painter, table, row, QRectF(area.left(), top, area.width(), end - top), lefts
                )
            top = end
        painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), colour("edge"))


def _visible_tables(edit: QTextEdit) -> Iterator[QTextTable]:
    seen: QTextTable | None = None
    for block in visible_blocks(edit):
        table = table_around(block)
        if table is not None and table is not seen:
            seen = table
            yield table


def _paint_row(
    painter: QPainter, table: QTextTable, row: int, area: QRectF, lefts: dict[int, int]
) -> None:
    """Draw what is around the cells of `row`; `lefts` remembers where columns begin."""
    edge = colour("edge")
    first = table.cellAt(row, 0).firstCursorPosition().block()
    if str(first.blockFormat().property(KIND)).endswith(Setting.HEADER.value):
        painter.fillRect(area, colour("panel"))
    painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), edge)
    column = 0
    while column < table.columns():
        cell = table.cellAt(row, column)
        if column not in lefts:
            bounds = block_bounds(cell.firstCursorPosition().block())
            lefts[column] = round(bounds.left()) - px(CELL_PADDING)
        painter.fillRect(QRectF(lefts[column], area.top(), 1, area.height()), edge)
        column += cell.columnSpan()
    painter.fillRect(QRectF(area.right() - 1, area.top(), 1, area.height()), edge)


def _top(table: QTextTable, row: int) -> float:
    block = table.cellAt(row, 0).firstCursorPosition().block()
    return block_bounds(block).top() - px(CELL_PADDING)
