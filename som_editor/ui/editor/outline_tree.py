"""The outline at the left: sections and guidelines, to see where you are, to jump and to move."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeWidget, QTreeWidgetItem

from som_editor.core.document import BlockId, Document
from som_editor.i18n import _
from som_editor.ui.editor.outline_labels import OutlineItem, line_of, outline_items
from som_editor.ui.editor.outline_rows import ITEM, TOGGLE, OutlineRows, inset
from som_editor.ui.editor.structure import drop_position
from som_editor.ui.fonts import SMALL, ui_font
from som_editor.ui.measures import px
from som_editor.ui.palette import colour

SECTION_TYPE = "application/x-som-editor-section"
"""What is dragged in the outline: the id of a section's heading."""


class OutlineTree(QTreeWidget):
    """The outline of one document; a click or Enter jumps."""

    jumped = Signal(str)
    """The id of the block that the user wants to see."""
    renamed = Signal(str, str)
    """(heading, title)."""
    moved = Signal(str, int)
    """(heading, position): the section is to stand before the block that is there now."""
    deletion_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[OutlineItem, ...] = ()
        self._rows: dict[BlockId, QTreeWidgetItem] = {}
        self._document: Document | None = None
        self._editable = True
        self._drop_line: int | None = None
        self._pressed: QTreeWidgetItem | None = None
        self._delegate = OutlineRows(self)
        self._delegate.renamed.connect(self.renamed)
        self.setAccessibleName(_("Overzicht"))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(False)
        self.setItemDelegate(self._delegate)
        self.viewport().setAutoFillBackground(False)
        self.itemActivated.connect(self._jump)

    def show_document(self, document: Document, *, editable: bool = True) -> None:
        """Show the outline of `document`; what was folded stays folded."""
        self._document = document
        items = outline_items(document)
        same_lines = [(item.block, item.depth) for item in items] == [
            (item.block, item.depth) for item in self._items
        ]
        if same_lines and editable == self._editable:
            for item, before in zip(items, self._items, strict=True):
                if item != before:
                    self._fill(self._rows[item.block], item)
        else:
            self._editable = editable
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
        return row.data(0, ITEM) if row else None

    def is_in_use(self) -> bool:
        """Whether the user is in the outline, or typing a title there."""
        return self.hasFocus() or self.state() is QAbstractItemView.State.EditingState

    def labels(self) -> list[str]:
        """What the lines say, in order."""
        return [item.label for item in self._items]

    def begin_rename(self, block: BlockId) -> None:
        """Let the title of the section `block` be typed in its place."""
        row = self._rows.get(block)
        if row is not None and row.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentItem(row)
            self.setFocus()
            self.editItem(row, 0)

    # -- mouse and keyboard -----------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Fold where the chevron stands, choose everywhere else."""
        row = self.itemAt(event.position().toPoint())
        self._pressed = None
        if row is None:
            return
        item: OutlineItem = row.data(0, ITEM)
        left = px(8) + inset(item.depth)
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and row.childCount() and left <= event.position().x() < left + px(TOGGLE):
            row.setExpanded(not row.isExpanded())
            return
        self._pressed = row if is_left else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Jump to the line that was clicked."""
        pressed, self._pressed = self._pressed, None
        super().mouseReleaseEvent(event)
        if pressed is not None and self.itemAt(event.position().toPoint()) is pressed:
            self._jump(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Rename the section."""
        row = self.itemAt(event.position().toPoint())
        if row is not None:
            self.begin_rename(row.data(0, ITEM).block)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """F2 renames, Delete deletes."""
        line = self.current_line()
        if event.key() == Qt.Key.Key_F2 and line is not None:
            self.begin_rename(line.block)
        elif event.key() == Qt.Key.Key_Delete and line is not None:
            self.deletion_asked.emit()
        else:
            super().keyPressEvent(event)

    # -- dragging ---------------------------------------------------------------------------

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802 -- Qt's name
        """Take a whole section along."""
        line = self.current_line()
        row = self.currentItem()
        self._pressed = None
        if line is None or row is None or not row.flags() & Qt.ItemFlag.ItemIsDragEnabled:
            return
        data = QMimeData()
        data.setData(SECTION_TYPE, line.block.encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.MoveAction)
        self._show_drop_line(None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw a line where the section would go."""
        target = self._target(event.mimeData(), event.position().toPoint())
        self._show_drop_line(target[1] if target else None)
        if target:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw no line any more."""
        self._show_drop_line(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 -- Qt's name
        """Move the section there."""
        self._show_drop_line(None)
        target = self._target(event.mimeData(), event.position().toPoint())
        if target is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.moved.emit(_dragged(event.mimeData()), target[0])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the lines, and where what is dragged would go."""
        super().paintEvent(event)
        if self._drop_line is None and self._items:
            return
        painter = QPainter(self.viewport())
        if self._drop_line is None:
            area = self.viewport().rect().adjusted(px(16), px(8), -px(16), 0)
            painter.setFont(ui_font(SMALL))
            painter.setPen(colour("text3"))
            words = _("Hier komen de koppen en richtlijnen van je tekst.")
            painter.drawText(area, Qt.TextFlag.TextWordWrap, words)
            painter.end()
            return
        painter.setPen(QPen(colour("accent"), 2))
        right = self.viewport().width() - px(8)
        painter.drawLine(QPointF(px(8), self._drop_line), QPointF(right, self._drop_line))
        painter.end()

    def _target(self, data: QMimeData, point: QPoint) -> tuple[int, int] | None:
        """Where in the document a section dropped at `point` goes, and the y of the line there."""
        row = self.itemAt(point)
        if row is None or self._document is None or not data.hasFormat(SECTION_TYPE):
            return None
        area = self.visualItemRect(row)
        after = point.y() > area.center().y()
        position = drop_position(
            self._document, _dragged(data), row.data(0, ITEM).block, after=after
        )
        if position is None:
            return None
        return position, self._line_above(position)

    def _line_above(self, position: int) -> int:
        """The y where the lines of what stands at `position` of the document begin."""
        order = {block.id: place for place, block in enumerate(self._known().blocks)}
        for item in self._items:
            if order[item.block] >= position and not self._rows[item.block].isHidden():
                return max(self.visualItemRect(self._rows[item.block]).top(), 1)
        return self.visualItemRect(self._rows[self._items[-1].block]).bottom()

    def _known(self) -> Document:
        if self._document is None:
            raise LookupError("no document is shown")
        return self._document

    def _show_drop_line(self, y: int | None) -> None:
        self._drop_line = y
        self.viewport().update()

    # -- rows -------------------------------------------------------------------------------

    def _jump(self, row: QTreeWidgetItem) -> None:
        self.jumped.emit(row.data(0, ITEM).block)

    def _build(self, items: tuple[OutlineItem, ...]) -> None:
        folded = {block for block, row in self._rows.items() if not row.isExpanded()}
        current = self._next_current(items)
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
        if current is not None:
            self.setCurrentItem(self._rows[current])

    def _next_current(self, items: tuple[OutlineItem, ...]) -> BlockId | None:
        """The line to highlight among `items`: the present one, else what came in its place."""
        line = self.current_line()
        if line is None or not items:
            return None
        if any(item.block == line.block for item in items):
            return line.block
        place = [item.block for item in self._items].index(line.block)
        return items[min(place, len(items) - 1)].block

    def _fill(self, row: QTreeWidgetItem, item: OutlineItem) -> None:
        words = f"{item.number} {item.label}".strip()
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._editable:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
            if item.is_section and not item.is_introduction:
                flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        row.setFlags(flags)
        row.setData(0, ITEM, item)
        row.setData(0, Qt.ItemDataRole.AccessibleTextRole, words)
        row.setToolTip(0, words)


def _dragged(data: QMimeData) -> BlockId:
    """The heading of the section that is dragged."""
    return BlockId(bytes(data.data(SECTION_TYPE).data()).decode())
