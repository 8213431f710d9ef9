"""The changes of a table: columns and rows that came, went or moved, and cells that were edited."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from som_editor.core.alignment import COLUMN, Aligned, align
from som_editor.core.change import Change, Kind
from som_editor.core.compared_text import ComparedText, Part
from som_editor.core.document import Table
from som_editor.core.likeness import Unit
from som_editor.core.pairs import paired, whole
from som_editor.core.progress import Report
from som_editor.core.renames import Rule, apply_rules
from som_editor.core.spans import WordSpans

NewGroup = Callable[[], int]
"""Gives the number of a group that ties changes together."""


def table_changes(
    old: "TableSide",
    new: "TableSide",
    rules: Sequence[Rule],
    new_group: NewGroup,
    words: WordSpans,
    report: Report,
) -> Iterator[Change]:
    """The changes of the cells of two tables that answer to each other."""
    return _TableDifferences(old, new, rules, new_group, words, report).walk()


def whole_rows(kind: Kind, side: "TableSide", new_group: NewGroup) -> Iterator[Change]:
    """The cells of a table that came or went whole, those of one row with one group."""
    for row in range(len(side.rows)):
        yield from _whole_row(kind, side.rows[row], new_group)


class TableSide(NamedTuple):
    """The cells of a table, row by row, and the ids of its rows."""

    rows: list[list[Part]]
    identities: list[str]

    @staticmethod
    def of(text: ComparedText, index: int) -> "TableSide":
        """The table at `index` of `text`."""
        table = text.blocks[index]
        rows = table.rows if isinstance(table, Table) else ()
        return TableSide(
            [list(text.cells(index, row)) for row in range(len(rows))], [row.id for row in rows]
        )

    def columns(self) -> list[str] | None:
        """The texts of each column; None where the rows are not equally long."""
        if len({len(row) for row in self.rows}) != 1:
            return None
        return [
            "\n".join(part.side.text for part in column) for column in zip(*self.rows, strict=True)
        ]


class _TableDifferences:
    def __init__(
        self,
        old: TableSide,
        new: TableSide,
        rules: Sequence[Rule],
        new_group: NewGroup,
        words: WordSpans,
        report: Report,
    ) -> None:
        self._old, self._new, self._rules, self._new_group = old, new, rules, new_group
        self._words, self._report = words, report
        self._columns = self._aligned_columns()
        self._column_groups: defaultdict[tuple[str, int], int] = defaultdict(new_group)

    def walk(self) -> Iterator[Change]:
        """Rows are aligned by the columns that both tables have, then cells within rows."""
        rows = align(*self._row_units(), self._report)
        of_new = {pair.new: pair for pair in rows}
        kept = {pair.old for pair in rows}
        in_place = [pair for pair in rows if not pair.moved]
        sizes = len(self._old.rows), len(self._new.rows)
        for row_old, row_new in in_order(in_place, *sizes):
            self._words.pulse()
            if row_new in of_new:
                pair = of_new[row_new]
                yield from self._cells(pair)
            elif row_new is not None:
                yield from _whole_row(Kind.INSERTED, self._new.rows[row_new], self._new_group)
            elif row_old is not None and row_old not in kept:
                yield from _whole_row(Kind.DELETED, self._old.rows[row_old], self._new_group)

    def _aligned_columns(self) -> list[Aligned] | None:
        """The columns that answer to each other; None where a table has none to speak of.

        Columns of tables with as many on both sides, or in a gap, that are not alike answer to
        each other by their place.
        """
        old, new = self._old.columns(), self._new.columns()
        if old is None or new is None:
            return None
        pairs = align(
            [Unit(apply_rules(text, self._rules), COLUMN) for text in old],
            [Unit(text, COLUMN) for text in new],
            self._report,
        )
        return sorted([*pairs, *_by_place(pairs, len(old), len(new))], key=lambda pair: pair.new)

    def _row_units(self) -> tuple[list[Unit], list[Unit]]:
        columns = self._columns or []
        olds, news = {pair.old for pair in columns}, {pair.new for pair in columns}
        return (
            _units(self._old, olds, self._columns is None, self._rules),
            _units(self._new, news, self._columns is None, ()),
        )

    def _cells(self, row: Aligned) -> Iterator[Change]:
        """The changes of two rows that answer to each other."""
        old, new = self._old.rows[row.old], self._new.rows[row.new]
        pairs = self._columns if self._columns is not None else self._aligned_cells(old, new)
        of_new = {pair.new: pair for pair in pairs}
        kept = {pair.old for pair in pairs}
        in_place = [pair for pair in pairs if not pair.moved]
        of_row = self._new_group() if row.moved else None
        for at_old, at_new in in_order(in_place, len(old), len(new)):
            if at_new in of_new:
                pair = of_new[at_new]
                moved = row.moved or pair.moved
                group = self._column_group("moved", at_new) if pair.moved else of_row
                change = paired(
                    old[pair.old], new[at_new], self._rules, self._words, moved=moved, group=group
                )
                if change:
                    yield change
            elif at_new is not None:
                group = self._column_group("new", at_new)
                yield whole(Kind.INSERTED, None, new[at_new].side, group)
            elif at_old is not None and at_old not in kept:
                group = self._column_group("old", at_old)
                yield whole(Kind.DELETED, old[at_old].side, None, group)

    def _column_group(self, side: str, column: int) -> int | None:
        """The group of the cells of one column, where the table has columns."""
        return None if self._columns is None else self._column_groups[side, column]

    def _aligned_cells(self, old: list[Part], new: list[Part]) -> list[Aligned]:
        """The cells of two rows that answer to each other, by place where they have as many."""
        if len(old) == len(new):
            return [Aligned(column, column, False) for column in range(len(new))]
        return align(
            [Unit(apply_rules(part.side.text, self._rules), "cell") for part in old],
            [Unit(part.side.text, "cell") for part in new],
        )


def _units(side: TableSide, columns: set[int], every: bool, rules: Sequence[Rule]) -> list[Unit]:
    """The rows of a table as texts to be aligned, with the cells in `columns` or `every` one."""
    units = []
    for row, identity in zip(side.rows, side.identities, strict=True):
        texts = [part.side.text for at, part in enumerate(row) if every or at in columns]
        units.append(Unit(apply_rules("\t".join(texts), rules), "row", identity))
    return units


def _by_place(pairs: Sequence[Aligned], olds: int, news: int) -> Iterator[Aligned]:
    """The positions between `pairs` that are as many on both sides, one by one."""
    taken_old, taken_new = {pair.old for pair in pairs}, {pair.new for pair in pairs}
    stayed = [pair for pair in pairs if not pair.moved]
    for above, below in pairwise([Aligned(-1, -1, False), *stayed, Aligned(olds, news, False)]):
        free_old = [at for at in range(above.old + 1, below.old) if at not in taken_old]
        free_new = [at for at in range(above.new + 1, below.new) if at not in taken_new]
        if len(free_old) == len(free_new):
            for old, new in zip(free_old, free_new, strict=True):
                yield Aligned(old, new, False)


def _whole_row(kind: Kind, row: Sequence[Part], new_group: NewGroup) -> Iterator[Change]:
    if not row:
        return
    group = new_group()
    for part in row:
        if kind is Kind.DELETED:
            yield whole(kind, part.side, None, group)
        else:
            yield whole(kind, None, part.side, group)


def in_order(
    in_place: Sequence[Aligned], olds: int, news: int
) -> Iterator[tuple[int | None, int | None]]:
    """All positions of both sides in the order of the new one, old ones alone where they were."""
    end = Aligned(olds, news, False)
    for above, below in pairwise([Aligned(-1, -1, False), *in_place, end]):
        yield from ((old, None) for old in range(above.old + 1, below.old))
        yield from ((None, new) for new in range(above.new + 1, below.new))
        if below is not end:
            yield below.old, below.new
