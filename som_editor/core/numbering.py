"""What number a heading or list item shows: automatic ones are computed, literal ones kept."""

from collections.abc import Iterable
from itertools import dropwhile

from som_editor.core.document import (
    Automatic,
    Block,
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
    return dict(_numbered(document.blocks))


def _numbered(blocks: Iterable[Block]) -> Iterable[tuple[BlockId, str]]:
    headings: list[int] = []
    unseen: set[int] = set()
    items: list[int] = []
    for block in blocks:
        if not isinstance(block, TextBlock):
            continue
        if block.role is Role.HEADING:
            items = []
            del headings[block.level :]
            unseen = {level for level in unseen if level < block.level}
            if not isinstance(block.numbering, Automatic):
                unseen.add(block.level)
        match block.numbering:
            case Unnumbered():
                continue
            case Literal(text=text):
                yield block.id, text
            case Automatic():
                counters = headings if block.role is Role.HEADING else items
                _count(counters, block.level)
                if block.role is Role.HEADING:
                    yield block.id, _heading_number(headings, unseen)
                else:
                    yield block.id, _item_number(counters[-1], block.level)


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
