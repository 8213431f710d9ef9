"""How the cells and the header of the table of protocols are drawn."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
)

from som_editor.ui.fonts import SMALL, UI, ui_font
from som_editor.ui.icons import paint_icon
from som_editor.ui.library.rows import ProtocolRow
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.ui.status_ring import RING, paint_ring

ENTRY = Qt.ItemDataRole.UserRole
"""The role of an item's `ProtocolRow`."""

_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NAME, _STATUS, _CHANGED = 0, 1, 4


def _indent(column: int) -> int:
    return px(18 if column == _NAME else 14)


class TableHeader(QHeaderView):
    """The names of the columns; the last one has the arrow of the order."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 -- Qt's names
        """Draw one name and the line under it."""
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("line"))
        text = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        painter.setFont(ui_font(SMALL, semibold=True))
        painter.setPen(colour("text2"))
        area = rect.adjusted(_indent(logicalIndex), 0, 0, -1)
        painter.drawText(area, _LINE, text)
        if logicalIndex == _CHANGED:
            side = px(13)
            left = area.left() + painter.fontMetrics().horizontalAdvance(text) + px(5)
            top = area.center().y() - side / 2 + 1
            paint_icon(painter, QRectF(left, top, side, side), "arrow-down", "text2")


class Cells(QStyledItemDelegate):
    """Draws the cells; in a table without columns for them, status and number stand below."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRect(option.rect)
        column = index.column()
        self._ground(painter, option, index, area)
        inner = area.adjusted(_indent(column), 0, -px(8), -1)
        row: ProtocolRow = index.data(ENTRY)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        if column == _NAME:
            table = option.widget
            alone = isinstance(table, QTableWidget) and table.isColumnHidden(_STATUS)
            self._name(painter, inner, row, with_status=alone)
        elif column == _STATUS:
            self._status(painter, inner, row, row.status_words)
        else:
            tone = "text2" if column == _CHANGED else "text"
            _words(painter, inner, text, ui_font(UI, tabular=True), tone)
        painter.restore()

    def _name(self, painter: QPainter, area: QRect, row: ProtocolRow, *, with_status: bool) -> None:
        title = ui_font(UI, semibold=True)
        if not (row.based_on or with_status):
            _words(painter, area, row.title, title)
            return
        half = area.height() // 2
        _words(painter, area.adjusted(0, px(7), 0, -half), row.title, title)
        below = area.adjusted(0, half, 0, -px(8))
        if with_status:
            self._status(painter, below, row, row.status_line, small=True)
        else:
            _words(painter, below, row.based_on, ui_font(SMALL), "text2")

    @staticmethod
    def _status(
        painter: QPainter, area: QRect, row: ProtocolRow, text: str, *, small: bool = False
    ) -> None:
        side = px(RING)
        ring = QRectF(area.left(), area.center().y() - side / 2 + 0.5, side, side)
        paint_ring(painter, ring, row.standing.status)
        tone = "text2" if small else "text"
        font = ui_font(SMALL if small else UI, tabular=True)
        _words(painter, area.adjusted(side + px(6), 0, 0, 0), text, font, tone)

    @staticmethod
    def _ground(
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        area: QRect,
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.fillRect(area, colour("soft" if selected else "chip"))
        if selected and index.column() == _NAME:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), colour("accent"))
        if index.row() < index.model().rowCount() - 1:
            painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), colour("line"))


def _words(painter: QPainter, area: QRect, text: str, font: QFont, tone: str = "text") -> None:
    painter.setFont(font)
    painter.setPen(colour(tone))
    fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, _LINE, fitted)
