"""A piece of a protocol on the clipboard: its blocks as they are, so that cut and paste moves."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QMimeData

from som_editor.core import inline_edit
from som_editor.core.document import (
    Block,
    BlockId,
    Break,
    Document,
    Field,
    Inline,
    Reference,
    Text,
    TextBlock,
    field_value,
    normal_inlines,
    text_blocks,
    with_texts,
)
from som_editor.core.shown import Reader
from som_editor.ui.editor.positions import body_position, body_start, characters

MIME_TYPE = "application/x-som-editor-clipping"


class Clipping(msgspec.Struct, frozen=True):
    """Blocks, the first and last of them cut where the selection ended.

    `fields` and `targets` say in words what its fields and references show, for a document that
    does not know them.
    """

    blocks: tuple[Block, ...]
    fields: tuple[tuple[str, str], ...] = ()
    targets: tuple[tuple[BlockId, str], ...] = ()


def clipping(document: Document, pieces: Sequence[tuple[Block, int, int]]) -> Clipping:
    """The `pieces` (block, from, to in the widget) of `document`."""
    reader = Reader(document)
    blocks = tuple(
        cut_text(block, start, stop, reader) if isinstance(block, TextBlock) else block
        for block, start, stop in pieces
    )
    inlines = [inline for block in blocks for text in text_blocks(block) for inline in text.inlines]
    fields = {
        inline.name: field_value(document, inline.name)
        for inline in inlines
        if isinstance(inline, Field)
    }
    targets = {
        inline.block: reader.inline(inline) for inline in inlines if isinstance(inline, Reference)
    }
    return Clipping(blocks, tuple(fields.items()), tuple(targets.items()))


def put(data: QMimeData, piece: Clipping) -> None:
    """Add `piece` to `data`."""
    data.setData(MIME_TYPE, msgspec.json.encode(piece))


def taken(data: QMimeData) -> Clipping | None:
    """The clipping in `data`; None where there is none, or none that can be read."""
    if not data.hasFormat(MIME_TYPE):
        return None
    try:
        return msgspec.json.decode(data.data(MIME_TYPE).data(), type=Clipping)
    except msgspec.MsgspecError:
        return None


def settled(piece: Clipping, document: Document) -> tuple[Block, ...]:
    """The blocks of `piece` for `document`: what it does not know of is words."""
    fields = {name: value for name, value in piece.fields if value}
    known_fields = {name for name, _value in document.fields}
    blocks = {block.id for block in (*document.blocks, *piece.blocks)}
    targets = {target: words for target, words in piece.targets if target not in blocks}

    def here(inline: Inline) -> Inline:
        match inline:
            case Field(name=name, marks=marks) if name in fields and name not in known_fields:
                return Text(fields[name], marks)
            case Reference(block=target, marks=marks) if target in targets:
                return Text(targets[target], marks)
            case _:
                return inline

    def text_here(text: TextBlock) -> TextBlock:
        return msgspec.structs.replace(text, inlines=normal_inlines(tuple(map(here, text.inlines))))

    return tuple(with_texts(block, text_here) for block in piece.blocks)


def cut_text(block: TextBlock, start: int, stop: int, reader: Reader) -> TextBlock:
    """What `block` is from `start` to `stop` in the widget; part of a speaker is words."""
    body = body_start(block)
    inside, _ = inline_edit.cut(block.inlines, body_position(block, stop, reader), reader.inline)
    _, inside = inline_edit.cut(inside, body_position(block, start, reader), reader.inline)
    if not block.speaker or (start == 0 and stop >= body):
        return msgspec.structs.replace(block, inlines=inside)
    name = block.speaker[characters(block.speaker, start) : characters(block.speaker, stop)]
    spoken: tuple[Inline, ...] = (Text(name),) if name else ()
    if start < body <= stop:
        spoken += (Break(),)
    return msgspec.structs.replace(block, speaker="", inlines=normal_inlines((*spoken, *inside)))
