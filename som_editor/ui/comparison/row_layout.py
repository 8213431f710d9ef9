"""A row laid out for a width: its texts, tables and pictures, and how high it is."""

from typing import NamedTuple

from PySide6.QtCore import QRectF

from som_editor.core.document import Digest
from som_editor.ui.comparison.cells import Cell, Look, Part
from som_editor.ui.comparison.columns import Columns
from som_editor.ui.comparison.compared import Column, Compared
from som_editor.ui.comparison.pictures import Pictures
from som_editor.ui.comparison.reading_type import ReadingType
from som_editor.ui.comparison.table_layout import Grid, lay_out_tables
from som_editor.ui.comparison.table_lines import Line, row_lines
from som_editor.ui.comparison.text_layout import LaidText, lay_out_text
from som_editor.ui.measures import px
from som_editor.writers.marked_text import Marking

LEAST_HEIGHT = 36
LABEL_HEIGHT = 24
"""Of the label that says where the other half of a moved block is."""
_PADDING = 6
_HEADING_ABOVE = 12
_INDENT = 20
_QUOTE_INDENT = 14
_HIGHEST_PICTURE = 320
_UNDER_PICTURE = 6


class LaidPicture(NamedTuple):
    """A picture relative to the text of its cell, and whether it went or came."""

    digest: Digest
    area: QRectF
    marking: Marking


class CellLayout(NamedTuple):
    """A cell laid out."""

    cell: Cell
    texts: tuple[LaidText, ...]
    above: float
    """The room between the row's top and the text."""
    height: float
    remark: LaidText | None = None
    grid: Grid | None = None
    pictures: tuple[LaidPicture, ...] = ()


class RowLayout(NamedTuple):
    """A row laid out: its cells by column, None where a side has nothing."""

    cells: dict[Column, CellLayout | None]
    height: int


def lay_out_row(
    compared: Compared, rank: int, columns: Columns, reading: ReadingType, pictures: Pictures
) -> RowLayout:
    """The row `rank` in `columns`."""
    cells = {column: compared.cell(rank, column) for column in columns.cells}
    grids = _grids(compared, rank, cells, columns, reading)
    result: dict[Column, CellLayout | None] = {}
    for column, cell in cells.items():
        laid = None
        if cell is not None:
            width = columns.text(column).width
            laid = _lay_out_cell(cell, width, reading, pictures, grids.get(column))
            laid = _with_remark(laid, width, reading)
        if laid is not None and columns.is_single and compared.partner(rank) is not None:
            room = px(LABEL_HEIGHT)
            laid = laid._replace(above=laid.above + room, height=laid.height + room)
        result[column] = laid
    heights = [laid.height for laid in result.values() if laid is not None]
    return RowLayout(result, round(max(px(LEAST_HEIGHT), *heights)))


class Estimate:
    """Guesses how high rows are in `columns`, from the number of their characters alone."""

    def __init__(self, columns: Columns, reading: ReadingType) -> None:
        width = columns.text(next(iter(columns.cells))).width
        self._on_line = max(width / reading.character, 1)
        self._line = reading.line(Look.BODY)
        self._around = 2 * px(_PADDING)
        self._least = px(LEAST_HEIGHT)

    def height(self, characters_long: int) -> int:
        """How high a row with so many characters is likely to be."""
        lines = int(characters_long / self._on_line) + 1
        return round(max(self._least, lines * self._line + self._around))


def _grids(
    compared: Compared,
    rank: int,
    cells: dict[Column, Cell | None],
    columns: Columns,
    reading: ReadingType,
) -> dict[Column, Grid]:
    """The tables among `cells`."""
    tables = {column: cell for column, cell in cells.items() if cell and cell.columns}
    if not tables:
        return {}
    widths = {column: float(columns.text(column).width) for column in tables}
    lines: list[Line] | None = None
    if len(tables) > 1:
        lines = row_lines(tables[Column.OLD], tables[Column.NEW], compared.changes(rank))
    return lay_out_tables(tables, widths, lines, reading)


def _lay_out_cell(
    cell: Cell, width: float, reading: ReadingType, pictures: Pictures, grid: Grid | None
) -> CellLayout:
    above = px(_HEADING_ABOVE if cell.look is Look.HEADING else _PADDING)
    if grid is not None:
        height = above + grid.height + px(_PADDING)
        return CellLayout(cell, grid.texts, above, height, grid=grid)
    indent = px(_INDENT) * (cell.level - 1) if cell.look is not Look.HEADING else 0
    indent += px(_QUOTE_INDENT) if cell.look is Look.QUOTE else 0
    laid, top = _lay_out_pictures(cell, width, reading, pictures)
    texts = tuple(lay_out_text(part, cell, indent, width - indent, reading) for part in cell.parts)
    for text in texts:
        text.top = top
        top += text.height
    return CellLayout(cell, texts, above, above + top + px(_PADDING), pictures=laid)


def _lay_out_pictures(
    cell: Cell, width: float, reading: ReadingType, pictures: Pictures
) -> tuple[tuple[LaidPicture, ...], float]:
    """The pictures one under another, no wider than the column; those that are at hand."""
    laid = []
    top = 0.0
    for picture in cell.pictures:
        size = pictures.size(picture.digest)
        if size is None or size.isEmpty():
            continue
        scale = min(
            reading.pixels(1),
            width / size.width(),
            reading.pixels(_HIGHEST_PICTURE) / size.height(),
        )
        area = QRectF(0, top + 1, size.width() * scale, size.height() * scale)
        laid.append(LaidPicture(picture.digest, area, picture.marking))
        top = area.bottom() + px(_UNDER_PICTURE)
    return tuple(laid), top


def _with_remark(laid: CellLayout, width: float, reading: ReadingType) -> CellLayout:
    """`laid` with its remark under the text."""
    if not laid.cell.remark:
        return laid
    cell = Cell((Part((), stand_in=laid.cell.remark),), Look.REMARK)
    remark = lay_out_text(cell.parts[0], cell, 0, width, reading)
    remark.top = laid.height - laid.above - px(_PADDING)
    return laid._replace(remark=remark, height=laid.height + remark.height)
