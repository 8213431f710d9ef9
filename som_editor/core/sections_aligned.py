"""Which headings answer to each other because of what stands under them.

A section that was renamed is still that section: most of its text stands under the new heading.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Placed(NamedTuple):
    """A block as far as sections are concerned; `level` is 0 but for headings."""

    level: int
    length: int


def answering_headings(
    old: Sequence[Placed],
    new: Sequence[Placed],
    pairs: Iterable[tuple[int, int]],
    free: tuple[set[int], set[int]],
) -> list[tuple[int, int]]:
    """Pairs of `free` headings, old and new, that have most of the text under them in common.

    `pairs` are the blocks that are known to answer to each other.
    """
    free_old, free_new = (
        {at for at in positions if side[at].level}
        for side, positions in zip((old, new), free, strict=True)
    )
    if not (free_old and free_new):
        return []
    above_old, above_new = _above(old), _above(new)
    under_old, under_new = _under(old, above_old), _under(new, above_new)
    votes: Counter[tuple[int, int]] = Counter()
    for one, other in pairs:
        weight = min(old[one].length, new[other].length)
        for heading in above_old[one]:
            if heading in free_old:
                for answer in above_new[other]:
                    if answer in free_new:
                        votes[heading, answer] += weight
    result: list[tuple[int, int]] = []
    for (heading, answer), weight in sorted(
        votes.items(), key=lambda vote: (-vote[1], sum(vote[0]))
    ):
        most = 2 * weight > max(under_old[heading], under_new[answer])
        if most and heading in free_old and answer in free_new:
            result.append((heading, answer))
            free_old.remove(heading)
            free_new.remove(answer)
    return result


def _above(blocks: Sequence[Placed]) -> list[tuple[int, ...]]:
    """For each block the headings it stands under, itself left out."""
    result: list[tuple[int, ...]] = []
    path: tuple[int, ...] = ()
    for at, block in enumerate(blocks):
        if block.level:
            path = tuple(one for one in path if blocks[one].level < block.level)
        result.append(path)
        if block.level:
            path = (*path, at)
    return result


def _under(blocks: Sequence[Placed], above: Sequence[tuple[int, ...]]) -> Counter[int]:
    """How many characters stand under each heading."""
    lengths: Counter[int] = Counter()
    for block, path in zip(blocks, above, strict=True):
        for heading in path:
            lengths[heading] += block.length
    return lengths
