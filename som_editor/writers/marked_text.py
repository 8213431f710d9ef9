"""One side of a change as stretches of text, each with how it is marked."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from som_editor.core.change import Change, ChangeClass, Side, Sign
from som_editor.core.document import BlockId

CONTEXT = 60
"""Characters of unchanged text that an excerpt keeps beside a changed word."""


class Marking(StrEnum):
    """How a stretch of text is marked."""

    PLAIN = "plain"
    DELETED = "deleted"
    INSERTED = "inserted"
    RENAMED = "renamed"


_MARKINGS = {
    Sign.SAME: Marking.PLAIN,
    Sign.OLD: Marking.DELETED,
    Sign.NEW: Marking.INSERTED,
}


class Stretch(NamedTuple):
    """Text with one marking; `leftover` when it is a name that was probably forgotten."""

    text: str
    marking: Marking = Marking.PLAIN
    leftover: bool = False


def marked_side(change: Change, side: Sign) -> tuple[Stretch, ...]:
    """The old (Sign.OLD) or new (Sign.NEW) text of `change` with its words marked."""
    return _marked(change, (Sign.SAME, side))


def marked_both(change: Change) -> tuple[Stretch, ...]:
    """The text of `change` with what was deleted and what was inserted, one after the other."""
    return _marked(change, tuple(Sign))


def _marked(change: Change, signs: Sequence[Sign]) -> tuple[Stretch, ...]:
    renamed = {
        index for edit in change.edits if edit.classed is ChangeClass.RENAME for index in edit.spans
    }
    return tuple(
        Stretch(span.text, Marking.RENAMED if index in renamed else _MARKINGS[span.sign])
        for index, span in enumerate(change.spans)
        if span.sign in signs
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


def excerpt(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """`stretches` with long unchanged text cut short, in whole words, and "…" for the rest.

    Where all is of one sort, the beginning is kept.
    """
    if len(stretches) == 1:
        return (stretches[0]._replace(text=_first_words(stretches[0].text, 4 * CONTEXT)),)
    last = len(stretches) - 1
    result: list[Stretch] = []
    for place, stretch in enumerate(stretches):
        if stretch.marking is Marking.PLAIN:
            ends = _ends(stretch.text, first=place == 0, last=place == last)
            result.append(stretch._replace(text=ends))
            continue
        if result and result[-1].marking is not Marking.PLAIN and _touch(result[-1], stretch):
            result.append(Stretch(" "))
        result.append(stretch)
    return tuple(result)


def _touch(before: Stretch, after: Stretch) -> bool:
    """Whether a word would run into the word that took its place."""
    return not before.text[-1:].isspace() and not after.text[:1].isspace()


def _ends(text: str, *, first: bool, last: bool) -> str:
    """The ends of `text` that touch a change: not those of the `first` or `last` stretch."""
    if len(text) <= (1 if first or last else 2) * CONTEXT:
        return text
    head = "" if first else _first_words(text, CONTEXT)
    tail = "" if last else _last_words(text, CONTEXT)
    if not (head and tail):
        return head or tail
    if len(head) + len(tail) >= len(text):
        return text
    return f"{head} {tail.removeprefix('… ')}"


def _first_words(text: str, length: int) -> str:
    """The opening of `text`, up to a space after about `length` characters."""
    end = text.find(" ", length)
    return text if end < 0 else f"{text[:end]} …"


def _last_words(text: str, length: int) -> str:
    """The end of `text`, from a space before about `length` characters."""
    start = text.rfind(" ", 0, max(len(text) - length, 0))
    return text if start < 0 else f"… {text[start + 1 :]}"


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
