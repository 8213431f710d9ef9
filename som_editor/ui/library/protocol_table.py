"""The table of protocols: name and what it is based on, status, version, dates."""

import datetime as dt
from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
)

from som_editor.i18n import _
from som_editor.ui.icons import icon
from som_editor.ui.library.rows import ProtocolRow, show_moment
from som_editor.ui.library.table_cells import ENTRY, Cells, TableHeader
from som_editor.ui.measures import px
from som_editor.wording.dates import show_date

_ROW = 56
_HEADER = 36


class Column(IntEnum):
    """The columns from left to right."""

    NAME = 0
    STATUS = 1
    NUMBER = 2
    EVALUATION = 3
    CHANGED = 4


_WIDTHS = {
    Column.STATUS: 150,
    Column.NUMBER: 118,
    Column.EVALUATION: 132,
    Column.CHANGED: 160,
}
"""How wide the columns beside the name are at least, in pixels."""

_NAME_WIDTH = 240
_TWO_LINES = 620
"""In a table narrower than this, status and number stand under the name."""

_GIVEN_UP = (Column.EVALUATION, Column.CHANGED)
"""The columns that go first when there is little room."""


class ProtocolTable(QTableWidget):
    """One row a protocol; a click or Enter opens it."""

    opened = Signal(str)
    """The id of the document that is asked for."""
    comparison_asked = Signal(str)
    """The id of a document that the user wants to compare."""

    def __init__(self) -> None:
        super().__init__(0, len(Column))
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
        self.setItemDelegate(Cells(self))
        self.viewport().setAutoFillBackground(False)
        self._dress_header()
        self.clicked.connect(lambda index: self._open(index.row()))

    def show_rows(self, rows: Sequence[ProtocolRow], now: dt.datetime) -> None:
        """Show `rows`; moments are told as seen from `now`. The selected protocol stays so."""
        selected = self.selected()
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
                item.setData(ENTRY, row)
                item.setToolTip(row.based_on)
                self.setItem(number, column, item)
            self.setRowHeight(number, px(_ROW))
            if row.document_id == selected:
                self.setCurrentCell(number, Column.NAME)
        self.updateGeometry()

    def selected(self) -> str:
        """The id of the protocol that is selected; empty without one."""
        row: ProtocolRow | None = self.model().index(self.currentRow(), 0).data(ENTRY)
        return row.document_id if row else ""

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """As high as its rows."""
        head = 0 if self.horizontalHeader().isHidden() else px(_HEADER)
        return QSize(px(600), head + self.rowCount() * px(_ROW))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Two rows, however narrow."""
        return QSize(px(200), min(self.sizeHint().height(), px(_HEADER + 2 * _ROW)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self._open(self.currentRow())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 -- Qt's name
        """What can be done with the protocol under the pointer, or with the selected one."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        viewport = self.viewport()
        number = (
            self.currentRow() if by_key else self.rowAt(viewport.mapFrom(self, event.pos()).y())
        )
        if number < 0:
            return
        self.setCurrentCell(number, Column.NAME)
        where = self.visualRect(self.model().index(number, Column.NAME)).center()
        menu = self._menu(self.selected())
        menu.popup(viewport.mapToGlobal(where) if by_key else event.globalPos())

    def _menu(self, document: str) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for picture, words, asked in (
            ("pen-line", _("Openen"), self.opened),
            ("columns-2", _("Vergelijken met…"), self.comparison_asked),
        ):
            action = menu.addAction(icon(picture), words)
            action.triggered.connect(lambda _on=False, asked=asked: asked.emit(document))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Share the width among the columns; where there is little, some are given up."""
        super().resizeEvent(event)
        width = self.viewport().width()
        shown = self._columns(width)
        for column in _WIDTHS:
            self.setColumnHidden(column, column not in shown)
            self.setColumnWidth(column, shown.get(column, 0))
        self.setColumnWidth(Column.NAME, width - sum(shown.values()))
        self.horizontalHeader().setHidden(not shown)
        self.updateGeometry()

    @staticmethod
    def _columns(width: int) -> dict[Column, int]:
        """The columns beside the name that fit into `width`, with their widths."""
        if width < px(_TWO_LINES):
            return {}
        shown = {column: px(least) for column, least in _WIDTHS.items()}
        for column in _GIVEN_UP:
            if sum(shown.values()) + px(_NAME_WIDTH) > width:
                del shown[column]
        growth = min(max(width / px(880), 1.0), 1.25)
        return {column: round(least * growth) for column, least in shown.items()}

    def _dress_header(self) -> None:
        header = TableHeader()
        self.setHorizontalHeader(header)
        self.setHorizontalHeaderLabels(
            [
                _("Protocol"),
                _("Status"),
                _("Versie"),
                _("Evaluatiedatum"),
                _("Laatst gewijzigd"),
            ]
        )
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setFixedHeight(px(_HEADER))
        header.setMinimumSectionSize(0)
        self.verticalHeader().hide()

    def _open(self, number: int) -> None:
        row: ProtocolRow = self.model().index(number, 0).data(ENTRY)
        self.opened.emit(row.document_id)
