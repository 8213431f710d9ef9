"""Both texts with their rows aligned, drawn by hand: only what is in sight is laid out."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu

from som_editor.ui.comparison.find_places import Found
from som_editor.ui.comparison.row_area import RowArea
from som_editor.ui.comparison.row_keys import move_by_key, select_by_key
from som_editor.ui.comparison.row_menu import row_menu
from som_editor.ui.comparison.row_mouse import RowMouse
from som_editor.ui.comparison.selecting import Selecting
from som_editor.ui.comparison.selection import Selection
from som_editor.ui.comparison.view_painting import Scene, paint_scene
from som_editor.ui.measures import SCALES

_NOTCH = 120
"""What a wheel with notches turns at a time, in Qt's eighths of a degree."""


class ComparisonView(RowArea):
    """The rows, to be read with mouse and keyboard: selecting, copying, a menu, another size."""

    text_size_changed = Signal(int)
    """The user reads at another size, in per cent."""
    find_wanted = Signal(str)
    """Something is to be looked for: these words, or what the user will type."""

    def __init__(self) -> None:
        super().__init__()
        self.selecting = Selecting(self)
        self.menu: QMenu | None = None
        self._found = Found()
        self._hovered = -1
        self._turned = 0
        self._mouse = RowMouse(self)
        self.selecting.changed.connect(self.viewport().update)
        self.contents_changed.connect(self._start_over)
        self.arrangement_changed.connect(self._forget_pointer)

    # -- selecting, copying, finding ----------------------------------------------------------

    def copy(self) -> None:
        """Put what is selected on the clipboard; the name is that of Qt's own text widgets."""
        self.selecting.copy()

    def selectAll(self) -> None:  # noqa: N802 -- as Qt's own text widgets call it
        """Select the whole text of a side."""
        self.selecting.select_all()

    def show_selection(self, selection: Selection | None) -> None:
        """Select `selection`, or nothing."""
        self.selecting.show(selection)

    def ask_to_find(self, words: str) -> None:
        """Ask for the find bar, with `words` in it or what it had."""
        self.find_wanted.emit(words)

    def show_found(self, found: Found) -> None:
        """Mark what was found, on the ruler too."""
        self._found = found
        self._refresh_ruler()
        self.viewport().update()

    def reveal(self, found: Found) -> None:
        """Go to the current place, on whichever line of a long row it stands, and mark it."""
        place = found.place
        if place is None or self._space is None:
            return
        self.jump_to(place.rank)
        line, height = self._space.line_of(place), self.viewport().height()
        if line and not self.scrolled() <= line[0] <= line[1] <= self.scrolled() + height:
            self.verticalScrollBar().setValue(line[0] - height // 3)
        self.show_found(found)

    # -- the size of the texts ----------------------------------------------------------------

    def step_text_size(self, steps: int) -> None:
        """Show the texts so many steps larger or smaller; 0 is their ordinary size."""
        nearest = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - self.text_size))
        place = min(max(nearest + steps, 0), len(SCALES) - 1)
        percent = SCALES[place] if steps else 100
        if percent != self.text_size:
            self.set_text_size(percent)
            self.text_size_changed.emit(percent)

    # -- Qt's events --------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw what is in sight."""
        if self._space is not None:
            self._scrolling.settle()
        paint_scene(self.viewport(), self._scene())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 -- Qt's name
        """Who comes by the keyboard sees where he is."""
        super().focusInEvent(event)
        if self._current is None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.choose(max(self.index_at(0), 0))

    def event(self, event: QEvent) -> bool:
        """Copy and Select All are meant for the texts while they have the focus."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Copy) or event.matches(keys.SelectAll):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Move the current row, open a fold, select, copy."""
        if not (select_by_key(self.selecting, event) or move_by_key(self, event)):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Choose a row and begin to select, or open a fold."""
        self._mouse.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Select a word."""
        self._mouse.double_click(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Select on, or show what is under the pointer."""
        self._mouse.move(event, self.viewport().height())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """The selection is made."""
        self._mouse.release()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 -- Qt's name
        """Scroll; with Ctrl, make the texts larger or smaller."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()  # a touch pad turns a little at a time
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        if steps:
            self.step_text_size(steps)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 -- Qt's name
        """Say what can be done at the row under the pointer, or at the current one."""
        point = event.pos()
        index = self.current_index()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and index is not None:
            point = self.row_rect(index).center()
        else:
            self._mouse.choose_at(point)
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = row_menu(self, self)
        self.menu.popup(self.viewport().mapToGlobal(point))

    def show_pointer(self, hovered: int, shape: Qt.CursorShape) -> None:
        """Show that the pointer is over the item `hovered`, in the shape for what is there."""
        self.viewport().setCursor(shape)
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()

    # -- the parts ----------------------------------------------------------------------------

    def _start_over(self) -> None:
        """What was selected or found says nothing of what is shown now."""
        self._found = Found()
        self._forget_pointer()
        self.selecting.show(None)

    def _forget_pointer(self) -> None:
        """Other items are where the pointer is."""
        self._hovered = -1

    def _refresh_ruler(self) -> None:
        super()._refresh_ruler()
        if self._space is not None:
            self._ruler.show_found(self._space.found_ticks(self._found))

    def _scene(self) -> Scene:
        return Scene(
            self._space,
            self.scrolled(),
            self.current_index(),
            self._hovered,
            self.selecting.selection,
            self._found,
            self._flash.isActive(),
        )
