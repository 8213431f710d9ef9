"""The sheet of paper on the desk, and what stands in its margins: numbers, bullets, bars."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPen,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QTextEdit

from som_editor.core.document import Role, Table, TextBlock
from som_editor.ui.editor.block_formats import INDENT
from som_editor.ui.editor.page_scale import px, reading_font, ui_font
from som_editor.ui.editor.shown_lines import Line, Setting
from som_editor.ui.fonts import EDITOR_TEXT
from som_editor.ui.palette import colour

_LEFT, _TEXT, _RIGHT = 84, 596, 96
_NUMBER_GAP = 12
_NARROW_LEFT, _NARROW_RIGHT = 40, 16
_TOP, _BOTTOM = 28, 96


class PageGeometry(NamedTuple):
    """Where the paper and the text stand in a view of some width, in pixels."""

    paper_left: int
    paper_width: int
    text_left: int
    text_width: int

    @property
    def text_right_margin(self) -> int:
        """From the end of the text to the edge of the view."""
        return self.paper_left * 2 + self.paper_width - self.text_left - self.text_width


def page_geometry(view_width: int) -> PageGeometry:
    """The page in the middle of the view; where it does not fit, it fills the view."""
    whole = px(_LEFT + _TEXT + _RIGHT)
    if view_width >= whole:
        left = (view_width - whole) // 2
        return PageGeometry(left, whole, left + px(_LEFT), px(_TEXT))
    spare = min(1.0, max(0.0, (view_width - px(_TEXT)) / px(_LEFT + _RIGHT)))
    text_left = max(px(_NARROW_LEFT), round(px(_LEFT) * spare))
    right = max(px(_NARROW_RIGHT), round(px(_RIGHT) * spare))
    return PageGeometry(0, view_width, text_left, max(view_width - text_left - right, px(120)))


def paint_paper(painter: QPainter, view: QRectF, geometry: PageGeometry) -> None:
    """Draw the desk, and the paper on it with a hairline at each side."""
    painter.fillRect(view, colour("desk"))
    paper = QRectF(geometry.paper_left, view.top(), geometry.paper_width, view.height())
    painter.fillRect(paper, colour("paper"))
    if geometry.paper_left:
        painter.setPen(QPen(colour("line"), 1))
        for x in (paper.left() + 0.5, paper.right() - 0.5):
            painter.drawLine(QPointF(x, view.top()), QPointF(x, view.bottom()))


class Margin:
    """Paints what stands beside the text of a block, at its first line."""

    def __init__(self, painter: QPainter, geometry: PageGeometry, scroll: QPointF) -> None:
        self._painter = painter
        self._geometry = geometry
        self._scroll = scroll

    def paint(self, qt_block: QTextBlock, line: Line, number: str) -> None:
        """Draw the number, the bullet, or the bar of `line`."""
        match line.block:
            case TextBlock(role=Role.BULLET, level=level) if line.cell:
                self._hang(qt_block, "•" if level % 2 else "–", level)
            case _ if line.table:
                return
            case TextBlock(role=Role.QUOTE):
                self._bar(qt_block, "line", 3)
            case TextBlock(role=Role.NOTE):
                self._bar(qt_block, "edge", 1)
            case Table():
                self._frame(qt_block)
            case TextBlock(role=Role.BULLET, level=level):
                self._hang(qt_block, "•" if level % 2 else "–", level)
            case TextBlock(role=Role.HEADING) if number:
                self._hang(qt_block, number, 1)
            case TextBlock(level=level) if number:
                self._hang(qt_block, f"{number}." if len(number) < 4 else number, level)

    def frame(self, qt_block: QTextBlock, token: str, below: QRectF | None = None) -> None:
        """Draw a double line around `qt_block` and what is `below`, to be found after a jump."""
        area = self._area(qt_block)
        if below is not None:
            area = area.united(below.translated(-self._scroll))
        self._painter.setPen(QPen(colour(token), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(area.adjusted(-8, -4, 8, 4), 4, 4)

    def prompt(self, qt_block: QTextBlock, words: str, *, small: bool = False) -> None:
        """Write `words` where an empty text begins."""
        area = self._area(qt_block)
        self._painter.setFont(ui_font(14.5) if small else reading_font(EDITOR_TEXT))
        self._painter.setPen(colour("text3"))
        self._painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)

    def _hang(self, qt_block: QTextBlock, sign: str, level: int) -> None:
        """Write `sign` to the left of the measure, on the base line of the first line."""
        layout = qt_block.layout()
        if not layout.lineCount():
            return
        line = layout.lineAt(0)
        bounds = block_bounds(qt_block)
        base = bounds.top() + line.y() + line.ascent() - self._scroll.y()
        font = reading_font(EDITOR_TEXT)
        width = QFontMetricsF(font).horizontalAdvance(sign)
        on_page = self._geometry.text_left + px((level - 1) * INDENT)
        in_cell = bounds.left() + qt_block.blockFormat().leftMargin()
        left = on_page if table_around(qt_block) is None else in_cell
        right = left - px(_NUMBER_GAP)
        self._painter.setFont(font)
        self._painter.setPen(colour("text2"))
        self._painter.drawText(QPointF(right - width, base), sign)

    def _bar(self, qt_block: QTextBlock, token: str, width: float) -> None:
        area = self._area(qt_block)
        bar = QRectF(self._geometry.text_left + px(2), area.top(), px(width), area.height())
        self._painter.fillRect(bar, colour(token))

    def _frame(self, qt_block: QTextBlock) -> None:
        self._painter.setPen(QPen(colour("line"), 1, Qt.PenStyle.DashLine))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(self._area(qt_block).adjusted(-8, -4, 8, 4), 4, 4)

    def _area(self, qt_block: QTextBlock) -> QRectF:
        layout = qt_block.layout()
        top = block_bounds(qt_block).top() - self._scroll.y()
        last = layout.lineAt(max(layout.lineCount() - 1, 0))
        height = last.y() + last.height() if layout.lineCount() else 0
        return QRectF(self._geometry.text_left, top, self._geometry.text_width, height)


def fit_page(document: QTextDocument, view_width: int) -> None:
    """Lay `document` out on the page in the middle of a view of `view_width` pixels."""
    geometry = page_geometry(view_width)
    frame = document.rootFrame()
    form = frame.frameFormat()
    page = (geometry.text_left, geometry.text_right_margin, px(_TOP), px(_BOTTOM))
    wanted = tuple(float(margin) for margin in page)
    margins = (form.leftMargin(), form.rightMargin(), form.topMargin(), form.bottomMargin())
    if margins == wanted:
        return
    form.setLeftMargin(wanted[0])
    form.setRightMargin(wanted[1])
    form.setTopMargin(wanted[2])
    form.setBottomMargin(wanted[3])
    frame.setFrameFormat(form)


def table_around(qt_block: QTextBlock) -> QTextTable | None:
    """The table in a cell of which `qt_block` stands, if any."""
    return QTextCursor(qt_block).currentTable()


def table_area(table: QTextTable, document: QTextDocument) -> QRectF:
    """Where the cells of `table` stand in `document`, to their edges."""
    # never ask a table for its document: PySide then takes the document for its own, and deletes it
    area = document.documentLayout().frameBoundingRect(table)
    padding = table.format().cellPadding()  # Qt gives the frame as far off as the text is in it
    form = table.format()
    return area.translated(-padding, -padding).adjusted(
        0, 0, -form.rightMargin(), -form.bottomMargin()
    )


def table_below(qt_block: QTextBlock, line: Line, document: QTextDocument) -> QRectF | None:
    """Where the table stands of which `line`, shown by `qt_block`, is the caption, if it is."""
    table = table_around(qt_block.next()) if line.setting is Setting.CAPTION else None
    return None if table is None else table_area(table, document)


def block_bounds(qt_block: QTextBlock) -> QRectF:
    """Where `qt_block` stands in its document, in a cell too."""
    if table_around(qt_block) is None:
        return QRectF(qt_block.layout().position(), qt_block.layout().boundingRect().size())
    return qt_block.document().documentLayout().blockBoundingRect(qt_block)


def visible_blocks(edit: QTextEdit) -> Iterator[QTextBlock]:
    """The blocks that can be seen in `edit`, from above."""
    top = edit.verticalScrollBar().value()
    bottom = top + edit.viewport().height()
    block = edit.cursorForPosition(QPoint(edit.viewport().width() // 2, 0)).block()
    # A text that was never painted answers with its end.
    while block.previous().isValid() and block_bounds(block).top() > top:
        block = block.previous()
    while block.isValid() and block_bounds(block).top() <= bottom:
        yield block
        block = block.next()
