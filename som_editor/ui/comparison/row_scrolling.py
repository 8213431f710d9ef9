"""Scrolling through rows of which many heights are still guessed, without anything jumping."""

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QScrollBar, QWidget

from som_editor.ui.comparison.row_space import Key, RowSpace, key_of
from som_editor.ui.measures import px

_IDLE_MS = 12
_IDLE_SECONDS = 0.006
_STEP = 48
_MARGIN = 24


class Anchor(NamedTuple):
    """The item on top, and how far it is scrolled out."""

    key: Key
    beyond: int


class RowScrolling(QObject):
    """Keeps `bar` true to the heights of the rows on `viewport`."""

    settled = Signal()
    """All heights are exact now."""

    def __init__(self, bar: QScrollBar, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._bar = bar
        self._viewport = viewport
        self._space: RowSpace | None = None
        self._idle = QTimer(self)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._settle_some)
        bar.setSingleStep(px(_STEP))

    def use(self, space: RowSpace | None) -> None:
        """Scroll through `space` from now on."""
        self._space = space
        self.settle()
        if space is not None:
            self._idle.start()

    def settle(self) -> None:
        """Make exact what is in sight, and tell the bar how long everything is."""
        height = self._viewport.height()
        if self._space is None:
            self._bar.setRange(0, 0)
            return
        self._space.settle(self._bar.value(), self._bar.value() + height)
        self._bar.setPageStep(height)
        self._bar.setRange(0, max(self._space.heights.total - height, 0))

    def anchor(self) -> Anchor | None:
        """What is on top; None without rows."""
        if self._space is None or not self._space.items:
            return None
        value = self._bar.value()
        index = self._space.heights.at(value)
        return Anchor(key_of(self._space.items[index]), value - self._space.heights.top(index))

    def restore(self, anchor: Anchor | None) -> None:
        """Bring what was on top back to the top."""
        self.settle()
        if anchor is None or self._space is None:
            return
        index = self._space.index_of(anchor.key)
        if index is None:
            index = self._space.index_of_rank(anchor.key.rank)
        if index is not None:
            self._bar.setValue(self._space.heights.top(index) + anchor.beyond)

    def bring_into_sight(self, index: int) -> None:
        """Scroll until the item at `index` is whole in sight; from afar, to a third of the view."""
        if self._space is None:
            return
        self._space.settle_above(index, 0)
        height, heights, now = self._viewport.height(), self._space.heights, self._bar.value()
        top, bottom = heights.top(index), heights.top(index) + heights[index]
        if now <= top and bottom <= now + height:
            return
        if bottom < now - height / 2 or top > now + height * 1.5:
            value = self._space.settle_above(index, height // 3)
        elif top < now:
            value = top - px(_MARGIN)
        else:
            value = min(bottom - height + px(_MARGIN), top)
        self._space.settle(value, value + height)
        self.settle()
        self._bar.setValue(value)

    def _settle_some(self) -> None:
        if self._space is None:
            self._idle.stop()
            return
        anchor = self.anchor()
        left = self._space.settle_some(_IDLE_SECONDS)
        self.restore(anchor)
        if not left:
            self._idle.stop()
            self.settled.emit()
