"""Moving sections and list items as wholes: up or down, to another place, to another level."""

from collections.abc import Callable

from som_editor.core import edit
from som_editor.core.document import Block, BlockId, Document, Role, TextBlock, is_heading
from som_editor.core.errors import InvalidEdit
from som_editor.core.outline import Section, outline, walk

_LISTS = (Role.GUIDELINE, Role.BULLET)

Structural = Callable[[Document, BlockId], Document]
"""Gives the document after the move; the document itself where there is no room for it."""


def moved_up(document: Document, block: BlockId) -> Document:
    """The section or block one place up among its like."""
    return _moved(document, block, -1)


def moved_down(document: Document, block: BlockId) -> Document:
    """The section or block one place down among its like."""
    return _moved(document, block, 1)


def promoted(document: Document, block: BlockId) -> Document:
    """The section, or the list item, one level higher."""
    return _shifted(document, block, -1)


def demoted(document: Document, block: BlockId) -> Document:
    """The section, or the list item, one level lower."""
    return _shifted(document, block, 1)


def deleted(document: Document, block: BlockId) -> Document:
    """`document` without the section or the block."""
    if is_heading(document.blocks[edit.place(document, block)]):
        return edit.delete_section(document, block)
    return edit.delete_block(document, block)


def moved_to(document: Document, block: BlockId, position: int) -> Document:
    """The section or list item, with all that belongs to it, before the block at `position`."""
    start, stop = extent(document, block)
    if start < position < stop:
        raise InvalidEdit("into_itself", block)
    return edit.move_blocks(document, start, stop, position)


def extent(document: Document, block: BlockId) -> tuple[int, int]:
    """From where to where what moves with `block` stands: its section, or its deeper items."""
    index = edit.place(document, block)
    found = document.blocks[index]
    if is_heading(found):
        section = edit.section_of(document, block)
        return section.start, section.stop
    stop = index + 1
    if isinstance(found, TextBlock) and found.role in _LISTS:
        while stop < len(document.blocks) and _is_under(document.blocks[stop], found):
            stop += 1
    return index, stop


def drop_position(
    document: Document, dragged: BlockId, target: BlockId, *, after: bool
) -> int | None:
    """Where `dragged`, a heading or a list item, goes when dropped on the outline's line `target`.

    None where it cannot go, or stays where it is.
    """
    start, stop = extent(document, dragged)
    if is_heading(document.blocks[start]):
        position = _place_of_section(document, dragged, target, after=after)
    else:
        position = _place_of_item(document, target, after=after)
    return None if position is None or start <= position <= stop else position


def _place_of_section(
    document: Document, heading: BlockId, target: BlockId, *, after: bool
) -> int | None:
    """Before the section of the line, or `after` the whole of it.

    Never into a section of a lower level, whose siblings would then fall under the moved one.
    """
    level = edit.section_of(document, heading).level
    at = edit.place(document, target)
    around = [one for one in walk(outline(document)) if one.start <= at < one.stop]
    fitting = [one for one in around if one.level <= level]
    if not fitting:
        return None
    section = fitting[-1]
    return section.stop if after or section.heading is None else section.start


def _place_of_item(document: Document, target: BlockId, *, after: bool) -> int | None:
    """Before or `after` the item of the line; under a heading, or at the end of what is above it.

    Nothing goes above a heading that opens the text.
    """
    at = edit.place(document, target)
    if is_heading(document.blocks[at]):
        return at + 1 if after else at or None
    return extent(document, target)[1] if after else at


def _moved(document: Document, block: BlockId, step: int) -> Document:
    start, stop = extent(document, block)
    if is_heading(document.blocks[start]):
        return _moved_section(document, block, step)
    other = stop if step > 0 else start - 1
    if not 0 <= other < len(document.blocks) or is_heading(document.blocks[other]):
        return document
    if step > 0:
        return edit.move_blocks(document, start, stop, _behind(document, other, start))
    return edit.move_blocks(document, start, stop, _fellow(document, start))


def _behind(document: Document, other: int, moving: int) -> int:
    """Behind the block at `other`, and behind what belongs to it where it is no deeper item."""
    found, item = document.blocks[other], document.blocks[moving]
    if _is_under(item, found):
        return other + 1
    return extent(document, found.id)[1]


def _fellow(document: Document, moving: int) -> int:
    """The place of the item above the one at `moving`: past the deeper ones that belong to it."""
    item = document.blocks[moving]
    place = moving - 1
    while place > 0 and _is_under(document.blocks[place], item):
        place -= 1
    found = document.blocks[place]
    is_item = isinstance(found, TextBlock) and found.role in _LISTS
    return place if is_item else moving - 1


def _is_under(block: Block, item: Block) -> bool:
    """Whether `block` is a list item of a deeper level than the list item `item`."""
    if not (isinstance(block, TextBlock) and isinstance(item, TextBlock)):
        return False
    return block.role in _LISTS and item.role in _LISTS and block.level > item.level


def _moved_section(document: Document, heading: BlockId, step: int) -> Document:
    siblings = _siblings(document, heading)
    at = next(
        number
        for number, section in enumerate(siblings)
        if section.heading is not None and section.heading.id == heading
    )
    other = at + step
    if not 0 <= other < len(siblings) or siblings[other].heading is None:
        return document
    target = siblings[other].start if step < 0 else siblings[other].stop
    return edit.move_section(document, heading, target)


def _siblings(document: Document, heading: BlockId) -> tuple[Section, ...]:
    top = outline(document)
    families = (top, *(section.children for section in walk(top)))
    return next(
        family
        for family in families
        if any(section.heading and section.heading.id == heading for section in family)
    )


def _shifted(document: Document, block: BlockId, step: int) -> Document:
    found = document.blocks[edit.place(document, block)]
    try:
        if is_heading(found):
            shift = edit.promote_section if step < 0 else edit.demote_section
            return shift(document, block)
        if isinstance(found, TextBlock) and found.role in _LISTS:
            return edit.retype_block(document, block, found.role, found.level + step)
    except InvalidEdit:
        return document
    return document
