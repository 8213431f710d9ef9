"""Moving sections and guidelines as wholes: one place up or down, one level higher or lower."""

from collections.abc import Callable

from som_editor.core import edit
from som_editor.core.document import BlockId, Document, Role, TextBlock, is_heading
from som_editor.core.errors import InvalidEdit
from som_editor.core.outline import Section, outline, walk

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


def drop_position(
    document: Document, heading: BlockId, target: BlockId, *, after: bool
) -> int | None:
    """Where the section under `heading` goes when it is dropped on the outline's line `target`.

    Before the section of that line, or `after` the whole of it; never into a section of a lower
    level, whose siblings would then fall under the moved one. None where it cannot go, or stays.
    """
    dragged = edit.section_of(document, heading)
    at = edit.place(document, target)
    around = [one for one in walk(outline(document)) if one.start <= at < one.stop]
    fitting = [one for one in around if one.level <= dragged.level]
    if not fitting:
        return None
    section = fitting[-1]
    position = section.stop if after or section.heading is None else section.start
    if dragged.start <= position <= dragged.stop:
        return None
    return position


def _moved(document: Document, block: BlockId, step: int) -> Document:
    index = edit.place(document, block)
    if is_heading(document.blocks[index]):
        return _moved_section(document, block, step)
    other = index + step
    if not 0 <= other < len(document.blocks) or is_heading(document.blocks[other]):
        return document
    return edit.move_block(document, block, other if step < 0 else other + 1)


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
        if isinstance(found, TextBlock) and found.role in (Role.GUIDELINE, Role.BULLET):
            return edit.retype_block(document, block, found.role, found.level + step)
    except InvalidEdit:
        return document
    return document
