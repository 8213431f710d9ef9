"""Edits of one table: functions from a table to a table. Equal parts are shared, ids are kept.

Columns are counted on the grid: a cell that spans two of them stands in both. A row may be shorter
than the others. An edit that the table does not allow raises InvalidEdit.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple, TypeVar

import msgspec

from som_editor.core.document import (
    BlockId,
    Cell,
    CellId,
    NewId,
    Role,
    Row,
    RowId,
    Table,
    TextBlock,
)
from som_editor.core.errors import InvalidEdit, NotFound
from som_editor.core.text import clean_text

_replace = msgspec.structs.replace
_Part = TypeVar("_Part")


class Place(NamedTuple):
    """Where a cell stands: its row, its place among the cells of that row, its first column."""

    row: int
    position: int
    column: int


def new_table(rows: int, columns: int, new_id: NewId) -> Table:
    """An empty table of `rows` by `columns`, the first row its header."""
    return Table(
        BlockId(new_id()),
        tuple(_new_row((1,) * columns, new_id) for _row in range(rows)),
    )


def columns(table: Table) -> int:
    """How many columns `table` has: those of its longest row."""
    return max((_length(row) for row in table.rows), default=0)


def is_grid(table: Table) -> bool:
    """Whether there is a cell in every row, so that the table can be written in."""
    return bool(table.rows) and all(row.cells for row in table.rows)


def place_of(table: Table, cell: CellId) -> Place:
    """Where `cell` stands. Raises NotFound."""
    for place, candidate in places(table):
        if candidate.id == cell:
            return place
    raise NotFound("block", cell)


def places(table: Table) -> Iterator[tuple[Place, Cell]]:
    """The cells in reading order, each with its place."""
    for number, row in enumerate(table.rows):
        column = 0
        for index, cell in enumerate(row.cells):
            yield Place(number, index, column), cell
            column += cell.columns


# Rows


def insert_row(table: Table, at: int, new_id: NewId) -> Table:
    """An empty row before row `at`, with cells as wide as those of the row above it.

    Within the header it belongs to the header.
    """
    _check(at, len(table.rows))
    if not table.rows:
        return _replace(table, rows=(_new_row((1,), new_id),))
    model = table.rows[max(at - 1, 0)]
    row = _new_row(tuple(cell.columns for cell in model.cells), new_id)
    header_rows = table.header_rows + (at < table.header_rows)
    return _replace(table, rows=(*table.rows[:at], row, *table.rows[at:]), header_rows=header_rows)


def delete_row(table: Table, at: int) -> Table:
    """`table` without row `at`. Raises InvalidEdit for the last one."""
    _check(at, len(table.rows) - 1)
    if len(table.rows) == 1:
        raise InvalidEdit("last_row", table.id)
    header_rows = table.header_rows - (at < table.header_rows)
    return _replace(table, rows=table.rows[:at] + table.rows[at + 1 :], header_rows=header_rows)


def move_row(table: Table, at: int, to: int) -> Table:
    """Row `at` at place `to`; as many rows as before are the header."""
    for place in (at, to):
        _check(place, len(table.rows) - 1)
    if at == to:
        return table
    return _replace(table, rows=_moved(table.rows, at, to))


def set_header_rows(table: Table, count: int) -> Table:
    """The first `count` rows are the header."""
    _check(count, len(table.rows))
    return table if count == table.header_rows else _replace(table, header_rows=count)


# Columns


def insert_column(table: Table, at: int, new_id: NewId) -> Table:
    """An empty column before column `at`; a cell that lies across that place becomes wider."""
    _check(at, columns(table))
    rows = tuple(_with_column(row, at, new_id) for row in table.rows)
    return _replace(table, rows=rows)


def delete_column(table: Table, at: int) -> Table:
    """`table` without column `at`; a cell that spans more of them becomes narrower.

    A row without any other cell goes with it. Raises InvalidEdit for the last column.
    """
    width = columns(table)
    _check(at, width - 1)
    if width == 1:
        raise InvalidEdit("last_column", table.id)
    rows = [_without_column(row, at) for row in table.rows]
    header_rows = sum(bool(row.cells) for row in rows[: table.header_rows])
    return _replace(table, rows=tuple(row for row in rows if row.cells), header_rows=header_rows)


def move_column(table: Table, at: int, to: int) -> Table:
    """Column `at` at place `to`. Raises InvalidEdit where a cell spans several columns."""
    for place in (at, to):
        _check(place, columns(table) - 1)
    if at == to:
        return table
    width = columns(table)
    if any(len(row.cells) != width for row in table.rows):
        raise InvalidEdit("spanned", table.id)
    rows = tuple(_replace(row, cells=_moved(row.cells, at, to)) for row in table.rows)
    return _replace(table, rows=rows)


# What stands in it


def set_caption(table: Table, caption: str) -> Table:
    """`table` under the caption `caption`, on one line."""
    words = " ".join(clean_text(caption).splitlines())
    return table if words == table.caption else _replace(table, caption=words)


def set_cell(table: Table, cell: CellId, blocks: Sequence[TextBlock]) -> Table:
    """`table` with `blocks` in `cell`. Raises NotFound."""
    place = place_of(table, cell)
    row = table.rows[place.row]
    old = row.cells[place.position]
    if old.blocks == tuple(blocks):
        return table
    new = _replace(old, blocks=tuple(blocks))
    cells = (*row.cells[: place.position], new, *row.cells[place.position + 1 :])
    rows = (*table.rows[: place.row], _replace(row, cells=cells), *table.rows[place.row + 1 :])
    return _replace(table, rows=rows)


def clear_cells(table: Table, cells: Collection[CellId]) -> Table:
    """`table` with an empty paragraph in each of `cells`, which keeps the id of their first."""
    for _place, cell in places(table):
        if cell.id in cells and cell.blocks:
            first = _replace(cell.blocks[0], inlines=(), speaker="")
            table = set_cell(table, cell.id, (first,))
    return table


def only_cells(table: Table, cells: Collection[CellId]) -> Table:
    """The part of `table` that `cells` are; the header rows among them stay so."""
    kept = [
        _replace(row, cells=tuple(cell for cell in row.cells if cell.id in cells))
        for row in table.rows
    ]
    header_rows = sum(bool(row.cells) for row in kept[: table.header_rows])
    return _replace(
        table,
        rows=tuple(row for row in kept if row.cells),
        caption="",
        header_rows=header_rows,
    )


def fill_cells(table: Table, at: Place, source: Table, new_id: NewId) -> Table:
    """`table` with the cells of `source` over its own from `at` on; it grows where it must.

    The blocks of `source` are put in as they are: they bear ids that are free.
    """
    needed = at.row + len(source.rows) - len(table.rows)
    for _row in range(needed):
        table = insert_row(table, len(table.rows), new_id)
    wide = max((len(row.cells) for row in source.rows), default=0)
    for _column in range(at.position + wide - _fewest_cells(table, at.row, len(source.rows))):
        table = insert_column(table, columns(table), new_id)
    for number, row in enumerate(source.rows):
        cells = table.rows[at.row + number].cells
        for index, cell in enumerate(row.cells):
            table = set_cell(table, cells[at.position + index].id, cell.blocks)
    return table


def _fewest_cells(table: Table, first: int, count: int) -> int:
    return min(len(row.cells) for row in table.rows[first : first + count])


def _length(row: Row) -> int:
    return sum(cell.columns for cell in row.cells)


def _new_row(widths: Sequence[int], new_id: NewId) -> Row:
    return Row(RowId(new_id()), tuple(_new_cell(width, new_id) for width in widths))


def _new_cell(width: int, new_id: NewId) -> Cell:
    return Cell(CellId(new_id()), (TextBlock(BlockId(new_id()), Role.PARAGRAPH),), width)


def _with_column(row: Row, at: int, new_id: NewId) -> Row:
    column = 0
    for index, cell in enumerate(row.cells):
        if column < at < column + cell.columns:
            wider = _replace(cell, columns=cell.columns + 1)
            return _replace(row, cells=(*row.cells[:index], wider, *row.cells[index + 1 :]))
        if column >= at:
            added = (*row.cells[:index], _new_cell(1, new_id), *row.cells[index:])
            return _replace(row, cells=added)
        column += cell.columns
    return _replace(row, cells=(*row.cells, _new_cell(1, new_id)))


def _without_column(row: Row, at: int) -> Row:
    column = 0
    for index, cell in enumerate(row.cells):
        if column <= at < column + cell.columns:
            left = () if cell.columns == 1 else (_replace(cell, columns=cell.columns - 1),)
            return _replace(row, cells=(*row.cells[:index], *left, *row.cells[index + 1 :]))
        column += cell.columns
    return row


def _moved(parts: tuple[_Part, ...], at: int, to: int) -> tuple[_Part, ...]:
    others = parts[:at] + parts[at + 1 :]
    return (*others[:to], parts[at], *others[to:])


def _check(place: int, last: int) -> None:
    """Raises InvalidEdit for a place that is not there."""
    if not 0 <= place <= last:
        raise InvalidEdit("no_such_place", str(place))
