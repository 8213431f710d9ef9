"""From aligned blocks to the rows of a comparison and its changes."""

from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from som_editor.core.alignment import Aligned, Matching
from som_editor.core.change import Change, Kind
from som_editor.core.compared_text import ComparedText
from som_editor.core.document import Table
from som_editor.core.formatting import look_the_same
from som_editor.core.joins import Join
from som_editor.core.pairs import joined, paired, whole
from som_editor.core.progress import Progress, Report, silent
from som_editor.core.renames import Rule
from som_editor.core.spans import WordSpans
from som_editor.core.table_differences import TableSide, in_order, table_changes, whole_rows


class RowPair(msgspec.Struct, frozen=True, gc=False):
    """One row of the two documents side by side: indices into their blocks, and into the changes.

    Rows are in the order of the new document, deletions where they were. The old side of a moved
    block has a row of its own with `new` None, the new side one with `old` None; both carry the
    same change. So do all the rows in which the blocks of a split or merge stand. `changes` are
    several only for tables.
    """

    old: int | None
    new: int | None
    changes: tuple[int, ...] = ()


def differences(
    old: ComparedText,
    new: ComparedText,
    matching: Matching,
    rules: Sequence[Rule],
    report: Report = silent,
    words: WordSpans | None = None,
) -> tuple[list[RowPair], list[Change]]:
    """The rows of `old` and `new` side by side, and the changes they show."""
    return _Differences(old, new, matching, rules, report, words or WordSpans()).walk()


class _Row(NamedTuple):
    """A row whose changes are those told under `key`."""

    old: int | None
    new: int | None
    key: Hashable


class _Differences:
    """Walks both documents in the order of the new one, deletions where they were."""

    def __init__(
        self,
        old: ComparedText,
        new: ComparedText,
        matching: Matching,
        rules: Sequence[Rule],
        report: Report,
        words: WordSpans,
    ) -> None:
        self._old, self._new, self._rules, self._words = old, new, rules, words
        self._progress = Progress(report, len(old.blocks) + len(new.blocks))
        self._in_place = [pair for pair in matching.pairs if not pair.moved]
        self._moved = {pair.new: pair.old for pair in matching.pairs if pair.moved}
        self._moved_away = set(self._moved.values())
        self._join_of_old = {at: join for join in matching.joins for at in join.olds}
        self._join_of_new = {at: join for join in matching.joins for at in join.news}
        self._groups = _moved_groups(matching.pairs)
        self._next_group = max(self._groups.values(), default=-1) + 1
        self._changes: list[Change] = []
        self._told: dict[Hashable, tuple[int, ...]] = {}

    def walk(self) -> tuple[list[RowPair], list[Change]]:
        """The rows and the changes."""
        sizes = len(self._old.blocks), len(self._new.blocks)
        rows = [self._row(old, new) for old, new in in_order(self._in_place, *sizes)]
        pairs = [
            RowPair(row.old, row.new, self._told[row.key]) for row in self._progress.over(rows, 0)
        ]
        return pairs, self._changes

    def _row(self, old: int | None, new: int | None) -> _Row:
        """A row; what it shows is told once its new side is reached, where it has one."""
        self._progress.advance((old is not None) + (new is not None))
        join = None
        if new is not None:
            join = self._join_of_new.get(new)
        elif old is not None:
            join = self._join_of_old.get(old)
        if join is not None:
            if new is not None:
                self._tell(join, self._joined(join))
            return _Row(old, new, join)
        if new is None and old is not None:
            if old not in self._moved_away:
                self._tell(("old", old), self._whole(Kind.DELETED, self._old, old))
            return _Row(old, new, ("old", old))
        if new is not None and old is None and new in self._moved:
            source = self._moved[new]
            self._tell(("old", source), self._pair(source, new, moved=True))
            return _Row(old, new, ("old", source))
        if new is not None and old is None:
            self._tell(("new", new), self._whole(Kind.INSERTED, self._new, new))
        elif new is not None and old is not None:
            self._tell(("new", new), self._pair(old, new, moved=False))
        return _Row(old, new, ("new", new))

    def _tell(self, key: Hashable, changes: Iterator[Change]) -> None:
        """Add `changes`, unless they were told already."""
        if key not in self._told:
            first = len(self._changes)
            self._changes += changes
            self._told[key] = tuple(range(first, len(self._changes)))

    def _joined(self, join: Join) -> Iterator[Change]:
        old, new = self._old.joined(join.olds), self._new.joined(join.news)
        groups = [self._groups[at] for at in join.news if at in self._groups]
        yield joined(old, new, self._rules, self._words, group=groups[0] if groups else None)

    def _pair(self, old: int, new: int, *, moved: bool) -> Iterator[Change]:
        same_text = self._old.texts[old] == self._new.texts[new]
        if same_text and not moved and look_the_same(self._old.blocks[old], self._new.blocks[new]):
            return
        group = self._groups.get(new)
        change = paired(
            self._old.part(old),
            self._new.part(new),
            self._rules,
            self._words,
            moved=moved,
            group=group,
        )
        if change:
            yield change
        if isinstance(self._old.blocks[old], Table):
            yield from table_changes(
                TableSide.of(self._old, old),
                TableSide.of(self._new, new),
                self._rules,
                self._new_group,
                self._words,
                self._progress.part(0),
            )

    def _whole(self, kind: Kind, text: ComparedText, index: int) -> Iterator[Change]:
        """A block that stands on one side only; of a table, its caption and each cell."""
        block = text.blocks[index]
        is_table = isinstance(block, Table)
        if not isinstance(block, Table) or block.caption or not any(r.cells for r in block.rows):
            side = text.part(index).side
            gone = kind is Kind.DELETED
            yield whole(kind, side if gone else None, None if gone else side, None)
        if is_table:
            yield from whole_rows(kind, TableSide.of(text, index), self._new_group)

    def _new_group(self) -> int:
        self._next_group += 1
        return self._next_group - 1


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
