"""The outline at the left: sections and guidelines, to see where you are and to jump."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from som_editor.core.document import BlockId, Document
from som_editor.i18n import _
from som_editor.ui.editor.outline_labels import OutlineItem, line_of, outline_items
from som_editor.ui.fonts import ui_font
from som_editor.ui.icons import paint_icon
from som_editor.ui.measures import px
from som_editor.ui.palette import colour

_ITEM = Qt.ItemDataRole.UserRole
_ROW, _SECTION_GAP = 29, 5
_TOGGLE = 24
"""The width at the left of a section that folds it, in pixels."""


class OutlineTree(QTreeWidget):
    """The outline of one document; a click or Enter jumps."""

    jumped = Signal(str)
    """The id of the block that the user wants to see."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[OutlineItem, ...] = ()
        self._rows: dict[BlockId, QTreeWidgetItem] = {}
        self._document: Document | None = None
        self.setAccessibleName(_("Overzicht"))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(_Rows(self))
        self.viewport().setAutoFillBackground(False)
        self.itemActivated.connect(self._jump)

    def show_document(self, document: Document) -> None:
        """Show the outline of `document`; what was folded stays folded."""
        self._document = document
        items = outline_items(document)
        if [item.block for item in items] == [item.block for item in self._items] and [
            item.depth for item in items
        ] == [item.depth for item in self._items]:
            for item in items:
                self._fill(self._rows[item.block], item)
        else:
            self._build(items)
        self._items = items
        self.viewport().update()

    def mark_current(self, block: BlockId) -> None:
        """Highlight the line that `block` belongs to, and bring it in sight."""
        if self._document is None:
            return
        line = line_of(self._items, self._document, block)
        row = self._rows.get(line) if line else None
        if row is not None and row is not self.currentItem():
            self.setCurrentItem(row)

    def current_line(self) -> OutlineItem | None:
        """The line that is highlighted."""
        row = self.currentItem()
        return row.data(0, _ITEM) if row else None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Fold where the chevron stands, jump everywhere else."""
        row = self.itemAt(event.position().toPoint())
        if row is None:
            return
        item: OutlineItem = row.data(0, _ITEM)
        left = px(8) + _inset(item.depth)
        if row.childCount() and left <= event.position().x() < left + px(_TOGGLE):
            row.setExpanded(not row.isExpanded())
            return
        super().mousePressEvent(event)
        self._jump(row)

    def _jump(self, row: QTreeWidgetItem) -> None:
        self.jumped.emit(row.data(0, _ITEM).block)

    def _build(self, items: tuple[OutlineItem, ...]) -> None:
        folded = {block for block, row in self._rows.items() if not row.isExpanded()}
        current = self.current_line()
        self.clear()
        self._rows = {}
        path: list[tuple[int, QTreeWidgetItem]] = []
        for item in items:
            path = [(depth, row) for depth, row in path if depth < item.depth]
            row = QTreeWidgetItem(path[-1][1] if path else self.invisibleRootItem())
            self._fill(row, item)
            self._rows[item.block] = row
            path.append((item.depth, row))
        for block, row in self._rows.items():
            row.setExpanded(block not in folded)
        if current and current.block in self._rows:
            self.setCurrentItem(self._rows[current.block])

    @staticmethod
    def _fill(row: QTreeWidgetItem, item: OutlineItem) -> None:
        words = f"{item.number} {item.label}".strip()
        row.setData(0, _ITEM, item)
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)
        row.setToolTip(0, words)


class _Rows(QStyledItemDelegate):
    """Draws a line: chevron or number, words, and the accent edge where the cursor is."""

    def sizeHint(  # noqa: N802 -- Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One row high, a little more above a section."""
        item: OutlineItem = index.data(_ITEM)
        gap = _SECTION_GAP if item.depth == 0 else 0
        return QSize(option.rect.width(), px(_ROW + gap))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        item: OutlineItem = index.data(_ITEM)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRect(option.rect)
        row.setTop(row.bottom() + 1 - px(_ROW))
        row.adjust(px(8), 0, -px(8), 0)
        self._ground(painter, option, row)
        left = row.left() + _inset(item.depth)
        tree = self.parent()
        if isinstance(tree, OutlineTree) and tree.model().rowCount(index):
            side = px(13)
            name = "chevron-down" if tree.isExpanded(index) else "chevron-right"
            area = QRectF(left + px(4), row.center().y() - side / 2 + 0.5, side, side)
            paint_icon(painter, area, name, "text2")
        left += px(22) if item.is_section else px(10)
        if item.number:
            painter.setFont(ui_font(tabular=True))
            painter.setPen(colour("text2"))
            width = (
                px(20)
                if not item.is_section
                else (painter.fontMetrics().horizontalAdvance(item.number) + px(2))
            )
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRect(left, row.top(), width, row.height()), align, item.number)
            left += width + px(8)
        painter.setFont(ui_font(semibold=item.depth == 0))
        painter.setPen(colour("text"))
        room = QRect(QPoint(left, row.top()), QPoint(row.right() - px(6), row.bottom()))
        words = painter.fontMetrics().elidedText(
            item.label, Qt.TextElideMode.ElideRight, room.width()
        )
        line = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, line, words)
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, option: QStyleOptionViewItem, row: QRect) -> None:
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if not (selected or hovered):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("soft" if selected else "chip"))
        painter.drawRoundedRect(QRectF(row), 4, 4)
        if selected:
            painter.setClipRect(QRectF(row.left(), row.top(), 3, row.height()))
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(QRectF(row), 4, 4)
            painter.setClipping(False)
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colour("focus"))
            painter.drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def _inset(depth: int) -> int:
    return px(12) * depth if depth else 0
