"""A piece of a page, as the clipboard holds it: what it says as blocks, without its looks."""

from dataclasses import replace
from typing import NamedTuple

import msgspec

from som_editor.core.document import (
    Automatic,
    Block,
    Image,
    Inline,
    Mark,
    NewId,
    Role,
    Row,
    Table,
    Text,
    TextBlock,
    Unnumbered,
    normal_inlines,
)
from som_editor.readers.archive import Element
from som_editor.readers.flow.building import Building
from som_editor.readers.flow.items import Item, Said
from som_editor.readers.html.parsing import parsed
from som_editor.readers.html.walk import Walk
from som_editor.readers.html.word import read_word


class Piece(NamedTuple):
    """The blocks of a piece, and how many pictures were left out of it."""

    blocks: tuple[Block, ...] = ()
    pictures: int = 0


def read_piece(html: str, new_id: NewId) -> Piece:
    """What `html` says: headings, paragraphs, lists that are counted here, tables, emphasis.

    Empty where it says nothing. Pictures are left out.
    """
    root = parsed(html)
    if root is None:
        return Piece()
    read_word(root)
    _with_spaces(root)
    walk = Walk()
    building = Building(new_id, all_typed=True)
    try:
        walk.read(root)
    except RecursionError:  # elements in elements past all sense
        return Piece()
    building.build([_counted_here(item) for item in walk.items])
    blocks = tuple(_plain(one) for one in building.blocks if not isinstance(one, Image))
    left_out = sum(one.reason == "picture" for one in (*walk.dropped, *building.dropped))
    return Piece(blocks, left_out + len(building.blocks) - len(blocks))


def _counted_here(item: Item) -> Item:
    """`item` without the number that its list showed: it is counted where it is pasted."""
    if isinstance(item, Said) and item.role is Role.GUIDELINE:
        return replace(item, label="")
    return item


def _with_spaces(root: Element) -> None:
    """Make the spaces plain again that browsers copy as hard ones, where words look different."""
    for span in root.iter("span"):
        if span.text == _HARD_SPACE and not len(span):
            span.text = " "


def _plain(block: Block) -> Block:
    """`block` as somebody would have written it here."""
    match block:
        case TextBlock(role=Role.GUIDELINE, numbering=Unnumbered()):
            counted = msgspec.structs.replace(block, numbering=Automatic())
            return _without(counted, frozenset())
        case TextBlock():
            return _without(block, _ALL if block.role is Role.HEADING else frozenset())
        case Table():
            rows = tuple(
                _plain_row(row, is_header=at < block.header_rows)
                for at, row in enumerate(block.rows)
            )
            return msgspec.structs.replace(block, rows=rows)
        case _:
            return block


def _plain_row(row: Row, *, is_header: bool) -> Row:
    marks = frozenset({Mark.BOLD}) if is_header else frozenset[Mark]()
    cells = tuple(
        msgspec.structs.replace(cell, blocks=tuple(_without(one, marks) for one in cell.blocks))
        for cell in row.cells
    )
    return msgspec.structs.replace(row, cells=cells)


def _without(block: TextBlock, marks: frozenset[Mark]) -> TextBlock:
    """`block` without the `marks` that it has the looks of by itself, as a link is underlined."""
    inlines = normal_inlines(tuple(_unmarked(one, marks) for one in block.inlines))
    return msgspec.structs.replace(block, inlines=inlines)


def _unmarked(inline: Inline, marks: frozenset[Mark]) -> Inline:
    if not isinstance(inline, Text):
        return inline
    gone = marks | {Mark.UNDERLINE} if inline.link else marks
    return msgspec.structs.replace(inline, marks=inline.marks - gone)


_ALL = frozenset(Mark)
_HARD_SPACE = "\u00a0"
