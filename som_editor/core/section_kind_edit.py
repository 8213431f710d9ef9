"""What a section is for, and what that makes of its numbering and of what is typed in it."""

from collections.abc import Iterable, Iterator

import msgspec

from som_editor.core.document import (
    MAX_LEVEL,
    Automatic,
    Block,
    BlockId,
    Document,
    Numbering,
    Role,
    SectionKind,
    TextBlock,
    Unnumbered,
)
from som_editor.core.edit import replace_block, section_of


def headings_around(document: Document, place: int) -> Iterator[TextBlock]:
    """The headings that the block at `place` stands under, innermost first, itself included."""
    level = MAX_LEVEL + 1
    for block in reversed(document.blocks[: place + 1]):
        if isinstance(block, TextBlock) and block.role is Role.HEADING and block.level < level:
            level = block.level
            yield block


def heading_at(document: Document, place: int) -> TextBlock | None:
    """The heading of the innermost section around `place`; None in the unheaded introduction."""
    return next(headings_around(document, place), None)


def kind_at(document: Document, place: int) -> SectionKind:
    """What the section of the block at `place` is for; a plain one is what the one around it is."""
    kinds = (heading.section_kind for heading in headings_around(document, place))
    return next((kind for kind in kinds if kind is not SectionKind.PLAIN), SectionKind.PLAIN)


def usual_role(kind: SectionKind) -> Role:
    """What is typed in a section of `kind` unless told otherwise."""
    return Role.GUIDELINE if kind is SectionKind.GUIDELINES else Role.PARAGRAPH


def set_section_kind(document: Document, heading: BlockId, kind: SectionKind) -> Document:
    """The section under `heading` as one of `kind`, numbered as such a one is; text and ids stay.

    An appendix is lettered. A section that is one no longer is numbered if its siblings are. A
    number that was typed stays. Raises NotFound.
    """
    found = section_of(document, heading).heading
    if found is None or found.section_kind is kind:
        return document
    numbering = found.numbering
    if kind is SectionKind.APPENDIX and isinstance(numbering, Unnumbered):
        numbering = Automatic()
    elif found.section_kind is SectionKind.APPENDIX and isinstance(numbering, Automatic):
        numbering = _siblings_numbering(found, document.blocks)
    return replace_block(
        document, msgspec.structs.replace(found, section_kind=kind, numbering=numbering)
    )


def _siblings_numbering(heading: TextBlock, blocks: Iterable[Block]) -> Numbering:
    """How other headings of its level are numbered, appendices aside."""
    for block in blocks:
        if isinstance(block, TextBlock) and block.role is Role.HEADING:
            of_its_like = block.level == heading.level and block.id != heading.id
            plain = block.section_kind is not SectionKind.APPENDIX
            if of_its_like and plain and isinstance(block.numbering, Automatic):
                return Automatic()
    return Unnumbered()
