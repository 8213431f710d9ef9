"""What the outline of a protocol says: literal words, a shared opening shortened to "…"."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from som_editor.core.document import BlockId, Document, Reference, Role, TextBlock
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


class OutlineLabels:
    """Words the outline again and again; a section whose lines stayed is not read anew."""

    def __init__(self) -> None:
        self._known: dict[BlockId, _Labels] = {}
        self._fields: tuple[tuple[str, str], ...] = ()

    def items(self, document: Document) -> tuple[OutlineItem, ...]:
        """The lines of the outline of `document`, in reading order."""
        before = self._known if document.fields == self._fields else {}
        self._known, self._fields = {}, document.fields
        reader, known = Reader(document), numbers(document)
        result: list[OutlineItem] = []
        for section, depth in _with_depth(outline(document), 0):
            labels = _labels(section, document, reader, before)
            block = document.blocks[section.start].id
            self._known[block] = labels
            heading = section.heading
            number = known.get(block, "") if heading else ""
            result.append(OutlineItem(block, labels.title, number, depth, True, heading is None))
            for item, words in zip(labels.guidelines, labels.words, strict=True):
                number = known.get(item.id, "")
                result.append(OutlineItem(item.id, words, number, depth + item.level, False))
        return tuple(result)


class _Labels(NamedTuple):
    """What the lines of one section say, and the blocks that say it."""

    heading: TextBlock | None
    guidelines: tuple[TextBlock, ...]
    title: str
    words: tuple[str, ...]

    def still_hold(self, heading: TextBlock | None, guidelines: tuple[TextBlock, ...]) -> bool:
        """Whether these are the same blocks, none of which shows the number of another."""
        if heading is not self.heading or len(guidelines) != len(self.guidelines):
            return False
        pairs = zip(self.guidelines, guidelines, strict=True)
        lines = (heading, *guidelines) if heading else guidelines
        return all(old is new for old, new in pairs) and not any(map(_refers, lines))


def outline_items(document: Document) -> tuple[OutlineItem, ...]:
    """The lines of the outline of `document`; to ask again and again, keep an `OutlineLabels`."""
    return OutlineLabels().items(document)


def shortened(labels: Sequence[str]) -> list[str]:
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
    return result


def _with_depth(sections: tuple[Section, ...], depth: int) -> Iterator[tuple[Section, int]]:
    for section in sections:
        yield section, depth
        yield from _with_depth(section.children, depth + 1)


def _labels(
    section: Section, document: Document, reader: Reader, before: dict[BlockId, _Labels]
) -> _Labels:
    """The labels of `section`; those `before` where its lines are the same blocks."""
    heading = section.heading
    guidelines = tuple(
        item
        for item in document.blocks[section.start : section.own_stop]
        if isinstance(item, TextBlock) and item.role is Role.GUIDELINE
    )
    known = before.get(document.blocks[section.start].id)
    if known is not None and known.still_hold(heading, guidelines):
        return known
    title = _one_line(reader.block(heading)) if heading else _("Inleiding")
    words = shortened([_one_line(reader.block(item)) for item in guidelines])
    return _Labels(heading, guidelines, title, tuple(words))


def _refers(block: TextBlock) -> bool:
    return any(isinstance(inline, Reference) for inline in block.inlines)


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
