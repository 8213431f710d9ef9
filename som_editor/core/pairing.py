"""What is paired so far between two sides, and the positions that are left between the pairs."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from som_editor.core.joins import Join

Gap = tuple[list[int], list[int]]
"""Unpaired positions, old and new, that stand in the same place."""


class Pairing:
    """Grows pair by pair. `old_levels` and `new_levels` are those of headings, 0 for all others."""

    def __init__(self, old_levels: Sequence[int], new_levels: Sequence[int]) -> None:
        self.levels = (old_levels, new_levels)
        self.of_old: dict[int, int] = {}
        self.of_new: dict[int, int] = {}
        self.moved: set[int] = set()
        """The new positions of pairs that left the common order."""
        self.joins: list[Join] = []
        self._joined: tuple[set[int], set[int]] = (set(), set())

    def pair(self, old: int, new: int, *, moved: bool = False) -> None:
        """Let `old` answer to `new`."""
        self.of_old[old] = new
        self.of_new[new] = old
        if moved:
            self.moved.add(new)

    def pair_where_they_stand(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Let each old position answer to its new one, as moved unless both are in one gap."""
        news = [at for at in sorted(self.of_new) if at not in self.moved]
        olds = [self.of_new[at] for at in news]
        for old, new in pairs:
            place = bisect(olds, old)
            moved = place != bisect(news, new)
            self.pair(old, new, moved=moved)
            if not moved:
                olds.insert(place, old)
                news.insert(place, new)

    def join(self, join: Join) -> None:
        """Take the positions of `join` for known; one pair of them is a pair already.

        Of a pair in place, the first of the parts takes over where it stands in the same gap.
        """
        self.joins.append(join)
        old = next(at for at in join.olds if self.of_old.get(at) in join.news)
        new = self.of_old[old]
        first = join.olds[0], join.news[0]
        if new not in self.moved and self._nothing_stayed_between((old, new), first):
            del self.of_old[old], self.of_new[new]
            self.pair(*first)
        for side, places in zip(self._joined, join, strict=True):
            side.update(places)

    def _nothing_stayed_between(self, pair: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether no pair in place parts two positions of a side, `pair` itself left out."""
        olds, news = (range(min(ends), max(ends) + 1) for ends in zip(pair, other, strict=True))
        in_place = [self.of_old[at] for at in olds if at in self.of_old]
        in_place += [at for at in news if at in self.of_new]
        return all(at in self.moved or at == pair[1] for at in in_place)

    def is_left(self, at: int, side: int) -> bool:
        """Whether the position `at` of a side (0 old, 1 new) answers to nothing yet."""
        return at not in (self.of_old, self.of_new)[side] and at not in self._joined[side]

    def gaps(self) -> list[Gap]:
        """What is left between what stayed, where both sides have some."""
        gaps = []
        olds, news = (iter(range(len(levels))) for levels in self.levels)
        in_place = [new for new in sorted(self.of_new) if new not in self.moved]
        for stop in [*in_place, None]:
            old_stop = len(self.levels[0]) if stop is None else self.of_new[stop]
            new_stop = len(self.levels[1]) if stop is None else stop
            free_old = [at for at in _until(olds, old_stop) if self.is_left(at, 0)]
            free_new = [at for at in _until(news, new_stop) if self.is_left(at, 1)]
            if free_old and free_new:
                gaps.append((free_old, free_new))
        return gaps

    def moved_gaps(self) -> list[Gap]:
        """What is left before, between and behind what moved together, where both sides have some.

        At the ends no further than the section goes.
        """
        rank = {old: place for place, old in enumerate(sorted(self.of_old))}
        gaps: list[Gap] = []
        for above, below in pairwise([None, *sorted(self.of_new), None]):
            if above is not None and below is not None and {above, below} <= self.moved:
                first, last = self.of_new[above], self.of_new[below]
                if rank[last] == rank[first] + 1:
                    olds, news = range(first + 1, last), range(above + 1, below)
                    gaps.append((self._left(olds, 0), self._left(news, 1)))
                    continue
            for end, step in ((above, 1), (below, -1)):
                if end is not None and end in self.moved:
                    gaps.append(
                        (self._beside(self.of_new[end], 0, step), self._beside(end, 1, step))
                    )
        return [gap for gap in gaps if all(gap)]

    def _left(self, places: range, side: int) -> list[int]:
        return [at for at in places if self.is_left(at, side)]

    def _beside(self, at: int, side: int, step: int) -> list[int]:
        """What is left next to `at` of its section, the heading above included."""
        levels = self.levels[side]
        found: list[int] = []
        while not (step < 0 and levels[at]):
            at += step
            if not (0 <= at < len(levels) and self.is_left(at, side)) or (step > 0 and levels[at]):
                break
            found.append(at)
        return found[::step]


def _until(positions: Iterator[int], stop: int) -> list[int]:
    """What `positions` still has before `stop`; `stop` itself is taken and dropped."""
    result = []
    for position in positions:
        if position >= stop:
            break
        result.append(position)
    return result
