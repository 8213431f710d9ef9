"""Sections as a tree, derived from the headings of the flat list of blocks."""

from collections.abc import Iterator

import msgspec

from som_editor.core.document import BlockId, Document, Role, TextBlock
from som_editor.core.shown import shown_text


class Section(msgspec.Struct, frozen=True):
    """Blocks `start` to `stop` (exclusive, children included) under `heading`.

    The text before the first heading is a section too; its `heading` is None and `level` 0.
    """

    heading: TextBlock | None
    level: int
    start: int
    stop: int
    children: tuple["Section", ...]

    @property
    def own_stop(self) -> int:
        """Where the section's own blocks end and its first child begins."""
        return self.children[0].start if self.children else self.stop


def outline(document: Document) -> tuple[Section, ...]:
    """The top-level sections of `document`; the unheaded introduction first, if there is any."""
    blocks = document.blocks
    headings = [
        (index, block)
        for index, block in enumerate(blocks)
        if isinstance(block, TextBlock) and block.role is Role.HEADING
    ]
    first = headings[0][0] if headings else len(blocks)
    introduction = (Section(None, 0, 0, first, ()),) if first else ()
    return introduction + _sections(headings, len(blocks))


def _sections(headings: list[tuple[int, TextBlock]], stop: int) -> tuple[Section, ...]:
    result = []
    position = 0
    while position < len(headings):
        index, heading = headings[position]
        end = position + 1
        while end < len(headings) and headings[end][1].level > heading.level:
            end += 1
        section_stop = headings[end][0] if end < len(headings) else stop
        children = _sections(headings[position + 1 : end], section_stop)
        result.append(Section(heading, heading.level, index, section_stop, children))
        position = end
    return tuple(result)


def walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    """`sections` and all their descendants, in reading order."""
    for section in sections:
        yield section
        yield from walk(section.children)


def section_headings(document: Document) -> tuple[tuple[BlockId, ...], ...]:
    """For each block, the ids of the headings it stands under, outermost first, itself included."""
    result: list[tuple[BlockId, ...]] = []
    path: list[TextBlock] = []
    ids: tuple[BlockId, ...] = ()
    for block in document.blocks:
        if isinstance(block, TextBlock) and block.role is Role.HEADING:
            path = [above for above in path if above.level < block.level]
            path.append(block)
            ids = tuple(heading.id for heading in path)
        result.append(ids)
    return tuple(result)


def section_paths(document: Document) -> tuple[tuple[str, ...], ...]:
    """For each block, the titles of the headings it stands under; empty in the introduction."""
    titles = {
        block.id: shown_text(block, document)
        for block in document.blocks
        if isinstance(block, TextBlock) and block.role is Role.HEADING
    }
    paths = section_headings(document)
    named = {path: tuple(titles[heading] for heading in path) for path in set(paths)}
    return tuple(named[path] for path in paths)
