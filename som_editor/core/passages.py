"""All that can be read in a document, passage by passage, each with the place it stands in."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from som_editor.core.document import Block, BlockId, Document, Image, Table, TextBlock, text_blocks
from som_editor.core.search import Query, find
from som_editor.core.shown import Reader


class Where(StrEnum):
    """What part of a block a passage is."""

    BODY = "body"
    SPEAKER = "speaker"
    CAPTION = "caption"
    ALTERNATIVE = "alternative"


class Spot(NamedTuple):
    """The place of a passage: a part of the text block, table or image `owner`.

    `block` is the block of the document that `owner` stands in: itself, or the table around it.
    """

    block: BlockId
    owner: BlockId
    where: Where = Where.BODY


class Passage(NamedTuple):
    """A stretch of text in reading order."""

    spot: Spot
    text: str


class Match(NamedTuple):
    """Where something was found: the characters from `start` to `stop` of a passage."""

    passage: Passage
    start: int
    stop: int

    @property
    def text(self) -> str:
        """What was found."""
        return self.passage.text[self.start : self.stop]


def passages(document: Document) -> Iterator[Passage]:
    """The passages of `document` that say something, in reading order."""
    reader = Reader(document)
    for block in document.blocks:
        yield from (one for one in _of_block(block, reader) if one.text)


def matches(document: Document, query: Query) -> Iterator[list[Match]]:
    """Where `query` stands in `document`, passage by passage, so that a caller can stop.

    Raises InvalidPattern.
    """
    for passage in passages(document):
        found = find(query, passage.text)
        if found:
            yield [Match(passage, start, stop) for start, stop in found]


def _of_block(block: Block, reader: Reader) -> Iterator[Passage]:
    match block:
        case TextBlock():
            yield from _of_text(block, block.id, reader)
        case Table():
            yield Passage(Spot(block.id, block.id, Where.CAPTION), block.caption)
            for part in text_blocks(block):
                yield from _of_text(part, block.id, reader)
        case Image():
            yield Passage(Spot(block.id, block.id, Where.CAPTION), block.caption)
            yield Passage(Spot(block.id, block.id, Where.ALTERNATIVE), block.alternative)


def _of_text(block: TextBlock, outer: BlockId, reader: Reader) -> Iterator[Passage]:
    yield Passage(Spot(outer, block.id, Where.SPEAKER), block.speaker)
    yield Passage(Spot(outer, block.id), reader.inlines(block.inlines))
