"""One side of a change as stretches of text, each with how it is marked."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from som_editor.core.change import Change, ChangeClass, Side, Sign
from som_editor.core.document import BlockId


class Marking(StrEnum):
    """How a stretch of text is marked."""

    PLAIN = "plain"
    DELETED = "deleted"
    INSERTED = "inserted"
    RENAMED = "renamed"


class Stretch(NamedTuple):
    """Text with one marking; `leftover` when it is a name that was probably forgotten."""

    text: str
    marking: Marking = Marking.PLAIN
    leftover: bool = False


def marked_side(change: Change, side: Sign) -> tuple[Stretch, ...]:
    """The old (Sign.OLD) or new (Sign.NEW) text of `change` with its words marked."""
    renamed = {
        index for edit in change.edits if edit.classed is ChangeClass.RENAME for index in edit.spans
    }
    changed = Marking.DELETED if side is Sign.OLD else Marking.INSERTED
    return tuple(
        Stretch(
            span.text,
            Marking.PLAIN
            if span.sign is Sign.SAME
            else Marking.RENAMED
            if index in renamed
            else changed,
        )
        for index, span in enumerate(change.spans)
        if span.sign in (Sign.SAME, side)
    )


def marked_block(change: Change, sign: Sign, block: BlockId) -> tuple[Stretch, ...]:
    """The text of `block` on one side of `change` with its words marked.

    Of the many side of a split or merge that is one part of the text; empty for another block.
    """
    side = change.old if sign is Sign.OLD else change.new
    if side is None:
        return ()
    return _between(marked_side(change, sign), *part_range(side, block))


def part_range(side: Side, block: BlockId) -> tuple[int, int]:
    """Where the text of `block` starts and stops in that of `side`; nowhere is 0 and 0."""
    if not side.parts:
        return (0, len(side.text)) if side.block == block else (0, 0)
    start = 0
    for known, text in zip(side.part_blocks, side.parts, strict=True):
        if known == block:
            return start, start + len(text)
        start += len(text) + len("\n")
    return 0, 0


def _between(stretches: Iterable[Stretch], start: int, stop: int) -> tuple[Stretch, ...]:
    """What of `stretches` stands from `start` to `stop` in their joined text."""
    result: list[Stretch] = []
    at = 0
    for stretch in stretches:
        text = stretch.text[max(start - at, 0) : max(stop - at, 0)]
        if text:
            result.append(stretch._replace(text=text))
        at += len(stretch.text)
    return tuple(result)


def with_leftovers(
    stretches: Sequence[Stretch], found: Iterable[tuple[int, int]]
) -> tuple[Stretch, ...]:
    """`stretches` cut so that the ranges `found` (start, stop) in their joined text stand alone."""
    ranges = [range(start, stop) for start, stop in found]
    result: list[Stretch] = []
    at = 0
    for stretch in stretches:
        end = at + len(stretch.text)
        edges = {edge for one in ranges for edge in (one.start, one.stop) if at < edge < end}
        for start, stop in pairwise(sorted({at, end, *edges})):
            leftover = any(start in one for one in ranges)
            cut = stretch.text[start - at : stop - at]
            result.append(Stretch(cut, stretch.marking, leftover))
        at = end
    return tuple(result)
