"""Which part of one document answers to which of another, moved parts included.

Pairs known by id come first, then texts that occur once on either side; the heaviest chain of them
stayed in place. Gaps between are filled by likeness, large ones in rounds that make them smaller.
What is left over on both sides and alike has moved. What is left over on one side may be a part of
a text on the other (`core.joins`), and headings follow what stands under them. A text that is left
alone on both sides of the same gap then answers to what stands in its place. See ARCHITECTURE.md,
"Alignment".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from som_editor.core.chain import Pair, heaviest_chain
from som_editor.core.joins import Join, find_joins, given_joins
from som_editor.core.likeness import Measured, Measures, Unit, likeness_of, measured
from som_editor.core.pairing import Pairing
from som_editor.core.progress import Progress, Report, silent
from som_editor.core.sections_aligned import Placed, answering_headings
from som_editor.core.sequence import matched

LIKE = 0.5
"""Least likeness (0 to 1) of two texts in the same gap that are one text, edited."""

ALONE_LIKE = 0.25
"""The same where they are the only ones in their gap."""

MOVED_LIKE = 0.6
"""Least likeness of a text that moved."""

MOVED_CHARACTERS = 40
"""A shorter text is not recognised as moved by itself: too many look alike."""

DENSE_CELLS = 144
"""A gap of at most this many possible pairs is measured whole; a larger one by its rare words."""

COMMON_WORD = 12
"""A word that stands in more texts of a gap than this does not propose pairs."""

MATCHED_WHOLE = 1_500
"""Up to so many texts on either side of a gap, repeated ones are matched exactly."""

ROUNDS = 8
"""So often a large gap is filled with what the smaller ones inside it bring to light."""

COLUMN = "column"
"""The kind of a table's column: that is recognised as moved, however short it is."""

SAME_KIND = 1.05
"""Of two equally like pairs the one of the same kind is taken."""


class Aligned(NamedTuple):
    """Old position `old` answers to `new`; `moved` when it left the common order."""

    old: int
    new: int
    moved: bool


class Matching(NamedTuple):
    """The `pairs` in the order of the new side, and the splits and merges.

    Of a join, one pair stands among the pairs, the others in the join alone.
    """

    pairs: list[Aligned]
    joins: list[Join]


def align(
    old: Sequence[Unit],
    new: Sequence[Unit],
    report: Report = silent,
    measures: Measures | None = None,
) -> list[Aligned]:
    """The pairs of `old` and `new` that answer to each other, in the order of `new`.

    Who aligns nearly the same units again gives the same `measures` each time.
    """
    return match(old, new, report, joining=False, measures=measures).pairs


def match(
    old: Sequence[Unit],
    new: Sequence[Unit],
    report: Report = silent,
    *,
    fixed: Sequence[Pair] = (),
    joining: bool = True,
    measures: Measures | None = None,
) -> Matching:
    """What of `old` answers to what of `new`; `fixed` pairs hold (see `given_joins`).

    With the sides swapped the answer is the same one, swapped: the work is always done from the
    side that comes first in the order of texts.
    """
    known = {} if measures is None else measures
    if list(old) <= list(new):
        return _Alignment(old, new, fixed, report, known, joining=joining).result()
    mirrored = [Pair(pair.new, pair.old, pair.weight) for pair in fixed]
    found = _Alignment(new, old, mirrored, report, known, joining=joining).result()
    pairs = [Aligned(pair.new, pair.old, pair.moved) for pair in found.pairs]
    return Matching(
        sorted(pairs, key=lambda pair: pair.new), [join.mirrored() for join in found.joins]
    )


