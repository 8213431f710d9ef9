"""Edits: functions from a document to a document. Equal parts are shared, ids are kept.

An edit that changes nothing returns the document itself. One that the document does not allow
raises InvalidEdit.
"""

from collections.abc import Iterable

import msgspec

from som_editor.core import inline_edit
from som_editor.core.document import (
    MAX_LEVEL,
    Automatic,
    Block,
    BlockId,
    Break,
    Document,
    Inline,
    Literal,
    Mark,
    NewId,
    Role,
    SectionKind,
    Table,
    Text,
    TextBlock,
    Unnumbered,
    normal_inlines,
    text_blocks,
    with_texts,
)
from som_editor.core.errors import InvalidEdit, NotFound
from som_editor.core.metadata import Metadata
from som_editor.core.outline import Section, outline, walk
from som_editor.core.shown import Reader
from som_editor.core.text import clean_line, clean_text

NUMBERED_ROLES = (Role.GUIDELINE,)
"""Roles that bear an automatic number unless told otherwise."""


def place(document: Document, block: BlockId) -> int:
    """The position of `block`. Raises NotFound."""
    for index, candidate in enumerate(document.blocks):
        if candidate.id == block:
            return index
    raise NotFound("block", block)


def text_block(document: Document, block: BlockId) -> TextBlock:
    """The text block `block`, in a cell too. Raises NotFound, InvalidEdit for a table or image."""
    table = _table_around(document, block)
    if table is not None:
        return next(one for one in text_blocks(table) if one.id == block)
    found = document.blocks[place(document, block)]
    if not isinstance(found, TextBlock):
        raise InvalidEdit("not_text", block)
    return found


def section_of(document: Document, heading: BlockId) -> Section:
    """The section under `heading`. Raises NotFound."""
    for section in walk(outline(document)):
        if section.heading is not None and section.heading.id == heading:
            return section
    raise NotFound("section", heading)


# Blocks


def insert_blocks(document: Document, position: int, blocks: Iterable[Block]) -> Document:
    """`blocks` before the block now at `position`. Raises InvalidEdit for an id that is there."""
    added = tuple(blocks)
    known = {block.id for block in document.blocks}
    for block in added:
        if block.id in known:
            raise InvalidEdit("duplicate_id", block.id)
        known.add(block.id)
    if not 0 <= position <= len(document.blocks):
        raise InvalidEdit("no_such_place", str(position))
    return _with_blocks(document, position, position, added)


def delete_block(document: Document, block: BlockId) -> Document:
    """`document` without `block`."""
    index = place(document, block)
    return _with_blocks(document, index, index + 1, ())


def move_block(document: Document, block: BlockId, position: int) -> Document:
    """`block` moved before the block now at `position` (the number of blocks: to the end)."""
    index = place(document, block)
    return _moved(document, index, index + 1, position)


def move_blocks(document: Document, start: int, stop: int, position: int) -> Document:
    """The blocks from `start` to `stop` moved before the block now at `position`."""
    return _moved(document, start, stop, position)


def split_block(document: Document, block: BlockId, position: int, new_id: NewId) -> Document:
    """`block` cut in two at `position` of its body; the half with more text keeps the id.

    A heading is followed by a paragraph; any other role goes on in the second half.
    """
    index, found = place(document, block), text_block(document, block)
    reader = Reader(document)
    _check_range(found, position, position, reader)
    before, after = inline_edit.cut(found.inlines, position, reader.inline)
    second = found
    if found.role is Role.HEADING:
        second = TextBlock(found.id, Role.PARAGRAPH, origin=found.origin)
    first_keeps = found.role is Role.HEADING or len(reader.inlines(before)) >= len(
        reader.inlines(after)
    )
    fresh = BlockId(new_id())
    replace = msgspec.structs.replace
    halves = (
        replace(found, id=found.id if first_keeps else fresh, inlines=before),
        replace(
            second,
            id=fresh if first_keeps else found.id,
            inlines=after,
            speaker="",
            numbering=_continued(second),
        ),
    )
    return _with_blocks(document, index, index + 1, halves)


