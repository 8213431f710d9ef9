"""Which rows and cells of two tables stand beside each other, read off from their changes."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from som_editor.core.alignment import Aligned
from som_editor.core.chain import Pair, heaviest_chain
from som_editor.core.change import Change
from som_editor.core.table_differences import in_order
from som_editor.ui.comparison.cells import CAPTION, Cell, Part


class Line(NamedTuple):
    """A row (or cell) of the old table beside one of the new; one is None where it stands alone."""

    old: int | None
    new: int | None


def table_rows(cell: Cell) -> list[list[Part]]:
    """The cells of a table row by row, without its caption."""
    parts = (part for part in cell.parts if part.row != CAPTION)
    return [list(of_row) for _row, of_row in groupby(parts, key=lambda part: part.row)]


def row_lines(old: Cell, new: Cell, changes: Sequence[Change]) -> list[Line]:
    """The rows of both tables in the order of the new one, old ones alone where they were."""
    olds, news = table_rows(old), table_rows(new)
    pairs = {
        change.new.cell[0]: change.old.cell[0]
        for change in changes
        if change.old and change.new and change.old.cell and change.new.cell
    }
    gone = {at for at, row in enumerate(olds) if all(part.is_whole for part in row)}
    came = {at for at, row in enumerate(news) if all(part.is_whole for part in row)}
    return _lines(len(olds), len(news), pairs, gone, came)


def cell_lines(old: Sequence[Part], new: Sequence[Part], changes: Sequence[Change]) -> list[Line]:
    """The cells of two rows that stand beside each other."""
    pairs = {
        change.new.cell[1]: change.old.cell[1]
        for change in changes
        if change.old
        and change.new
        and change.old.cell
        and change.new.cell
        and (old and new)
        and (change.old.cell[0], change.new.cell[0]) == (old[0].row, new[0].row)
    }
    gone = {at for at, part in enumerate(old) if part.is_whole}
    came = {at for at, part in enumerate(new) if part.is_whole}
    return _lines(len(old), len(new), pairs, gone, came)


def _lines(
    olds: int, news: int, pairs: dict[int, int], gone: Iterable[int], came: Iterable[int]
) -> list[Line]:
    """What has no change stayed in its order; of what crosses, the smaller part has moved."""
    rest_old = [at for at in range(olds) if at not in {*pairs.values(), *gone}]
    rest_new = [at for at in range(news) if at not in {*pairs, *came}]
    known = [Pair(old, new, 1.0) for new, old in pairs.items() if old < olds and new < news]
    known += [Pair(old, new, 1.0) for old, new in zip(rest_old, rest_new, strict=False)]
    in_place = [Aligned(pair.old, pair.new, False) for pair in heaviest_chain(known)]
    return [Line(*pair) for pair in in_order(in_place, olds, news)]
