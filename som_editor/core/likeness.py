"""How much two texts are alike, by the words they have in common."""

from collections import Counter
from collections.abc import Set

import msgspec

from som_editor.core.tokens import match_key, words_of_key

_SHAPES = ("image", "table")
_NONE: frozenset[str] = frozenset()


class Unit(msgspec.Struct, frozen=True, order=True, gc=False):
    """A text to be aligned. Units of one `identity` are paired at once, if they are alike.

    A table, an image and text never answer to each other; other kinds may. `level` is that of a
    heading, 0 for all others.
    """

    text: str
    kind: str
    identity: str = ""
    level: int = 0


class Measured:
    """A unit with what is computed of it, once.

    `repeated` are the words that occur more than once, `size` is how many characters all of them
    have; both are valid once the words are counted.
    """

    __slots__ = ("_count", "key", "kind", "length", "repeated", "shape", "size")

    def __init__(self, unit: Unit) -> None:
        self.key = match_key(unit.text)
        self.kind = unit.kind
        self.shape = unit.kind if unit.kind in _SHAPES else ""
        self.length = len(self.key)
        self._count: Counter[str] | None = None
        self.repeated: Set[str] = _NONE
        self.size = 0

    def words(self) -> Counter[str]:
        """Its words and how often they occur."""
        if self._count is None:
            found = words_of_key(self.key)
            self._count = Counter(found)
            self.size = sum(map(len, found))
            if len(found) > len(self._count):
                self.repeated = {word for word, times in self._count.items() if times > 1}
        return self._count


Measures = dict[Unit, Measured]
"""What was computed of units, kept for when they are aligned again."""


def measured(unit: Unit, measures: Measures) -> Measured:
    """What was computed of `unit`, kept in `measures`."""
    found = measures.get(unit)
    if found is None:
        found = measures[unit] = Measured(unit)
    return found


def likeness(old: str, new: str) -> float:
    """How much of two texts is the same words (Dice, weighted by length): 0 nothing, 1 all."""
    return likeness_of(Measured(Unit(old, "")), Measured(Unit(new, "")))


def likeness_of(old: Measured, new: Measured) -> float:
    """The same of two units; 0 where they can never answer to each other."""
    if old.shape != new.shape:
        return 0.0
    if old.key == new.key:
        return 1.0
    ours, theirs = old.words(), new.words()
    shared = sum(map(len, ours.keys() & theirs.keys()))
    for word in old.repeated & new.repeated:
        shared += len(word) * (min(ours[word], theirs[word]) - 1)
    both = old.size + new.size
    return 2 * shared / both if both else 0.0
