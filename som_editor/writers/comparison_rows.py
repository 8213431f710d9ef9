"""The rows of a comparison as a reader wants them: what changed, the rest folded away."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from som_editor.core.change import Change, ChangeClass, Kind
from som_editor.core.compared_text import block_kind
from som_editor.core.comparison import Comparison
from som_editor.core.differences import RowPair
from som_editor.core.document import Block, is_heading
from som_editor.core.outline import section_paths

LEAST_FOLDED = 2
"""A single row takes no more room than the line that would stand for it."""


class Row(NamedTuple):
    """A row of the comparison, its rank in it, and the sections it stands in, outermost first."""

    rank: int
    pair: RowPair
    path: tuple[str, ...]


class Fold(NamedTuple):
    """Rows in one section whose substance is the same."""

    rows: tuple[Row, ...]


def folded(comparison: Comparison) -> Iterator[Row | Fold]:
    """The rows in order, stretches where nothing of substance changed gathered in folds.

    Forgotten names stay in sight, and so does a heading when something under it does.
    """
    rows = _rows(comparison)
    in_sight = _in_sight(comparison, rows)
    for (hidden, _section), run in groupby(
        rows, key=lambda row: (row.rank not in in_sight, row.path[:1])
    ):
        together = tuple(run)
        if hidden and len(together) >= LEAST_FOLDED:
            yield Fold(together)
        else:
            yield from together


def row_block(comparison: Comparison, pair: RowPair) -> Block:
    """The block of a row: the new one, or the old one when it is gone."""
    if pair.new is not None:
        return comparison.new.document.blocks[pair.new]
    return comparison.old.document.blocks[pair.old or 0]


def row_changes(comparison: Comparison, pair: RowPair) -> tuple[Change, ...]:
    """The changes that a row shows."""
    return tuple(comparison.changes[index] for index in pair.changes)


def row_of_change(comparison: Comparison) -> dict[int, int]:
    """The row in which each change is read: the first in which its new side stands, if it has one.

    What moved, was split or merged stands in several rows.
    """
    rows: dict[int, int] = {}
    for row, pair in enumerate(comparison.rows):
        for index in pair.changes:
            if index not in rows or (
                pair.new is not None and comparison.rows[rows[index]].new is None
            ):
                rows[index] = row
    return rows


def whole_rows(comparison: Comparison) -> dict[int, int]:
    """For each row that shows but a part of a split or merge, the row of the whole."""
    wholes: dict[int, int] = {}
    parts: dict[int, list[int]] = {}
    for row, pair in enumerate(comparison.rows):
        for index in pair.changes:
            kind = comparison.changes[index].kind
            if kind not in (Kind.SPLIT, Kind.MERGED):
                continue
            if (pair.old if kind is Kind.SPLIT else pair.new) is None:
                parts.setdefault(index, []).append(row)
            else:
                wholes[index] = row
    return {row: wholes[index] for index, rows in parts.items() for row in rows}


def is_substantive(changes: Iterable[Change]) -> bool:
    """Whether any of `changes` touches the substance."""
    return any(ChangeClass.SUBSTANTIVE in change.classes for change in changes)


def kinds(comparison: Comparison, rows: Iterable[Row]) -> Counter[str]:
    """How many rows there are of each kind of block, headings left out."""
    blocks = (row_block(comparison, row.pair) for row in rows)
    return Counter(block_kind(block) for block in blocks if not is_heading(block))


def _rows(comparison: Comparison) -> list[Row]:
    old, new = section_paths(comparison.old.document), section_paths(comparison.new.document)
    rows = []
    for index, pair in enumerate(comparison.rows):
        path = new[pair.new] if pair.new is not None else old[pair.old or 0]
        rows.append(Row(index, pair, path))
    return rows


def _in_sight(comparison: Comparison, rows: list[Row]) -> set[int]:
    """Never folded: changes of substance, forgotten names, and the headings above them."""
    forgotten = {found.block for found in comparison.leftovers if not found.legitimate}
    telling = [
        row
        for row in rows
        if is_substantive(row_changes(comparison, row.pair))
        or row_block(comparison, row.pair).id in forgotten
    ]
    paths = {row.path[:depth] for row in telling for depth in range(1, len(row.path) + 1)}
    return {row.rank for row in telling} | {
        row.rank
        for row in rows
        if row.path in paths and is_heading(row_block(comparison, row.pair))
    }
