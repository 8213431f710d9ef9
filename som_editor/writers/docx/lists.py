"""How a block comes by its number in Word: counted there, or written out as text.

The template has one multilevel list (see packaging/word/numbering.xml). Its first three levels
number headings, its last three guidelines; those between belong to headings without a number.
"""

from typing import NamedTuple

from som_editor.core.document import MAX_LEVEL, Automatic, Role, TextBlock
from som_editor.writers.docx.elements import Element, element

NUMBERS, BULLETS = 1, 2
"""The ids of the two lists."""

_FIRST_ITEM_LEVEL = 6

_STYLES = {Role.PARAGRAPH: "Normal", Role.QUOTE: "Quote", Role.NOTE: "SomNote"}


class ListPlace(NamedTuple):
    """A level of one of the template's two lists."""

    list_id: int
    level: int

    def properties(self) -> Element:
        """The paragraph property that puts a paragraph there."""
        return element("numPr", element("ilvl", val=self.level), element("numId", val=self.list_id))


def list_place(block: TextBlock, number: str) -> ListPlace | None:
    """Where in Word's lists `block`, numbered `number`, stands; None where Word counts nothing."""
    level = shown_level(block)
    if isinstance(block.numbering, Automatic):
        if not _counted_alike(block, number):
            return None
        return ListPlace(NUMBERS, level - 1 + _FIRST_ITEM_LEVEL * (block.role is not Role.HEADING))
    if block.role is Role.BULLET and not number:
        return ListPlace(BULLETS, level - 1)
    return None


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


def _counted_alike(block: TextBlock, number: str) -> bool:
    """Whether Word, counting by itself, arrives at `number` too.

    It does not after z (aa, bb, where we have aa, ab), nor for a section under a heading without a
    number (2, where Word has 1.2). A speaker's line would come between a number and its reference.
    """
    if block.level > MAX_LEVEL or block.speaker:
        return False
    if block.role is Role.HEADING:
        parts = number.split(".")
        return len(parts) == block.level and "0" not in parts
    return number.isdigit() or len(number) == 1
