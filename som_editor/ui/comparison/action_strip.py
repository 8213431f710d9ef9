"""The strip under the current row with what can be done there."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from som_editor.ui.icons import icon
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Ground

HEIGHT = 34


class StripAction(NamedTuple):
    """Something to do at the current row."""

    text: str
    icon: str
    run: Callable[[], None]


class ActionStrip(Ground):
    """The buttons of the current row, right under it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("panel", ("bottom",))
        self.setParent(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(8), 0, px(8), 1)
        self._row.setSpacing(px(2))
        self._row.addStretch(1)
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_actions(self, actions: Sequence[StripAction]) -> None:
        """Offer `actions` from now on."""
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(action) for action in actions]

    def _button(self, action: StripAction) -> QPushButton:
        button = QPushButton(action.text)
        button.setProperty("role", "quiet")
        button.setIcon(icon(action.icon, "accent"))
        button.clicked.connect(lambda _checked=False: action.run())
        self._row.addWidget(button)
        return button
