"""The panel at the left: its title, the way to a new section, and the outline."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.outline_tree import OutlineTree
from som_editor.ui.icons import icon
from som_editor.ui.labels import label
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Ground

_HEAD = 40


class OutlinePanel(Ground):
    """The outline under its title."""

    def __init__(self, actions: Actions) -> None:
        super().__init__("panel", ("right",))
        self.tree = OutlineTree()
        self.setFocusProxy(self.tree)
        self.add_button = _add_button(actions)
        head = QWidget()
        head.setMinimumHeight(px(_HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(px(16), 0, px(12), 0)
        row.addWidget(label(_("Overzicht"), semibold=True), 1)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.tree, 1)


def _add_button(actions: Actions) -> QToolButton:
    action = actions[ActionId.ADD_SECTION]
    button = QToolButton()
    button.setIcon(icon("plus"))
    button.setToolTip(_("Sectie toevoegen"))
    button.setAccessibleName(_("Sectie toevoegen"))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    return button
