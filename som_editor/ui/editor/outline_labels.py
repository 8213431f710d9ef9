"""What the outline of a protocol says: literal words, a shared opening shortened to "…"."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from som_editor.core.document import BlockId, Document, Role, TextBlock
from som_editor.core.numbering import numbers
from som_editor.core.outline import Section, outline
from som_editor.core.shown import Reader
from som_editor.i18n import _

_SHARED_WORDS = 3
"""A shorter opening ("Bij", "Stichting SOM") says too little to be left out."""
_SHARED_BY = 3
"""How many siblings must open alike before their opening is left out."""


class OutlineItem(NamedTuple):
    """A line of the outline: a section, or a guideline in it. `depth` counts from 0.

    The unheaded introduction is a section too; its `block` is its first.
    """

    block: BlockId
    label: str
    number: str
    depth: int
    is_section: bool
    is_introduction: bool = False


def outline_items(document: Document) -> tuple[OutlineItem, ...]:
    """The lines of the outline of `document`, in reading order."""
    reader = Reader(document)
    known = numbers(document)
    result: list[OutlineItem] = []
    for section in outline(document):
        _add(section, 0, document, reader, known, result)
    return tuple(result)


@lru_cache(maxsize=2048)  # typing changes one section; the others are asked about again and again
def shortened(labels: tuple[str, ...]) -> tuple[str, ...]:
    """`labels` with an opening that several of them share replaced by "…"."""
    words = [label.split() for label in labels]
    openings = Counter(
        tuple(parts[:count]) for parts in words for count in range(_SHARED_WORDS, len(parts))
    )
    result = []
    for label, parts in zip(labels, words, strict=True):
        shared = 0
        for count in range(_SHARED_WORDS, len(parts)):
            if openings[tuple(parts[:count])] >= _SHARED_BY:
                shared = count
        result.append(" ".join(["…", *parts[shared:]]) if shared else label)
    return tuple(result)


def _add(
    section: Section,
    depth: int,
    document: Document,
    reader: Reader,
    known: dict[BlockId, str],
    result: list[OutlineItem],
) -> None:
    heading = section.heading
    first = document.blocks[section.start].id
    label = reader.block(heading) if heading else _("Inleiding")
    block = heading.id if heading else first
    number = known.get(block, "") if heading else ""
    result.append(OutlineItem(block, _one_line(label), number, depth, True, heading is None))
    guidelines = [
        item
        for item in document.blocks[section.start : section.own_stop]
        if isinstance(item, TextBlock) and item.role is Role.GUIDELINE
    ]
    labels = shortened(tuple(_one_line(reader.block(item)) for item in guidelines))
    for item, words in zip(guidelines, labels, strict=True):
        result.append(
            OutlineItem(item.id, words, known.get(item.id, ""), depth + item.level, False)
        )
    for child in section.children:
        _add(child, depth + 1, document, reader, known, result)


def _one_line(text: str) -> str:
    return " ".join(text.split()) or _("(leeg)")


def line_of(items: Sequence[OutlineItem], document: Document, block: BlockId) -> BlockId | None:
    """The outline's line for `block`: its own, else that of the section it stands in."""
    lines = {item.block: item.is_section for item in items}
    section: BlockId | None = None
    for candidate in document.blocks:
        if lines.get(candidate.id, False):
            section = candidate.id
        if candidate.id == block:
            return block if block in lines else section
    return None