class _Alignment:
    def __init__(
        self,
        old: Sequence[Unit],
        new: Sequence[Unit],
        fixed: Sequence[Pair],
        report: Report,
        measures: Measures,
        *,
        joining: bool,
    ) -> None:
        self._progress = Progress(report, 2 * (len(old) + len(new)))
        self._old = [measured(unit, measures) for unit in self._progress.over(old)]
        self._new = [measured(unit, measures) for unit in self._progress.over(new)]
        self._known = Pairing([unit.level for unit in old], [unit.level for unit in new])
        given = given_joins(fixed, self._old, self._new)
        identified = given.pairs + self._identified(old, new, given.taken())
        anchors = self._anchors(identified + given.taken())
        self._progress.tell()
        for pair in heaviest_chain(identified + anchors):
            self._known.pair(pair.old, pair.new)
        self._progress.tell()
        for pair in identified + [pair for pair in anchors if self._is_long(self._new[pair.new])]:
            if self._is_free(pair):
                self._known.pair(pair.old, pair.new, moved=True)
        for join in given.joins:
            self._known.join(join)
        for olds, news in self._known.gaps():
            self._fill(olds, news, ROUNDS)
            self._progress.advance(len(olds) + len(news))
        self._progress.tell()
        self._find_moves()
        self._progress.tell()
        self._fill_moved()
        if joining:
            self._join()
            self._progress.tell()
            self._pair_headings()
        self._progress.tell()
        self._pair_the_lonely()
        self._progress.tell()

    def result(self) -> Matching:
        """What was found."""
        known = self._known
        pairs = [Aligned(known.of_new[at], at, at in known.moved) for at in sorted(known.of_new)]
        return Matching(pairs, sorted(known.joins))

    def _is_free(self, pair: Pair) -> bool:
        return self._known.is_left(pair.old, 0) and self._known.is_left(pair.new, 1)

    def _identified(
        self, old: Sequence[Unit], new: Sequence[Unit], taken: Sequence[Pair]
    ) -> list[Pair]:
        """Besides those `taken`, the pairs of one identity whose texts are still alike."""
        taken_old, taken_new = {pair.old for pair in taken}, {pair.new for pair in taken}
        positions = {
            unit.identity: index
            for index, unit in enumerate(old)
            if unit.identity and index not in taken_old
        }
        pairs = []
        for index, unit in enumerate(self._progress.over(new, 0)):
            other = positions.get(unit.identity) if unit.identity else None
            if other is None or index in taken_new:
                continue
            ours, theirs = self._old[other], self._new[index]
            empty = ours.shape == theirs.shape and not (ours.length and theirs.length)
            if empty or likeness_of(ours, theirs) >= ALONE_LIKE:
                pairs.append(Pair(other, index, 1 + min(ours.length, theirs.length)))
        return pairs

    def _anchors(self, known: list[Pair]) -> list[Pair]:
        """Pairs of texts that occur exactly once on either side."""
        olds = {pair.old for pair in known}
        news = {pair.new for pair in known}
        once_old = _once(self._progress.over(self._old, 0), olds)
        once_new = _once(self._progress.over(self._new, 0), news)
        return [
            Pair(index, once_new[key], 1 + len(key[1]))
            for key, index in once_old.items()
            if key in once_new
        ]

    def _fill(self, olds: list[int], news: list[int], rounds: int) -> None:
        """Pair what is alike within one gap, in order; of a large one, then within what it leaves.

        The chain of a small gap is found among all its pairs, so that nothing is left to find.
        """
        olds, news = self._without_equal_ends(olds, news)
        chain = heaviest_chain(self._alike(olds, news, LIKE))
        for pair in chain:
            self._known.pair(pair.old, pair.new)
        if not chain or not rounds or _is_small(olds, news):
            return
        after_old = after_new = 0
        for stop in [*chain, None]:
            stop_old = olds.index(stop.old, after_old) if stop else len(olds)
            stop_new = news.index(stop.new, after_new) if stop else len(news)
            self._fill(olds[after_old:stop_old], news[after_new:stop_new], rounds - 1)
            after_old, after_new = stop_old + 1, stop_new + 1

    def _without_equal_ends(self, olds: list[int], news: list[int]) -> tuple[list[int], list[int]]:
        """What is left of a gap when the same texts at its start and end are paired."""
        head = self._pair_equals(olds, news)
        tail = self._pair_equals(olds[head:][::-1], news[head:][::-1])
        return olds[head : len(olds) - tail], news[head : len(news) - tail]

    def _pair_equals(self, olds: list[int], news: list[int]) -> int:
        """Pair the first texts as long as they are the same; how many there were."""
        count = 0
        for old, new in zip(olds, news, strict=False):
            ours, theirs = self._old[old], self._new[new]
            if (ours.shape, ours.key) != (theirs.shape, theirs.key):
                break
            self._known.pair(old, new)
            count += 1
        return count

    def _pair_the_lonely(self) -> None:
        """Pair the two texts of a gap that holds no others, if they have something in common."""
        for olds, news in self._known.gaps():
            if len(olds) == len(news) == 1:
                for pair in self._alike(olds, news, ALONE_LIKE):
                    self._known.pair(pair.old, pair.new)

    def _alike(self, olds: list[int], news: list[int], least: float) -> list[Pair]:
        """The pairs of `olds` and `news` whose likeness is at least `least`, weighted by text."""
        pairs = []
        for old, new in self._candidates(olds, news):
            self._progress.pulse()
            ours, theirs = self._old[old], self._new[new]
            like = likeness_of(ours, theirs)
            if like >= least:
                weight = like * (1 + min(ours.length, theirs.length))
                pairs.append(
                    Pair(old, new, weight * (SAME_KIND if ours.kind == theirs.kind else 1))
                )
        return pairs

    def _candidates(self, olds: list[int], news: list[int]) -> list[tuple[int, int]]:
        """The pairs worth measuring: all in a small gap, else those that share a rare word."""
        if _is_small(olds, news):
            return [(old, new) for old in olds for new in news]
        index: defaultdict[str, list[int]] = defaultdict(list)
        for new in news:
            self._progress.pulse()
            for word in self._new[new].words():
                index[word].append(new)
        found = set(self._repeated(olds, news))
        for old in olds:
            self._progress.pulse()
            for word in self._old[old].words():
                if 0 < len(index.get(word, ())) <= COMMON_WORD:
                    found.update((old, new) for new in index[word])
        return sorted(found)

    def _repeated(self, olds: list[int], news: list[int]) -> Iterator[tuple[int, int]]:
        """Pairs of the same text, however often it occurs.

        Of very many texts only the n-th of each on either side, from the start and from the end.
        """
        if max(len(olds), len(news)) <= MATCHED_WHOLE:
            keys = [self._old[at].key for at in olds], [self._new[at].key for at in news]
            yield from ((olds[one], news[other]) for one, other in matched(*keys))
            return
        same_old, same_new = _by_key(self._old, olds), _by_key(self._new, news)
        for key, ours in same_old.items():
            theirs = same_new.get(key, [])
            yield from zip(ours, theirs, strict=False)
            yield from zip(reversed(ours), reversed(theirs), strict=False)

    def _find_moves(self) -> None:
        """Pair long texts left over on both sides that are alike, best first; then neighbours."""
        left = self._known.is_left
        olds = [at for at, unit in enumerate(self._old) if left(at, 0) and self._is_long(unit)]
        news = [at for at, unit in enumerate(self._new) if left(at, 1) and self._is_long(unit)]
        pairs = self._alike(olds, news, MOVED_LIKE)
        for pair in sorted(pairs, key=lambda pair: (-pair.weight, pair.new, pair.old)):
            if self._is_free(pair):
                self._known.pair(pair.old, pair.new, moved=True)
        for new in sorted(self._known.moved):
            for step in (-1, 1):
                self._grow(self._known.of_new[new], new, step)

    def _is_long(self, unit: Measured) -> bool:
        return unit.length >= (1 if unit.kind == COLUMN else MOVED_CHARACTERS)

    def _grow(self, old: int, new: int, step: int) -> None:
        """Let a move take its unpaired neighbours along, as long as they are alike.

        One text that came or went between them does not stop it.
        """
        while True:
            for far_old, far_new in ((1, 1), (2, 1), (1, 2)):
                ours = range(old + step, old + step * (far_old + 1), step)
                theirs = range(new + step, new + step * (far_new + 1), step)
                if self._may_join(ours, theirs):
                    old, new = ours[-1], theirs[-1]
                    self._known.pair(old, new, moved=True)
                    break
            else:
                return

    def _may_join(self, olds: range, news: range) -> bool:
        """Whether `olds` and `news` are unpaired, and the last of them alike."""
        if not (0 <= olds[-1] < len(self._old) and 0 <= news[-1] < len(self._new)):
            return False
        free_old = all(self._known.is_left(at, 0) for at in olds)
        if not (free_old and all(self._known.is_left(at, 1) for at in news)):
            return False
        return likeness_of(self._old[olds[-1]], self._new[news[-1]]) >= MOVED_LIKE

    def _fill_moved(self) -> None:
        """Pair what is alike between texts that moved together, and at the ends of a section."""
        for olds, news in self._known.moved_gaps():
            self._fill(olds, news, 0)
            self._known.moved.update(new for new in news if new in self._known.of_new)

    def _join(self) -> None:
        """Find the texts that were split or merged; one pair of each holds its place."""
        known = self._known
        pulse, given = self._progress.pulse, known.joins
        joins = find_joins(self._old, self._new, known.of_old, known.of_new, pulse, given)
        known.pair_where_they_stand(
            (
                max(join.olds, key=lambda at: self._old[at].length),
                max(join.news, key=lambda at: self._new[at].length),
            )
            for join in joins
            if not any(known.of_old.get(old) in join.news for old in join.olds)
        )
        for join in joins:
            known.join(join)

    def _pair_headings(self) -> None:
        """Pair headings whose sections have most of their text in common."""
        known = self._known
        levels_old, levels_new = known.levels
        free_old = {at for at, level in enumerate(levels_old) if level and known.is_left(at, 0)}
        free_new = {at for at, level in enumerate(levels_new) if level and known.is_left(at, 1)}
        if not (free_old and free_new):
            return
        pairs = list(known.of_old.items())
        pairs += [(old, new) for join in known.joins for old in join.olds for new in join.news]
        headings = answering_headings(
            _placed(levels_old, self._old),
            _placed(levels_new, self._new),
            dict.fromkeys(pairs),
            (free_old, free_new),
        )
        known.pair_where_they_stand(headings)


def _placed(levels: Sequence[int], units: list[Measured]) -> list[Placed]:
    return [Placed(level, unit.length) for level, unit in zip(levels, units, strict=True)]


def _once(units: Iterable[Measured], skip: set[int]) -> dict[tuple[str, str], int]:
    """The shapes and keys that occur once in `units` outside `skip`, with their positions."""
    seen: dict[tuple[str, str], int] = {}
    twice: set[tuple[str, str]] = set()
    for index, unit in enumerate(units):
        if index in skip or not unit.key:
            continue
        key = (unit.shape, unit.key)
        if key in seen:
            twice.add(key)
        seen[key] = index
    return {key: index for key, index in seen.items() if key not in twice}


def _by_key(units: list[Measured], places: list[int]) -> dict[str, list[int]]:
    """The `places` of each key."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at in places:
        found[units[at].key].append(at)
    return found


def _is_small(olds: list[int], news: list[int]) -> bool:
    return len(olds) * len(news) <= DENSE_CELLS
