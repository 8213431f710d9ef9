"""The rows in sight as a long strip: how high each is, and which stands where."""

from collections.abc import Iterator
from time import perf_counter
from typing import NamedTuple

from som_editor.ui.comparison.arrangement import FoldItem, Item
from som_editor.ui.comparison.columns import Columns
from som_editor.ui.comparison.compared import COVER, Column, Compared
from som_editor.ui.comparison.find_places import Found, Place
from som_editor.ui.comparison.heights import Heights
from som_editor.ui.comparison.pictures import NO_PICTURES, Pictures
from som_editor.ui.comparison.reading_type import ReadingType
from som_editor.ui.comparison.row_layout import Estimate, RowLayout, lay_out_row
from som_editor.ui.comparison.ruler import Tick
from som_editor.ui.comparison.selection import Spot
from som_editor.ui.comparison.text_layout import LaidText
from som_editor.ui.editor.positions import units
from som_editor.ui.measures import px

FOLD_HEIGHT = 32
_KEPT = 160
"""Rows whose layout is kept; more than fit on a large screen, twice."""
_COVER_LENGTH = 100


class Key(NamedTuple):
    """What tells an item from all others, whatever is folded."""

    rank: int
    is_fold: bool


class RowSpace:
    """Lays rows out when they are looked at; the heights of the others are estimated."""

    def __init__(
        self,
        compared: Compared,
        items: tuple[Item, ...],
        columns: Columns,
        reading: ReadingType,
        pictures: Pictures = NO_PICTURES,
    ) -> None:
        self.compared = compared
        self.items = items
        self.columns = columns
        self.reading = reading
        self.pictures = pictures
        self._layouts: dict[int, RowLayout] = {}
        self._exact = bytearray(len(items))
        self._next = 0
        self._strip: tuple[int, int] = (-1, 0)
        self._places = {key_of(item): index for index, item in enumerate(items)}
        self._folded = {
            row.rank: index
            for index, item in enumerate(items)
            if isinstance(item, FoldItem) and not item.open
            for row in item.fold.rows
        }
        self.heights = Heights(self._estimated())

    # -- finding ----------------------------------------------------------------------------

    def index_of(self, key: Key) -> int | None:
        """Where the item with `key` is."""
        return self._places.get(key)

    def index_of_rank(self, rank: int) -> int | None:
        """Where the row `rank` is, or the closed fold that it is in."""
        index = self._places.get(Key(rank, is_fold=False))
        return self._folded.get(rank) if index is None else index

    def spot_at(self, x: float, y: int, column: Column) -> Spot | None:
        """The place between characters of `column` that is nearest to a point."""
        index = self.heights.at(y)
        if index < 0:
            return None
        item = self.items[index]
        if isinstance(item, FoldItem):
            upper = y - self.heights.top(index) < self.heights[index] / 2
            rows = item.fold.rows
            return Spot(rows[0].rank, 0, 0) if upper else Spot(rows[-1].rank + 1, 0, 0)
        laid = self.layout(index).cells.get(column)
        if laid is None or not laid.texts:
            return Spot(item.rank, 0, 0)
        x -= self.columns.text(column).left
        top = y - self.heights.top(index) - laid.above
        place = min(
            range(len(laid.texts)),
            key=lambda number: _distance(x, top, laid.texts[number]),
        )
        text = laid.texts[place]
        return Spot(item.rank, place, text.character_at(x - text.left, top - text.top))

    def ticks(self) -> list[Tick]:
        """The changes on the ruler, left-over names included."""
        result = []
        for index, item in enumerate(self.items):
            if isinstance(item, FoldItem):
                if not item.open and any(row.pair.changes for row in item.fold.rows):
                    result.append(self._tick("≈", index))
                continue
            if sign := self.compared.sign(item.rank):
                result.append(self._tick(sign, index))
            if self.compared.is_forgotten(item.rank):
                tick = self._tick("!", index)
                below = (tick.top + tick.bottom) // 2 if sign else tick.top
                result.append(tick._replace(top=below))
        return result

    def found_ticks(self, found: Found) -> list[Tick]:
        """What was found, on the ruler; each row or fold once."""
        current = found.place.rank if found.place else None
        indexes = {self.index_of_rank(rank): rank == current for rank in found.ranks}
        return [
            self._tick("current" if is_current else "found", index)
            for index, is_current in indexes.items()
            if index is not None
        ]

    def line_of(self, place: Place) -> tuple[int, int] | None:
        """Where the line begins and ends on which `place` stands; None where it is folded away."""
        index = self.index_of(Key(place.rank, is_fold=False))
        laid = self.layout(index).cells.get(place.columns[0]) if index is not None else None
        if index is None or laid is None or place.part >= len(laid.texts):
            return None
        text = laid.texts[place.part]
        line = text.layout.lineForTextPosition(units(text.part.text[: place.start]))
        top = round(self.heights.top(index) + laid.above + text.top + line.y())
        return top, top + round(line.height())

    # -- laying out -------------------------------------------------------------------------

    def layout(self, index: int) -> RowLayout:
        """The row at `index`, laid out."""
        if index in self._layouts:
            return self._layouts[index]
        if len(self._layouts) >= _KEPT:
            for old in list(self._layouts)[: _KEPT // 2]:
                del self._layouts[old]
        laid = self._laid(index)
        self._layouts[index] = laid
        return laid

    def settle(self, top: int, bottom: int) -> None:
        """Make the heights of all rows between `top` and `bottom` exact."""
        index = self.heights.at(top)
        while 0 <= index < len(self.items) and self.heights.top(index) < bottom:
            self._settle_one(index)
            index += 1

    def settle_above(self, index: int, room: int) -> int:
        """Make the rows exact that fill `room` above `index`; where that room begins."""
        self._settle_one(index)
        first = index
        while first > 0 and self.heights.top(index) - self.heights.top(first) < room:
            first -= 1
            self._settle_one(first)
        return max(self.heights.top(index) - room, 0)

    def settle_some(self, seconds: float) -> bool:
        """Make more heights exact for so long; whether there are any left."""
        until = perf_counter() + seconds
        while self._next < len(self.items) and perf_counter() < until:
            self._settle_one(self._next, keep=False)
            self._next += 1
        return self._next < len(self.items)

    def put_strip(self, index: int, height: int) -> None:
        """Leave `height` free under the item at `index`, and nowhere else."""
        old, _height = self._strip
        self._strip = (index, height)
        for changed in (old, index):
            if 0 <= changed < len(self.items):
                self._exact[changed] = 0
                self._settle_one(changed)

    def row_height(self, index: int) -> int:
        """The height of the item at `index` without the strip under it."""
        return self.heights[index] - self._strip_under(index)

    def _settle_one(self, index: int, *, keep: bool = True) -> None:
        if self._exact[index]:
            return
        self._exact[index] = 1
        if isinstance(self.items[index], FoldItem):
            height = px(FOLD_HEIGHT)
        else:
            height = (self.layout(index) if keep else self._laid(index)).height
        self.heights.set(index, height + self._strip_under(index))

    def _laid(self, index: int) -> RowLayout:
        rank = self.items[index].rank
        return lay_out_row(self.compared, rank, self.columns, self.reading, self.pictures)

    def _strip_under(self, index: int) -> int:
        return self._strip[1] if self._strip[0] == index else 0

    def _estimated(self) -> Iterator[int]:
        """The heights as guessed."""
        estimate, fold = Estimate(self.columns, self.reading), px(FOLD_HEIGHT)
        for item in self.items:
            if isinstance(item, FoldItem):
                yield fold
            elif item.rank == COVER:
                yield estimate.height(_COVER_LENGTH)
            else:
                yield estimate.height(max(self.compared.lengths(item.rank)))

    def _tick(self, sign: str, index: int) -> Tick:
        top = self.heights.top(index)
        return Tick(sign, top, top + self.heights[index])


def key_of(item: Item) -> Key:
    """The key of `item`."""
    return Key(item.rank, isinstance(item, FoldItem))


def _distance(x: float, y: float, text: LaidText) -> float:
    """How far a point is from `text`; up and down count more than sideways."""
    beside = max(text.left - x, x - text.left - text.width, 0)
    beyond = max(text.top - y, y - text.top - text.height, 0)
    return beside + 1000 * beyond
