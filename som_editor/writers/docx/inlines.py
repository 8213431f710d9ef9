"""What stands in a line: marked text, links, fields as they show, references that Word follows."""

from collections.abc import Iterable, Mapping

import docx.parts.story
from docx.opc.constants import RELATIONSHIP_TYPE

from som_editor.core.document import (
    BlockId,
    Break,
    Document,
    Inline,
    Mark,
    Reference,
    Role,
    Text,
    TextBlock,
)
from som_editor.core.shown import Reader
from som_editor.writers.docx.addresses import word_address
from som_editor.writers.docx.bookmarks import bookmark_name, number_bookmark_name
from som_editor.writers.docx.elements import Element, element, field, line_break, run
from som_editor.writers.docx.lists import ListPlace, list_places

_MARKS: tuple[tuple[Mark, tuple[tuple[str, dict[str, str]], ...]], ...] = (
    (Mark.BOLD, (("b", {}), ("bCs", {}))),
    (Mark.ITALIC, (("i", {}), ("iCs", {}))),
    (Mark.UNDERLINE, (("u", {"val": "single"}),)),
)
"""The run properties of each mark, in the order that the schema wants."""


class Inlines:
    """Writes the inlines of one document; links become relationships of `part`."""

    def __init__(self, document: Document, part: docx.parts.story.StoryPart) -> None:
        self._reader = Reader(document)
        self._part = part
        self._places = list_places(document)
        self._codes = _reference_codes(document, self._reader, self._places)

    def number(self, block: TextBlock) -> str:
        """The number of `block`, or empty."""
        return self._reader.number(block.id)

    def place(self, block: TextBlock) -> ListPlace | None:
        """Where in Word's lists `block` stands; None where Word counts nothing."""
        return self._places.get(block.id)

    def runs(self, inlines: Iterable[Inline]) -> list[Element]:
        """`inlines` as runs."""
        line = tuple(inlines)
        result: list[Element] = []
        for inline, text in zip(line, self._reader.words(line), strict=True):
            result += self._runs(inline, text)
        return result

    def _runs(self, inline: Inline, text: str) -> list[Element]:
        if isinstance(inline, Break):
            return [line_break()]
        look = _look(inline.marks)
        if isinstance(inline, Reference) and inline.block in self._codes:
            return field(self._codes[inline.block], text, look)
        if isinstance(inline, Text) and (address := word_address(inline.link)):
            return [self._link(address, text, inline.marks)]
        return [run(text, look)]

    def _link(self, address: str, text: str, marks: frozenset[Mark]) -> Element:
        identity = self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        look = [element("rStyle", val="Hyperlink"), *_look(marks - {Mark.UNDERLINE})]
        return element("hyperlink", run(text, look), r__id=identity, history=1)


def _look(marks: frozenset[Mark]) -> list[Element]:
    return [
        element(name, **attributes)
        for mark, properties in _MARKS
        if mark in marks
        for name, attributes in properties
    ]


def _reference_codes(
    document: Document, reader: Reader, places: Mapping[BlockId, ListPlace]
) -> Mapping[BlockId, str]:
    """The field that shows each block that can be referred to: its number, else its heading."""
    codes: dict[BlockId, str] = {}
    for block in document.blocks:
        if not isinstance(block, TextBlock):
            continue
        number = reader.number(block.id)
        if number and block.id in places:
            codes[block.id] = rf"REF {bookmark_name(block.id)} \n \h"
        elif number:
            codes[block.id] = rf"REF {number_bookmark_name(block.id)} \h"
        elif block.role is Role.HEADING:
            codes[block.id] = rf"REF {bookmark_name(block.id)} \h"
    return codes
