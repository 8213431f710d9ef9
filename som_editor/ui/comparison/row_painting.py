"""How a row of the comparison is drawn: grounds, texts with their marks, the sign in the gutter."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextLayout,
)

from som_editor.ui.comparison.cells import CAPTION, Look
from som_editor.ui.comparison.columns import Columns, Span, number_gap
from som_editor.ui.comparison.compared import Column
from som_editor.ui.comparison.folds import FoldWords
from som_editor.ui.comparison.mark_painting import paint_ground, paint_line
from som_editor.ui.comparison.reading_type import ReadingType
from som_editor.ui.comparison.row_layout import LABEL_HEIGHT, CellLayout, LaidText, RowLayout
from som_editor.ui.comparison.row_places import Elsewhere
from som_editor.ui.comparison.signs import SIDE, paint_sign
from som_editor.ui.fonts import SMALL, ui_font
from som_editor.ui.icons import paint_icon
from som_editor.ui.measures import px
from som_editor.ui.palette import colour

_FRAME = 2
_MOVED_FRAME = 1.5
_CURRENT_MOVED_FRAME = 2.5
_TILE = 10

Selected = Sequence[QTextLayout.FormatRange]


class Drawn(NamedTuple):
    """All that is to be known of a row to draw it; `flash` draws the frame of a jump double."""

    top: int
    layout: RowLayout
    sign: str
    moved: bool = False
    current: bool = False
    flash: bool = False
    is_cover: bool = False
    strip: int = 0
    """How high the strip under it is, when that leaves the gutter free."""
    elsewhere: Elsewhere | None = None
    selected: dict[tuple[Column, int], Selected] | None = None
    """What is selected, by column and place of the part."""


class RowPainter:
    """Draws rows and folds with `painter` in `columns`."""

    def __init__(self, painter: QPainter, columns: Columns, reading: ReadingType) -> None:
        self._painter = painter
        self._columns = columns
        self._reading = reading

    def row(self, drawn: Drawn) -> None:
        """Draw a row."""
        self._gutter(drawn)
        for column, laid in drawn.layout.cells.items():
            span = self._columns.cells[column]
            area = QRectF(span.left, drawn.top, span.width, drawn.layout.height)
            if laid is None:
                self._filler(area, column, drawn)
                continue
            self._ground(area, drawn)
            selected = drawn.selected or {}
            self._cell(column, laid, drawn.top, selected)
            if drawn.elsewhere is not None and self._columns.is_single:
                self._label(
                    drawn.elsewhere,
                    self._columns.text(column),
                    area,
                    "moved.ground" if drawn.moved else "paper",
                )
        self._sign(drawn)
        if drawn.current and not drawn.moved:
            area = QRectF(0, drawn.top, self._columns.width, drawn.layout.height)
            self._frame(area, "accent", _FRAME, double=drawn.flash)

    def fold(self, top: int, height: int, words: FoldWords, *, opened: bool, look: str) -> None:
        """Draw the line of a fold; `look` is "current", "hovered" or empty.

        Its upper hairline lies on the lower one of a fold above it.
        """
        painter, width = self._painter, self._columns.width
        ground = {"current": "soft", "hovered": "chip"}.get(look, "desk")
        painter.fillRect(QRectF(0, top, width, height), colour(ground))
        for y in (top - 1, top + height - 1):
            painter.fillRect(QRectF(0, y, width, 1), colour("line"))
        side, left = px(15), px(20)
        icon_area = QRectF(left, top + (height - side) / 2, side, side)
        paint_icon(painter, icon_area, "fold-vertical" if opened else "unfold-vertical", "text2")
        left += side + px(9)
        for text, tone, gap in ((words.title, "text", 0), (words.rest, "text2", px(8))):
            if not text:
                continue
            left += gap
            shown = f"· {text}" if tone == "text2" else text
            painter.setFont(ui_font(SMALL + 0.5))
            painter.setPen(colour(tone))
            metrics = QFontMetricsF(painter.font())
            fitted = metrics.elidedText(
                shown, Qt.TextElideMode.ElideRight, max(width - left - px(16), 0)
            )
            line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(left, top, width - left, height), line, fitted)
            left += round(metrics.horizontalAdvance(fitted))
        if look == "current":
            self._frame(QRectF(0, top, width, height), "accent", _FRAME)

    def connector(self, source: tuple[int, int], target: tuple[int, int]) -> None:
        """Join the two halves of a moved block, each (top, height), along the gutter's edge."""
        painter, gutter = self._painter, self._columns.gutter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = colour("moved.line")
        painter.setPen(QPen(ink, _MOVED_FRAME))
        start = QPointF(gutter.left, source[0] + min(source[1] / 2, px(48)))
        end = QPointF(gutter.right - 2, target[0] + min(target[1] / 2, px(48)))
        bend, corner = gutter.left + px(7), px(6) * (1 if end.y() > start.y() else -1)
        path = QPainterPath(start)
        path.quadTo(QPointF(bend, start.y()), QPointF(bend, start.y() + corner))
        path.lineTo(QPointF(bend, end.y() - corner))
        path.quadTo(QPointF(bend, end.y()), QPointF(bend + px(6), end.y()))
        path.lineTo(end)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(start, px(4), px(4))
        size = px(5)
        painter.drawPolygon(
            [end, QPointF(end.x() - size, end.y() - size), QPointF(end.x() - size, end.y() + size)]
        )

    def _gutter(self, drawn: Drawn) -> None:
        painter, gutter, top = self._painter, self._columns.gutter, drawn.top
        height = drawn.layout.height + drawn.strip
        ground = "soft" if drawn.current and not drawn.moved else "panel"
        painter.fillRect(QRectF(gutter.left, top, gutter.width, height), colour(ground))
        if not self._columns.is_single:
            painter.fillRect(QRectF(gutter.left, top, 1, height), colour("line"))
        painter.fillRect(QRectF(gutter.right - 1, top, 1, height), colour("line"))

    def _ground(self, area: QRectF, drawn: Drawn) -> None:
        painter = self._painter
        if drawn.moved:
            painter.fillRect(area, colour("moved.ground"))
            width = _CURRENT_MOVED_FRAME if drawn.current else _MOVED_FRAME
            self._frame(area, "moved.line", width, double=drawn.current and drawn.flash)
            return
        if drawn.current:
            painter.fillRect(area, colour("chip"))
        elif drawn.is_cover:
            painter.fillRect(area, colour("panel"))
        if drawn.is_cover:
            whole = QRectF(0, area.bottom() - 1, self._columns.width, 1)
            painter.fillRect(whole, colour("line"))

    def _filler(self, area: QRectF, column: Column, drawn: Drawn) -> None:
        """The hatched place of a side that has nothing, with a label when it is elsewhere."""
        painter = self._painter
        if drawn.current and not drawn.moved:
            painter.fillRect(area, colour("chip"))
        inside = area.adjusted(px(8), px(3), -px(8), -px(3))
        painter.setBrushOrigin(QPointF(0, drawn.top))
        painter.fillRect(
            inside, _hatch(colour("hatch").name(), painter.device().devicePixelRatio())
        )
        painter.setBrushOrigin(QPointF(0, 0))
        if drawn.elsewhere is None:
            return
        self._label(drawn.elsewhere, self._columns.text(column), area, "paper")

    def _label(self, label: Elsewhere, text: Span, area: QRectF, ground: str) -> None:
        painter = self._painter
        painter.setFont(ui_font(SMALL + 0.5))
        metrics = QFontMetricsF(painter.font())
        side, height = px(14), px(LABEL_HEIGHT)
        room = text.width - side - px(20)
        words = metrics.elidedText(label.words, Qt.TextElideMode.ElideRight, room)
        width = side + px(5) + metrics.horizontalAdvance(words) + px(16)
        box = QRectF(text.left - px(8), area.top() + px(6), width, height)
        painter.fillRect(box, colour(ground))
        icon_area = QRectF(text.left, box.top() + (height - side) / 2, side, side)
        paint_icon(painter, icon_area, "arrow-up" if label.above else "arrow-down", "moved.text")
        painter.setPen(colour("moved.text"))
        line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box.adjusted(px(8) + side + px(5), 0, 0, 0), line, words)

    def _cell(
        self,
        column: Column,
        laid: CellLayout,
        top: int,
        selected: dict[tuple[Column, int], Selected],
    ) -> None:
        text = self._columns.text(column)
        origin = QPointF(text.left, top + laid.above)
        self._number(column, laid, top)
        if laid.cell.look is Look.QUOTE:
            bar = QRectF(text.left, origin.y(), px(2), laid.height - laid.above - px(6))
            self._painter.fillRect(bar, colour("edge"))
        if laid.cell.columns:
            self._grid(laid, origin, text.width)
        for place, part in enumerate(laid.texts):
            at = origin + QPointF(part.left, part.top)
            self._text(part, at, selected.get((column, place), ()))
        if laid.remark is not None:
            self._text(laid.remark, origin + QPointF(0, laid.remark.top), ())

    def _text(self, laid: LaidText, origin: QPointF, selected: Selected) -> None:
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in laid.marks:
            paint_ground(painter, mark, origin)
        painter.setPen(colour("text"))
        laid.layout.draw(painter, origin, selected)
        for mark in laid.marks:
            paint_line(painter, mark, origin)

    def _number(self, column: Column, laid: CellLayout, top: int) -> None:
        cell = laid.cell
        indent = laid.texts[0].left if laid.texts and not cell.columns else 0
        span = self._columns.cells[column]
        right = span.left + self._columns.number + indent - number_gap(self._reading.zoom)
        height = self._reading.line(cell.look)
        if cell.look is Look.PICTURE:
            side = px(16)
            area = QRectF(right - side, top + laid.above + (height - side) / 2, side, side)
            paint_icon(self._painter, area, "image", "text2")
            return
        if not cell.number:
            return
        font = QFont(self._reading.number)
        if cell.look is Look.HEADING:
            font = self._reading.font(Look.HEADING, cell.level)
        self._painter.setFont(font)
        self._painter.setPen(colour("text2"))
        area = QRectF(span.left, top + laid.above, right - span.left, height)
        line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        self._painter.drawText(area, line | Qt.TextFlag.TextDontClip, cell.number)

    def _grid(self, laid: CellLayout, origin: QPointF, width: int) -> None:
        """The hairlines of a table, and the ground of its header."""
        painter, inside = self._painter, px(6)
        rows = [text for text in laid.texts if text.part.row != CAPTION]
        if not rows:
            return
        tops = sorted({text.top - inside / 2 for text in rows})
        bottom = laid.height - laid.above - px(6)
        for top, below in zip(tops, [*tops[1:], bottom], strict=True):
            header = any(text.part.header for text in rows if text.top - inside / 2 == top)
            area = QRectF(origin.x(), origin.y() + top, width, below - top)
            if header:
                painter.fillRect(area, colour("panel"))
            painter.fillRect(QRectF(area.left(), area.top(), width, 1), colour("edge"))
            for text in rows:
                if text.top - inside / 2 == top:
                    left = origin.x() + text.left - inside
                    painter.fillRect(QRectF(left, area.top(), 1, area.height()), colour("edge"))
        painter.fillRect(QRectF(origin.x(), origin.y() + bottom, width, 1), colour("edge"))
        right = QRectF(origin.x() + width, origin.y() + tops[0], 1, bottom - tops[0] + 1)
        painter.fillRect(right, colour("edge"))

    def _sign(self, drawn: Drawn) -> None:
        if not drawn.sign:
            return
        side, gutter = px(SIDE), self._columns.gutter
        above = min((laid.above for laid in drawn.layout.cells.values() if laid), default=px(6))
        if drawn.elsewhere is not None:
            above = px(6)
        area = QRectF(gutter.left + (gutter.width - side) / 2, drawn.top + above + 1, side, side)
        paint_sign(self._painter, area, drawn.sign)

    def _frame(self, area: QRectF, token: str, width: float, *, double: bool = False) -> None:
        painter = self._painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour(token), width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        half = width / 2
        painter.drawRect(area.adjusted(half, half, -half, -half))
        if double:
            inset = half + width + 2
            painter.drawRect(area.adjusted(inset, inset, -inset, -inset))


@lru_cache(maxsize=8)
def _hatch(tint: str, ratio: float) -> QBrush:
    """Slanting lines as a tile, sharp at every pixel ratio."""
    tile = QPixmap(round(_TILE * ratio), round(_TILE * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tint), 1))
    for shift in (-_TILE, 0, _TILE):
        painter.drawLine(QPointF(shift - 1, _TILE + 1), QPointF(shift + _TILE + 1, -1))
    painter.end()
    return QBrush(tile)
