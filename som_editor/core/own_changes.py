"""What changed in a working text since the version it came from, block by block of the new text.

A comparison tells it; while the text is typed on, only the blocks that differ from those compared
are told anew.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from som_editor.core.change import Change, ChangeClass, Kind, Sign, Span
from som_editor.core.comparison import Comparison
from som_editor.core.document import Block, BlockId, Document, Table, TextBlock
from som_editor.core.edges import common_ends
from som_editor.core.shown import Reader, image_text
from som_editor.core.spans import word_spans


class BlockChange(msgspec.Struct, frozen=True):
    """What happened to a block; a table or picture that reads otherwise has no spans.

    `spans` are those of its own text, for a part of what was split too. `changes` are the indices
    in the comparison that told it; none where it was told while typing.
    """

    kind: Kind
    moved: bool
    spans: tuple[Span, ...]
    changes: tuple[int, ...] = ()

    @property
    def old_text(self) -> str:
        """What stood here before; empty where nothing did."""
        return "".join(span.text for span in self.spans if span.sign is not Sign.NEW)

    @property
    def gone(self) -> tuple[str, ...]:
        """The words that went, a phrase each."""
        texts = (span.text.strip() for span in self.spans if span.sign is Sign.OLD)
        return tuple(text for text in texts if text)


class Gap(msgspec.Struct, frozen=True):
    """The block `block` is gone: its text, and the block that stands behind its place, if any."""

    block: BlockId
    text: str
    before: BlockId | None
    changes: tuple[int, ...] = ()


class Spot(NamedTuple):
    """A place to go to: a changed block, or the gap above it; None is the end of the text."""

    block: BlockId | None
    is_gap: bool


class OwnChanges(msgspec.Struct, frozen=True):
    """The blocks that changed, and the gaps where blocks are gone."""

    blocks: Mapping[BlockId, BlockChange] = msgspec.field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()

    def spots(self, document: Document) -> list[Spot]:
        """Every place with a change, in the order of `document`."""
        gaps = {gap.before for gap in self.gaps}
        spots: list[Spot] = []
        for block in document.blocks:
            if block.id in gaps:
                spots.append(Spot(block.id, is_gap=True))
            if block.id in self.blocks:
                spots.append(Spot(block.id, is_gap=False))
        return [*spots, Spot(None, is_gap=True)] if None in gaps else spots

    def gaps_above(self, block: BlockId | None) -> tuple[Gap, ...]:
        """What is gone right above `block`; for None, at the end of the text."""
        return tuple(gap for gap in self.gaps if gap.before == block)


NOTHING = OwnChanges()
"""Nothing has changed."""


def own_changes(comparison: Comparison) -> OwnChanges:
    """What `comparison` tells of each block of its new text; numbers that only follow count not."""
    olds, news = comparison.old.document.blocks, comparison.new.document.blocks
    blocks: dict[BlockId, BlockChange] = {}
    gaps: list[Gap] = []
    following: BlockId | None = None
    for row in reversed(comparison.rows):
        told = [at for at in row.changes if not _is_renumbered(comparison.changes[at])]
        if row.new is None:
            gone = [at for at in told if comparison.changes[at].new is None]
            if gone and row.old is not None:
                text = _old_text(comparison, gone)
                gaps.append(Gap(olds[row.old].id, text, following, tuple(gone)))
            continue
        following = news[row.new].id
        if told:
            blocks[following] = _block_change(comparison, news[row.new], told)
    return OwnChanges(blocks, tuple(reversed(gaps)))


def retold(known: OwnChanges, before: Document, now: Document) -> OwnChanges:
    """`known` of the text `before`, for the text as it is `now`.

    Only blocks that are not the same in both are looked at. A block that is new to `before` counts
    as inserted; whether it was split off, say, is for a comparison to find.
    """
    if now.blocks is before.blocks:
        return known
    head, tail = common_ends(before.blocks, now.blocks)
    olds = {block.id: block for block in before.blocks[head : len(before.blocks) - tail]}
    fresh = {block.id: block for block in now.blocks[head : len(now.blocks) - tail]}
    reading_before, reading_now = Reader(before), Reader(now)
    returned = {gap.block: gap for gap in known.gaps if gap.block in fresh}
    blocks = {id_: change for id_, change in known.blocks.items() if id_ not in olds}
    for id_, block in fresh.items():
        old, change = olds.get(id_), known.blocks.get(id_)
        told: BlockChange | None
        if id_ in returned:
            told = _returned(returned[id_], block, reading_now)
        elif old is None:
            told = _inserted(block, reading_now)
        elif old is block or old == block:
            told = change
        else:
            told = _again(change, old, block, reading_before, reading_now)
        if told is not None:
            blocks[id_] = told
    lost = [(id_, block) for id_, block in olds.items() if id_ not in fresh]
    gaps = _gaps(known, before, now, lost, reading_before) if lost else known.gaps
    return OwnChanges(blocks, tuple(gap for gap in gaps if gap.block not in returned))


def _is_renumbered(change: Change) -> bool:
    return change.classes == (ChangeClass.NUMBER,) and not change.moved


def _old_text(comparison: Comparison, told: Iterable[int]) -> str:
    sides = (comparison.changes[at].old for at in told)
    return "\n".join(side.text for side in sides if side is not None and side.text)


def _block_change(comparison: Comparison, block: Block, told: Sequence[int]) -> BlockChange:
    changes = [comparison.changes[at] for at in told]
    first = changes[0]
    moved = any(change.moved for change in changes)
    kind = first.kind
    spans: tuple[Span, ...] = ()
    if isinstance(block, Table):
        is_new = all(change.kind is Kind.INSERTED for change in changes)
        kind = Kind.INSERTED if is_new and first.old is None else Kind.EDITED
    elif isinstance(block, TextBlock):
        spans = _of_part(first, block.id)
    return BlockChange(kind, moved, spans, tuple(told))


def _of_part(change: Change, block: BlockId) -> tuple[Span, ...]:
    """The spans of `change` that make up the text of `block`, where it was split in several."""
    side = change.new
    if side is None or block not in side.part_blocks:
        return change.spans
    return _parts(change.spans, side.parts)[side.part_blocks.index(block)]


def _parts(spans: Iterable[Span], texts: Sequence[str]) -> list[tuple[Span, ...]]:
    """`spans` of `texts` with line feeds between them, for each of the texts.

    What was taken out stands with the text that goes on there.
    """
    made: list[list[Span]] = [[] for _text in texts]
    part, room = 0, len(texts[0])
    for span in spans:
        text = span.text
        if span.sign is Sign.OLD:
            made[part].append(span)
            continue
        while text:
            if not room and part < len(texts) - 1:
                part, text = part + 1, text[1:]
                room = len(texts[part])
                continue
            taken, text = text[:room] if room else text, text[room:] if room else ""
            made[part].append(Span(span.sign, taken))
            room -= min(room, len(taken))
    return [tuple(one) for one in made]


def _again(
    change: BlockChange | None, old: Block, block: Block, before: Reader, now: Reader
) -> BlockChange | None:
    """What is told of `block`, which was `old` when `change` was told of it, if anything was."""
    if not isinstance(block, TextBlock):
        kind = change.kind if change else Kind.EDITED
        return BlockChange(kind, change.moved if change else False, ())
    text = now.block(block)
    if change is None or not change.spans:
        return BlockChange(Kind.EDITED, moved=False, spans=word_spans(_text(old, before), text))
    if change.kind is Kind.INSERTED:
        return _inserted(block, now)
    if change.old_text == text and not change.moved and _is_plain(change):
        return None
    kind = Kind.EDITED if change.kind is Kind.MOVED else change.kind
    return BlockChange(kind, change.moved, word_spans(change.old_text, text))


def _is_plain(change: BlockChange) -> bool:
    """Whether nothing but words changed."""
    return change.kind is Kind.EDITED and any(span.sign is not Sign.SAME for span in change.spans)


def _gaps(
    known: OwnChanges,
    before: Document,
    now: Document,
    lost: Iterable[tuple[BlockId, Block]],
    reader: Reader,
) -> tuple[Gap, ...]:
    """The gaps, those of the blocks `lost` in between, each above what stands behind it now."""
    there = {block.id for block in now.blocks}
    behind: dict[BlockId | None, BlockId | None] = {None: None}
    above: BlockId | None = None
    for block in reversed(before.blocks):
        if block.id in there:
            above = block.id
        behind[block.id] = above
    gaps = [msgspec.structs.replace(gap, before=behind.get(gap.before)) for gap in known.gaps]
    for id_, block in lost:
        change = known.blocks.get(id_)
        if change is None:
            gaps.append(Gap(id_, _text(block, reader), behind[id_]))
        elif change.kind is not Kind.INSERTED:
            gaps.append(Gap(id_, change.old_text or _text(block, reader), behind[id_]))
    return tuple(gaps)


def _text(block: Block, reader: Reader) -> str:
    match block:
        case TextBlock():
            return reader.block(block)
        case Table():
            return "\n".join(_cells(block, reader))
        case _:
            return image_text(block)


def _cells(table: Table, reader: Reader) -> Iterator[str]:
    for row in table.rows:
        yield "\t".join("\n".join(map(reader.block, cell.blocks)) for cell in row.cells)


def _returned(gap: Gap, block: Block, reader: Reader) -> BlockChange | None:
    """What is told of `block`, which was gone and is there again."""
    if not isinstance(block, TextBlock) or reader.block(block) == gap.text:
        return None
    return BlockChange(Kind.EDITED, moved=False, spans=word_spans(gap.text, reader.block(block)))


def _inserted(block: Block, reader: Reader) -> BlockChange:
    spans = word_spans("", reader.block(block)) if isinstance(block, TextBlock) else ()
    return BlockChange(Kind.INSERTED, moved=False, spans=spans)
