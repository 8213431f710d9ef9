"""The keys that move through the rows, and those that select text in them."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QScrollBar

from som_editor.ui.comparison.arrangement import Item
from som_editor.ui.comparison.compared import Column
from som_editor.ui.comparison.selecting import Selecting

_SIDES = {Qt.Key.Key_Left: Column.OLD, Qt.Key.Key_Right: Column.NEW}


class Steps(Protocol):
    """What the keys need of the view."""

    @property
    def items(self) -> tuple[Item, ...]:
        """What is in sight, from top to bottom."""

    def current_index(self) -> int | None:
        """The place of the current item."""

    def choose(self, index: int) -> None:
        """Make the item at `index` the current one and bring it into sight."""

    def toggle_fold(self, index: int) -> None:
        """Open the fold at `index`, or close it."""

    def index_at(self, y: float) -> int:
        """The item at a height of the viewport, or -1."""

    def verticalScrollBar(self) -> QScrollBar:  # noqa: N802 -- Qt's name
        """The bar."""


def move_by_key(rows: Steps, event: QKeyEvent) -> bool:
    """Do what the key asks; whether it asks anything of the rows."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    index, last = rows.current_index(), len(rows.items) - 1
    at = -1 if index is None else index
    match event.key():
        case Qt.Key.Key_Down:
            rows.choose(min(at + 1, last))
        case Qt.Key.Key_Up:
            rows.choose(max(at - 1, 0))
        case Qt.Key.Key_PageDown:
            _page(rows, 1)
        case Qt.Key.Key_PageUp:
            _page(rows, -1)
        case Qt.Key.Key_Home:
            rows.choose(0)
            rows.verticalScrollBar().setValue(0)
        case Qt.Key.Key_End:
            rows.choose(last)
            rows.verticalScrollBar().setValue(rows.verticalScrollBar().maximum())
        case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if index is not None:
            rows.toggle_fold(index)
        case _:
            return False
    return True


def select_by_key(selecting: Selecting, event: QKeyEvent) -> bool:
    """Select or copy as the key asks; whether it asks that.

    Left and right select the text of the current row on that side; with Shift the selection grows.
    """
    keys = QKeySequence.StandardKey
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    if event.matches(keys.Copy):
        selecting.copy()
    elif event.matches(keys.SelectAll):
        selecting.select_all()
    elif event.key() == Qt.Key.Key_Escape and selecting.text():
        selecting.show(None)
    elif event.key() in _SIDES and modifiers == Qt.KeyboardModifier.NoModifier:
        selecting.select_row(_SIDES[Qt.Key(event.key())])
    elif modifiers in (shift, shift | control):
        return _extend(selecting, Qt.Key(event.key()), by_word=bool(modifiers & control))
    else:
        return False
    return True


def _extend(selecting: Selecting, key: Qt.Key, *, by_word: bool) -> bool:
    match key:
        case Qt.Key.Key_Down | Qt.Key.Key_Up:
            selecting.extend_by_row(1 if key == Qt.Key.Key_Down else -1)
        case Qt.Key.Key_Right | Qt.Key.Key_Left:
            selecting.extend_in_text(1 if key == Qt.Key.Key_Right else -1, by_word=by_word)
        case Qt.Key.Key_Home | Qt.Key.Key_End:
            selecting.extend_to_end(1 if key == Qt.Key.Key_End else -1)
        case _:
            return False
    return True


def _page(rows: Steps, step: int) -> None:
    """Scroll a page, and take the current row along; at an end, go to the last row there."""
    bar = rows.verticalScrollBar()
    before = bar.value()
    bar.setValue(before + step * (bar.pageStep() - bar.singleStep()))
    if bar.value() == before:
        rows.choose(0 if step < 0 else len(rows.items) - 1)
        return
    index = rows.index_at(bar.singleStep())
    rows.choose(max(index, 0))
