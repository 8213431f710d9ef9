"""Which rows are in sight: what changed, the rest folded away, by the user's choice of classes."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import msgspec

from som_editor.core.document import is_heading
from som_editor.ui.comparison.compared import COVER, Compared
from som_editor.writers.comparison_rows import LEAST_FOLDED, Fold, Row, row_block

QUIET = frozenset({"rename", "cosmetic", "formatting", "number"})
"""Classes that leave the substance alone; they are pointed out on request only."""
METADATA = "metadata"


class Arrangement(msgspec.Struct, frozen=True):
    """The user's choice of what is in sight.

    The classes that are `hidden`, whether unchanged rows are `folded` away, and the folds that are
    `opened`, by the rank of their first row.
    """

    hidden: frozenset[str] = QUIET
    folded: bool = True
    opened: frozenset[int] = frozenset()

    def toggled(self, rank: int) -> "Arrangement":
        """With the fold at `rank` opened, or closed again."""
        return msgspec.structs.replace(self, opened=self.opened ^ {rank})


class CoverItem(NamedTuple):
    """The row of the covers."""

    rank: int = COVER


class RowItem(NamedTuple):
    """A row of the comparison."""

    rank: int


class FoldItem(NamedTuple):
    """The line that stands for the rows of a fold, or above them when it is open."""

    rank: int
    fold: Fold
    open: bool
    hidden: int
    """How many changes in it the user chose not to see."""


Item = CoverItem | RowItem | FoldItem


def arranged(compared: Compared, wish: Arrangement) -> tuple[Item, ...]:
    """What is in sight, from top to bottom."""
    covers = () if METADATA in wish.hidden else (CoverItem(),)
    return (*covers, *_arranged_rows(compared, wish))


def _arranged_rows(compared: Compared, wish: Arrangement) -> Iterator[Item]:
    in_sight = _in_sight(compared, wish)
    for (away, _section), run in groupby(
        compared.rows, key=lambda row: (row.rank not in in_sight, row.path[:1])
    ):
        together = tuple(run)
        unseen = sum(_unseen(compared, wish, row) for row in together) if away else 0
        if away and (unseen or len(together) >= LEAST_FOLDED):
            first = together[0].rank
            opened = first in wish.opened
            yield FoldItem(first, Fold(together), opened, unseen)
            if not opened:
                continue
        yield from (RowItem(row.rank) for row in together)


def _in_sight(compared: Compared, wish: Arrangement) -> set[int]:
    """Never folded: chosen changes, forgotten names, and the headings above them."""
    if not wish.folded:
        return {row.rank for row in compared.rows if not _unseen(compared, wish, row)}
    telling = [row for row in compared.rows if _is_telling(compared, wish, row)]
    paths = {row.path[:depth] for row in telling for depth in range(1, len(row.path) + 1)}
    return {row.rank for row in telling} | {
        row.rank
        for row in compared.rows
        if row.path in paths and is_heading(row_block(compared.comparison, row.pair))
    }


def _is_telling(compared: Compared, wish: Arrangement, row: Row) -> bool:
    names = compared.class_names(row.rank)
    return any(name not in wish.hidden for name in names) or compared.is_forgotten(row.rank)


def _unseen(compared: Compared, wish: Arrangement, row: Row) -> int:
    """How many changes of substance in `row` are left out, when none of its others is shown."""
    if not row.pair.changes or _is_telling(compared, wish, row):
        return 0
    return sum(name in wish.hidden and name not in QUIET for name in compared.class_names(row.rank))
