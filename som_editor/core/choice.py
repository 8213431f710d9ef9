"""Which differences of a comparison are taken over: single edits, and fields of the cover."""

from collections.abc import Iterable, Iterator

import msgspec

from som_editor.core.change import Change, Kind
from som_editor.core.comparison import Comparison
from som_editor.core.differences import RowPair
from som_editor.core.metadata_changes import OF_ITS_STANDING


class Choice(msgspec.Struct, frozen=True):
    """Edits as (index of the change, index of the edit in it), and fields of metadata changes."""

    edits: frozenset[tuple[int, int]] = frozenset()
    fields: frozenset[str] = frozenset()


NOTHING = Choice()
"""All stays as it was."""


def everything(comparison: Comparison) -> Choice:
    """All that differs."""
    edits = edits_of(comparison, range(len(comparison.changes)))
    return Choice(edits, frozenset(change.field for change in comparison.metadata))


def edits_of(comparison: Comparison, changes: Iterable[int]) -> frozenset[tuple[int, int]]:
    """All edits of `changes` (indices)."""
    return frozenset(
        (index, edit) for index in changes for edit in range(len(comparison.changes[index].edits))
    )


def settled(comparison: Comparison, choice: Choice) -> Choice:
    """`choice` without what goes together and was not chosen together.

    A table comes or goes whole; so do its rows and columns that came, went or moved, since half of
    them make no table. What happened to a version (number, status, consent …) is one history.
    """
    known = everything(comparison)
    edits, fields = choice.edits & known.edits, choice.fields & known.fields
    for together in _bound(comparison):
        if not together <= edits:
            edits -= together
    history = known.fields & OF_ITS_STANDING
    return Choice(edits, fields if history <= fields else fields - history)


def is_structural(change: Change) -> bool:
    """Whether the first edit of `change` is that it came, went, moved, was split or merged."""
    return change.moved or change.kind is not Kind.EDITED


def is_of_cell(change: Change) -> bool:
    """Whether `change` is of a table's cell."""
    side = change.new or change.old
    return side is not None and side.cell is not None


def _bound(comparison: Comparison) -> Iterator[frozenset[tuple[int, int]]]:
    """The edits of each table that go together."""
    for row in comparison.rows:
        if any(is_of_cell(comparison.changes[index]) for index in row.changes):
            yield _table_bound(comparison, row)


def _table_bound(comparison: Comparison, row: RowPair) -> frozenset[tuple[int, int]]:
    changes = {index: comparison.changes[index] for index in row.changes}
    alone = row.old is None or row.new is None
    if alone and not any(change.moved and not is_of_cell(change) for change in changes.values()):
        return edits_of(comparison, changes)
    return frozenset(
        (index, 0)
        for index, change in changes.items()
        if is_of_cell(change) and is_structural(change)
    )
