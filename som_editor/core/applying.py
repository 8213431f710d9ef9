"""A chosen part of a comparison applied to the old side: some differences taken over, others not.

None of them gives the old text and all of them the new one. The comparison is a whole one: what
`hide` left out of it would be taken over with all that is left.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from som_editor.core.applied_blocks import (
    Chosen,
    Written,
    apply_edits,
    mix_cells,
    mix_images,
    mix_text_blocks,
)
from som_editor.core.applied_covers import apply_cover
from som_editor.core.change import Change, ChangeClass, Kind, Side
from som_editor.core.choice import (
    NOTHING,
    Choice,
    edits_of,
    everything,
    is_of_cell,
    is_structural,
    settled,
)
from som_editor.core.comparison import Comparison
from som_editor.core.differences import RowPair
from som_editor.core.document import Block, BlockId, Cell, Document, Image, Row, Table, TextBlock
from som_editor.core.incoming import Incoming
from som_editor.core.metadata_changes import OF_ITS_STANDING
from som_editor.core.shown import Reader
from som_editor.core.version import Version

__all__ = ["apply_changes", "apply_choice", "apply_edits"]


def apply_choice(comparison: Comparison, choice: Choice) -> Version:
    """The old version with the differences in `choice` taken over, as far as they are `settled`.

    Nothing gives the old version itself. Everything gives one that says what the new one says: its
    document has the content of the new one, under the old ids where blocks answer to each other,
    and its history, where that differs, is the new one's. In between, the text of each changed
    block is what `apply_edits` makes of it; marks, fields and references stay where no edit touches
    them. A field whose value differs becomes the text it showed; references show the numbers of the
    result.
    """
    choice = settled(comparison, choice)
    if choice == NOTHING:
        return comparison.old
    every, new = everything(comparison), comparison.new
    complete = choice == every or (bool(choice.edits) and choice.edits == every.edits)
    document = _Applying(comparison, choice.edits, complete=complete).document()
    document = apply_cover(document, new.document, choice.fields)
    events = new.events if choice.fields & OF_ITS_STANDING else comparison.old.events
    return msgspec.structs.replace(comparison.old, document=document, events=events)


def apply_changes(comparison: Comparison, chosen: Collection[int]) -> Document:
    """The old document with the changes `chosen` (indices) of `comparison` made.

    Blocks keep their old ids; those that come in keep their new ones unless they are taken. What
    goes together in a table is made together (see `settled`). What the covers say and the
    definitions stay as they were.
    """
    edits = settled(comparison, Choice(edits_of(comparison, chosen))).edits
    if not edits:
        return comparison.old.document
    complete = edits == everything(comparison).edits
    return _Applying(comparison, edits, complete=complete).document()


class _Applying:
    """Walks the rows of a comparison; where it is `complete`, so is what no change tells."""

    def __init__(
        self, comparison: Comparison, edits: Collection[tuple[int, int]], *, complete: bool
    ) -> None:
        self._comparison, self._complete = comparison, complete
        self._old, self._new = comparison.old.document, comparison.new.document
        self._edits: list[set[int]] = [set() for _change in comparison.changes]
        for change, edit in edits:
            self._edits[change].add(edit)
        self._incoming = Incoming(comparison, complete=complete)
        self._readers = Reader(self._old), Reader(self._new)
        self._place_old = {block.id: at for at, block in enumerate(self._old.blocks)}
        self._place_new = {block.id: at for at, block in enumerate(self._new.blocks)}
        self._joins: dict[int, dict[int, Block]] = {}

    def document(self) -> Document:
        """The result."""
        if not any(self._edits) and not self._complete:
            return self._old
        blocks = [block for row in self._comparison.rows for block in self._row(row)]
        fields = self._incoming.fields
        return msgspec.structs.replace(self._old, blocks=tuple(blocks), fields=fields)

    def _row(self, row: RowPair) -> Iterator[Block]:
        """What stands in the result in the place of `row`."""
        changes = self._comparison.changes
        apart = next((index for index in row.changes if _stands_apart(changes[index])), None)
        if apart is not None:
            index = row.new if 0 in self._edits[apart] else row.old
            shared = changes[apart]
            if index is None or not (shared.old and shared.new):
                return
            if shared.moved:
                old, new = self._place_old[shared.old.block], self._place_new[shared.new.block]
                yield self._pair(old, new, row.changes)
            elif (block := self._joined(apart).get(index)) is not None:
                yield block
        elif row.old is not None and row.new is not None:
            yield self._pair(row.old, row.new, row.changes)
        else:
            taken = self._all_made(row.changes) if row.changes else self._complete
            if row.new is not None and taken:
                yield self._incoming.block(row.new)
            elif row.old is not None and not taken:
                yield self._old.blocks[row.old]

    def _pair(self, old: int, new: int, changes: Sequence[int]) -> Block:
        """Two blocks that answer to each other as one.

        Where nothing is told of them, what differs all the same goes with all the changes.
        """
        ours = self._old.blocks[old]
        if self._complete:
            return self._incoming.block(new)
        if not any(self._edits[index] for index in changes):
            return ours
        theirs = self._incoming.block(new)
        if isinstance(ours, Table) and isinstance(theirs, Table):
            return self._table(ours, theirs, new, changes)
        if self._all_made(changes):
            return theirs
        chosen = self._chosen(changes[0])
        if isinstance(ours, Image) and isinstance(theirs, Image):
            return mix_images(chosen, ours, theirs)
        return mix_text_blocks(chosen, *self._written([old], [new]))[0]

    def _joined(self, index: int) -> dict[int, Block]:
        """The blocks of a split or merge, by their places in the side whose blocks they are."""
        if index not in self._joins:
            self._joins[index] = self._join(index)
        return self._joins[index]

    def _join(self, index: int) -> dict[int, Block]:
        change, joined = self._comparison.changes[index], 0 in self._edits[index]
        olds = [self._place_old[block] for block in _blocks(change.old)]
        news = [self._place_new[block] for block in _blocks(change.new)]
        if self._all_made([index]):
            return {at: self._incoming.block(at) for at in news}
        if not self._edits[index]:
            return {at: self._old.blocks[at] for at in olds}
        old, new = self._written(olds, news)
        places, stays = (news, new.kept) if joined else (olds, old.kept)
        place_of = {block.id: at for at, block in zip(places, stays, strict=True)}
        made = mix_text_blocks(self._chosen(index), old, new, joined=joined)
        return {place_of[block.id]: block for block in made}

    def _written(self, olds: Sequence[int], news: Sequence[int]) -> tuple[Written, Written]:
        """The text blocks at these places of both sides."""
        ours = _texts(self._old.blocks[at] for at in olds)
        theirs = _texts(self._new.blocks[at] for at in news)
        kept = _texts(self._incoming.block(at) for at in news)
        return Written(ours, ours, self._readers[0]), Written(theirs, kept, self._readers[1])

    def _table(self, old: Table, new: Table, place: int, indices: Sequence[int]) -> Table:
        """A table with those of its changes that are chosen; `place` is that of the new one."""
        changes = [(index, self._comparison.changes[index]) for index in indices]
        layout = [at for at, change in changes if is_of_cell(change) and is_structural(change)]
        new_layout = bool(layout) and all(0 in self._edits[index] for index in layout)
        base = new if new_layout else old
        rows = [list(row.cells) for row in base.rows]
        made = old
        for index, change in changes:
            if not (change.old and change.new):
                continue
            if change.old.cell and change.new.cell:
                row, column = change.new.cell if new_layout else change.old.cell
                rows[row][column] = self._cell(index, old, new, place)
            else:
                made = _with_caption(self._chosen(index), old, new)
        filled = (Row(row.id, tuple(cells)) for row, cells in zip(base.rows, rows, strict=True))
        return msgspec.structs.replace(made, rows=tuple(filled))

    def _cell(self, index: int, old: Table, new: Table, place: int) -> Cell:
        """A cell that stands in both tables, wherever it stands in the result."""
        change = self._comparison.changes[index]
        ours, theirs = _cell_of(old, change.old), _cell_of(new, change.new)
        own = self._edits[index] - ({0} if is_structural(change) else set())
        if not own:
            return ours
        if self._all_made([index]):
            return msgspec.structs.replace(theirs, id=ours.id)
        shown = _cell_of(self._new.blocks[place], change.new)
        written = Written(ours.blocks, ours.blocks, self._readers[0])
        came = Written(shown.blocks, theirs.blocks, self._readers[1])
        return mix_cells(self._chosen(index), ours, written, theirs, came)

    def _chosen(self, index: int) -> Chosen:
        return Chosen(self._comparison.changes[index], self._edits[index])

    def _all_made(self, changes: Sequence[int]) -> bool:
        return all(
            len(self._edits[index]) == len(self._comparison.changes[index].edits)
            for index in changes
        )


def _stands_apart(change: Change) -> bool:
    """Whether the sides of `change` stand in different rows: moved, split or merged."""
    if change.kind in (Kind.SPLIT, Kind.MERGED):
        return True
    return change.moved and not is_of_cell(change)


def _with_caption(chosen: Chosen, old: Table, new: Table) -> Table:
    headed = new if chosen.has(ChangeClass.FORMATTING) else old
    return msgspec.structs.replace(
        old,
        caption=apply_edits(chosen.change, chosen.edits),
        header_rows=headed.header_rows,
    )


def _cell_of(block: Block, side: Side | None) -> Cell:
    """The cell of the table `block` that `side` of a change is of."""
    if not isinstance(block, Table) or side is None or side.cell is None:
        raise TypeError(block)
    row, column = side.cell
    return block.rows[row].cells[column]


def _blocks(side: Side | None) -> Sequence[BlockId]:
    """The blocks that `side` of a split or merge is of."""
    return () if side is None else side.part_blocks or (side.block,)


def _texts(blocks: Iterable[Block]) -> list[TextBlock]:
    return [block for block in blocks if isinstance(block, TextBlock)]
