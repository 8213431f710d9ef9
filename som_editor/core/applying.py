"""A chosen part of a comparison applied to the old side: some changes taken, the others not.

None of them gives the old text and all of them the new one.
"""

from collections.abc import Collection, Iterator, Sequence

import msgspec

from som_editor.core.change import Change, Kind, Sign
from som_editor.core.comparison import Comparison
from som_editor.core.differences import RowPair
from som_editor.core.document import (
    Block,
    BlockId,
    Cell,
    Document,
    Field,
    Image,
    Inline,
    Reference,
    Row,
    Table,
    Text,
    TextBlock,
    field_value,
)
from som_editor.core.shown import Reader


def apply_edits(change: Change, chosen: Collection[int]) -> str:
    """The old text of `change` with its edits `chosen` (indices) made.

    Without any it is the old text, with all of them the new one.
    """
    taken = {span for index in chosen for span in change.edits[index].spans}
    return "".join(
        span.text
        for index, span in enumerate(change.spans)
        if span.sign is Sign.SAME or (span.sign is Sign.NEW) == (index in taken)
    )


def apply_changes(comparison: Comparison, chosen: Collection[int]) -> Document:
    """The old document with the changes `chosen` (indices) of `comparison` made.

    Blocks keep their old ids; those that come in keep their new ones unless they are taken. The
    layout of a table changes only when all its rows and columns that came, went or moved are
    chosen. What the covers say and the definitions stay as they were.
    """
    if not chosen:
        return comparison.old.document
    return _Applying(comparison, frozenset(chosen)).document()


