"""What stands in the text as one: fields and references. Where they stand, and putting one in."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from som_editor.core import inline_edit
from som_editor.core.document import (
    BlockId,
    Document,
    Field,
    Inline,
    Reference,
    TextBlock,
    normal_inlines,
    text_blocks,
    with_texts,
)
from som_editor.core.edit import replace_inlines, text_block
from som_editor.core.errors import InvalidEdit
from som_editor.core.shown import Reader

Atom = Field | Reference
Rewrite = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]
"""Gives the inlines of a text block as they are to be."""


class Use(NamedTuple):
    """Where an inline stands: in the block of the document, and which one of its text block.

    `part` is the text block itself: of a table, one of its cells.
    """

    block: BlockId
    part: TextBlock
    place: int


def uses(document: Document, wanted: Callable[[Inline], bool]) -> Iterator[Use]:
    """Where the inlines stand that are `wanted`, in reading order."""
    for block in document.blocks:
        for part in text_blocks(block):
            for place, inline in enumerate(part.inlines):
                if wanted(inline):
                    yield Use(block.id, part, place)


def put_atom(document: Document, block: BlockId, start: int, stop: int, atom: Atom) -> Document:
    """What `block` shows from `start` to `stop` replaced by `atom`, with the marks before it.

    Raises NotFound, InvalidEdit.
    """
    found = text_block(document, block)
    shows = Reader(document).inline
    if not 0 <= start <= stop <= inline_edit.length(found.inlines, shows):
        raise InvalidEdit("no_such_place", f"{start}–{stop}")
    start, stop = inline_edit.widen(found.inlines, start, stop, shows)
    marks = inline_edit.marks_before(found.inlines, start, shows)
    marked = msgspec.structs.replace(atom, marks=marks)
    inlines = inline_edit.replace_range(found.inlines, start, stop, (marked,), shows)
    return replace_inlines(document, block, inlines)


def rewritten(document: Document, rewrite: Rewrite) -> Document:
    """`document` with the inlines of every text block, those in tables too, rewritten.

    What stays as it was stays the same value.
    """

    def text(block: TextBlock) -> TextBlock:
        inlines = rewrite(block.inlines)
        if inlines == block.inlines:
            return block
        return msgspec.structs.replace(block, inlines=normal_inlines(inlines))

    made = (with_texts(block, text) for block in document.blocks)
    blocks = tuple(
        old if new == old else new for new, old in zip(made, document.blocks, strict=True)
    )
    if all(new is old for new, old in zip(blocks, document.blocks, strict=True)):
        return document
    return msgspec.structs.replace(document, blocks=blocks)
