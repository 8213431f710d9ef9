"""Cross-references: what can be referred to, what a phrase means, and what leads nowhere."""

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from som_editor.core.atoms import Use, put_atom, uses
from som_editor.core.document import (
    BlockId,
    Document,
    Image,
    Reference,
    Role,
    Table,
    TextBlock,
)
from som_editor.core.outline import section_paths
from som_editor.core.shown import Reader


class TargetKind(StrEnum):
    """What is referred to."""

    SECTION = "section"
    GUIDELINE = "guideline"
    ITEM = "item"
    """A numbered block that is neither."""
    TABLE = "table"
    IMAGE = "image"


class Target(NamedTuple):
    """A block that can be referred to: its number, if any, its words, and the section around it."""

    block: BlockId
    kind: TargetKind
    number: str
    words: str
    section: str
    level: int = 1


def targets(document: Document) -> Iterator[Target]:
    """The blocks that can be referred to: what bears a number, a title or a caption."""
    reader = Reader(document)
    paths = section_paths(document)
    for block, path in zip(document.blocks, paths, strict=True):
        section = path[-1] if path else ""
        match block:
            case TextBlock():
                number, words = reader.number(block.id), reader.inlines(block.inlines).strip()
                kind = _kind(block)
                if number or (kind is TargetKind.SECTION and words):
                    yield Target(block.id, kind, number, words, section, block.level)
            case Table(caption=caption) | Image(caption=caption):
                kind = TargetKind.TABLE if isinstance(block, Table) else TargetKind.IMAGE
                if caption.strip():
                    yield Target(block.id, kind, "", caption, section)


def insert_reference(
    document: Document, block: BlockId, start: int, stop: int, target: BlockId
) -> Document:
    """A reference to `target` in place of what `block` shows from `start` to `stop`."""
    return put_atom(document, block, start, stop, Reference(target))


def reference_uses(document: Document, target: BlockId) -> tuple[Use, ...]:
    """Where `target` is referred to."""
    return tuple(uses(document, lambda one: isinstance(one, Reference) and one.block == target))


def broken_references(document: Document) -> tuple[Use, ...]:
    """Where references stand that lead nowhere: their target is gone, or shows nothing."""
    reader = Reader(document)
    return tuple(uses(document, lambda one: isinstance(one, Reference) and reader.lacks(one)))


def missing_targets(document: Document) -> dict[BlockId, int]:
    """How often each block is referred to that is not in `document`."""
    known = {block.id for block in document.blocks}
    found = (
        use.part.inlines[use.place]
        for use in uses(document, lambda one: isinstance(one, Reference))
    )
    return Counter(
        one.block for one in found if isinstance(one, Reference) and one.block not in known
    )


def lost_targets(before: Document, after: Document) -> tuple[BlockId, ...]:
    """The blocks that are referred to in `after`, stood in `before`, and are there no more."""
    gone = {block.id for block in before.blocks} - {block.id for block in after.blocks}
    return tuple(block for block in missing_targets(after) if block in gone) if gone else ()


class Meant(NamedTuple):
    """The part of a phrase (from `start` to `stop`) that a reference takes the place of."""

    start: int
    stop: int
    targets: tuple[Target, ...]


def meant_by(document: Document, phrase: str, near: BlockId) -> Meant | None:
    """What `phrase` ("richtlijn 4", a title) means in a text at the block `near`; None: nothing.

    A number that several sections have means the one in the section of `near`, where it has it.
    """
    every = tuple(targets(document))
    titled = tuple(one for one in every if not one.number and _alike(one.words, phrase))
    if titled:
        start = len(phrase) - len(phrase.lstrip())
        return Meant(start, len(phrase.rstrip()), titled)
    match = _NUMBER_AT_END.search(phrase)
    if match is None:
        return None
    for start in (0, match.start("number")):
        number = phrase[start : match.end("number")]
        found = tuple(one for one in every if one.number and _alike(one.number, number))
        if found:
            word = phrase[:start].strip().casefold()
            return Meant(start, match.end("number"), _likeliest(document, found, word, near))
    return None


_NUMBER_AT_END = re.compile(r"(?:^|\s)(?P<number>[0-9]+(?:\.[0-9]+)*[a-z]?|[a-z]{1,2})[.)]?\s*$")
_KIND_WORDS = {
    "richtlijn": TargetKind.GUIDELINE,
    "sectie": TargetKind.SECTION,
    "hoofdstuk": TargetKind.SECTION,
    "paragraaf": TargetKind.SECTION,
}


def _likeliest(
    document: Document, found: tuple[Target, ...], word: str, near: BlockId
) -> tuple[Target, ...]:
    """Those of `found` of the kind that `word` names, and in the section of `near`, if any."""
    kind = _KIND_WORDS.get(word)
    found = tuple(one for one in found if one.kind is kind) or found
    paths = dict(zip((one.id for one in document.blocks), section_paths(document), strict=True))
    here = paths.get(near)
    return tuple(one for one in found if paths[one.block] == here) or found


def _alike(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _kind(block: TextBlock) -> TargetKind:
    if block.role is Role.HEADING:
        return TargetKind.SECTION
    return TargetKind.GUIDELINE if block.role is Role.GUIDELINE else TargetKind.ITEM
