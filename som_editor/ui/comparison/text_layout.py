"""A text laid out for a width: its lines, its emphasis, and where its marked words are."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from som_editor.ui.comparison.cells import Cell, Part
from som_editor.ui.comparison.reading_type import ReadingType
from som_editor.ui.editor.positions import characters, units
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.writers.marked_text import Marking, Stretch

_LINE_SEPARATOR = "\u2028"
_APART = 3
"""Pixels between a word that went and the one that took its place on the same line."""

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


def lay_out_text(
    part: Part, cell: Cell, left: float, width: float, reading: ReadingType
) -> LaidText:
    """`part` of `cell` as lines of `width` pixels."""
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
    for stretch, runs_on in _with_next(part.stretches):
        length = units(stretch.text)
        token = "remark" if stretch.leftover else _MARK_TOKENS.get(stretch.marking)
        if token is not None:
            ranges.append(_range(at, length, _format(f"{token}.text")))
        if runs_on:
            ranges.append(_range(at + length - 1, 1, _spaced()))
        at += length
    for style in part.styles:
        start = units(shown[: style.start])
        length = units(shown[style.start : style.stop])
        ranges.append(_range(start, length, _styled(style.name, reading)))
    return ranges


def _with_next(stretches: tuple[Stretch, ...]) -> Iterator[tuple[Stretch, bool]]:
    """Each of `stretches`, and whether it went and the next one came without a space between."""
    for stretch, after in pairwise((*stretches, Stretch(""))):
        changes = (stretch.marking, after.marking) == (Marking.DELETED, Marking.INSERTED)
        parted = stretch.text[-1:].isspace() or after.text[:1].isspace()
        yield stretch, changes and bool(stretch.text) and not parted


def _spaced() -> QTextCharFormat:
    """The last letter of a word that went, with some room behind it."""
    result = QTextCharFormat()
    result.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
    result.setFontLetterSpacing(px(_APART))
    return result


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
    for stretch, runs_on in _with_next(part.stretches):
        length = units(stretch.text)
        if stretch.marking is not Marking.PLAIN or stretch.leftover:
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                area = _on_line(line, at, at + length, width)
                if area is not None:
                    if runs_on and at + length <= line.textStart() + line.textLength():
                        area.setWidth(area.width() - px(_APART))
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
    edge = min(line.naturalTextWidth(), width + 2)  # a space at the end of a line is not drawn
    left, right = (min(_x(line, place), edge) for place in (first, last))
    if right - left < 1:
        return None
    return QRectF(left, line.y(), right - left, line.height())


def _x(line: QTextLine, place: int) -> float:
    x, _place = cast("tuple[float, int]", line.cursorToX(place))
    return x