class _Applying:
    def __init__(self, comparison: Comparison, chosen: frozenset[int]) -> None:
        self._comparison, self._chosen = comparison, chosen
        self._old, self._new = comparison.old.document, comparison.new.document
        self._complete = len(chosen) == len(comparison.changes)
        self._place_old = {block.id: at for at, block in enumerate(self._old.blocks)}
        self._place_new = {block.id: at for at, block in enumerate(self._new.blocks)}
        self._ids = self._result_ids()
        self._fields = self._result_fields()
        self._values = dict(self._fields)
        self._reader = Reader(self._new)

    def document(self) -> Document:
        """The result."""
        blocks = [block for row in self._comparison.rows for block in self._row(row)]
        return msgspec.structs.replace(self._old, blocks=tuple(blocks), fields=self._fields)

    def _result_ids(self) -> dict[BlockId, BlockId]:
        """What each block of the new document is called in the result."""
        ids: dict[BlockId, BlockId] = {}
        for row in self._comparison.rows:
            if row.old is not None and row.new is not None:
                ids[self._new.blocks[row.new].id] = self._old.blocks[row.old].id
        for change in self._comparison.changes:
            if change.moved and change.old and change.new and change.new.cell is None:
                ids[change.new.block] = change.old.block
        taken = {*self._place_old, *ids.values()}
        for block in self._new.blocks:
            if block.id not in ids:
                ids[block.id] = _free(block.id, taken)
                taken.add(ids[block.id])
        return ids

    def _result_fields(self) -> tuple[tuple[str, str], ...]:
        """The old values, and the fields that are new."""
        if self._complete:
            return self._new.fields
        known = {name for name, _value in self._old.fields}
        return self._old.fields + tuple(one for one in self._new.fields if one[0] not in known)

    def _row(self, row: RowPair) -> Iterator[Block]:
        """What stands in the result in the place of `row`."""
        changes = self._comparison.changes
        apart = next((index for index in row.changes if _stands_apart(changes[index])), None)
        if apart is not None:
            shared, taken = changes[apart], apart in self._chosen
            index = row.new if taken else row.old
            if index is None:
                return
            if shared.moved and shared.old and shared.new:
                old, new = self._place_old[shared.old.block], self._place_new[shared.new.block]
                yield self._pair(old, new, row.changes)
            else:
                yield self._new_block(index) if taken else self._old.blocks[index]
        elif row.old is not None and row.new is not None:
            yield self._pair(row.old, row.new, row.changes)
        else:
            taken = self._all_chosen(row.changes) if row.changes else self._complete
            if row.new is not None and taken:
                yield self._new_block(row.new)
            elif row.old is not None and not taken:
                yield self._old.blocks[row.old]

    def _pair(self, old: int, new: int, changes: Sequence[int]) -> Block:
        """Two blocks that answer to each other as one.

        Where nothing is told of them, what differs all the same goes with all the changes.
        """
        ours, theirs = self._old.blocks[old], self._new_block(new)
        if self._complete:
            return theirs
        if isinstance(ours, Table) and isinstance(theirs, Table):
            return self._table(ours, theirs, changes)
        return theirs if changes and self._all_chosen(changes) else ours

    def _table(self, old: Table, new: Table, indices: Sequence[int]) -> Table:
        """A table with those of its changes that are chosen."""
        changes = [(index, self._comparison.changes[index]) for index in indices]
        layout = [index for index, change in changes if _cell(change) and not _is_in_place(change)]
        edits = [(index, change) for index, change in changes if _is_in_place(change)]
        new_layout = bool(layout) and self._all_chosen(layout)
        base, other = (new, old) if new_layout else (old, new)
        rows = [list(row.cells) for row in base.rows]
        for index, change in edits:
            if (index in self._chosen) is not new_layout and change.old and change.new:
                places = change.old.cell, change.new.cell
                target, source = places[::-1] if new_layout else places
                if target and source:
                    cell = other.rows[source[0]].cells[source[1]]
                    kept = rows[target[0]][target[1]]
                    rows[target[0]][target[1]] = msgspec.structs.replace(cell, id=kept.id)
        caption = new if self._caption_taken(changes) else old
        return msgspec.structs.replace(
            old,
            rows=tuple(
                Row(row.id, tuple(cells)) for row, cells in zip(base.rows, rows, strict=True)
            ),
            caption=caption.caption,
            header_rows=caption.header_rows,
        )

    def _caption_taken(self, changes: Sequence[tuple[int, Change]]) -> bool:
        return any(index in self._chosen for index, change in changes if not _cell(change))

    def _all_chosen(self, indices: Sequence[int]) -> bool:
        return self._chosen.issuperset(indices)

    def _new_block(self, index: int) -> Block:
        """A block of the new document as it stands in the result."""
        block = self._new.blocks[index]
        made = msgspec.structs.replace(block, id=self._ids[block.id])
        match made:
            case TextBlock():
                return self._text_block(made)
            case Table():
                rows = (Row(row.id, tuple(map(self._cell, row.cells))) for row in made.rows)
                return msgspec.structs.replace(made, rows=tuple(rows))
            case Image():
                return made

    def _cell(self, cell: Cell) -> Cell:
        return msgspec.structs.replace(cell, blocks=tuple(map(self._text_block, cell.blocks)))

    def _text_block(self, block: TextBlock) -> TextBlock:
        return msgspec.structs.replace(block, inlines=tuple(map(self._inline, block.inlines)))

    def _inline(self, inline: Inline) -> Inline:
        """`inline` so that it shows in the result what it shows in the new document."""
        match inline:
            case Reference(block=target):
                known = self._ids.get(target) or _free(target, self._place_old)
                return msgspec.structs.replace(inline, block=known)
            case Field(name=name):
                shows = field_value(self._new, name)
                if self._values.get(name, "") != shows:
                    return Text(self._reader.inline(inline), inline.marks)
        return inline


def _stands_apart(change: Change) -> bool:
    """Whether the sides of `change` stand in different rows: moved, split or merged."""
    if change.kind in (Kind.SPLIT, Kind.MERGED):
        return True
    return change.moved and not _cell(change)


def _is_in_place(change: Change) -> bool:
    """Whether `change` is of a cell that stayed in its row and column."""
    return bool(_cell(change)) and change.kind is Kind.EDITED and not change.moved


def _cell(change: Change) -> tuple[int, int] | None:
    side = change.new or change.old
    return side.cell if side else None


def _free(wanted: BlockId, taken: Collection[BlockId]) -> BlockId:
    """`wanted`, or where that is taken something like it."""
    while wanted in taken:
        wanted = BlockId(f"{wanted}+")
    return wanted
