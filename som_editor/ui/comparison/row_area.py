"""The rows of a comparison in a scroll area: which are in sight, how high, which is current."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QPushButton

from som_editor.i18n import _
from som_editor.ui.comparison.action_strip import HEIGHT, ActionStrip, StripAction
from som_editor.ui.comparison.arrangement import Arrangement, FoldItem, Item, arranged
from som_editor.ui.comparison.columns import columns
from som_editor.ui.comparison.compared import Compared
from som_editor.ui.comparison.pictures import NO_PICTURES, Pictures
from som_editor.ui.comparison.reading_type import ReadingType
from som_editor.ui.comparison.row_scrolling import RowScrolling
from som_editor.ui.comparison.row_space import Key, RowSpace, key_of
from som_editor.ui.comparison.ruler import WIDTH, Ruler
from som_editor.ui.measures import px

FLASH_MS = 600
_LEAST_WIDTH = 160


class RowArea(QAbstractScrollArea):
    """The rows of a comparison, which row is the current one, and what is folded.

    `actions_at` tells what can be done at the row of a rank.
    """

    current_changed = Signal()
    """Another row is the current one."""
    arrangement_changed = Signal()
    """Other rows are folded."""
    contents_changed = Signal()
    """Something else is compared, or in other columns."""
    settled = Signal()
    """The heights of all rows are exact."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Teksten naast elkaar"))
        self.setViewportMargins(0, 0, px(WIDTH), 0)
        self.viewport().setMouseTracking(True)
        self.actions_at: Callable[[int], Sequence[StripAction]] = lambda _rank: ()
        self._compared: Compared | None = None
        self._wish = Arrangement()
        self._percent = 100
        self._single = False
        self._pictures = NO_PICTURES
        self._space: RowSpace | None = None
        self._current: Key | None = None
        self._strip = ActionStrip(self.viewport())
        self._scrolling = RowScrolling(self.verticalScrollBar(), self.viewport())
        self._scrolling.settled.connect(self._refresh_ruler)
        self._scrolling.settled.connect(self.settled)
        self._ruler = Ruler(self.verticalScrollBar(), self)
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.setInterval(FLASH_MS)
        self._flash.timeout.connect(self.viewport().update)

    # -- what is shown ----------------------------------------------------------------------

    @property
    def compared(self) -> Compared | None:
        """What is compared, if anything."""
        return self._compared

    @property
    def items(self) -> tuple[Item, ...]:
        """The rows and folds in sight, from top to bottom."""
        return self._space.items if self._space else ()

    @property
    def arrangement(self) -> Arrangement:
        """Which rows are in sight."""
        return self._wish

    @property
    def text_size(self) -> int:
        """The size of the texts in per cent."""
        return self._percent

    def show_compared(self, compared: Compared | None) -> None:
        """Show `compared` from its beginning, or nothing."""
        self._compared = compared
        self._current = None
        self._wish = msgspec.structs.replace(self._wish, opened=frozenset())
        self._lay_out(arranged(compared, self._wish) if compared else ())
        self.verticalScrollBar().setValue(0)
        self.contents_changed.emit()

    def arrange(self, wish: Arrangement) -> None:
        """Fold the rows by `wish`; what is on top stays there."""
        if wish == self._wish:
            return
        self._wish = wish
        self._lay_out(arranged(self._compared, wish) if self._compared else ())
        self.arrangement_changed.emit()

    def show_single(self, *, single: bool) -> None:
        """Show both texts in one column, or side by side."""
        if single != self._single:
            self._single = single
            self.refresh()
            self.contents_changed.emit()

    def set_text_size(self, percent: int) -> None:
        """Show the texts at `percent` of their size."""
        if percent != self._percent:
            self._percent = percent
            self.refresh()

    def use_pictures(self, pictures: Pictures) -> None:
        """Take the pictures of the texts from there."""
        self._pictures = pictures
        self.refresh()

    def refresh(self) -> None:
        """Lay the same rows out anew: the marks, the colours, the size or the width are others."""
        self._lay_out(self.items)

    # -- the current row --------------------------------------------------------------------

    def current_index(self) -> int | None:
        """The place of the current item among the items."""
        if self._space is None or self._current is None:
            return None
        index = self._space.index_of(self._current)
        return self._space.index_of_rank(self._current.rank) if index is None else index

    def current_rank(self) -> int | None:
        """The rank of the current row; None where that is a fold, or nothing."""
        return self._current.rank if self._current and not self._current.is_fold else None

    def choose(self, index: int) -> None:
        """Make the item at `index` the current one and bring it into sight."""
        if self._space is None or not 0 <= index < len(self.items):
            return
        self._put_current(key_of(self.items[index]))
        self._scrolling.bring_into_sight(index)
        self.viewport().update()

    def go_to(self, rank: int) -> None:
        """Make the row `rank`, or the fold that it is in, the current one."""
        index = self._space.index_of_rank(rank) if self._space else None
        if index is not None:
            self.choose(index)

    def jump_to(self, rank: int) -> None:
        """Go to the row `rank`, opening the fold that it is in, and show that there was a jump."""
        index = self._space.index_of_rank(rank) if self._space else None
        if index is not None and isinstance(self.items[index], FoldItem):
            self.arrange(self._wish.toggled(self.items[index].rank))
        self._flash.start()
        self.go_to(rank)

    def toggle_fold(self, index: int) -> None:
        """Open the fold at `index`, or close it."""
        item = self.items[index]
        if isinstance(item, FoldItem):
            self._put_current(key_of(item))
            self.arrange(self._wish.toggled(item.rank))

    def refresh_actions(self) -> None:
        """Offer anew what can be done at the current row."""
        self._show_strip()

    def action_buttons(self) -> list[QPushButton]:
        """The buttons in the strip under the current row."""
        return self._strip.buttons

    # -- what the mouse and the accessibility ask -------------------------------------------

    def space(self) -> RowSpace | None:
        """The rows as they are laid out."""
        return self._space

    def scrolled(self) -> int:
        """How many pixels of the rows are above the viewport."""
        return self.verticalScrollBar().value()

    def scroll_by(self, pixels: int) -> None:
        """Scroll."""
        self.verticalScrollBar().setValue(self.scrolled() + pixels)

    def row_rect(self, index: int) -> QRect:
        """Where the item at `index` is on the viewport."""
        if self._space is None:
            return QRect()
        top = self._space.heights.top(index) - self.scrolled()
        return QRect(0, top, self.viewport().width(), self._space.row_height(index))

    def index_at(self, y: float) -> int:
        """The item at a height of the viewport; -1 below the last one."""
        if self._space is None:
            return -1
        below = y + self.scrolled()
        heights = self._space.heights
        return heights.at(int(below)) if 0 <= below < heights.total else -1

    # -- Qt's events ------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Wrap the texts anew; what is on top stays there."""
        super().resizeEvent(event)
        area = self.contentsRect()
        self._ruler.setGeometry(area.right() + 1 - px(WIDTH), area.top(), px(WIDTH), area.height())
        if event.size().width() != event.oldSize().width():
            self.refresh()
        else:
            self._scrolling.settle()
            self._place_strip()
            self._refresh_ruler()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802 -- Qt's name
        """Draw anew, and take the strip along."""
        self._place_strip()
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 -- Qt's name
        """Follow the theme: the colours of the words are part of their layout."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self.refresh()

    # -- the parts --------------------------------------------------------------------------

    def _lay_out(self, items: tuple[Item, ...]) -> None:
        """Lay `items` out in the width there is; what is on top stays there."""
        if self._compared is None:
            self._space = None
        else:
            anchor = self._scrolling.anchor()
            reading = ReadingType(self._percent / 100)
            width = max(self.viewport().width(), _LEAST_WIDTH)
            places = columns(width, reading.zoom, single=self._single)
            self._space = RowSpace(self._compared, items, places, reading, self._pictures)
        self._scrolling.use(self._space)
        if self._space is not None:
            self._scrolling.restore(anchor)
        self._show_strip()
        self._refresh_ruler()
        self.viewport().update()

    def _put_current(self, key: Key) -> None:
        if key != self._current:
            self._current = key
            self._show_strip()
            self._scrolling.settle()
            self.viewport().update()
            self.current_changed.emit()

    def _show_strip(self) -> None:
        rank, index = self.current_rank(), self.current_index()
        actions = self.actions_at(rank) if rank is not None and index is not None else ()
        self._strip.show_actions(actions)
        if self._space is not None:
            under = index if actions and index is not None else -1
            self._space.put_strip(under, px(HEIGHT))
        self._strip.setVisible(bool(actions))
        self._place_strip()

    def _place_strip(self) -> None:
        index = self.current_index()
        if index is not None and not self._strip.isHidden():
            row = self.row_rect(index)
            left = self._strip_left()
            self._strip.setGeometry(left, row.bottom() + 1, row.width() - left, px(HEIGHT))

    def _strip_left(self) -> int:
        """Where the strip begins: under a moved block right of the line to its other half."""
        rank = self.current_rank()
        if self._space is None or rank is None or self._single:
            return 0
        return (
            self._space.columns.gutter.right
            if self._space.compared.partner(rank) is not None
            else 0
        )

    def _refresh_ruler(self) -> None:
        if self._space is None:
            self._ruler.show_ticks((), 1)
        else:
            whole = max(self._space.heights.total, self.viewport().height())
            self._ruler.show_ticks(self._space.ticks(), whole)
