"""What Word asks of a file with tracked changes."""

from collections import Counter
from collections.abc import Iterable

from tests.writers.word import W, Word

_TRACKED = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "trPrChange")
_CELLS = ("cellIns", "cellDel")
_RANGES = ("moveFromRange", "moveToRange", "commentRange", "bookmark")


def assert_sound(content: bytes) -> None:
    """That ids are unique, ranges have an end, and every change an author and a moment."""
    word = Word(content)
    root = word.document
    tracked = [one for name in (*_TRACKED, *_CELLS) for one in root.iter(f"{W}{name}")]
    starts = [one for name in _RANGES for one in root.iter(f"{W}{name}Start")]
    moves = [one for one in starts if "move" in one.tag]
    assert _unique(one.get(f"{W}id") for one in (*tracked, *moves))
    assert _unique(one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart"))
    assert all(one.get(f"{W}author") and one.get(f"{W}date") for one in (*tracked, *moves))
    for name in _RANGES:
        begun = [one.get(f"{W}id") for one in root.iter(f"{W}{name}Start")]
        ended = [one.get(f"{W}id") for one in root.iter(f"{W}{name}End")]
        assert sorted(begun) == sorted(ended), name
    names = [
        sorted(one.get(f"{W}name") for one in root.iter(f"{W}{name}RangeStart"))
        for name in ("moveFrom", "moveTo")
    ]
    assert names[0] == names[1]
    assert _unique(names[0])
    for deleted in root.iter(f"{W}del"):
        assert not list(deleted.iter(f"{W}t", f"{W}instrText"))
    for moved in root.iter(f"{W}moveTo"):
        assert not list(moved.iter(f"{W}del"))


def _unique(some: Iterable[str | None]) -> bool:
    return all(times == 1 for times in Counter(some).values())
