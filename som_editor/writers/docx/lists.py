"""How a block comes by its number in Word: counted there, or written out as text.

The template has one multilevel list (see packaging/word/numbering.xml). Its first three levels
number headings, its last three guidelines; those between belong to headings without a number.
"""

from collections.abc import Iterator
from typing import NamedTuple

from som_editor.core.document import (
    MAX_LEVEL,
    Automatic,
    BlockId,
    Document,
    Role,
    TextBlock,
)
from som_editor.core.numbering import LETTERS, numbers
from som_editor.writers.docx.elements import Element, element

NUMBERS, BULLETS = 1, 2
"""The ids of the two lists."""

_FIRST_ITEM_LEVEL = 6
_LEVELS = 9

_STYLES = {Role.PARAGRAPH: "Normal", Role.QUOTE: "Quote", Role.NOTE: "SomNote"}


class ListPlace(NamedTuple):
    """A level of one of the template's two lists."""

    list_id: int
    level: int

    def properties(self) -> Element:
        """The paragraph property that puts a paragraph there."""
        return element("numPr", element("ilvl", val=self.level), element("numId", val=self.list_id))


def list_places(document: Document) -> dict[BlockId, ListPlace]:
    """Where in Word's lists each block stands; one whose number Word would not count is left out.

    Word counts otherwise after z (aa, bb, where we have aa, ab) and for a section under a heading
    without a number (1.1, where we have 1). Such numbers are better written than wrong.
    """
    return dict(_places(document))


def style(block: TextBlock, place: ListPlace | None) -> str:
    """The id of the style of `block`, which stands at `place`."""
    level = shown_level(block)
    if block.role is Role.HEADING:
        return f"Heading{level}"
    if block.role in _STYLES:
        return _STYLES[block.role]
    name = "ListContinue"
    if place is not None:
        name = "ListNumber" if place.list_id == NUMBERS else "ListBullet"
    return name if level == 1 else f"{name}{level}"


def shown_level(block: TextBlock) -> int:
    """The level of `block` within what Word's styles have."""
    return min(max(block.level, 1), MAX_LEVEL)


def _places(document: Document) -> Iterator[tuple[BlockId, ListPlace]]:
    known = numbers(document)
    counts = [0] * _LEVELS
    for block in document.blocks:
        if not isinstance(block, TextBlock):
            continue
        if isinstance(block.numbering, Automatic):
            level = _level(block)
            counted = _counted(counts, level)
            # a speaker's line would come between a number and the references to it
            if _shown(counted, level) == known[block.id] and not block.speaker:
                counts = counted
                yield block.id, ListPlace(NUMBERS, level)
                continue
        elif block.role is Role.BULLET and not known.get(block.id):
            yield block.id, ListPlace(BULLETS, shown_level(block) - 1)
        if block.role is Role.HEADING:
            counts[_FIRST_ITEM_LEVEL:] = [0] * (_LEVELS - _FIRST_ITEM_LEVEL)


def _level(block: TextBlock) -> int:
    return shown_level(block) - 1 + _FIRST_ITEM_LEVEL * (block.role is not Role.HEADING)


def _counted(counts: list[int], level: int) -> list[int]:
    """What Word has counted after one more paragraph of `level`."""
    return [*counts[:level], counts[level] + 1, *[0] * (_LEVELS - level - 1)]


def _shown(counts: list[int], level: int) -> str:
    """What Word shows of `counts` before a paragraph of `level`, without the last full stop."""
    if level < _FIRST_ITEM_LEVEL:
        return ".".join(map(str, counts[: level + 1]))
    count = counts[level]
    if level == _FIRST_ITEM_LEVEL + 1:
        return LETTERS[(count - 1) % len(LETTERS)] * ((count - 1) // len(LETTERS) + 1)
    return str(count)
