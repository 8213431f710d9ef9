"""The two documents of a comparison as Word would show them, block by block."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec
from docx.parts.story import StoryPart

from som_editor.core.comparison import Comparison
from som_editor.core.document import (
    Block,
    BlockId,
    Cell,
    Digest,
    Inline,
    Reference,
    Row,
    Table,
    TextBlock,
)
from som_editor.core.version import Version
from som_editor.writers.cover import cover
from som_editor.writers.docx import readable_images
from som_editor.writers.docx.blocks import Blocks
from som_editor.writers.docx.cover_page import opening
from som_editor.writers.docx.elements import Element, tag_name
from som_editor.writers.docx.pictures import Pictures
from som_editor.writers.printed import printable

_GONE = "oud-"
"""Before the id of an old block, and of one that is not there, that a new one might have."""


class Shown(NamedTuple):
    """One side: the paragraphs above the text, and those and tables of each block of its document.

    A block that has no place on paper has none.
    """

    opening: list[Element]
    blocks: list[list[Element]]


def shown(
    version: Version, part: StoryPart, pictures: Pictures, images: Mapping[Digest, bytes]
) -> Shown:
    """`version` as `export` without a cover writes it."""
    printed = printable(version.document)
    around = cover(msgspec.structs.replace(version, document=printed))
    made = Blocks(printed, part, pictures, readable_images(printed, images)).by_block()
    above = [one for control in opening(printed, around) for one in control.iter(tag_name("p"))]
    return Shown(above, _by_place(version.document.blocks, printed.blocks, made))


def under_new_ids(comparison: Comparison) -> Version:
    """The old version, its blocks under the ids of the new ones that stand in their place.

    So what refers to a block leads to the same bookmark on both sides; one that moved has two.
    """
    old, new = comparison.old.document, comparison.new.document
    taken = {block.id for block in new.blocks}
    ids = {one.id: _apart(one.id) if one.id in taken else one.id for one in old.blocks}
    for row in comparison.rows:
        if row.old is not None and row.new is not None:
            ids[old.blocks[row.old].id] = new.blocks[row.new].id
    blocks = tuple(_with_ids(block, ids) for block in old.blocks)
    document = msgspec.structs.replace(old, blocks=blocks)
    return msgspec.structs.replace(comparison.old, document=document)


def _by_place(
    blocks: Sequence[Block], printed: Sequence[Block], made: Sequence[list[Element]]
) -> list[list[Element]]:
    """What was `made` of each of `blocks`, of which some were not `printed`."""
    result: list[list[Element]] = []
    at = 0
    for block in blocks:
        is_printed = at < len(printed) and printed[at].id == block.id
        result.append(made[at] if is_printed else [])
        at += is_printed
    return result


def _with_ids(block: Block, ids: Mapping[BlockId, BlockId]) -> Block:
    made = msgspec.structs.replace(block, id=ids.get(block.id, block.id))
    match made:
        case TextBlock():
            inlines = tuple(_led(inline, ids) for inline in made.inlines)
            return msgspec.structs.replace(made, inlines=inlines)
        case Table():
            rows = tuple(
                Row(row.id, tuple(_cell(cell, ids) for cell in row.cells)) for row in made.rows
            )
            return msgspec.structs.replace(made, rows=rows)
        case _:
            return made


def _cell(cell: Cell, ids: Mapping[BlockId, BlockId]) -> Cell:
    blocks = tuple(
        msgspec.structs.replace(one, inlines=tuple(_led(inline, ids) for inline in one.inlines))
        for one in cell.blocks
    )
    return msgspec.structs.replace(cell, blocks=blocks)


def _led(inline: Inline, ids: Mapping[BlockId, BlockId]) -> Inline:
    if isinstance(inline, Reference):
        target = ids.get(inline.block) or _apart(inline.block)
        return msgspec.structs.replace(inline, block=target)
    return inline


def _apart(block: BlockId) -> BlockId:
    return BlockId(f"{_GONE}{block}")
