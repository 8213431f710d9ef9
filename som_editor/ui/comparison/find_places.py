"""Where words stand in a comparison: on either side, in folded rows too, in reading order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from som_editor.core.document import Table
from som_editor.core.search import Query, find
from som_editor.ui.comparison.cells import Part
from som_editor.ui.comparison.compared import COVER, Column, Compared
from som_editor.writers.marked_text import Marking


class Place(NamedTuple):
    """Characters `start` to `stop` of a part of a row.

    In `columns`: both sides are one place where the row is the same on both.
    """

    rank: int
    columns: tuple[Column, ...]
    part: int
    start: int
    stop: int


class Found:
    """What was found, and which of it is the `current` one; None before the first step."""

    def __init__(self, places: Sequence[Place] = (), current: int | None = None) -> None:
        self.places = places
        self.current = current

    @property
    def place(self) -> Place | None:
        """The current place."""
        return None if self.current is None else self.places[self.current]

    def in_part(self, rank: int, column: Column, part: int) -> Iterator[Place]:
        """The places in one part of a row."""
        for place in self._of_rank.get(rank, ()):
            if place.part == part and column in place.columns:
                yield place

    @property
    def ranks(self) -> Iterable[int]:
        """The rows in which something was found."""
        return self._of_rank

    @cached_property
    def _of_rank(self) -> dict[int, list[Place]]:
        result: defaultdict[int, list[Place]] = defaultdict(list)
        for place in self.places:
            result[place.rank].append(place)
        return result


def places(compared: Compared, query: Query, *, single: bool) -> list[Place]:
    """Where `query` stands in `compared`; `single` for both texts in one column."""
    result: list[Place] = []
    for rank in (COVER, *range(len(compared.rows))):
        if single:
            if _may_hold(compared, rank, query):
                result += _in_one_column(compared, rank, query)
        elif rank != COVER and _is_same(compared, rank):
            result += _in_column(compared, rank, (Column.NEW, Column.OLD), query)
        else:
            for column in (Column.OLD, Column.NEW):
                result += _in_column(compared, rank, (column,), query)
    return result


def next_place(found: Sequence[Place], rank: int) -> int:
    """The first place at or under the row `rank`; the very first one where there is none."""
    return next((at for at, place in enumerate(found) if place.rank >= rank), 0)


def _may_hold(compared: Compared, rank: int, query: Query) -> bool:
    """Whether it is worth while to cut the row into its parts."""
    if rank == COVER:
        return True
    loose = query._replace(whole=False)
    pair = compared.rows[rank].pair
    return any(
        index is not None and find(loose, side.text(index))
        for side, index in ((compared.old, pair.old), (compared.new, pair.new))
    )


def _is_same(compared: Compared, rank: int) -> bool:
    pair = compared.rows[rank].pair
    return not pair.changes and pair.old is not None and pair.new is not None


def _in_column(
    compared: Compared, rank: int, columns: tuple[Column, ...], query: Query
) -> Iterator[Place]:
    for number, text in enumerate(_texts(compared, rank, columns[0], query)):
        for start, stop in find(query, text):
            yield Place(rank, columns, number, start, stop)


def _texts(compared: Compared, rank: int, column: Column, query: Query) -> Sequence[str]:
    """The texts of the parts of a cell that are worth while to search.

    Only a table has several, and only where it may hold what is looked for is it cut into them.
    """
    if rank != COVER:
        pair = compared.rows[rank].pair
        old = column is Column.OLD
        side, index = (compared.old, pair.old) if old else (compared.new, pair.new)
        if index is None:
            return ()
        text = side.text(index)
        if not isinstance(side.document.blocks[index], Table):
            return (text,)
        if not find(query._replace(whole=False), text):
            return ()
    cell = compared.cell(rank, column)
    return [part.text for part in cell.parts] if cell else ()


def _in_one_column(compared: Compared, rank: int, query: Query) -> Iterator[Place]:
    """Each part is read as the old text and as the new one."""
    cell = compared.cell(rank, Column.BOTH)
    for number, part in enumerate(cell.parts if cell else ()):
        both = {
            place
            for hidden in (Marking.INSERTED, Marking.DELETED)
            for place in _without(part, hidden, query)
        }
        for start, stop in sorted(both):
            yield Place(rank, (Column.BOTH,), number, start, stop)


def _without(part: Part, hidden: Marking, query: Query) -> Iterator[tuple[int, int]]:
    """Where `query` stands in `part` as it reads without what is `hidden`, as places of `part`."""
    text = "".join(stretch.text for stretch in part.stretches if stretch.marking is not hidden)
    found = find(query, text)
    if not found:
        return
    kept: list[int] = []
    at = 0
    for stretch in part.stretches:
        if stretch.marking is not hidden:
            kept += range(at, at + len(stretch.text))
        at += len(stretch.text)
    for start, stop in found:
        yield kept[start], kept[stop - 1] + 1
