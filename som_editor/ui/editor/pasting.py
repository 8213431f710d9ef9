"""Putting text and blocks from elsewhere into the document at the cursor."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QMimeData

from som_editor.core import edit, inline_edit
from som_editor.core.document import (
    MAX_LEVEL,
    Automatic,
    Block,
    BlockId,
    Break,
    CellId,
    Document,
    Inline,
    NewId,
    Role,
    RowId,
    Table,
    Text,
    TextBlock,
    Unnumbered,
    normal_inlines,
    text_blocks,
)
from som_editor.core.shown import Reader
from som_editor.core.text import clean_text
from som_editor.i18n import _, ngettext
from som_editor.readers.html.piece import Piece, read_piece
from som_editor.readers.text import unwrapped
from som_editor.ui.editor.clipping import settled, taken
from som_editor.ui.editor.positions import body_start, characters, inline_units, units
from som_editor.ui.editor.typed_edits import LISTS, Caret, TypedEdit

_PLAIN = "application/x-som-editor-plain"
"""Marks text that is to be pasted line by line, as it stands."""


def plain(text: str) -> QMimeData:
    """`text` as it is to be pasted without any formatting."""
    data = QMimeData()
    data.setText(text)
    data.setData(_PLAIN, b"")
    return data


def pasted(caret: Caret, data: QMimeData, new_id: NewId, tell: Callable[[str], None]) -> TypedEdit:
    """What `data` holds, at the cursor: blocks of ours, formatted text, or plain text.

    What cannot come along is told in words by `tell`.
    """
    if (piece := taken(data)) is not None:
        if not piece.blocks:
            return TypedEdit(caret.document, "", caret.block.id, caret.offset)
        return pasted_blocks(caret, settled(piece, caret.document), new_id)
    text = clean_text(data.text())
    if data.hasFormat(_PLAIN):
        return pasted_text(caret, text, new_id)
    found = read_piece(data.html(), new_id) if data.hasHtml() else Piece()
    if found.pictures:
        tell(_left_out(found.pictures))
    blocks = found.blocks
    if not blocks or _is_bare(blocks):
        blocks = unwrapped(text, new_id) or blocks
    if blocks:
        return pasted_blocks(caret, continuing(blocks, caret.block), new_id, whole=True)
    return pasted_text(caret, text, new_id)


def pasted_text(caret: Caret, text: str, new_id: NewId) -> TypedEdit:
    """`text` at the cursor: each line a block, the first and last joined with what was there."""
    lines = [line for line in clean_text(text).splitlines() if line.strip()]
    if len(lines) < 2:
        return _words_pasted(caret, "".join(lines).replace("\t", " "))
    role = caret.block.role if caret.block.role in LISTS else Role.PARAGRAPH
    level = caret.block.level if role in LISTS else 1
    numbering = Automatic() if role in edit.NUMBERED_ROLES else Unnumbered()
    blocks = [
        TextBlock(BlockId(new_id()), role, (Text(" ".join(line.split())),), level, numbering)
        for line in lines
    ]
    return pasted_blocks(caret, blocks, new_id)


def pasted_blocks(
    caret: Caret, blocks: Sequence[Block], new_id: NewId, *, whole: bool = False
) -> TypedEdit:
    """`blocks` at the cursor; those whose id is not in the document keep it, as after cutting.

    Their first and last go on in the words around the cursor; if they are `whole`, only those that
    are of the kind of what is there.
    """
    first = blocks[0]
    if len(blocks) == 1 and isinstance(first, TextBlock) and not first.speaker:
        blank = caret.block.role is Role.PARAGRAPH and not caret.block.inlines
        if not (whole and blank and first.role is not Role.PARAGRAPH):
            return _within(caret, first.inlines)
    new = _with_own_ids(blocks, caret.document, new_id)
    head, tail = _halves(caret, new_id)
    if head is not None:
        goes_on = not whole or _is_like(new[0], head)
        new = _joined(head, new[0]) + new[1:] if goes_on else [head, *new]
    goes_on = not whole or _is_like(new[-1], tail)
    new, end, offset = _closed(new, tail, goes_on=goes_on)
    place, before = caret.place, caret.document.blocks
    document = msgspec.structs.replace(
        caret.document, blocks=(*before[:place], *new, *before[place + 1 :])
    )
    return TypedEdit(document, _("plakken"), end, offset)


def continuing(blocks: Sequence[Block], around: TextBlock) -> tuple[Block, ...]:
    """`blocks` as they go on with the list that `around` is an item of; else as they are.

    Paragraphs and the highest items become items like it, deeper ones stay as much deeper.
    Headings and tables end a list, and then nothing goes on with it.
    """
    texts = [block for block in blocks if isinstance(block, TextBlock)]
    listed = all(one.role in (Role.PARAGRAPH, *LISTS) for one in texts)
    if around.role not in LISTS or len(texts) < len(blocks) or not listed:
        return tuple(blocks)
    highest = min((one.level for one in texts if one.role in LISTS), default=1)

    def item(block: TextBlock) -> TextBlock:
        below = block.level - highest if block.role in LISTS else 0
        role = block.role if below else around.role
        level = min(around.level + below, MAX_LEVEL)
        numbering = Automatic() if role in edit.NUMBERED_ROLES else Unnumbered()
        return msgspec.structs.replace(block, role=role, level=level, numbering=numbering)

    return tuple(item(block) for block in texts)


def _left_out(pictures: int) -> str:
    return ngettext(
        "Een afbeelding is niet meegeplakt: voeg die zelf in.",
        "{count} afbeeldingen zijn niet meegeplakt: voeg die zelf in.",
        pictures,
    ).format(count=pictures)


def _is_bare(blocks: Sequence[Block]) -> bool:
    """Whether `blocks` are one paragraph of lines, as a PDF viewer in a browser copies a page."""
    only = blocks[0]
    return len(blocks) == 1 and isinstance(only, TextBlock) and Break() in only.inlines


def _is_like(pasted: Block, around: TextBlock) -> bool:
    """Whether the words of `pasted` go on in `around`: both are plain, or of the same kind."""
    if not isinstance(pasted, TextBlock) or pasted.speaker:
        return False
    if around.role is Role.HEADING:
        return False
    return pasted.role is Role.PARAGRAPH or pasted.role is around.role


def _halves(caret: Caret, new_id: NewId) -> tuple[TextBlock | None, TextBlock]:
    """The block before the cursor, where there is anything of it, and the block behind it."""
    block, position = caret.block, caret.position()
    if caret.offset == 0 or (position == 0 and not block.speaker):
        return None, block
    split = edit.split_block(caret.document, block.id, position, new_id)
    head, tail = (split.blocks[caret.place + step].id for step in (0, 1))
    return edit.text_block(split, head), edit.text_block(split, tail)


def _joined(head: TextBlock, first: Block) -> list[Block]:
    """`first` behind the words of `head`; what is no plain text stands by itself."""
    if not isinstance(first, TextBlock) or first.speaker:
        return [head, first]
    inlines = normal_inlines((*head.inlines, *first.inlines))
    return [msgspec.structs.replace(head, inlines=inlines)]


def _closed(
    new: list[Block], tail: TextBlock, *, goes_on: bool
) -> tuple[list[Block], BlockId, int]:
    """`new` followed by `tail`, and where the cursor goes: behind what was pasted."""
    last = new[-1]
    if not isinstance(last, TextBlock):
        return [*new, tail], tail.id, 0
    if not last.inlines and not last.speaker:
        return [*new[:-1], tail], tail.id, 0
    size = body_start(last) + inline_units(last.inlines)
    if not tail.inlines:
        return new, last.id, size
    if last.speaker or not goes_on:
        return [*new, tail], last.id, size
    inlines = normal_inlines((*last.inlines, *tail.inlines))
    return [*new[:-1], msgspec.structs.replace(tail, inlines=inlines)], tail.id, size


def _words_pasted(caret: Caret, words: str) -> TypedEdit:
    block = caret.block
    if caret.offset < body_start(block):
        at = characters(block.speaker, caret.offset)
        speaker = block.speaker[:at] + words + block.speaker[at:]
        spoken = msgspec.structs.replace(block, speaker=speaker)
        document = edit.replace_block(caret.document, spoken)
        return TypedEdit(document, _("plakken"), block.id, caret.offset + units(words))
    shows = Reader(caret.document).inline
    return _within(caret, inline_edit.typed(block.inlines, caret.position(), words, shows))


def _within(caret: Caret, inlines: tuple[Inline, ...]) -> TypedEdit:
    """`inlines` at the cursor, in the block it stands in."""
    block = caret.block
    shows = Reader(caret.document).inline
    before, after = inline_edit.cut(block.inlines, caret.position(), shows)
    document = edit.replace_inlines(caret.document, block.id, (*before, *inlines, *after))
    offset = body_start(block) + inline_units((*before, *inlines))
    return TypedEdit(document, _("plakken"), block.id, offset)


def _with_own_ids(blocks: Sequence[Block], document: Document, new_id: NewId) -> list[Block]:
    """`blocks` with fresh ids where theirs are taken: a copy is a text of its own."""
    taken = {text.id for block in document.blocks for text in (block, *text_blocks(block))}
    result: list[Block] = []
    for block in blocks:
        ids = {block.id, *(text.id for text in text_blocks(block))}
        own = _copy(block, new_id) if ids & taken else block
        taken |= {own.id, *(text.id for text in text_blocks(own))}
        result.append(own)
    return result


def _copy(block: Block, new_id: NewId) -> Block:
    replace = msgspec.structs.replace
    fresh = replace(block, id=BlockId(new_id()), origin=None)
    if not isinstance(fresh, Table):
        return fresh
    rows = tuple(
        replace(
            row,
            id=RowId(new_id()),
            cells=tuple(
                replace(
                    cell,
                    id=CellId(new_id()),
                    blocks=tuple(replace(one, id=BlockId(new_id())) for one in cell.blocks),
                )
                for cell in row.cells
            ),
        )
        for row in fresh.rows
    )
    return replace(fresh, rows=rows)
