"""From aligned blocks to the rows of a comparison and its changes."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from som_editor.core.alignment import Aligned, Unit, align
from som_editor.core.change import Change, Kind
from som_editor.core.compared_text import ComparedText, Part
from som_editor.core.document import Table
from som_editor.core.pairs import paired, whole
from som_editor.core.renames import Rule, apply_rules


class RowPair(msgspec.Struct, frozen=True):
    """One row of the two documents side by side: indices into their blocks, and into the changes.

    Rows are in the order of the new document, deletions where they were. The old side of a moved
    block has a row of its own with `new` None, the new side one with `old` None; both carry the
    same change. `changes` are several only for tables.
    """

    old: int | None
    new: int | None
    changes: tuple[int, ...] = ()


def differences(
    old: ComparedText, new: ComparedText, aligned: Sequence[Aligned], rules: Sequence[Rule]
) -> tuple[list[RowPair], list[Change]]:
    """The rows of `old` and `new` side by side, and the changes they show."""
    return _Differences(old, new, aligned, rules).walk()


class _Differences:
    """Walks both documents in the order of the new one, deletions where they were."""

    def __init__(
        self,
        old: ComparedText,
        new: ComparedText,
        aligned: Sequence[Aligned],
        rules: Sequence[Rule],
    ) -> None:
        self._old, self._new, self._rules = old, new, rules
        self._in_place = [pair for pair in aligned if not pair.moved]
        self._moved = {pair.new: pair.old for pair in aligned if pair.moved}
        self._groups = _moved_groups(aligned)
        self._next_group = max(self._groups.values(), default=-1) + 1
        self._rows: list[RowPair] = []
        self._changes: list[Change] = []
        self._moved_away = set(self._moved.values())
        self._left_behind: dict[int, int] = {}
        self._arrived: dict[int, tuple[int, ...]] = {}

    def walk(self) -> tuple[list[RowPair], list[Change]]:
        sizes = len(self._old.blocks), len(self._new.blocks)
        for old, new in _in_order(self._in_place, *sizes):
            if old is not None and new is not None:
                self._row(old, new, self._pair(old, new, moved=False))
            elif old is not None:
                self._gone(old)
            elif new is not None:
                self._came(new)
        return self._rows, self._changes

    def _gone(self, index: int) -> None:
        """A row of the old side alone: deleted, or moved away (its change is known later)."""
        if index in self._moved_away:
            self._left_behind[index] = len(self._rows)
            self._rows.append(RowPair(index, None, self._arrived.get(index, ())))
        else:
            self._row(index, None, self._whole(Kind.DELETED, self._old, index))

    def _came(self, index: int) -> None:
        """A row of the new side alone: inserted, or moved here."""
        if index not in self._moved:
            self._row(None, index, self._whole(Kind.INSERTED, self._new, index))
            return
        old = self._moved[index]
        self._row(None, index, self._pair(old, index, moved=True))
        self._arrived[old] = self._rows[-1].changes
        if old in self._left_behind:
            self._rows[self._left_behind[old]] = RowPair(old, None, self._arrived[old])

    def _row(self, old: int | None, new: int | None, changes: Iterator[Change]) -> None:
        first = len(self._changes)
        self._changes += changes
        self._rows.append(RowPair(old, new, tuple(range(first, len(self._changes)))))

    def _pair(self, old: int, new: int, *, moved: bool) -> Iterator[Change]:
        group = self._groups.get(new)
        change = paired(
            self._old.part(old), self._new.part(new), self._rules, moved=moved, group=group
        )
        if change:
            yield change
        if isinstance(self._old.blocks[old], Table):
            yield from self._table_pair(old, new)

    def _table_pair(self, old: int, new: int) -> Iterator[Change]:
        """The changes of a table's cells: rows are aligned first, then cells within paired rows."""
        rows_old, rows_new = self._row_units(old, new)
        rows = align(rows_old, rows_new)
        of_new = {pair.new: pair for pair in rows}
        kept = {pair.old for pair in rows}
        in_place = [pair for pair in rows if not pair.moved]
        for row_old, row_new in _in_order(in_place, len(rows_old), len(rows_new)):
            if row_new in of_new:
                pair = of_new[row_new]
                cells_old = list(self._old.cells(old, pair.old))
                cells_new = list(self._new.cells(new, pair.new))
                yield from self._cell_pairs(cells_old, cells_new, moved=pair.moved)
            elif row_new is not None:
                yield from self._whole_row(Kind.INSERTED, self._new, new, row_new)
            elif row_old is not None and row_old not in kept:
                yield from self._whole_row(Kind.DELETED, self._old, old, row_old)

    def _row_units(self, old: int, new: int) -> tuple[list[Unit], list[Unit]]:
        units = []
        for text, index, rules in ((self._old, old, self._rules), (self._new, new, ())):
            table = text.blocks[index]
            rows = table.rows if isinstance(table, Table) else ()
            units.append(
                [Unit(apply_rules(text.row_text(row), rules), "row", row.id) for row in rows]
            )
        return units[0], units[1]

    def _cell_pairs(self, old: list[Part], new: list[Part], *, moved: bool) -> Iterator[Change]:
        """The changes of two rows that answer to each other, by column where they have as many."""
        if len(old) == len(new):
            pairs = [Aligned(column, column, False) for column in range(len(new))]
        else:
            pairs = align(
                [Unit(apply_rules(part.side.text, self._rules), "cell") for part in old],
                [Unit(part.side.text, "cell") for part in new],
            )
        of_new = {pair.new: pair.old for pair in pairs}
        kept = set(of_new.values())
        in_place = [pair for pair in pairs if not pair.moved]
        group = self._new_group() if moved else None
        for column_old, column_new in _in_order(in_place, len(old), len(new)):
            if column_new in of_new:
                part_old, part_new = old[of_new[column_new]], new[column_new]
                change = paired(part_old, part_new, self._rules, moved=moved, group=group)
                if change:
                    yield change
            elif column_new is not None:
                yield whole(Kind.INSERTED, None, new[column_new].side, None)
            elif column_old is not None and column_old not in kept:
                yield whole(Kind.DELETED, old[column_old].side, None, None)

    def _whole(self, kind: Kind, text: ComparedText, index: int) -> Iterator[Change]:
        """A block that stands on one side only; of a table, its caption and each cell."""
        block = text.blocks[index]
        if not isinstance(block, Table):
            yield _one_sided(kind, text.part(index), None)
            return
        if block.caption or not any(row.cells for row in block.rows):
            yield _one_sided(kind, text.part(index), None)
        for row in range(len(block.rows)):
            yield from self._whole_row(kind, text, index, row)

    def _whole_row(self, kind: Kind, text: ComparedText, index: int, row: int) -> Iterator[Change]:
        group = self._new_group()
        for part in text.cells(index, row):
            yield _one_sided(kind, part, group)

    def _new_group(self) -> int:
        self._next_group += 1
        return self._next_group - 1


