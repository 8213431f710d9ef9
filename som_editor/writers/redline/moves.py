"""Which texts moved, and which of them as one."""

from collections import defaultdict
from typing import NamedTuple

from som_editor.core.comparison import Comparison
from som_editor.writers.docx.elements import tag_name
from som_editor.writers.redline.sides import Shown


class Ends(NamedTuple):
    """The rows of the old and of the new side that a change is about."""

    olds: list[int]
    news: list[int]


class Move(NamedTuple):
    """A block that moved from place `old` to place `new`, as part of the range `name`.

    It `opens` the range where it is its first block, and `closes` it where it is the last.
    """

    old: int
    new: int
    name: str
    opens: bool
    closes: bool


def ends(comparison: Comparison) -> list[Ends]:
    """The rows of each change."""
    found: defaultdict[int, Ends] = defaultdict(lambda: Ends([], []))
    for place, row in enumerate(comparison.rows):
        for change in row.changes:
            if row.old is not None:
                found[change].olds.append(place)
            if row.new is not None:
                found[change].news.append(place)
    return [found[change] for change in range(len(comparison.changes))]


def moves(comparison: Comparison, old: Shown, new: Shown) -> dict[int, Move]:
    """The moves of `comparison` by their change; what moved side by side is one range.

    Tables are none of them: Word knows no moved row, so they are deleted and inserted.
    """
    rows = comparison.rows
    found: dict[tuple[int, int], tuple[int, int, int]] = {}
    for change, (olds, news) in enumerate(ends(comparison)):
        if not comparison.changes[change].moved or not len(olds) == len(news) == 1:
            continue
        here, there = rows[olds[0]], rows[news[0]]
        if here.old is None or here.new is not None or there.new is None or there.old is not None:
            continue
        if _can_move(old, here.old) and _can_move(new, there.new):
            found[olds[0], news[0]] = (change, here.old, there.new)
    result: dict[int, Move] = {}
    names: dict[tuple[int, int], str] = {}
    for (away, here_), (change, one, other) in sorted(
        found.items(), key=lambda item: item[0][::-1]
    ):
        opens = (away - 1, here_ - 1) not in found
        closes = (away + 1, here_ + 1) not in found
        name = f"move{len(set(names.values())) + 1}" if opens else names[away - 1, here_ - 1]
        names[away, here_] = name
        result[change] = Move(one, other, name, opens, closes)
    return result


def _can_move(side: Shown, place: int) -> bool:
    made = side.blocks[place]
    return bool(made) and all(one.tag == tag_name("p") for one in made)
