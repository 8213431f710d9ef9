"""How much two sequences share at their ends: what an edit left alone."""

import operator
from collections.abc import Sequence


def common_ends(one: Sequence[object], other: Sequence[object]) -> tuple[int, int]:
    """How many items are the same from the start, and how many of the rest from the end."""
    head = _common(one, other)
    return head, _common(one[head:][::-1], other[head:][::-1])


def _common(one: Sequence[object], other: Sequence[object]) -> int:
    """Long stretches of the very same objects, as values have them, are passed over at once."""
    same = list(map(operator.eq if isinstance(one, str) else operator.is_, one, other))
    count = same.index(False) if False in same else len(same)
    while count < len(same) and one[count] == other[count]:
        count += 1
    return count
