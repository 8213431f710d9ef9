"""The list of changes: under the section they stand in, each with its sign and in words."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from som_editor.core.change import MetadataChange
from som_editor.i18n import _
from som_editor.ui.comparison.compared import Compared
from som_editor.ui.comparison.entries import Entry, entry_reason, entry_words, is_important
from som_editor.ui.comparison.signs import SIDE, paint_sign
from som_editor.ui.fonts import COUNT, SMALL, UI, ui_font
from som_editor.ui.icons import paint_icon
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.wording.changes import Description, sign_word

_LINE = Qt.ItemDataRole.UserRole
_SECTION_HEIGHT = 32
_ONE_LINE = 30
_HEADLINE = 20
_DETAIL = 18
_FLAG = 15
_AROUND = 12
_LEFT = 40
_RIGHT = 6
_PAGE = 8
WRAPPED = 400
"""In a longer list every change has one line for each of its two sentences."""
Index = QModelIndex | QPersistentModelIndex


class Heading(NamedTuple):
    """A section of the list; `first` is the place of its first change among all of them."""

    title: str
    amount: int
    first: int
    closed: bool


class Line(NamedTuple):
    """A change of the list, by its place among all of them."""

    place: int
    entry: Entry


class ChangeModel(QAbstractListModel):
    """The lines of the list; what they say is worked out when it is looked at."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._compared: Compared | None = None
        self._entries: Sequence[Entry] = ()
        self._lines: list[Heading | Line] = []
        self._closed: set[int] = set()
        self._words: dict[int, Description] = {}
        self._two_lines = px(_HEADLINE + _DETAIL + _AROUND)

    def show_entries(self, compared: Compared | None, listed: Sequence[Entry]) -> None:
        """List the changes `listed` of `compared`."""
        self._compared, self._entries = compared, listed
        self._closed.clear()
        self._words.clear()
        self._rebuild()

    def toggle(self, heading: Heading) -> None:
        """Close the section of `heading`, or open it again."""
        self._closed ^= {heading.first}
        self._rebuild()

    def row_of(self, place: int) -> int | None:
        """The line of the change at `place`; None while its section is closed."""
        for row, line in enumerate(self._lines):
            if isinstance(line, Line) and line.place == place:
                return row
        return None

    def words(self, line: Line) -> Description:
        """What `line` says."""
        if line.place not in self._words and self._compared is not None:
            self._words[line.place] = entry_words(self._compared, line.entry)
        return self._words[line.place]

    def reason(self, line: Line) -> str:
        """What stands under the words of `line`: why the change was made."""
        return entry_reason(self._compared, line.entry) if self._compared else ""

    def is_important(self, line: Line) -> bool:
        """Whether `line` has a flag."""
        return self._compared is not None and is_important(self._compared, line.entry)

    def height(self, row: int, width: int) -> int:
        """How high the line `row` is when the list is `width` wide."""
        line = self._lines[row]
        if isinstance(line, Heading):
            return px(_SECTION_HEIGHT)
        below = px(_DETAIL) if self.reason(line) else 0
        if len(self._entries) > WRAPPED and not isinstance(line.entry.change, MetadataChange):
            return self._two_lines + below
        words = self.words(line)
        room = width - px(_LEFT + _RIGHT + (_FLAG if self.is_important(line) else 0))
        lines = _line_count(words.headline, room)
        if not words.detail and not below and lines == 1:
            return px(_ONE_LINE)
        return px(lines * _HEADLINE + (_DETAIL if words.detail else 0) + _AROUND) + below

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 -- Qt's name
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line itself, or its words for screen readers."""
        line = self._lines[index.row()]
        if role == _LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(line, Heading):
                return f"{line.title} {line.amount}"
            mark = _("Belangrijk") if self.is_important(line) else ""
            said = (mark, sign_word(line.entry.sign), *self.words(line), self.reason(line))
            return ". ".join(part for part in said if part)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, Line):
            return "\n".join(part for part in (*self.words(line), self.reason(line)) if part)
        return None

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._lines = []
        places = groupby(enumerate(self._entries), key=lambda numbered: numbered[1].section)
        for title, numbered in places:
            lines = [Line(place, entry) for place, entry in numbered]
            closed = lines[0].place in self._closed
            self._lines.append(Heading(title, len(lines), lines[0].place, closed))
            self._lines += [] if closed else lines
        self.endResetModel()


class ChangeList(QListView):
    """Shows the changes; as high as they are, so that the panel around it scrolls."""

    chosen = Signal(int)
    """The place of the change that the user wants to see."""
    row_in_sight = Signal(QRect)
    """Where the current line is, for the panel to scroll to."""

    def __init__(self) -> None:
        super().__init__()
        self._model = ChangeModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Lines(self))
        self.setAccessibleName(_("Wijzigingen"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAutoScroll(False)
        self.viewport().setAutoFillBackground(False)
        self.activated.connect(self._activate)
        self._model.modelReset.connect(self._fit)

    def show_entries(self, compared: Compared | None, listed: Sequence[Entry]) -> None:
        """List the changes `listed` of `compared`."""
        self._model.show_entries(compared, listed)

    def show_remarks(self) -> None:
        """Show the marks and reasons as they are by now."""
        if self._whole_height() != self.height():
            self.scheduleDelayedItemsLayout()
            self._fit()
        self.viewport().update()

    def show_current(self, place: int | None) -> None:
        """Mark the change at `place`, or none."""
        row = None if place is None else self._model.row_of(place)
        if row is None:
            self.selectionModel().clear()
            return
        self.setCurrentIndex(self._model.index(row))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 -- Qt's name
        """Tell where the line is."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.row_in_sight.emit(self.visualRect(current))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """A wider list needs fewer lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """A click shows the change, or closes a section."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self._activate(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Enter shows the change; a page is a few lines, because the list itself never scrolls."""
        steps = {Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE}
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if index.isValid():
                self._activate(index)
        elif step := steps.get(Qt.Key(event.key())):
            row = min(max(index.row() + step, 0), self._model.rowCount() - 1)
            self.setCurrentIndex(self._model.index(row))
        else:
            super().keyPressEvent(event)

    def _activate(self, index: Index) -> None:
        line = index.data(_LINE)
        if isinstance(line, Heading):
            self._model.toggle(line)
        elif isinstance(line, Line):
            self.chosen.emit(line.place)

    def _fit(self) -> None:
        self.setFixedHeight(self._whole_height())

    def _whole_height(self) -> int:
        rows, width = range(self._model.rowCount()), self.viewport().width()
        return max(sum(self._model.height(row, width) for row in rows), 1)


