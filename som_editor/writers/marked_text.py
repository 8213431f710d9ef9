"""One side of a change as stretches of text, each with how it is marked."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from som_editor.core.change import Change, ChangeClass, Sign


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
