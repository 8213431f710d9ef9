"""What number a heading or list item shows: automatic ones are computed, literal ones kept."""

from itertools import dropwhile
from typing import NamedTuple

from som_editor.core.document import (
    Automatic,
    BlockId,
    Document,
    Literal,
    Role,
    SectionKind,
    TextBlock,
    Unnumbered,
)

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def numbers(document: Document) -> dict[BlockId, str]:
    """The number of each numbered block, without its full stop: "4", "b", "2.1", "Artikel 1.6a".

    Guidelines count from 1 in each section, their sub-items from a under each item; headings
    count through the document, a lower level from 1 under each higher one, whose number goes
    before if it is a computed one. Appendices count apart, in capitals: "A", and "A.1" under it.
    """
    counting = Counting()
    found: dict[BlockId, str] = {}
    for block in document.blocks:
        if isinstance(block, TextBlock):
            number = counting.number(block)
            if not isinstance(block.numbering, Unnumbered):
                found[block.id] = number
    return found


class Counting:
    """Counts through the text blocks of a document, one after the other."""

    def __init__(self) -> None:
        self._headings: list[int] = []
        self._unseen: set[int] = set()
        self._items: list[int] = []
        self._appendices = 0
        self._appendix = _Appendix(0, "")

    def copy(self) -> "Counting":
        """Another that goes on from the same place."""
        other = Counting()
        other._headings = self._headings.copy()
        other._unseen = self._unseen.copy()
        other._items = self._items.copy()
        other._appendices, other._appendix = self._appendices, self._appendix
        return other

    def number(self, block: TextBlock) -> str:
        """The number of `block`, which is the next one; empty where it bears none."""
        if block.role is Role.HEADING:
            self._items = []
            del self._headings[block.level :]
            self._unseen = {level for level in self._unseen if level < block.level}
            if not isinstance(block.numbering, Automatic):
                self._unseen.add(block.level)
            if block.level <= self._appendix.level:
                self._appendix = _Appendix(0, "")
        match block.numbering:
            case Unnumbered():
                return ""
            case Literal(text=text):
                return text
            case Automatic() if block.role is Role.HEADING:
                return self._heading(block)
            case Automatic():
                _count(self._items, block.level)
                return _item_number(self._items[-1], block.level)

    def _heading(self, block: TextBlock) -> str:
        if block.section_kind is SectionKind.APPENDIX:
            self._appendices += 1
            self._appendix = _Appendix(block.level, _letters(self._appendices).upper())
            return self._appendix.letter
        _count(self._headings, block.level)
        own = _heading_number(self._headings, self._unseen, self._appendix.level)
        return f"{self._appendix.letter}.{own}" if self._appendix.level else own


class _Appendix(NamedTuple):
    """The appendix that is being counted in; level 0 where it is none."""

    level: int
    letter: str


def _count(counters: list[int], level: int) -> None:
    """Advance the counter of `level` in place and forget those of deeper levels."""
    del counters[level:]
    while len(counters) < level:
        counters.append(0)
    counters[-1] += 1


def _heading_number(counters: list[int], unseen: set[int], above: int) -> str:
    """The counts of the levels below `above` that bear a computed number.

    None goes before the first that counted.
    """
    counts = [
        count
        for level, count in enumerate(counters, start=1)
        if level > above and level not in unseen
    ]
    return ".".join(map(str, dropwhile(lambda count: not count, counts)))


def _item_number(count: int, level: int) -> str:
    return str(count) if level % 2 else _letters(count)


def _letters(count: int) -> str:
    """`count` in letters: a to z, then aa."""
    letters = ""
    while count:
        count, rest = divmod(count - 1, len(LETTERS))
        letters = LETTERS[rest] + letters
    return letters