def _one_sided(kind: Kind, part: Part, group: int | None) -> Change:
    if kind is Kind.DELETED:
        return whole(kind, part.side, None, group)
    return whole(kind, None, part.side, group)


def _in_order(
    in_place: Sequence[Aligned], olds: int, news: int
) -> Iterator[tuple[int | None, int | None]]:
    """All positions of both sides in the order of the new one, old ones alone where they were."""
    end = Aligned(olds, news, False)
    for above, below in pairwise([Aligned(-1, -1, False), *in_place, end]):
        yield from ((old, None) for old in range(above.old + 1, below.old))
        yield from ((None, new) for new in range(above.new + 1, below.new))
        if below is not end:
            yield below.old, below.new


def _moved_groups(aligned: Sequence[Aligned]) -> dict[int, int]:
    """The group of each moved block (by its new position) that moved together with others.

    What was deleted or inserted between them does not part them.
    """
    rank = {old: place for place, old in enumerate(sorted(pair.old for pair in aligned))}
    runs: list[list[int]] = []
    for above, pair in pairwise([None, *aligned]):
        if pair is None or not pair.moved:
            continue
        if above and above.moved and rank[pair.old] == rank[above.old] + 1:
            runs[-1].append(pair.new)
        else:
            runs.append([pair.new])
    together = [run for run in runs if len(run) > 1]
    return {new: group for group, run in enumerate(together) for new in run}
