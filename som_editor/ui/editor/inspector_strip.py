"""The inspector as a strip of icons, where the window has no room for the whole of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout

from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.inspector import Part, part_name
from som_editor.ui.icons import icon
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Ground

_ICONS = {
    Part.DOCUMENT: "file-text",
    Part.DECISION: "badge-check",
    Part.ORIGIN: "history",
    Part.FIELDS: "braces",
}


class InspectorStrip(Ground):
    """One button that opens the inspector, and one for each of its sections."""

    chosen = Signal(Part)

    def __init__(self, actions: Actions) -> None:
        super().__init__("panel", ("left",))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(7), px(7), px(6), px(7))
        column.setSpacing(px(6))
        column.addWidget(actions.button(ActionId.INSPECTOR))
        self.buttons: dict[Part, QToolButton] = {}
        for part, name in _ICONS.items():
            button = QToolButton()
            button.setIcon(icon(name))
            button.setToolTip(part_name(part))
            button.setAccessibleName(part_name(part))
            button.clicked.connect(lambda _checked=False, part=part: self.chosen.emit(part))
            self.buttons[part] = button
            column.addWidget(button)
        column.addWidget(actions.button(ActionId.COMMENTS))
        column.addStretch(1)