def join_with_previous(document: Document, block: BlockId) -> Document:
    """`block` appended to the text block before it, whose role it takes.

    The longer of the two lends its id, except that a heading keeps its own. Who spoke `block`
    becomes words before it.
    """
    index, found = place(document, block), text_block(document, block)
    above = document.blocks[index - 1] if index else None
    if not isinstance(above, TextBlock):
        raise InvalidEdit("nothing_to_join", block)
    reader = Reader(document)
    longer = len(reader.inlines(found.inlines)) > len(reader.inlines(above.inlines))
    keeps = above if above.role is Role.HEADING or not longer else found
    joined = msgspec.structs.replace(
        above,
        id=keeps.id,
        origin=keeps.origin,
        inlines=normal_inlines((*above.inlines, *_spoken(found), *found.inlines)),
    )
    return _with_blocks(document, index - 1, index + 1, (joined,))


def retype_block(document: Document, block: BlockId, role: Role, level: int = 1) -> Document:
    """`block` as a `role` of `level`, numbered as such a block is by default."""
    if not 1 <= level <= MAX_LEVEL:
        raise InvalidEdit("no_such_level", str(level))
    found = text_block(document, block)
    if (found.role, found.level) == (role, level):
        return document
    numbering = found.numbering
    if found.role is not role:
        numbering = _usual_numbering(role)
    retyped = msgspec.structs.replace(
        found,
        role=role,
        level=level,
        numbering=numbering,
        speaker=found.speaker if role is Role.QUOTE else "",
        section_kind=found.section_kind if role is Role.HEADING else SectionKind.PLAIN,
    )
    if role is not Role.QUOTE:
        retyped = msgspec.structs.replace(retyped, inlines=(*_spoken(found), *found.inlines))
    return replace_block(document, retyped)


def replace_block(document: Document, block: Block) -> Document:
    """`document` with `block` in the place of the one with its id, which may stand in a cell."""
    table = _table_around(document, block.id)
    if table is not None and isinstance(block, TextBlock):
        text = block
        block = with_texts(table, lambda one: text if one.id == text.id else one)
    index = place(document, block.id)
    return _with_blocks(document, index, index + 1, (block,))


# Text


def replace_range(
    document: Document, block: BlockId, start: int, stop: int, replacement: str
) -> Document:
    """What `block` shows from `start` to `stop` replaced by `replacement`, as if typed there."""
    found = text_block(document, block)
    reader = Reader(document)
    _check_range(found, start, stop, reader)
    shows = reader.inline
    text = inline_edit.typed(found.inlines, start, clean_text(replacement), shows)
    inlines = inline_edit.replace_range(found.inlines, start, stop, text, shows)
    return replace_inlines(document, block, inlines)


def replace_inlines(document: Document, block: BlockId, inlines: tuple[Inline, ...]) -> Document:
    """`block` with `inlines` for its body."""
    found = text_block(document, block)
    return replace_block(document, msgspec.structs.replace(found, inlines=normal_inlines(inlines)))


def set_mark(
    document: Document, block: BlockId, start: int, stop: int, mark: Mark, *, on: bool
) -> Document:
    """What `block` shows from `start` to `stop` with `mark`, or without it."""
    found = text_block(document, block)
    reader = Reader(document)
    _check_range(found, start, stop, reader)
    inlines = inline_edit.mark(found.inlines, start, stop, mark, reader.inline, on=on)
    return replace_inlines(document, block, inlines)


# Sections


def rename_section(document: Document, heading: BlockId, title: str) -> Document:
    """The section under `heading` called `title`. Raises InvalidEdit when `title` is blank."""
    section_of(document, heading)
    return replace_inlines(document, heading, _title(title))


def add_section(
    document: Document, position: int, title: str, level: int, new_id: NewId
) -> Document:
    """A new section of `level` called `title` before the block now at `position`.

    Raises InvalidEdit when `title` is blank.
    """
    if not 1 <= level <= MAX_LEVEL:
        raise InvalidEdit("no_such_level", str(level))
    heading = TextBlock(BlockId(new_id()), Role.HEADING, _title(title), level)
    return insert_blocks(document, position, (heading,))


def delete_section(document: Document, heading: BlockId) -> Document:
    """`document` without the section under `heading` and all that is in it."""
    section = section_of(document, heading)
    return _with_blocks(document, section.start, section.stop, ())


def move_section(document: Document, heading: BlockId, position: int) -> Document:
    """The whole section under `heading` moved before the block now at `position`.

    Raises InvalidEdit for a place inside itself.
    """
    section = section_of(document, heading)
    if section.start < position < section.stop:
        raise InvalidEdit("into_itself", heading)
    return _moved(document, section.start, section.stop, position)


