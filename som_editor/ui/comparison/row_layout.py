"""A row laid out for a width: its lines, where its marked words are, how high it is."""

from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from som_editor.ui.comparison.cells import CAPTION, Cell, Look, Part
from som_editor.ui.comparison.columns import Columns
from som_editor.ui.comparison.compared import Column, Compared
from som_editor.ui.comparison.reading_type import ReadingType
from som_editor.ui.editor.positions import characters, units
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.writers.marked_text import Marking

LEAST_HEIGHT = 36
LABEL_HEIGHT = 24
"""Of the label that says where the other half of a moved block is."""
_PADDING = 6
_HEADING_ABOVE = 12
_INDENT = 20
_QUOTE_INDENT = 14
_CELL_PADDING = 6
_LINE_SEPARATOR = "\u2028"

_MARK_TOKENS = {Marking.DELETED: "deleted", Marking.INSERTED: "inserted"}


class Mark(NamedTuple):
    """A marked stretch on one line, relative to the text; `baseline` is where its letters stand."""

    area: QRectF
    marking: Marking
    leftover: bool
    baseline: float


class LaidText:
    """One part of a cell as lines; `left` and `top` are relative to the cell's text."""

    def __init__(self, part: Part, layout: QTextLayout, left: float, width: float) -> None:
        self.part = part
        self.layout = layout
        self.left = left
        self.width = width
        self.top = 0.0
        self.height = 0.0
        self.marks: tuple[Mark, ...] = ()

    def character_at(self, x: float, y: float) -> int:
        """The place between characters that is nearest to a point relative to this text."""
        layout = self.layout
        if not self.part.text:
            return 0
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if y < line.y() + line.height() or number == layout.lineCount() - 1:
                return characters(self.part.text, line.xToCursor(x))
        return len(self.part.text)


class CellLayout(NamedTuple):
    """A cell laid out."""

    cell: Cell
    texts: tuple[LaidText, ...]
    above: float
    """The room between the row's top and the text."""
    height: float
    remark: "LaidText | None" = None


class RowLayout(NamedTuple):
    """A row laid out: its cells by column, None where a side has nothing."""

    cells: dict[Column, CellLayout | None]
    height: int


def lay_out_row(compared: Compared, rank: int, columns: Columns, reading: ReadingType) -> RowLayout:
    """The row `rank` in `columns`."""
    cells: dict[Column, CellLayout | None] = {}
    for column in columns.cells:
        cell = compared.cell(rank, column)
        width = columns.text(column).width
        laid = None if cell is None else _with_remark(_lay_out_cell(cell, width, reading), reading)
        if laid is not None and columns.is_single and compared.partner(rank) is not None:
            room = px(LABEL_HEIGHT)
            laid = laid._replace(above=laid.above + room, height=laid.height + room)
        cells[column] = laid
    heights = [laid.height for laid in cells.values() if laid is not None]
    return RowLayout(cells, round(max(px(LEAST_HEIGHT), *heights)))


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


def _lay_out_cell(cell: Cell, width: float, reading: ReadingType) -> CellLayout:
    above = px(_HEADING_ABOVE if cell.look is Look.HEADING else _PADDING)
    if cell.columns:
        texts, height = _lay_out_table(cell, width, reading)
        return CellLayout(cell, texts, above, above + height + px(_PADDING))
    indent = px(_INDENT) * (cell.level - 1) if cell.look is not Look.HEADING else 0
    indent += px(_QUOTE_INDENT) if cell.look is Look.QUOTE else 0
    texts = tuple(_lay_out_text(part, cell, indent, width - indent, reading) for part in cell.parts)
    top = 0.0
    for text in texts:
        text.top = top
        top += text.height
    return CellLayout(cell, texts, above, above + top + px(_PADDING))


def _with_remark(laid: CellLayout, reading: ReadingType) -> CellLayout:
    """`laid` with its remark under the text."""
    if not laid.cell.remark:
        return laid
    width = max((text.left + text.width for text in laid.texts), default=0.0)
    cell = Cell((Part((), stand_in=laid.cell.remark),), Look.REMARK)
    remark = _lay_out_text(cell.parts[0], cell, 0, width, reading)
    remark.top = laid.height - laid.above - px(_PADDING)
    return laid._replace(remark=remark, height=laid.height + remark.height)


