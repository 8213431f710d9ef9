"""The blocks of a comparison's new document as they come to stand among those of the old one."""

from collections.abc import Collection

import msgspec

from som_editor.core.comparison import Comparison
from som_editor.core.document import (
    Block,
    BlockId,
    Cell,
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


class Incoming:
    """New blocks under the ids, and with the fields, that they have in the result.

    Those that answer to an old block take its id; the others keep their own unless it is taken.
    """

    def __init__(self, comparison: Comparison, *, complete: bool) -> None:
        """Where the result is `complete`, its fields have the new values, else the old ones."""
        self._comparison = comparison
        self._old, self._new = comparison.old.document, comparison.new.document
        self._ids = self._result_ids()
        self.fields = self._new.fields if complete else self._kept_fields()
        """The fields of the result."""
        self._values = dict(self.fields)
        self._reader = Reader(self._new)

    def block(self, index: int) -> Block:
        """The new block at `index` as it stands in the result."""
        block = self._new.blocks[index]
        made = msgspec.structs.replace(block, id=self._ids[block.id])
        match made:
            case TextBlock():
                return self.text_block(made)
            case Table():
                rows = (Row(row.id, tuple(map(self._cell, row.cells))) for row in made.rows)
                return msgspec.structs.replace(made, rows=tuple(rows))
            case Image():
                return made

    def text_block(self, block: TextBlock) -> TextBlock:
        """`block` with inlines that show in the result what they show in the new document."""
        words = self._reader.words(block.inlines)
        inlines = tuple(map(self._inline, block.inlines, words))
        return msgspec.structs.replace(block, inlines=inlines)

    def _cell(self, cell: Cell) -> Cell:
        return msgspec.structs.replace(cell, blocks=tuple(map(self.text_block, cell.blocks)))

    def _inline(self, inline: Inline, words: str) -> Inline:
        match inline:
            case Reference(block=target):
                known = self._ids.get(target) or _free(target, self._old_ids())
                return msgspec.structs.replace(inline, block=known)
            case Field(name=name):
                shows = field_value(self._new, name)
                if self._values.get(name, "") != shows:
                    return Text(words, inline.marks)
        return inline

    def _result_ids(self) -> dict[BlockId, BlockId]:
        ids: dict[BlockId, BlockId] = {}
        for row in self._comparison.rows:
            if row.old is not None and row.new is not None:
                ids[self._new.blocks[row.new].id] = self._old.blocks[row.old].id
        for change in self._comparison.changes:
            if change.moved and change.old and change.new and change.new.cell is None:
                ids[change.new.block] = change.old.block
        taken = {*self._old_ids(), *ids.values()}
        for block in self._new.blocks:
            if block.id not in ids:
                ids[block.id] = _free(block.id, taken)
                taken.add(ids[block.id])
        return ids

    def _old_ids(self) -> set[BlockId]:
        return {block.id for block in self._old.blocks}

    def _kept_fields(self) -> tuple[tuple[str, str], ...]:
        """The old values, and the fields that are new."""
        known = {name for name, _value in self._old.fields}
        return self._old.fields + tuple(one for one in self._new.fields if one[0] not in known)


def _free(wanted: BlockId, taken: Collection[BlockId]) -> BlockId:
    """`wanted`, or where that is taken something like it."""
    while wanted in taken:
        wanted = BlockId(f"{wanted}+")
    return wanted