def promote_section(document: Document, heading: BlockId) -> Document:
    """The section and those in it one level higher. Raises InvalidEdit at the highest."""
    return _shifted(document, heading, -1)


def demote_section(document: Document, heading: BlockId) -> Document:
    """The section and those in it one level lower. Raises InvalidEdit at the lowest."""
    return _shifted(document, heading, 1)


# What is not a block


def set_metadata(document: Document, metadata: Metadata) -> Document:
    """`document` with `metadata`, its text cleaned."""
    cleaned = msgspec.structs.replace(
        metadata,
        **{name: clean_text(getattr(metadata, name)) for name in Metadata.__struct_fields__},
    )
    if cleaned == document.metadata:
        return document
    return msgspec.structs.replace(document, metadata=cleaned)


def set_field(document: Document, name: str, value: str) -> Document:
    """`document` with the field `name` filled with `value`; a new field is added at the end."""
    cleaned = clean_text(value)
    fields = dict(document.fields)
    if fields.get(name) == cleaned:
        return document
    fields[name] = cleaned
    return msgspec.structs.replace(document, fields=tuple(fields.items()))


def _table_around(document: Document, block: BlockId) -> Table | None:
    """The table in a cell of which `block` stands; None for one that stands by itself, or not."""
    if any(one.id == block for one in document.blocks):
        return None
    return next(
        (
            one
            for one in document.blocks
            if isinstance(one, Table) and any(text.id == block for text in text_blocks(one))
        ),
        None,
    )


def _with_blocks(document: Document, start: int, stop: int, blocks: tuple[Block, ...]) -> Document:
    """`document` with its blocks from `start` to `stop` replaced by `blocks`.

    A block that comes out of the edit as it was stays the same object.
    """
    replaced = document.blocks[start:stop]
    if blocks == replaced:
        return document
    before = {block.id: block for block in replaced}
    shared = tuple(before[block.id] if block == before.get(block.id) else block for block in blocks)
    return msgspec.structs.replace(
        document, blocks=document.blocks[:start] + shared + document.blocks[stop:]
    )


def _moved(document: Document, start: int, stop: int, position: int) -> Document:
    if not 0 <= position <= len(document.blocks):
        raise InvalidEdit("no_such_place", str(position))
    if start <= position <= stop:
        return document
    blocks = document.blocks
    moving = blocks[start:stop]
    if position < start:
        order = blocks[:position] + moving + blocks[position:start] + blocks[stop:]
    else:
        order = blocks[:start] + blocks[stop:position] + moving + blocks[position:]
    return msgspec.structs.replace(document, blocks=order)


def _shifted(document: Document, heading: BlockId, step: int) -> Document:
    section = section_of(document, heading)
    inside = document.blocks[section.start : section.stop]
    shifted = tuple(_shifted_heading(block, step) for block in inside)
    return _with_blocks(document, section.start, section.stop, shifted)


def _shifted_heading(block: Block, step: int) -> Block:
    if not isinstance(block, TextBlock) or block.role is not Role.HEADING:
        return block
    level = block.level + step
    if not 1 <= level <= MAX_LEVEL:
        raise InvalidEdit("highest_level" if step < 0 else "lowest_level", block.id)
    return msgspec.structs.replace(block, level=level)


def _continued(block: TextBlock) -> Automatic | Literal | Unnumbered:
    """The numbering of what follows `block`; a typed number is not typed twice."""
    return _usual_numbering(block.role) if isinstance(block.numbering, Literal) else block.numbering


def _usual_numbering(role: Role) -> Automatic | Unnumbered:
    return Automatic() if role in NUMBERED_ROLES else Unnumbered()


def _spoken(block: TextBlock) -> tuple[Inline, ...]:
    """Who spoke `block`, as words and a line break before it; nothing where nobody did."""
    return (Text(block.speaker), Break()) if block.speaker else ()


def _title(title: str) -> tuple[Text]:
    """`title` as a heading's one line. Raises InvalidEdit when it is blank."""
    words = clean_line(title)
    if not words:
        raise InvalidEdit("empty_title")
    return (Text(words),)


def _check_range(block: TextBlock, start: int, stop: int, reader: Reader) -> None:
    """Raises InvalidEdit when `block` does not show so many characters."""
    if not 0 <= start <= stop <= len(reader.inlines(block.inlines)):
        raise InvalidEdit("no_such_place", f"{start}–{stop}")
