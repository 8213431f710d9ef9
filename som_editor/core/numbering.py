"""What number a heading or list item shows: automatic ones are computed, literal ones kept."""

from itertools import dropwhile

from som_editor.core.document import (
    Automatic,
    BlockId,
    Document,
    Literal,
    Role,
    TextBlock,
    Unnumbered,
)

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def numbers(document: Document) -> dict[BlockId, str]:
    """The number of each numbered block, without its full stop: "4", "b", "2.1", "Artikel 1.6a".

    Guidelines count from 1 in each section, their sub-items from a under each item; headings
    count through the document, a lower level from 1 under each higher one, whose number goes
    before if it is a computed one.
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

    def copy(self) -> "Counting":
        """Another that goes on from the same place."""
        other = Counting()
        other._headings = self._headings.copy()
        other._unseen = self._unseen.copy()
        other._items = self._items.copy()
        return other

    def number(self, block: TextBlock) -> str:
        """The number of `block`, which is the next one; empty where it bears none."""
        if block.role is Role.HEADING:
            self._items = []
            del self._headings[block.level :]
            self._unseen = {level for level in self._unseen if level < block.level}
            if not isinstance(block.numbering, Automatic):
                self._unseen.add(block.level)
        match block.numbering:
            case Unnumbered():
                return ""
            case Literal(text=text):
                return text
            case Automatic() if block.role is Role.HEADING:
                _count(self._headings, block.level)
                return _heading_number(self._headings, self._unseen)
            case Automatic():
                _count(self._items, block.level)
                return _item_number(self._items[-1], block.level)


def _count(counters: list[int], level: int) -> None:
    """Advance the counter of `level` in place and forget those of deeper levels."""
    del counters[level:]
    while len(counters) < level:
        counters.append(0)
    counters[-1] += 1


def _heading_number(counters: list[int], unseen: set[int]) -> str:
    """The counts of the levels that bear a computed number; none before the first that counted."""
    counts = [count for level, count in enumerate(counters, start=1) if level not in unseen]
    return ".".join(map(str, dropwhile(lambda count: not count, counts)))


def _item_number(count: int, level: int) -> str:
    if level % 2:
        return str(count)
    letters = ""
    while count:
        count, rest = divmod(count - 1, len(LETTERS))
        letters = LETTERS[rest] + letters
    return letters
