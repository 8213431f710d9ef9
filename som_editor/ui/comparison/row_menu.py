"""The menu of a row: copying, finding, the size of the texts, and what its strip offers."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from som_editor.i18n import _
from som_editor.ui.comparison.action_strip import StripAction
from som_editor.ui.comparison.arrangement import FoldItem, Item
from som_editor.ui.comparison.selecting import Selecting
from som_editor.ui.icons import icon

_LONGEST = 30
"""Characters of the selected words that a line of the menu shows."""


class Rows(Protocol):
    """What the menu needs of the view."""

    selecting: Selecting
    actions_at: Callable[[int], Sequence[StripAction]]

    @property
    def items(self) -> tuple[Item, ...]:
        """What is in sight."""

    def current_index(self) -> int | None:
        """The place of the current item."""

    def toggle_fold(self, index: int) -> None:
        """Open the fold at `index`, or close it."""

    def step_text_size(self, steps: int) -> None:
        """Show the texts larger or smaller."""

    def ask_to_find(self, words: str) -> None:
        """Look for `words`."""


def row_menu(view: Rows, parent: QWidget) -> QMenu:
    """What can be done at the current row of `view`."""
    menu = QMenu(parent)
    text = view.selecting.text()
    keys = QKeySequence.StandardKey
    copy = _line(menu, _("Kopiëren"), view.selecting.copy, "copy", keys.Copy)
    copy.setEnabled(bool(text))
    _line(menu, _("Alles selecteren"), view.selecting.select_all, "", keys.SelectAll)
    words = text if text and "\n" not in text and len(text) <= _LONGEST else ""
    find = _("Zoeken naar ‘{words}’").format(words=words) if words else _("Zoeken…")
    _line(menu, find, lambda: view.ask_to_find(words), "search", keys.Find)
    _add_row(menu, view)
    menu.addSeparator()
    for name, steps in (
        (_("Teksten groter"), 1),
        (_("Teksten kleiner"), -1),
        (_("Teksten op gewone grootte"), 0),
    ):
        _line(menu, name, partial(view.step_text_size, steps))
    return menu


def _add_row(menu: QMenu, view: Rows) -> None:
    """What belongs to the current row or fold alone."""
    index = view.current_index()
    if index is None:
        return
    item = view.items[index]
    if isinstance(item, FoldItem):
        menu.addSeparator()
        name = _("Inklappen") if item.open else _("Uitklappen")
        _line(menu, name, lambda: view.toggle_fold(index), "unfold-vertical")
        return
    actions = view.actions_at(item.rank)
    if actions:
        menu.addSeparator()
    for action in actions:
        _line(menu, action.text, action.run, action.icon)


def _line(
    menu: QMenu,
    name: str,
    run: Callable[[], None],
    picture: str = "",
    keys: QKeySequence.StandardKey | None = None,
) -> QAction:
    action = menu.addAction(name)
    action.triggered.connect(lambda _on=False: run())
    if picture:
        action.setIcon(icon(picture))
    if keys is not None:
        action.setShortcut(QKeySequence(keys))
    return action
