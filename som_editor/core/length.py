"""How long a text is: its words, and about how many pages it takes in print, without setting it.

The measures are those of the PDF's pages, in points; how many characters a line takes was found by
setting texts of up to 100 pages.
"""

import math
from typing import NamedTuple

from som_editor.core.document import (
    Block,
    BlockId,
    Document,
    Image,
    Reference,
    Role,
    Table,
    TextBlock,
    text_blocks,
)
from som_editor.core.shown import Reader, image_text

_PAGE = 655.0
_LINE, _LINE_LENGTH = 16.5, 80
_TABLE_LINE, _TABLE_LENGTH = 14.0, 72
_GAPS = {
    Role.PARAGRAPH: 12.0,
    Role.GUIDELINE: 10.5,
    Role.BULLET: 10.5,
    Role.QUOTE: 12.0,
    Role.NOTE: 12.0,
}
_INDENTS = {Role.GUIDELINE: 5, Role.BULLET: 5, Role.QUOTE: 3, Role.NOTE: 3}
"""By how many characters a line of such a block is shorter, at each level."""
_HEADINGS = {1: (19.5, 37.0, 56), 2: (15.5, 29.0, 70), 3: (14.0, 23.0, 80)}
"""Of a heading by its level: a line, the space around it, and the characters in a line."""
_IMAGE = 200.0


class Length(NamedTuple):
    """Words, counted as Word does: what stands between spaces. Pages without cover and contents."""

    words: int
    pages: int


class _Measured(NamedTuple):
    block: Block
    words: int
    height: float
    refers: bool


class Lengths:
    """Measures one text again and again; a block that stayed the same object is not read anew.

    One that refers to another is, since it shows the other's number or title.
    """

    def __init__(self) -> None:
        self._known: dict[BlockId, _Measured] = {}
        self._fields: tuple[tuple[str, str], ...] = ()

    def of(self, document: Document) -> Length:
        """How long `document` is now."""
        known = self._known if document.fields == self._fields else {}
        reader = Reader(document)
        measured = {}
        for block in document.blocks:
            before = known.get(block.id)
            same = before is not None and before.block is block and not before.refers
            measured[block.id] = before if before and same else _measured(block, reader)
        self._known, self._fields = measured, document.fields
        height = sum(one.height for one in measured.values())
        pages = math.ceil(height / _PAGE) if height else 0
        return Length(sum(one.words for one in measured.values()), pages)


def length(document: Document) -> Length:
    """How long `document` is; to ask that again and again, keep a `Lengths`."""
    return Lengths().of(document)


def _measured(block: Block, reader: Reader) -> _Measured:
    match block:
        case TextBlock():
            words, height = reader.block(block), _text(block, reader)
        case Table():
            parts = [block.caption, *(reader.block(part) for part in text_blocks(block))]
            words, height = "\n".join(parts), _table(block, reader)
        case Image():
            words = image_text(block)
            height = _IMAGE + _lines(words, _LINE_LENGTH) * _LINE
    refers = any(isinstance(one, Reference) for part in text_blocks(block) for one in part.inlines)
    return _Measured(block, len(words.split()), height, refers)


def _text(block: TextBlock, reader: Reader) -> float:
    words = reader.block(block)
    if block.role is Role.HEADING:
        line, around, length = _HEADINGS[block.level]
        return _lines(words, length) * line + around
    length = _LINE_LENGTH - _INDENTS.get(block.role, 0) * block.level
    return _lines(words, length) * _LINE + _GAPS[block.role]


def _table(table: Table, reader: Reader) -> float:
    """Rows as high as their fullest cell, where all columns are alike."""
    height = _lines(table.caption, _LINE_LENGTH) * _LINE if table.caption else 0.0
    for row in table.rows:
        columns = max(sum(cell.columns for cell in row.cells), 1)
        lines = max(
            (
                sum(
                    _lines(reader.block(part), _TABLE_LENGTH * cell.columns // columns)
                    for part in cell.blocks
                )
                for cell in row.cells
            ),
            default=1,
        )
        height += lines * _TABLE_LINE + 12
    return height + _GAPS[Role.PARAGRAPH]


def _lines(text: str, length: int) -> int:
    """How many lines of `length` characters `text` takes, roughly."""
    return sum(max(1, math.ceil(len(line) / max(length, 1))) for line in text.split("\n"))
