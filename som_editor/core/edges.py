"""How much two sequences share at their ends: what an edit left alone."""

from collections.abc import Sequence


def common_ends(one: Sequence[object], other: Sequence[object]) -> tuple[int, int]:
    """How many items are the same from the start, and how many of the rest from the end."""
    head = _common(one, other)
    return head, _common(one[head:][::-1], other[head:][::-1])


def _common(one: Sequence[object], other: Sequence[object]) -> int:
    count = 0
    for ours, theirs in zip(one, other, strict=False):
        if ours is not theirs and ours != theirs:
            break
        count += 1
    return count