class _Lines(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """As wide as it may be."""
        model = index.model()
        width = option.rect.width()
        height = model.height(index.row(), width) if isinstance(model, ChangeModel) else 0
        return QSize(px(100), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a heading or a change."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRect(option.rect)
        line = index.data(_LINE)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("soft" if selected else "chip"))
            painter.drawRoundedRect(QRectF(area), 5, 5)
        if selected:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), colour("accent"))
        if isinstance(line, Heading):
            _paint_heading(painter, area, line)
        else:
            model = index.model()
            if isinstance(model, ChangeModel):
                if reason := model.reason(line):
                    area = _paint_reason(painter, area, reason)
                if model.is_important(line):
                    area = _paint_flag(painter, area)
                _paint_change(painter, area, line.entry.sign, model.words(line))
        painter.restore()


def _paint_heading(painter: QPainter, area: QRect, line: Heading) -> None:
    side = px(13)
    arrow = QRectF(area.left() + px(2), area.center().y() - side / 2 + px(3), side, side)
    paint_icon(painter, arrow, "chevron-right" if line.closed else "chevron-down", "text2")
    painter.setFont(ui_font(COUNT, tabular=True))
    metrics = painter.fontMetrics()
    width = max(metrics.horizontalAdvance(str(line.amount)) + px(10), px(18))
    count = QRectF(area.right() - width - px(2), arrow.center().y() - px(8), width, px(16))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("renamed.ground"))
    painter.drawRoundedRect(count, px(8), px(8))
    painter.setPen(colour("renamed.text"))
    painter.drawText(count, Qt.AlignmentFlag.AlignCenter, str(line.amount))
    painter.setFont(ui_font(SMALL, semibold=True))
    painter.setPen(colour("text2"))
    left = round(arrow.right()) + px(5)
    words = QRect(
        left, area.top() + px(6), round(count.left()) - left - px(6), area.height() - px(6)
    )
    _words(painter, words, line.title)


def _paint_change(painter: QPainter, area: QRect, sign: str, words: Description) -> None:
    side, half = px(SIDE), px(_AROUND) // 2
    low = area.height() <= px(_ONE_LINE)
    top = area.top() + ((area.height() - side) // 2 if low else half)
    paint_sign(painter, QRectF(area.left() + px(8), top, side, side), sign)
    inside = area.adjusted(px(_LEFT), 0 if low else half - 1, -px(_RIGHT), 0 if low else -half)
    painter.setFont(ui_font(UI))
    painter.setPen(colour("text"))
    detail = px(_DETAIL) if words.detail else 0
    headline = inside.adjusted(0, 0, 0, -detail)
    if headline.height() >= 2 * px(_HEADLINE):
        painter.drawText(headline, Qt.TextFlag.TextWordWrap, words.headline)
    else:
        _words(painter, headline, words.headline)
    if detail:
        painter.setFont(ui_font(SMALL))
        painter.setPen(colour("text2"))
        _words(painter, inside.adjusted(0, headline.height(), 0, 0), words.detail)


def _paint_reason(painter: QPainter, area: QRect, reason: str) -> QRect:
    """Write `reason` at the bottom of `area`; what is left above it."""
    height = px(_DETAIL)
    line = QRect(area.left() + px(_LEFT), 0, area.width() - px(_LEFT + _RIGHT), height)
    line.moveBottom(area.bottom() - px(_AROUND) // 2)
    painter.setFont(ui_font(SMALL))
    painter.setPen(colour("text2"))
    _words(painter, line, reason)
    return area.adjusted(0, 0, 0, -height)


def _paint_flag(painter: QPainter, area: QRect) -> QRect:
    """Draw a flag at the right of `area`; what is left beside it."""
    side = px(_FLAG)
    top = area.top() + px(_AROUND) // 2 + px(2)
    place = QRectF(area.right() - px(_RIGHT) - side + px(4), top, side, side)
    paint_icon(painter, place, "flag", "accent")
    return area.adjusted(0, 0, -side, 0)


def _line_count(text: str, width: int) -> int:
    """One line for `text`, or two where it does not fit in `width`."""
    return 1 if QFontMetrics(ui_font(UI)).horizontalAdvance(text) <= width else 2


def _words(painter: QPainter, area: QRect, text: str) -> None:
    line = " ".join(text.split())
    fitted = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)
