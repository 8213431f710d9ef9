"""How a line of the outline is drawn, and how the title of a section is typed in its place."""

from collections.abc import Sequence

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
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from som_editor.i18n import _
from som_editor.ui.editor.outline_labels import OutlineItem
from som_editor.ui.editor.outline_marks import LineMark
from som_editor.ui.fonts import ui_font
from som_editor.ui.icons import paint_icon
from som_editor.ui.measures import px
from som_editor.ui.palette import colour

ITEM = Qt.ItemDataRole.UserRole
"""The role under which a row holds its OutlineItem."""
MARKS = Qt.ItemDataRole.UserRole + 1
"""The role under which a row holds its LineMarks."""
TOGGLE = 24
"""The width at the left of a section that folds it, in pixels."""
ROW, MARK, _SECTION_GAP = 29, 16, 5


class OutlineRows(QStyledItemDelegate):
    """Draws a line: chevron or number, words, and the accent edge where the cursor is."""

    renamed = Signal(str, str)
    """(block, title)."""

    def createEditor(  # noqa: N802 -- Qt's name
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """A line to type the title in."""
        line = QLineEdit(parent)
        line.setProperty("size", "small")
        line.setAccessibleName(_("Naam van de sectie"))
        return line

    def setEditorData(  # noqa: N802 -- Qt's name
        self, editor: QWidget, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Begin with the title as it is, selected."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(ITEM).label)
            editor.selectAll()

    def setModelData(  # noqa: N802 -- Qt's name
        self,
        editor: QWidget,
        _model: object,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell the new title; the document brings it back here."""
        if isinstance(editor, QLineEdit):
            self.renamed.emit(index.data(ITEM).block, editor.text())

    def updateEditorGeometry(  # noqa: N802 -- Qt's name
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Over the words of the line."""
        row = QRect(option.rect)
        row.setTop(row.bottom() + 1 - px(ROW))
        item: OutlineItem = index.data(ITEM)
        editor.setGeometry(row.adjusted(px(26) + inset(item.depth), 0, -px(8), 0))

    def sizeHint(  # noqa: N802 -- Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One row high, a little more above a section."""
        item: OutlineItem = index.data(ITEM)
        gap = _SECTION_GAP if item.depth == 0 else 0
        return QSize(option.rect.width(), px(ROW + gap))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        item: OutlineItem = index.data(ITEM)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRect(option.rect)
        row.setTop(row.bottom() + 1 - px(ROW))
        row.adjust(px(8), 0, -px(8), 0)
        self._ground(painter, option, row)
        left = row.left() + inset(item.depth)
        tree = self.parent()
        if isinstance(tree, QTreeView) and tree.model().rowCount(index):
            side = px(13)
            name = "chevron-down" if tree.isExpanded(index) else "chevron-right"
            area = QRectF(left + px(4), row.center().y() - side / 2 + 0.5, side, side)
            paint_icon(painter, area, name, "text2")
        left += px(22) if item.is_section else px(10)
        if item.number:
            left = _paint_number(painter, item, QPoint(left, row.top()), row.height())
        painter.setFont(ui_font(semibold=item.depth == 0))
        painter.setPen(colour("text"))
        right = _paint_marks(painter, row, _marks_shown(tree, index))
        room = QRect(QPoint(left, row.top()), QPoint(right, row.bottom()))
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


def spoken(item: OutlineItem, marks: Sequence[LineMark]) -> str:
    """What a line says to who cannot see it: number, words, and its marks."""
    name = f"{item.number} {item.label}".strip()
    return ", ".join([name, *(mark.words for mark in marks)])


def _paint_number(painter: QPainter, item: OutlineItem, at: QPoint, height: int) -> int:
    """Draw the number, those of guidelines in a column; where the words begin."""
    painter.setFont(ui_font(tabular=True))
    painter.setPen(colour("text2"))
    width = px(20)
    if item.is_section:
        width = painter.fontMetrics().horizontalAdvance(item.number) + px(2)
    align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRect(at.x(), at.y(), width, height), align, item.number)
    return at.x() + width + px(8)


def _marks_shown(tree: object, index: QModelIndex | QPersistentModelIndex) -> dict[str, LineMark]:
    """The marks of a line, by their words; a folded one bears those of all that is in it."""
    found = {mark.words: mark for mark in index.data(MARKS) or ()}
    if found or not isinstance(tree, QTreeView) or tree.isExpanded(index):
        return found
    model = tree.model()
    for place in range(model.rowCount(index)):
        found |= _marks_shown(tree, model.index(place, 0, index))
    return found


def _paint_marks(painter: QPainter, row: QRect, marks: dict[str, LineMark]) -> int:
    """Draw `marks` at the end of the line; where the words must end."""
    side, right = px(MARK), row.right() - px(6)
    for mark in reversed(marks.values()):
        right -= side
        mark.paint(painter, QRectF(right, row.center().y() - side / 2 + 0.5, side, side))
        right -= px(4)
    return right


def inset(depth: int) -> int:
    """How far a line at `depth` stands in, in pixels."""
    return px(12) * depth if depth else 0
