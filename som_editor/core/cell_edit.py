"""A cell as a document of its own, so that whatever edits a document edits a cell.

The document of a cell has the id of the cell, and the blocks that stand in it. A table's caption is
such a document too: one paragraph, which has the id of the table.
"""

from collections.abc import Iterator

import msgspec

from som_editor.core import edit, table_edit
from som_editor.core.document import (
    Automatic,
    Block,
    BlockId,
    Cell,
    CellId,
    Document,
    DocumentId,
    Image,
    NewId,
    Role,
    Table,
    Text,
    TextBlock,
    Unnumbered,
    text_blocks,
)
from som_editor.core.errors import NotFound
from som_editor.core.shown import Reader, image_text

_replace = msgspec.structs.replace

_OUTSIDE = {Role.HEADING: Role.PARAGRAPH, Role.GUIDELINE: Role.BULLET}
"""What becomes of the roles that count through the document: a cell has no part in that."""


COUNTED = tuple(_OUTSIDE)
"""Roles that do not come into a cell."""


def cell_document(document: Document, table: BlockId, cell: CellId) -> Document:
    """What stands in `cell` of `table`. Raises NotFound."""
    found = find_table(document, table)
    place = table_edit.place_of(found, cell)
    blocks = found.rows[place.row].cells[place.position].blocks
    return _replace(document, id=DocumentId(cell), blocks=blocks)


def caption_block(table: Table) -> TextBlock:
    """The caption of `table` as a paragraph, under the id of the table."""
    words = (Text(table.caption),) if table.caption else ()
    return TextBlock(table.id, Role.PARAGRAPH, words)


def caption_document(document: Document, table: BlockId) -> Document:
    """The caption of `table`. Raises NotFound."""
    caption = caption_block(find_table(document, table))
    return _replace(document, id=DocumentId(table), blocks=(caption,))


def with_part(document: Document, part: Document, new_id: NewId) -> Document:
    """`document` with what has become of `part` of it, a cell or a caption.

    Blocks that came into a cell under an id that stands elsewhere get another; tables and pictures
    become paragraphs of their words, headings paragraphs, guidelines bullets. A `part` that is of
    no table is the document itself.
    """
    name = str(part.id)
    for table in _tables(document):
        if str(table.id) == name:
            words = " ".join(Reader(part).block(one) for one in _as_text(part.blocks, new_id))
            return edit.replace_block(document, table_edit.set_caption(table, words))
        for _place, cell in table_edit.places(table):
            if str(cell.id) == name:
                blocks = _for_cell(part, cell, document, new_id)
                return edit.replace_block(document, table_edit.set_cell(table, cell.id, blocks))
    return part


def find_table(document: Document, table: BlockId) -> Table:
    """The table `table`. Raises NotFound."""
    found = document.blocks[edit.place(document, table)]
    if not isinstance(found, Table):
        raise NotFound("block", table)
    return found


def _tables(document: Document) -> Iterator[Table]:
    return (block for block in document.blocks if isinstance(block, Table))


def _for_cell(part: Document, cell: Cell, document: Document, new_id: NewId) -> list[TextBlock]:
    before = {block.id: block for block in cell.blocks}
    taken = {
        text.id for block in document.blocks for text in (block, *text_blocks(block))
    } - before.keys()
    result = []
    for block in _as_text(part.blocks, new_id):
        own = _without_count(block, before.get(block.id))
        if own.id in taken:
            own = _replace(own, id=BlockId(new_id()), origin=None)
        taken.add(own.id)
        result.append(own)
    return result


def _without_count(block: TextBlock, before: TextBlock | None) -> TextBlock:
    """`block` without a role that counts, unless it had it `before`."""
    if block.role not in _OUTSIDE or (before is not None and before.role is block.role):
        return block
    numbering = Unnumbered() if isinstance(block.numbering, Automatic) else block.numbering
    return _replace(block, role=_OUTSIDE[block.role], numbering=numbering)


def _as_text(blocks: tuple[Block, ...], new_id: NewId) -> Iterator[TextBlock]:
    """`blocks` as text blocks: a table row by row, its cells apart; a picture in words."""
    for block in blocks:
        match block:
            case TextBlock():
                yield block
            case Image():
                words = (Text(image_text(block).replace("\n", " ")),)
                yield TextBlock(BlockId(new_id()), Role.PARAGRAPH, words)
            case Table():
                if block.caption:
                    yield TextBlock(BlockId(new_id()), Role.PARAGRAPH, (Text(block.caption),))
                yield from text_blocks(block)
