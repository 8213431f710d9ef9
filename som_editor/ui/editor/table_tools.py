"""The tools for tables in the bar, there while the cursor stands in one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.table_actions import IN_TABLE
from som_editor.ui.icons import icon
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Hairline

_AT_HAND = (ActionId.ROW_BELOW, ActionId.COLUMN_BEHIND, ActionId.HEADER_ROW)
_BREAKS = (ActionId.ROW_UP, ActionId.HEADER_ROW, ActionId.DELETE_ROW)
"""Before which actions a line stands in the menu."""


class TableTools(QWidget):
    """A row, a column, the header at hand; the rest in a menu."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(2))
        line = QWidget()
        room = QHBoxLayout(line)
        room.setContentsMargins(px(7), px(9), px(7), px(9))
        room.addWidget(Hairline(Qt.Orientation.Vertical))
        row.addWidget(line)
        row.addWidget(self._menu_button())
        self._at_hand = [actions.button(action) for action in _AT_HAND]
        for button in self._at_hand:
            row.addWidget(button)
        actions[ActionId.HEADER_ROW].changed.connect(self._follow)
        self.hide()

    def fold(self, *, folded: bool) -> None:
        """Leave the menu alone where there is no room for more."""
        for button in self._at_hand:
            button.setVisible(not folded)

    def _follow(self) -> None:
        self.setVisible(self._actions[ActionId.HEADER_ROW].isEnabled())

    def _menu_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("table"))
        button.setToolTip(_("Tabel"))
        button.setAccessibleName(_("Tabel"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(table_menu(self._actions, button))
        return button


def table_menu(actions: Actions, parent: QWidget) -> QMenu:
    """All that can be done with a table."""
    menu = QMenu(_("Tabel"), parent)
    for action in IN_TABLE:
        if action in _BREAKS:
            menu.addSeparator()
        menu.addAction(actions[action])
    return menu
