"""The heaviest chain of pairs that rise on both sides: what stayed in order; the rest has moved."""

from collections.abc import Sequence
from typing import NamedTuple


class Pair(NamedTuple):
    """Position `old` on one side answers to `new` on the other and counts for `weight`."""

    old: int
    new: int
    weight: float


def heaviest_chain(pairs: Sequence[Pair]) -> list[Pair]:
    """The chain, strictly rising in `old` and in `new`, whose weights add up to most.

    O(n log n), by a Fenwick tree over the new positions that keeps the best chain ending there.
    """
    if len(pairs) < 2:
        return list(pairs)
    ordered = sorted(pairs, key=lambda pair: (pair.old, -pair.new))
    ranks = {new: rank for rank, new in enumerate(sorted({pair.new for pair in ordered}), start=1)}
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(ranks) + 1)
    previous: list[int] = []
    total: tuple[float, int] = (0.0, -1)
    for index, pair in enumerate(ordered):
        rank = ranks[pair.new]
        below = _best_up_to(best, rank - 1)
        previous.append(below[1])
        reached = (below[0] + pair.weight, index)
        _raise(best, rank, reached)
        if reached[0] > total[0]:
            total = reached
    chain: list[Pair] = []
    index = total[1]
    while index >= 0:
        chain.append(ordered[index])
        index = previous[index]
    return chain[::-1]


def _best_up_to(tree: list[tuple[float, int]], rank: int) -> tuple[float, int]:
    found: tuple[float, int] = (0.0, -1)
    while rank > 0:
        if tree[rank][0] > found[0]:
            found = tree[rank]
        rank &= rank - 1
    return found


def _raise(tree: list[tuple[float, int]], rank: int, value: tuple[float, int]) -> None:
    while rank < len(tree):
        if value[0] > tree[rank][0]:
            tree[rank] = value
        rank += rank & -rank
