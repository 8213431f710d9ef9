"""Blocks made into one, and one made into several: which parts a text took in besides its own.

A text that is left over is a part of another one where that one holds its words, beyond the words
of the text it is known to answer to. See ARCHITECTURE.md, "Alignment".
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from som_editor.core.chain import Pair
from som_editor.core.likeness import Measured
from som_editor.core.progress import Pulse

CONTAINED = 0.6
"""At least so much of a part (0 to 1, by the length of its words) stands in the whole."""

COVERED = 0.6
"""At least so much of the whole comes from its parts."""

FITTING = 0.25
"""At least so much of a part stands in the whole where the user says that they belong together."""

LOOSE_CHARACTERS = 40
"""A shorter part counts only where it stands in the whole as it was."""

LEAST_CHARACTERS = 12
"""A text shorter than this is no part: too many stand in others by accident."""

COMMON_WORD = 12
"""A word that came into more texts than this does not propose any."""


class Join(NamedTuple):
    """`olds` became `news`, positions in order; one of the two is a single position."""

    olds: tuple[int, ...]
    news: tuple[int, ...]

    def mirrored(self) -> "Join":
        """The same, seen from the other side."""
        return Join(self.news, self.olds)


class Given(NamedTuple):
    """What the user gave: `pairs` of texts that nothing else shares, and `joins`.

    Of a join, the pair that was given first stands among the pairs.
    """

    pairs: list[Pair]
    joins: list[Join]

    def taken(self) -> list[Pair]:
        """The pairs, and all those that the joins make."""
        return self.pairs + [
            Pair(old, new, 1) for join in self.joins for old in join.olds for new in join.news
        ]


def given_joins(fixed: Sequence[Pair], old: Sequence[Measured], new: Sequence[Measured]) -> Given:
    """What `fixed` pairs come to, of which several may name one text: that was split or merged.

    The first pair of a text holds. A further one holds where each of its parts fits in the whole,
    and no part is a whole itself.
    """
    of_old: defaultdict[int, list[int]] = defaultdict(list)
    of_new: defaultdict[int, list[int]] = defaultdict(list)
    pairs: list[Pair] = []
    for pair in fixed:
        news, olds = of_old[pair.old], of_new[pair.new]
        if not (news or olds):
            pairs.append(pair)
            fits = True
        elif not olds:
            parts = [new[at] for at in (*news, pair.new)]
            fits = len(of_new[news[0]]) == 1 and _all_fit(parts, old[pair.old])
        elif not news:
            parts = [old[at] for at in (*olds, pair.old)]
            fits = len(of_old[olds[0]]) == 1 and _all_fit(parts, new[pair.new])
        else:
            fits = False
        if fits:
            news.append(pair.new)
            olds.append(pair.old)
    joins = [Join((at,), tuple(sorted(news))) for at, news in of_old.items() if len(news) > 1]
    joins += [Join(tuple(sorted(olds)), (at,)) for at, olds in of_new.items() if len(olds) > 1]
    return Given(pairs, joins)


def _all_fit(parts: Sequence[Measured], whole: Measured) -> bool:
    """Whether all are text, and each part has enough in common with the whole."""
    words = whole.words()
    return not whole.shape and all(
        not part.shape and _shared(part.words(), words) >= FITTING * part.size > 0 for part in parts
    )


class _Whole(NamedTuple):
    """The text at `at` on one side holds the texts `parts` of the other."""

    at: int
    parts: tuple[int, ...]
    weight: int


def find_joins(
    old: Sequence[Measured],
    new: Sequence[Measured],
    of_old: Mapping[int, int],
    of_new: Mapping[int, int],
    pulse: Pulse,
    given: Sequence[Join] = (),
) -> list[Join]:
    """The splits and merges among texts of which `of_old` and `of_new` say what is paired.

    Those that are `given` already are left out, and so is all that shares a text with them.
    """
    of_old = {at: join.news[0] for join in given for at in join.olds} | dict(of_old)
    of_new = {at: join.olds[0] for join in given for at in join.news} | dict(of_new)
    merged = _Gathering(old, new, of_old, of_new, pulse).wholes()
    split = _Gathering(new, old, of_new, of_old, pulse).wholes()
    found = [(-whole.weight, Join(whole.parts, (whole.at,))) for whole in merged]
    found += [(-whole.weight, Join((whole.at,), whole.parts)) for whole in split]
    joins: list[Join] = []
    olds = {at for join in given for at in join.olds}
    news = {at for join in given for at in join.news}
    for _weight, join in sorted(found):
        if olds.isdisjoint(join.olds) and news.isdisjoint(join.news):
            olds.update(join.olds)
            news.update(join.news)
            joins.append(join)
    return joins


class _Gathering:
    """Finds the parts, texts left over on one side, of wholes on the other side."""

    def __init__(
        self,
        parts: Sequence[Measured],
        wholes: Sequence[Measured],
        of_part: Mapping[int, int],
        of_whole: Mapping[int, int],
        pulse: Pulse,
    ) -> None:
        self._parts, self._wholes = parts, wholes
        self._of_part, self._of_whole = of_part, of_whole
        self._pulse = pulse
        self._left = [
            at
            for at, unit in enumerate(parts)
            if at not in of_part and not unit.shape and unit.length >= LEAST_CHARACTERS
        ]
        self._room: dict[int, Counter[str]] = {}
        self._most: dict[int, int] = {}
        """How many characters of a whole can be those of parts, at most."""

    def wholes(self) -> Iterator[_Whole]:
        """Each whole with all its parts."""
        if not self._left:
            return
        claims: defaultdict[int, list[int]] = defaultdict(list)
        index = self._index()
        for part in self._left:
            self._pulse()
            whole = self._best_whole(part, index)
            if whole is not None:
                claims[whole].append(part)
        for whole, parts in sorted(claims.items()):
            found = self._taken(whole, parts)
            if found is not None:
                yield found

    def _open(self) -> Iterator[int]:
        """The texts that may have taken something in."""
        for at, unit in enumerate(self._wholes):
            partner = self._of_whole.get(at)
            if not unit.shape and (partner is None or self._parts[partner].key != unit.key):
                yield at

    def _room_of(self, whole: int) -> Counter[str]:
        """The words of `whole` that the text it answers to does not explain."""
        if whole not in self._room:
            self._room[whole] = self._wholes[whole].words() - self._explained(whole)
        return self._room[whole]

    def _explained(self, whole: int) -> Counter[str]:
        partner = self._of_whole.get(whole)
        return Counter() if partner is None else self._parts[partner].words()

    def _index(self) -> dict[str, list[int]]:
        """The wholes into which each word came that stands in a part, rare ones only."""
        sought = {word for part in self._left for word in self._parts[part].words()}
        index: defaultdict[str, list[int]] = defaultdict(list)
        for whole in self._open():
            self._pulse()
            words, explained = self._wholes[whole].words(), self._explained(whole)
            came = words.keys() - explained.keys()
            came.update(
                word
                for word in self._wholes[whole].repeated
                if words[word] > explained.get(word, 0)
            )
            came &= sought
            self._most[whole] = sum(len(word) * words[word] for word in came)
            for word in came:
                index[word].append(whole)
        return {word: found for word, found in index.items() if len(found) <= COMMON_WORD}

    def _best_whole(self, part: int, index: Mapping[str, list[int]]) -> int | None:
        """The whole that holds most of `part`, if it holds enough of it."""
        candidates = {whole for word in self._parts[part].words() for whole in index.get(word, ())}
        beside = (self._of_part.get(part + step) for step in (-1, 1))
        candidates.update(at for at in beside if at is not None and not self._wholes[at].shape)
        least = CONTAINED * self._parts[part].size
        fitting = [
            whole
            for whole in candidates
            if self._most.get(whole, 0) >= least and self._fits(part, whole, self._room_of(whole))
        ]
        return max(
            fitting,
            key=lambda whole: (_shared(self._parts[part].words(), self._room_of(whole)), -whole),
            default=None,
        )

    def _fits(self, part: int, whole: int, room: Counter[str]) -> bool:
        unit = self._parts[part]
        if unit.length < LOOSE_CHARACTERS and unit.key not in self._wholes[whole].key:
            return False
        return _shared(unit.words(), room) >= CONTAINED * unit.size

    def _taken(self, whole: int, claimed: list[int]) -> _Whole | None:
        """`whole` with those of the `claimed` parts that it holds next to each other."""
        unit, partner = self._wholes[whole], self._of_whole.get(whole)
        words = unit.words()
        room = Counter(words)
        parts: list[int] = []
        if partner is not None:
            own = self._parts[partner]
            if own.shape or _shared(own.words(), words) < CONTAINED * own.size:
                return None
            room = self._room_of(whole)
            parts.append(partner)
        came = 0
        for part in claimed:
            if self._fits(part, whole, room):
                came += _shared(self._parts[part].words(), room)
                room = room - self._parts[part].words()
                parts.append(part)
        left = sum(len(word) * times for word, times in room.items())
        if len(parts) < 2 or unit.size - left < COVERED * unit.size:
            return None
        return _Whole(whole, tuple(sorted(parts)), came)


def _shared(words: Counter[str], other: Counter[str]) -> int:
    """How many characters of words two texts have in common."""
    return sum(
        len(word) * min(times, other[word]) for word, times in words.items() if word in other
    )
