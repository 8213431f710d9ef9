"""What is selected, line by line: as pieces of blocks, and as parts of tables."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple, cast

from PySide6.QtGui import QTextCursor

from som_editor.core import cell_edit, table_edit
from som_editor.core.document import Block, BlockId, CellId, Document, Table, TextBlock
from som_editor.ui.editor.selected_text import pieces
from som_editor.ui.editor.shown_document import ShownDocument
from som_editor.ui.editor.shown_lines import Line, Setting

Piece = tuple[Block, int, int]
"""A block, and from where to where it is selected in the widget."""


class SelectedLine(NamedTuple):
    """A line of which the characters from `start` to `stop` are selected, perhaps none."""

    line: Line
    start: int
    stop: int

    @property
    def is_text(self) -> bool:
        """Whether it is text of the document that can bear marks."""
        in_model = not self.line.spare and self.line.setting is not Setting.CAPTION
        return isinstance(self.line.block, TextBlock) and in_model

    @property
    def is_block(self) -> bool:
        """Whether it is a block of the document or of a cell: no caption, nor an empty cell's."""
        spare_in_cell = self.line.spare and self.line.cell is not None
        return self.line.setting is not Setting.CAPTION and not spare_in_cell

    @property
    def container(self) -> tuple[BlockId | None, CellId | None]:
        """What the line stands in: a cell, a caption, or the page."""
        return self.line.table, self.line.cell


def selected_lines(shown: ShownDocument, cursor: QTextCursor) -> list[SelectedLine]:
    """The lines that the selection touches, or the one that `cursor` stands in.

    Of a selection over several cells of a table, those are the cells that are seen as selected.
    """
    if cursor.hasComplexSelection():
        cells = _cells_in_rectangle(shown, cursor)
        return [one for one in _lines_of_table(shown, cursor) if one.line.cell in cells]
    return [
        SelectedLine(shown.line_at(piece.block), piece.start, piece.stop)
        for piece in pieces(cursor)
    ]


def selected_pieces(document: Document, lines: Sequence[SelectedLine]) -> list[Piece]:
    """What `lines` are of `document`: text as it is cut, tables as the cells that are selected.

    What is selected within one cell or one caption is text of its own.
    """
    containers = {one.container for one in lines}
    if len(containers) == 1:
        return [(one.line.block, one.start, one.stop) for one in lines if not one.line.spare]
    result: list[Piece] = []
    for table, group in groupby(lines, lambda one: one.line.table):
        members = list(group)
        if table is None:
            result += [
                (one.line.block, one.start, one.stop) for one in members if not one.line.spare
            ]
            continue
        cells = {one.line.cell for one in members if one.line.cell}
        if cells:
            result.append((_part_of(cell_edit.find_table(document, table), cells, members), 0, 0))
        else:
            result += [(one.line.block, one.start, one.stop) for one in members]
    return result


def _part_of(table: Table, cells: set[CellId], members: Sequence[SelectedLine]) -> Table:
    """`table`, or the part of it that is selected of it alone."""
    every = {cell.id for _place, cell in table_edit.places(table)}
    captioned = any(one.line.setting is Setting.CAPTION for one in members)
    return table if captioned or cells == every else table_edit.only_cells(table, cells)


def _cells_in_rectangle(shown: ShownDocument, cursor: QTextCursor) -> set[CellId]:
    # PySide gives the four numbers of Qt's out-parameters
    rectangle = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
    first_row, rows, first_column, wide = rectangle
    table = shown.block_at(cursor.block())
    if not isinstance(table, Table):
        return set()
    return {
        cell.id
        for place, cell in table_edit.places(table)
        if first_row <= place.row < first_row + rows
        and place.column < first_column + wide
        and first_column < place.column + _shown_width(table, place, cell.columns)
    }


def _shown_width(table: Table, place: table_edit.Place, width: int) -> int:
    """How many columns a cell takes in the widget, where a short row ends in a wide cell."""
    last = place.position == len(table.rows[place.row].cells) - 1
    return table_edit.columns(table) - place.column if last else width


def _lines_of_table(shown: ShownDocument, cursor: QTextCursor) -> list[SelectedLine]:
    table = cursor.currentTable()
    block = cursor.document().findBlock(table.firstPosition())
    result = []
    while block.isValid() and block.position() <= table.lastPosition():
        result.append(SelectedLine(shown.line_at(block), 0, block.length() - 1))
        block = block.next()
    return result
