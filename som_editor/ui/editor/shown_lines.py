"""Which lines the widget shows of the model: one for each of its own blocks.

A text block is a line, and so is a picture. A table is its caption, then a line for each block in
its cells. Where the model has nothing to write in, in an empty document, behind a table at the end
and in an empty cell, a spare line stands; what is typed there becomes a block.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from som_editor.core import table_edit
from som_editor.core.cell_edit import caption_block
from som_editor.core.document import (
    Block,
    BlockId,
    CellId,
    NewId,
    Role,
    Table,
    TextBlock,
)


class Setting(StrEnum):
    """Where a line stands, which says how it looks."""

    PAGE = ""
    CAPTION = "caption"
    CELL = "cell"
    HEADER = "header"


class Line(NamedTuple):
    """A block of the widget: what it shows, and the table that it is of, if any.

    A caption is a paragraph under the id of its table. What is `spare` is not in the model.
    """

    block: Block
    setting: Setting = Setting.PAGE
    table: BlockId | None = None
    cell: CellId | None = None
    spare: bool = False

    @property
    def home(self) -> BlockId:
        """The block of the document that the line is of."""
        return self.table or self.block.id


class Grid(NamedTuple):
    """The cells of a table, and the lines in them."""

    table: Table
    cells: tuple[tuple[Line, ...], ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, in reading order."""
        return tuple(line for cell in self.cells for line in cell)

    @property
    def shape(self) -> tuple[tuple[int, ...], ...]:
        """The widths of the cells, row by row: what a table of the widget must be built for."""
        return tuple(tuple(cell.columns for cell in row.cells) for row in self.table.rows)


Part = Line | Grid
"""A table is shown as the line of its caption and the grid of its cells."""


def is_open(block: Block) -> bool:
    """Whether `block` is a table that can be written in."""
    return isinstance(block, Table) and table_edit.is_grid(block)


def parts_of(blocks: Iterable[Block], new_id: NewId) -> Iterator[Part]:
    """What is shown of `blocks`, without the spare line that may follow them."""
    for block in blocks:
        if isinstance(block, Table) and is_open(block):
            yield Line(caption_block(block), Setting.CAPTION, block.id)
            yield Grid(block, tuple(_cells(block, new_id)))
        else:
            yield Line(block)


def lines_of(parts: Iterable[Part]) -> tuple[Line, ...]:
    """`parts`, line by line."""
    result: list[Line] = []
    for part in parts:
        if isinstance(part, Line):
            result.append(part)
        else:
            result += part.lines
    return tuple(result)


def grouped(lines: Iterable[Line], tables: dict[BlockId, Table]) -> list[Part]:
    """`lines` as parts again; the cells of a table among `tables` are one."""
    result: list[Part] = []
    for table, members in groupby(lines, lambda line: line.table if line.cell else None):
        if table is None:
            result += members
        else:
            cells = groupby(members, lambda line: line.cell)
            result.append(Grid(tables[table], tuple(tuple(cell) for _id, cell in cells)))
    return result


def needs_spare(blocks: tuple[Block, ...]) -> bool:
    """Whether a line to write in must be added behind `blocks`."""
    return not blocks or is_open(blocks[-1])


def spare_line(new_id: NewId) -> Line:
    """A paragraph to write in that is not in the model."""
    return Line(TextBlock(BlockId(new_id()), Role.PARAGRAPH), spare=True)


def line_count(blocks: Iterable[Block]) -> int:
    """How many lines show `blocks`, without a spare one behind them."""
    count = 0
    for block in blocks:
        count += 1
        if isinstance(block, Table) and is_open(block):
            count += sum(max(len(cell.blocks), 1) for row in block.rows for cell in row.cells)
    return count


def _cells(table: Table, new_id: NewId) -> Iterator[tuple[Line, ...]]:
    for place, cell in table_edit.places(table):
        setting = Setting.HEADER if place.row < table.header_rows else Setting.CELL
        if cell.blocks:
            yield tuple(Line(block, setting, table.id, cell.id) for block in cell.blocks)
        else:
            empty = TextBlock(BlockId(new_id()), Role.PARAGRAPH)
            yield (Line(empty, setting, table.id, cell.id, spare=True),)
