"""Text taken over from the other side of a comparison into the draft that is compared with it."""

from collections.abc import Collection

import msgspec

from som_editor.core.applying import apply_changes
from som_editor.core.change import Change, Kind, MetadataChange, Rename, Sign, Span
from som_editor.core.comparison import Comparison
from som_editor.core.differences import RowPair
from som_editor.core.document import Block, BlockId, Document
from som_editor.core.version import Version

_OPPOSITE = {Sign.OLD: Sign.NEW, Sign.NEW: Sign.OLD, Sign.SAME: Sign.SAME}
_REVERSED = {
    Kind.INSERTED: Kind.DELETED,
    Kind.DELETED: Kind.INSERTED,
    Kind.SPLIT: Kind.MERGED,
    Kind.MERGED: Kind.SPLIT,
}


def take_over(comparison: Comparison, chosen: Collection[int], into: Sign) -> Document:
    """The document on the side `into`, with the other side's text for the changes `chosen`.

    `chosen` are indices; what cannot be taken apart goes with them (see `taken_together`). Blocks
    keep their ids and origins, and the cover stays as it is.
    """
    seen = comparison if into is Sign.OLD else mirrored(comparison)
    if not chosen:
        return seen.old.document
    made = apply_changes(seen, taken_together(comparison, chosen))
    return _with_origins(made, seen.old, seen.new)


def taken_together(comparison: Comparison, chosen: Collection[int]) -> frozenset[int]:
    """`chosen` and what goes with it: the rest of a moved section, of a table's new layout."""
    taken = set(chosen)
    changes = comparison.changes
    groups = {changes[index].group for index in taken if changes[index].moved} - {None}
    taken.update(
        index for index, change in enumerate(changes) if change.moved and change.group in groups
    )
    for row in comparison.rows:
        layout = [index for index in row.changes if _is_of_layout(changes[index])]
        if not taken.isdisjoint(layout):
            taken.update(layout)
    return frozenset(taken)


def mirrored(comparison: Comparison) -> Comparison:
    """The same pairs and differences as seen from the new side; left-overs are not looked for."""
    return Comparison(
        comparison.new,
        comparison.old,
        tuple(RowPair(row.new, row.old, row.changes) for row in comparison.rows),
        tuple(map(_mirrored, comparison.changes)),
        tuple(Rename(rename.new, rename.old, rename.count) for rename in comparison.renames),
        (),
        tuple(MetadataChange(one.field, one.new, one.old) for one in comparison.metadata),
    )


def _mirrored(change: Change) -> Change:
    return msgspec.structs.replace(
        change,
        kind=_REVERSED.get(change.kind, change.kind),
        old=change.new,
        new=change.old,
        spans=tuple(Span(_OPPOSITE[span.sign], span.text) for span in change.spans),
    )


def _is_of_layout(change: Change) -> bool:
    """Whether `change` is of the rows and columns of a table, not of the text of a cell."""
    side = change.new or change.old
    in_table = side is not None and side.cell is not None
    return in_table and (change.kind is not Kind.EDITED or change.moved)


def _with_origins(made: Document, draft: Version, other: Version) -> Document:
    """`made` with the origins of the draft's blocks; what comes from its upstream gets its own.

    By its origin the comparison knows a block of the upstream again.
    """
    kept = {block.id: block.origin for block in draft.document.blocks}
    upstream: frozenset[BlockId] = frozenset()
    if draft.lineage.upstream == other.id:
        upstream = frozenset(block.id for block in other.document.blocks)
    blocks = tuple(_with_origin(block, kept, upstream) for block in made.blocks)
    return msgspec.structs.replace(made, blocks=blocks)


def _with_origin(
    block: Block, kept: dict[BlockId, BlockId | None], upstream: Collection[BlockId]
) -> Block:
    origin = block.origin
    if block.id in kept:
        origin = kept[block.id]
    elif block.id in upstream:
        origin = block.id
    return block if origin == block.origin else msgspec.structs.replace(block, origin=origin)
