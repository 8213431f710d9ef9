"""Tables laid out: equal columns, and rows that stand beside their like on the other side."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from PySide6.QtGui import QFontMetricsF

from som_editor.ui.comparison.cells import CAPTION, Cell, Part
from som_editor.ui.comparison.compared import Column
from som_editor.ui.comparison.reading_type import ReadingType
from som_editor.ui.comparison.table_lines import Line, table_rows
from som_editor.ui.comparison.text_layout import LaidText, lay_out_text
from som_editor.ui.measures import px

PADDING = 6
"""Between the lines of the grid and the text of a cell, sideways; half of it above and below."""
_UNDER_CAPTION = 4
_LEAST_CELL = 20
_SPARE = 4
"""A word may be a little wider than its letters: emphasis, and the room behind what went."""
_SMALLEST = 0.75
"""How much smaller the texts of a table may be than others, so that its words fit."""
_LONG_TEXT = 200
"""Characters beyond which a cell asks for no more room."""


class GridRow(NamedTuple):
    """A row of the grid; without texts it is the room of a row on the other side."""

    top: float
    height: float
    texts: tuple[LaidText, ...]


class Grid(NamedTuple):
    """A table laid out: its caption and cells, the rows that they stand in, how high it is."""

    texts: tuple[LaidText, ...]
    rows: tuple[GridRow, ...]
    height: float


def lay_out_tables(
    cells: Mapping[Column, Cell],
    widths: Mapping[Column, float],
    lines: Sequence[Line] | None,
    reading: ReadingType,
) -> dict[Column, Grid]:
    """The tables in `cells`; two of them have the rows of `lines` at the same height."""
    type_ = _fitting(cells, widths, reading)
    naturals = {
        column: _Natural(cell, widths[column], reading, type_) for column, cell in cells.items()
    }
    if lines is None or len(naturals) < 2:
        return {
            column: natural.placed(natural.caption_height, list(enumerate(natural.heights)))
            for column, natural in naturals.items()
        }
    old, new = naturals[Column.OLD], naturals[Column.NEW]
    caption = max(old.caption_height, new.caption_height)
    heights = [max(old.height(line.old), new.height(line.new)) for line in lines]
    return {
        Column.OLD: old.placed(caption, _pairs([line.old for line in lines], heights)),
        Column.NEW: new.placed(caption, _pairs([line.new for line in lines], heights)),
    }


def _pairs(rows: Sequence[int | None], heights: Sequence[float]) -> list[tuple[int | None, float]]:
    return list(zip(rows, heights, strict=True))


def _fitting(
    cells: Mapping[Column, Cell], widths: Mapping[Column, float], reading: ReadingType
) -> ReadingType:
    """Smaller type where words are too long for their columns, the same on both sides."""
    room = min(
        widths[column] / max(sum(_asked(cell, reading)[0]), 1) for column, cell in cells.items()
    )
    return reading if room >= 1 else ReadingType(reading.zoom * max(room, _SMALLEST))


def _asked(cell: Cell, reading: ReadingType) -> tuple[list[int], list[float]]:
    """For each column the width of its longest word, and how much text it has."""
    least, wished = [px(_LEAST_CELL)] * cell.columns, [1.0] * cell.columns
    plain, bold = QFontMetricsF(reading.font(cell.look)), QFontMetricsF(reading.header_cell)
    around = 2 * px(PADDING) + px(_SPARE)
    for part in cell.parts:
        if part.row == CAPTION or part.span > 1 or not part.text:
            continue
        metrics = bold if part.header else plain
        longest = max(part.text.split(), key=len, default="")
        at = part.column
        least[at] = max(least[at], round(metrics.horizontalAdvance(longest)) + around)
        wished[at] = max(wished[at], min(len(part.text), _LONG_TEXT))
    return least, wished


def _column_widths(cell: Cell, width: float, reading: ReadingType) -> list[int]:
    """Widths that add up to `width`: no word is cut, and long texts get more of what is left."""
    least, wished = _asked(cell, reading)
    rest = max(width - sum(least), 0)
    scale = min(width / max(sum(least), 1), 1)
    share = rest / sum(wished)
    edges = [0, *accumulate(a * scale + b * share for a, b in zip(least, wished, strict=True))]
    return [round(right) - round(left) for left, right in pairwise(edges)]


class _Natural:
    """A table as high as its own texts need; what is in its cells is set in `type_`."""

    def __init__(self, cell: Cell, width: float, reading: ReadingType, type_: ReadingType) -> None:
        inside = px(PADDING)
        edges = [0, *accumulate(_column_widths(cell, width, type_))]
        self._captions = [
            lay_out_text(part, cell, 0, width, reading)
            for part in cell.parts
            if part.row == CAPTION
        ]

        def laid(part: Part) -> LaidText:
            left, right = edges[part.column], edges[part.column + part.span]
            room = max(right - left - 2 * inside, 1)
            return lay_out_text(part, cell, left + inside, room, type_)

        self._rows = [[laid(part) for part in row] for row in table_rows(cell)]
        self.caption_height = sum(text.height for text in self._captions)
        if self._captions:
            self.caption_height += px(_UNDER_CAPTION)
        self.heights = [max(text.height for text in row) + inside for row in self._rows]

    def height(self, row: int | None) -> float:
        """How high the row is; nothing where this side has none."""
        return 0.0 if row is None else self.heights[row]

    def placed(self, caption: float, rows: Sequence[tuple[int | None, float]]) -> Grid:
        """The rows one under another, each as high as said; None leaves room."""
        top = caption
        grid = []
        for row, height in rows:
            texts = () if row is None else tuple(self._rows[row])
            for text in texts:
                text.top = top + px(PADDING) / 2
            grid.append(GridRow(top, height, texts))
            top += height
        cells = (text for row in grid for text in row.texts)
        return Grid((*self._captions, *cells), tuple(grid), top)
