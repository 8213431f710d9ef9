"""The table of protocols: name and what it is based on, status, version, dates."""

import datetime as dt
from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from som_editor.i18n import _
from som_editor.ui.fonts import SMALL, UI, ui_font
from som_editor.ui.library.rows import ProtocolRow, show_moment
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.ui.status_ring import RING, paint_ring
from som_editor.wording.dates import show_date

_ROW = 56
_HEADER = 36
_ENTRY = Qt.ItemDataRole.UserRole


class _Column(IntEnum):
    NAME = 0
    STATUS = 1
    NUMBER = 2
    EVALUATION = 3
    CHANGED = 4


_SHARES = {_Column.NAME: 40, _Column.STATUS: 17, _Column.NUMBER: 12, _Column.EVALUATION: 15}


class ProtocolTable(QTableWidget):
    """One row a protocol; a click or Enter opens it."""

    opened = Signal(str)
    """The id of the document that is asked for."""

    def __init__(self) -> None:
        super().__init__(0, len(_Column))
        self.setAccessibleName(_("Protocollen"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setItemDelegate(_Cells(self))
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalHeaderLabels(
            [
                _("Protocol"),
                _("Status"),
                _("Versie"),
                _("Evaluatiedatum"),
                _("Laatst gewijzigd"),
            ]
        )
        self._dress_header()
        self.activated.connect(lambda index: self._open(index.row()))

    def show_rows(self, rows: Sequence[ProtocolRow], now: dt.datetime) -> None:
        """Show `rows`; moments are told as seen from `now`."""
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            words = (
                f"{row.title}. {row.based_on}".rstrip(". "),
                row.status_words,
                row.number,
                show_date(row.standing.evaluation) or "–",
                show_moment(row.changed_at, now),
            )
            for column, text in enumerate(words):
                item = QTableWidgetItem(text)
                item.setData(_ENTRY, row)
                self.setItem(number, column, item)
            self.setRowHeight(number, px(_ROW))
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """As high as its rows."""
        return QSize(px(600), px(_HEADER) + self.rowCount() * px(_ROW))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """A click opens."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self._open(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Share the width among the columns."""
        super().resizeEvent(event)
        width = self.viewport().width()
        narrow = width < px(700)
        for column in _Column:
            self.setColumnHidden(column, narrow and column in (_Column.EVALUATION, _Column.CHANGED))
        shares = {**_SHARES, _Column.NAME: 56, _Column.STATUS: 24} if narrow else _SHARES
        for column, share in shares.items():
            self.setColumnWidth(column, width * share // 100)

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setFont(ui_font(SMALL, semibold=True))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setFixedHeight(px(_HEADER))
        self.verticalHeader().hide()

    def _open(self, number: int) -> None:
        row: ProtocolRow = self.model().index(number, 0).data(_ENTRY)
        self.opened.emit(row.document_id)


class _Cells(QStyledItemDelegate):
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
        column = _Column(index.column())
        self._ground(painter, option, index, area)
        inner = area.adjusted(px(18 if column is _Column.NAME else 14), 0, -px(8), -1)
        row: ProtocolRow = index.data(_ENTRY)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        if column is _Column.NAME:
            self._name(painter, inner, row)
        elif column is _Column.STATUS:
            ring = QRectF(inner.left(), 0, px(RING), px(RING))
            ring.moveTop(area.center().y() - px(RING) / 2)
            paint_ring(painter, ring, row.standing.status)
            self._words(painter, inner.adjusted(px(RING + 6), 0, 0, 0), text, ui_font())
        else:
            tone = "text2" if column is _Column.CHANGED else "text"
            self._words(painter, inner, text, ui_font(UI, tabular=True), tone)
        painter.restore()

    def _name(self, painter: QPainter, area: QRect, row: ProtocolRow) -> None:
        title = ui_font(UI, semibold=True)
        if not row.based_on:
            self._words(painter, area, row.title, title)
            return
        half = area.height() // 2
        self._words(painter, area.adjusted(0, px(7), 0, -half), row.title, title)
        below = area.adjusted(0, half, 0, -px(8))
        self._words(painter, below, row.based_on, ui_font(SMALL), "text2")

    @staticmethod
    def _words(painter: QPainter, area: QRect, text: str, font: QFont, tone: str = "text") -> None:
        painter.setFont(font)
        painter.setPen(colour(tone))
        fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        line = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, line, fitted)

    @staticmethod
    def _ground(
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        area: QRect,
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        table = option.widget
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.fillRect(area, colour("soft" if selected else "chip"))
        if selected and index.column() == 0:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), colour("accent"))
        if table is not None and index.row() < index.model().rowCount() - 1:
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
