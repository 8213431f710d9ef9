"""How a row of the comparison is drawn: grounds, texts with their marks, the sign in the gutter."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
)

from som_editor.ui.comparison.cells import Look
from som_editor.ui.comparison.columns import Columns, Span, number_gap
from som_editor.ui.comparison.compared import Column
from som_editor.ui.comparison.folds import FoldWords
from som_editor.ui.comparison.hatching import paint_hatch
from som_editor.ui.comparison.mark_painting import MARKS, paint_ground, paint_line
from som_editor.ui.comparison.pictures import Pictures
from som_editor.ui.comparison.reading_type import ReadingType
from som_editor.ui.comparison.row_layout import (
    LABEL_HEIGHT,
    CellLayout,
    LaidPicture,
    RowLayout,
)
from som_editor.ui.comparison.row_places import Elsewhere
from som_editor.ui.comparison.signs import SIDE, paint_sign
from som_editor.ui.comparison.table_painting import paint_grid
from som_editor.ui.comparison.text_layout import LaidText
from som_editor.ui.fonts import SMALL, ui_font
from som_editor.ui.icons import paint_icon
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.writers.marked_text import Marking

_FRAME = 2
_MOVED_FRAME = 1.5
_CURRENT_MOVED_FRAME = 2.5

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

    def __init__(
        self, painter: QPainter, columns: Columns, reading: ReadingType, pictures: Pictures
    ) -> None:
        self._painter = painter
        self._pictures = pictures
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
        paint_hatch(painter, area.adjusted(px(8), px(3), -px(8), -px(3)), drawn.top)
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
        paint_icon(painter, icon_area, label.icon, label.tone)
        painter.setPen(colour(label.tone))
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
        if laid.grid is not None:
            paint_grid(self._painter, laid.grid, origin, text.width)
        for picture in laid.pictures:
            self._picture(picture, origin)
        for place, part in enumerate(laid.texts):
            at = origin + QPointF(part.left, part.top)
            self._text(part, at, selected.get((column, place), ()))
        if laid.remark is not None:
            self._text(laid.remark, origin + QPointF(0, laid.remark.top), ())

    def _picture(self, laid: LaidPicture, origin: QPointF) -> None:
        """A picture in a hairline; one that went or came in a frame with the sign of it."""
        painter, area = self._painter, laid.area.translated(origin)
        ratio = painter.device().devicePixelRatio()
        drawn = self._pictures.drawn(laid.digest, (area.size() * ratio).toSize())
        if drawn is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(area, drawn, QRectF(drawn.rect()))
        mark = MARKS.get(laid.marking)
        if mark is None:
            self._frame(area, "line", 1)
            return
        self._frame(area, f"{mark}.line", _FRAME)
        corner = QRectF(area.left() + px(4), area.top() + px(4), px(SIDE), px(SIDE))
        paint_sign(painter, corner, "−" if laid.marking is Marking.DELETED else "+")

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
        right = self._columns.text(column).left + indent - number_gap(self._reading.zoom)
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
