"""What was found, marked in the text where it can be seen, and on the scroll bar throughout."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from som_editor.ui.editor.found_ranges import Range
from som_editor.ui.editor.page import visible_blocks
from som_editor.ui.measures import px
from som_editor.ui.palette import colour


class FoundMarks(QObject):
    """Marks ranges of `edit`; those out of sight are marked when they come into it."""

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._ranges: Sequence[Range] = ()
        self._current: int | None = None
        self.ruler = FoundRuler(edit)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.mark_visible)
        edit.verticalScrollBar().valueChanged.connect(self._follow)
        edit.verticalScrollBar().rangeChanged.connect(self._follow)

    def show(self, ranges: Sequence[Range], current: int | None = None) -> None:
        """Mark `ranges`, which are in order, the `current` one more strongly."""
        self._ranges, self._current = ranges, current
        self.ruler.show_ranges(ranges, current)
        self.mark_visible()

    def mark_visible(self) -> None:
        """Mark what can be seen now."""
        if not self._ranges:
            if self._edit.extraSelections():
                self._edit.setExtraSelections([])
            return
        blocks = list(visible_blocks(self._edit))
        if not blocks:
            return
        top, bottom = blocks[0].position(), blocks[-1].position() + blocks[-1].length()
        first = bisect_left(self._ranges, Range(top, 0))
        last = bisect_right(self._ranges, Range(bottom, 0))
        self._edit.setExtraSelections([self._marked(number) for number in range(first, last)])

    def _follow(self, *_where: int) -> None:
        """Mark what came into sight, once for all the scrolling of one moment."""
        self._soon.start()

    def _marked(self, number: int) -> QTextEdit.ExtraSelection:
        result = QTextEdit.ExtraSelection()
        end = self._edit.document().characterCount() - 1
        result.cursor = QTextCursor(self._edit.document())
        result.cursor.setPosition(min(self._ranges[number].start, end))
        stop = min(self._ranges[number].stop, end)
        result.cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        result.format = _format(is_current=number == self._current)
        return result


def _format(*, is_current: bool) -> QTextCharFormat:
    """The ground of what was found; the current place has the colours of a pressed button."""
    result = QTextCharFormat()
    result.setBackground(colour("accent" if is_current else "selection"))
    result.setForeground(colour("on_accent" if is_current else "selected_text"))
    return result


class FoundRuler(QWidget):
    """Ticks over the scroll bar of `edit`: where in the whole text something was found."""

    def __init__(self, edit: QTextEdit) -> None:
        self._bar = edit.verticalScrollBar()
        super().__init__(self._bar)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._edit = edit
        self._starts: list[int] = []
        self._current: int | None = None
        self._ticks: list[float] | None = None
        self._bar.installEventFilter(self)
        edit.document().documentLayout().documentSizeChanged.connect(self._forget)
        self.hide()

    def show_ranges(self, ranges: Sequence[Range], current: int | None) -> None:
        """Draw a tick for each block with something in it, and one for the current place."""
        self._starts = [one.start for one in ranges]
        self._current = None if current is None else ranges[current].start
        self._ticks = None
        self.setVisible(bool(ranges))
        self.setGeometry(self._bar.rect())
        self.update()

    def ticks(self) -> list[float]:
        """How far down the text each block stands in which something was found, from 0 to 1."""
        if self._ticks is None:
            document, found = self._edit.document(), set[int]()
            for start in self._starts:
                found.add(document.findBlock(start).blockNumber())
            blocks = (document.findBlockByNumber(number) for number in sorted(found))
            self._ticks = [self._share(block.position()) for block in blocks]
        return self._ticks

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Stay as large as the scroll bar."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._bar.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the ticks, the current one last and over the whole width."""
        painter = QPainter(self)
        height = px(2)
        last = self.height() - height
        for share in self.ticks():
            top = min(round(share * self.height()), last)
            painter.fillRect(QRectF(1, top, self.width() / 2 - 1, height), colour("accent"))
        if self._current is not None:
            top = min(round(self._share(self._current) * self.height()), last)
            painter.fillRect(QRectF(0, top, self.width(), height), colour("accent"))
        painter.end()

    def _share(self, position: int) -> float:
        """How far down the whole text the block at `position` begins."""
        layout = self._edit.document().documentLayout()
        block = self._edit.document().findBlock(position)
        height = layout.documentSize().height()
        return layout.blockBoundingRect(block).top() / height if height else 0.0

    def _forget(self, _size: object = None) -> None:
        self._ticks = None
        self.update()
