"""The outline at the left: sections and guidelines, to see where you are, to jump and to move."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeWidget, QTreeWidgetItem

from som_editor.core.document import BlockId, Document
from som_editor.i18n import _
from som_editor.ui.editor.outline_dragging import (
    Drop,
    Line,
    dragged_block,
    dragged_data,
    drop_at,
    paint_drop,
)
from som_editor.ui.editor.outline_filling import OutlineFilling
from som_editor.ui.editor.outline_labels import OutlineItem, OutlineLabels, line_of
from som_editor.ui.editor.outline_marks import LineMarks
from som_editor.ui.editor.outline_rows import ITEM, TOGGLE, OutlineRows, inset
from som_editor.ui.fonts import SMALL, ui_font
from som_editor.ui.measures import px
from som_editor.ui.palette import colour


class OutlineTree(QTreeWidget):
    """The outline of one document; a click or Enter jumps."""

    jumped = Signal(str)
    """The id of the block that the user wants to see."""
    renamed = Signal(str, str)
    """(heading, title)."""
    moved = Signal(str, int)
    """(block, position): it is to stand, with all in it, before the block that is there now."""
    deletion_asked = Signal()
    folded = Signal(object)
    """The headings of all sections that are folded now."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[OutlineItem, ...] = ()
        self._labels = OutlineLabels()
        self._filling = OutlineFilling(self)
        self._rows = self._filling.rows
        self._document: Document | None = None
        self._editable = True
        self._folded: set[BlockId] = set()
        self._drop: Drop | None = None
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
        self.itemCollapsed.connect(lambda row: self._note_fold(row, folded=True))
        self.itemExpanded.connect(lambda row: self._note_fold(row, folded=False))

    def show_document(self, document: Document, *, editable: bool = True) -> None:
        """Show the outline of `document`; what was folded stays folded."""
        self._document, self._editable = document, editable
        items = self._labels.items(document)
        current = self._next_current(items)
        made = self._filling.show(items, editable=editable)
        self._items = items
        self._apply_folds(made)
        if made and current is not None:
            self.setCurrentItem(self._rows[current])
        self.viewport().update()

    def items(self) -> tuple[OutlineItem, ...]:
        """The lines, in order."""
        return self._items

    def show_marks(self, marks: LineMarks) -> None:
        """Let the lines bear `marks`, and no others."""
        self._filling.mark(marks)
        self.viewport().update()

    def fold(self, blocks: AbstractSet[BlockId]) -> None:
        """Fold the sections under the headings `blocks`, and unfold all others."""
        self._folded = set(blocks)
        self._apply_folds(self._rows.values())

    def fold_all(self, *, folded: bool) -> None:
        """Fold every section that has lines under it, or none."""
        self.fold({block for block, row in self._rows.items() if folded and row.childCount()})
        self.folded.emit(frozenset(self._folded))

    def mark_current(self, block: BlockId) -> None:
        """Highlight the line of `block`, or the folded one around it, and bring it in sight."""
        if self._document is None:
            return
        line = line_of(self._items, self._document, block)
        row = self._rows.get(line) if line else None
        while row is not None and not self._is_open(row.parent()):
            row = row.parent()
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
        """Take a section, or an item, along with all that is in it."""
        line = self.current_line()
        row = self.currentItem()
        self._pressed = None
        if line is None or row is None or not row.flags() & Qt.ItemFlag.ItemIsDragEnabled:
            return
        drag = QDrag(self)
        drag.setMimeData(dragged_data(line.block))
        drag.exec(Qt.DropAction.MoveAction)
        self._show_drop(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 -- Qt's name
        """Take what is dragged from here; Qt itself knows only what its own model makes."""
        if self._editable and dragged_block(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw a line where what is dragged would go; near an edge, scroll."""
        super().dragMoveEvent(event)
        drop = self._drop_for(event)
        self._show_drop(drop)
        if drop is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw no line any more."""
        self._show_drop(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 -- Qt's name
        """Move it there."""
        drop = self._drop_for(event)
        self.dragLeaveEvent(QDragLeaveEvent())  # ends Qt's scrolling, and takes the line away
        if drop is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.moved.emit(drop.block, drop.position)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the lines, and where what is dragged would go."""
        super().paintEvent(event)
        if self._items and self._drop is None:
            return
        painter = QPainter(self.viewport())
        if self._drop is not None:
            paint_drop(painter, self._drop, self.viewport().width())
        else:
            area = self.viewport().rect().adjusted(px(16), px(8), -px(16), 0)
            painter.setFont(ui_font(SMALL))
            painter.setPen(colour("text3"))
            words = _("Hier komen de koppen en richtlijnen van je tekst.")
            painter.drawText(area, Qt.TextFlag.TextWordWrap, words)
        painter.end()

    def _drop_for(self, event: QDropEvent) -> Drop | None:
        if self._document is None or not self._editable:
            return None
        lines = [Line(item, self.visualItemRect(self._rows[item.block])) for item in self._items]
        return drop_at(self._document, lines, event.mimeData(), event.position().toPoint())

    def _show_drop(self, drop: Drop | None) -> None:
        self._drop = drop
        self.viewport().update()

    # -- rows -------------------------------------------------------------------------------

    def _jump(self, row: QTreeWidgetItem) -> None:
        self.jumped.emit(row.data(0, ITEM).block)

    def _apply_folds(self, rows: Iterable[QTreeWidgetItem]) -> None:
        self.blockSignals(True)
        for row in rows:
            row.setExpanded(row.data(0, ITEM).block not in self._folded)
        self.blockSignals(False)

    def _note_fold(self, row: QTreeWidgetItem, *, folded: bool) -> None:
        block = row.data(0, ITEM).block
        (self._folded.add if folded else self._folded.discard)(block)
        self.folded.emit(frozenset(self._folded))

    @staticmethod
    def _is_open(row: QTreeWidgetItem | None) -> bool:
        """Whether the lines right under `row` can be seen, as far as its own fold goes."""
        while row is not None:
            if not row.isExpanded():
                return False
            row = row.parent()
        return True

    def _next_current(self, items: tuple[OutlineItem, ...]) -> BlockId | None:
        """The line to highlight among `items`: the present one, else what came in its place."""
        line = self.current_line()
        if line is None or not items:
            return None
        if any(item.block == line.block for item in items):
            return line.block
        place = [item.block for item in self._items].index(line.block)
        return items[min(place, len(items) - 1)].block
