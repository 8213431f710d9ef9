"""The keys that move through the rows."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollBar

from som_editor.ui.comparison.arrangement import Item


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
