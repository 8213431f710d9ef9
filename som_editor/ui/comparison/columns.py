"""Where the columns of the comparison are, for a width: two beside a gutter, or one behind it."""

from typing import NamedTuple

from som_editor.ui.comparison.compared import Column
from som_editor.ui.measures import px

GUTTER = 48
GUTTER_ALONE = 36
NUMBER = 44
_NUMBER_GAP = 12
_RIGHT = 16
_MOST = 720
"""The widest text that a reader's eye can follow: some 95 characters."""


class Span(NamedTuple):
    """From `left`, `width` pixels wide."""

    left: int
    width: int

    @property
    def right(self) -> int:
        """The first pixel beyond."""
        return self.left + self.width


class Columns(NamedTuple):
    """The cells from left to right, and the gutter with the signs."""

    width: int
    gutter: Span
    cells: dict[Column, Span]
    number: int
    """How wide the column of the numbers is."""
    most: int
    """How wide a text is at most."""

    @property
    def is_single(self) -> bool:
        """Whether both texts stand in one column."""
        return Column.BOTH in self.cells

    def text(self, column: Column) -> Span:
        """Where the text of a cell stands, right of its number; on a wide screen by the gutter."""
        cell = self.cells[column]
        room = max(cell.width - self.number - px(_RIGHT), px(60))
        width = min(room, self.most)
        beside = room - width if column is Column.OLD else 0
        return Span(cell.left + self.number + beside, width)

    def column_at(self, x: float) -> Column | None:
        """The cell at `x`; None in the gutter."""
        for column, cell in self.cells.items():
            if cell.left <= x < cell.right:
                return column
        return None


def columns(width: int, zoom: float, *, single: bool) -> Columns:
    """The columns in `width` pixels; `zoom` is the size of the texts."""
    number, most = round(px(NUMBER) * max(zoom, 1)), round(px(_MOST) * zoom)
    if single:
        gutter = Span(0, px(GUTTER_ALONE))
        cell = Span(gutter.right, max(width - gutter.right, 0))
        return Columns(width, gutter, {Column.BOTH: cell}, number, most)
    left = max(width - px(GUTTER), 0) // 2
    gutter = Span(left, px(GUTTER))
    cells = {
        Column.OLD: Span(0, left),
        Column.NEW: Span(gutter.right, max(width - gutter.right, 0)),
    }
    return Columns(width, gutter, cells, number, most)


def number_gap(zoom: float) -> int:
    """The room between a number and its text."""
    return round(px(_NUMBER_GAP) * zoom)
