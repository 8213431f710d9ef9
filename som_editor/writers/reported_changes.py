"""Which changes a report tells, and which of them together: a row of a table, a moved section."""

from collections import Counter

from som_editor.core.change import Change, ChangeClass, Kind, Side
from som_editor.core.comparison import Comparison
from som_editor.core.document import BlockId, Document, Table

Key = tuple[object, ...]


def is_told(change: Change) -> bool:
    """Whether `change` is told by itself; others are counted under their one quiet class."""
    quiet = len(change.classes) == 1 and change.classes[0] is not ChangeClass.SUBSTANTIVE
    return change.moved or not quiet


def gathered(comparison: Comparison) -> list[tuple[int, ...]]:
    """The ranks of the changes that are told, those that make one thing together.

    The order is that of the first of each: of the new document, deletions where they were.
    """
    whole = _whole_tables(comparison)
    sections = moved_sections(comparison)
    together: dict[Key, list[int]] = {}
    for rank, change in enumerate(comparison.changes):
        if is_told(change):
            key = _key(change, whole, sections) or (rank,)
            together.setdefault(key, []).append(rank)
    return [tuple(ranks) for ranks in together.values()]


def _key(change: Change, whole: set[tuple[Kind, BlockId]], sections: set[int]) -> Key:
    """What `change` shares with those it is told with; empty when it is told alone."""
    side = one_side(change)
    if side is not None and (change.kind, side.block) in whole:
        return (change.kind, side.block)
    if side is not None and side.cell is not None:
        column = None if change.group is not None else side.cell[1]
        return (change.kind, side.block, change.group, column)
    if change.kind is Kind.MOVED and change.group in sections:
        return (change.kind, change.group)
    return ()


def one_side(change: Change) -> Side | None:
    """The only side of a change that has one."""
    if change.old is None or change.new is None:
        return change.new or change.old
    return None


def moved_sections(comparison: Comparison) -> set[int]:
    """The groups of blocks that moved with the heading above them."""
    first: dict[int, Change] = {}
    for change in comparison.changes:
        if change.moved and change.group is not None:
            first.setdefault(change.group, change)
    return {group for group, change in first.items() if change.new and change.new.kind == "heading"}


def _whole_tables(comparison: Comparison) -> set[tuple[Kind, BlockId]]:
    """The tables that came or went with all their cells."""
    cells: Counter[tuple[Kind, BlockId]] = Counter(
        (change.kind, side.block)
        for change in comparison.changes
        if (side := one_side(change)) and side.cell is not None
    )
    sides = ((Kind.DELETED, comparison.old.document), (Kind.INSERTED, comparison.new.document))
    return {
        (kind, block)
        for kind, document in sides
        for block, size in _table_sizes(document).items()
        if size and cells[kind, block] == size
    }


def _table_sizes(document: Document) -> dict[BlockId, int]:
    return {
        block.id: sum(len(row.cells) for row in block.rows)
        for block in document.blocks
        if isinstance(block, Table)
    }
