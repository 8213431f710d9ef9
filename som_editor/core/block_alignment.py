"""The blocks of two versions aligned: by what the user says, by ids, by words, by their renames."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from som_editor.core.alignment import Aligned, Matching, match
from som_editor.core.chain import Pair
from som_editor.core.compared_text import ComparedText
from som_editor.core.document import Block, BlockId, Role, TextBlock
from som_editor.core.joins import Join
from som_editor.core.likeness import Measures, Unit
from som_editor.core.progress import Progress
from som_editor.core.renames import Rule, apply_rules, find_renames
from som_editor.core.spans import WordSpans

FixedPair = tuple[BlockId | None, BlockId | None]
"""An old and a new block that answer to each other; with None, one that answers to nothing."""

ALIGNING, SEEKING = 5, 4
"""What aligning costs, and seeking renames, for each block; reading one costs 1."""

COST = 2 * ALIGNING + SEEKING
"""What all of this costs: where there are renames, it is aligned twice."""


class Identities(NamedTuple):
    """What pairs two blocks at once: gives the identity of an old and of a new block, or empty."""

    old: Callable[[Block], str]
    new: Callable[[Block], str]


class BlockAlignment:
    """Aligns the blocks of `old` and `new`, with the `given` renames and those that are found.

    All that is decided here is decided the same way, mirrored, when the sides are swapped.
    """

    def __init__(
        self,
        old: ComparedText,
        new: ComparedText,
        identities: Identities,
        fixed: Sequence[FixedPair],
        words: WordSpans,
        progress: Progress,
    ) -> None:
        self._old, self._new = old, new
        self._identities = identities
        self._words, self._progress = words, progress
        self._size = len(old.blocks) + len(new.blocks)
        self._mirrored = old.keys > new.keys
        self._fixed = _Fixed(old.blocks, new.blocks, fixed)
        self._measures: Measures = {}

    def matching(self, rules: Sequence[Rule] = (), found: Sequence[Rule] = ()) -> Matching:
        """What answers to what, text that the `rules` rename counting as equal.

        Those that were `found` go from the side that comes first to the other, as in `spans`.
        """
        on_old, on_new = ([*rules], [*found]) if self._mirrored else ([*rules, *found], [])
        olds = list(self._units(self._old, on_old, self._identities.old, self._fixed.alone_old))
        news = list(self._units(self._new, on_new, self._identities.new, self._fixed.alone_new))
        self._progress.tell()
        places_old, places_new = [at for at, _ in olds], [at for at, _ in news]
        found_pairs = match(
            [unit for _, unit in olds],
            [unit for _, unit in news],
            self._progress.part(ALIGNING * self._size),
            measures=self._measures,
            fixed=self._fixed.within(places_old, places_new),
        )
        return Matching(
            [
                Aligned(places_old[pair.old], places_new[pair.new], pair.moved)
                for pair in self._progress.over(found_pairs.pairs, 0)
            ],
            [
                Join(
                    tuple(places_old[at] for at in join.olds),
                    tuple(places_new[at] for at in join.news),
                )
                for join in found_pairs.joins
            ],
        )

    def renames(self, pairs: Sequence[Aligned]) -> tuple[list[Rule], list[Rule]]:
        """The renames from old to new, and those from the side that comes first to the other."""
        old, new = self._old.texts, self._new.texts
        texts = [(old[pair.old], new[pair.new]) for pair in self._progress.over(pairs, 0)]
        forward = find_renames(self._progress.over(texts, 2 * SEEKING), self._words)
        if not self._mirrored:
            return forward, forward
        backward = ((new, old) for old, new in self._progress.over(texts, 0))
        return forward, find_renames(backward, WordSpans(self._words.pulse))

    def known(self, rules: Sequence[Rule]) -> tuple[set[str], set[str]]:
        """The phrases that `rules` explain, as renames either way begin with them."""
        old = {rule.old.lower() for rule in rules}
        return old, {rule.new.lower() for rule in rules} if self._mirrored else old

    def _units(
        self,
        text: ComparedText,
        rules: Sequence[Rule],
        identity: Callable[[Block], str],
        alone: set[int],
    ) -> Iterator[tuple[int, Unit]]:
        for at, (key, kind, block) in enumerate(
            zip(text.keys, text.kinds, text.blocks, strict=True)
        ):
            self._progress.pulse()
            if at not in alone:
                level = 0
                if isinstance(block, TextBlock) and block.role is Role.HEADING:
                    level = block.level
                yield at, Unit(apply_rules(key, rules), kind, identity(block), level)


class _Fixed:
    """The pairs that the user gave, as positions; those that cannot be are left out."""

    def __init__(
        self, old: Sequence[Block], new: Sequence[Block], fixed: Sequence[FixedPair]
    ) -> None:
        places_old = {block.id: at for at, block in enumerate(old)}
        places_new = {block.id: at for at, block in enumerate(new)}
        self.alone_old: set[int] = set()
        self.alone_new: set[int] = set()
        self._pairs: list[tuple[int, int]] = []
        for one, other in fixed:
            at_old = None if one is None else places_old.get(one)
            at_new = None if other is None else places_new.get(other)
            if at_old is not None and other is None:
                self.alone_old.add(at_old)
            elif at_new is not None and one is None:
                self.alone_new.add(at_new)
            elif (
                at_old is not None and at_new is not None and type(old[at_old]) is type(new[at_new])
            ):
                self._pairs.append((at_old, at_new))

    def within(self, olds: Sequence[int], news: Sequence[int]) -> list[Pair]:
        """The pairs as places in `olds` and `news`, the positions that are aligned."""
        place_old = {at: place for place, at in enumerate(olds)}
        place_new = {at: place for place, at in enumerate(news)}
        return [
            Pair(place_old[old], place_new[new], 1)
            for old, new in self._pairs
            if old in place_old and new in place_new
        ]