def _lay_out_table(
    cell: Cell, width: float, reading: ReadingType
) -> tuple[tuple[LaidText, ...], float]:
    """The caption over the grid; all columns of the grid are equally wide."""
    inside = px(_CELL_PADDING)
    step = width / cell.columns
    texts: list[LaidText] = []
    top = 0.0
    rows: dict[int, list[Part]] = {}
    for part in cell.parts:
        rows.setdefault(part.row, []).append(part)
    for row, parts in rows.items():
        laid = []
        for part in parts:
            if row == CAPTION:
                laid.append(_lay_out_text(part, cell, 0, width, reading))
                continue
            room = max(step * part.span - 2 * inside, px(20))
            laid.append(_lay_out_text(part, cell, step * part.column + inside, room, reading))
        for text in laid:
            text.top = top + (0 if row == CAPTION else inside / 2)
        top += max(text.height for text in laid) + (0 if row == CAPTION else inside)
        texts += laid
    return tuple(texts), top


def _lay_out_text(
    part: Part, cell: Cell, left: float, width: float, reading: ReadingType
) -> LaidText:
    font = reading.header_cell if part.header else reading.font(cell.look, cell.level)
    shown = part.text or part.stand_in
    layout = QTextLayout(shown.replace("\n", _LINE_SEPARATOR), font)
    layout.setCacheEnabled(True)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(part, shown, reading))
    height = reading.line(cell.look)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + (height - line.height()) / 2))
        top += height
    layout.endLayout()
    laid = LaidText(part, layout, left, width)
    laid.height = top
    laid.marks = tuple(_marks(part, layout, width))
    return laid


def _formats(part: Part, shown: str, reading: ReadingType) -> list[QTextLayout.FormatRange]:
    """The colours of marked words, and emphasis."""
    if not part.text:
        return [_range(0, units(shown), _format("text2"))]
    ranges = []
    at = 0
    for stretch in part.stretches:
        length = units(stretch.text)
        token = "remark" if stretch.leftover else _MARK_TOKENS.get(stretch.marking)
        if token is not None:
            ranges.append(_range(at, length, _format(f"{token}.text")))
        at += length
    for style in part.styles:
        start = units(shown[: style.start])
        length = units(shown[style.start : style.stop])
        ranges.append(_range(start, length, _styled(style.name, reading)))
    return ranges


def _styled(name: str, reading: ReadingType) -> QTextCharFormat:
    result = QTextCharFormat()
    match name:
        case "bold":
            result.setFontWeight(QFont.Weight.DemiBold)
        case "italic":
            result.setFontItalic(True)
        case "underline":
            result.setFontUnderline(True)
        case "speaker":
            result.setFontItalic(False)
            result.setFontWeight(QFont.Weight.DemiBold)
        case _:
            result = _format("text2")
            result.setFont(reading.label, QTextCharFormat.FontPropertiesInheritanceBehavior(0))
    return result


def _format(token: str) -> QTextCharFormat:
    result = QTextCharFormat()
    result.setForeground(colour(token))
    return result


def _range(start: int, length: int, format_: QTextCharFormat) -> QTextLayout.FormatRange:
    result = QTextLayout.FormatRange()
    result.start, result.length, result.format = start, length, format_
    return result


def _marks(part: Part, layout: QTextLayout, width: float) -> list[Mark]:
    """The marked stretches, cut at the ends of lines."""
    marks: list[Mark] = []
    at = 0
    for stretch in part.stretches:
        length = units(stretch.text)
        if stretch.marking is not Marking.PLAIN or stretch.leftover:
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                area = _on_line(line, at, at + length, width)
                if area is not None:
                    baseline = line.y() + line.ascent()
                    marks.append(Mark(area, stretch.marking, stretch.leftover, baseline))
        at += length
    return marks


def _on_line(line: QTextLine, start: int, stop: int, width: float) -> QRectF | None:
    """Where the units `start` to `stop` stand on `line`; None where they do not."""
    first = max(start, line.textStart())
    last = min(stop, line.textStart() + line.textLength())
    if first >= last:
        return None
    left, right = (min(_x(line, place), width + 2) for place in (first, last))
    if right - left < 1:
        return None
    return QRectF(left, line.y(), right - left, line.height())


def _x(line: QTextLine, place: int) -> float:
    x, _place = cast("tuple[float, int]", line.cursorToX(place))
    return x
