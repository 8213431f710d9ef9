"""The strip under the current row with what can be done there."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from som_editor.i18n import _
from som_editor.ui.icons import beside_words, icon
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Ground

HEIGHT = 34
_SHOWN = 40
"""Characters of a text that a button shows; the tooltip has all."""


class StripAction(NamedTuple):
    """Something to do at the current row.

    `checked` is None where there is nothing to switch on and off. What is `rare` stands in a menu
    at the end of the strip.
    """

    text: str
    icon: str
    run: Callable[[], None]
    checked: bool | None = None
    rare: bool = False


class ActionStrip(Ground):
    """The buttons of the current row, right under it; what does not fit stands in the menu."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("panel", ("bottom",))
        self.setParent(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(8), 0, px(8), 1)
        self._row.setSpacing(px(2))
        self._row.addStretch(1)
        self._actions: Sequence[StripAction] = ()
        self._common: list[QPushButton] = []
        self._more: QPushButton | None = None
        self.hide()

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons that there is room for, the one of the menu last."""
        return [button for button in self._made() if not button.isHidden()]

    def show_actions(self, actions: Sequence[StripAction]) -> None:
        """Offer `actions` from now on; the keyboard stays at the button where it was."""
        focused = next((at for at, one in enumerate(self.buttons) if one.hasFocus()), None)
        for button in self._made():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._actions = actions
        self._common = [self._button(action) for action in actions if not action.rare]
        self._more = self._menu_button() if actions else None
        self._fit()
        if focused is not None and (buttons := self.buttons):
            buttons[min(focused, len(buttons) - 1)].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Show as many buttons as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _made(self) -> list[QPushButton]:
        return [*self._common, *([self._more] if self._more else [])]

    def _fit(self) -> None:
        """Hide the last buttons where not all fit; the menu button is there when it has lines."""
        if self._more is None:
            return
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        widths = [button.sizeHint().width() + self._row.spacing() for button in self._common]
        always = any(action.rare for action in self._actions)
        if always or sum(widths) > room:
            room -= self._more.sizeHint().width()
        for button, width in zip(self._common, widths, strict=True):
            room -= width
            button.setVisible(room >= 0)
        self._more.setVisible(always or room < 0)

    def _button(self, action: StripAction) -> QPushButton:
        text = action.text
        button = QPushButton(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…")
        button.setAccessibleName(text)
        button.setToolTip(text if button.text() != text else "")
        button.setProperty("role", "quiet")
        button.setIcon(icon(action.icon, "accent"))
        beside_words(button)
        if action.checked is not None:
            button.setCheckable(True)
            button.setChecked(action.checked)
        button.clicked.connect(lambda _checked=False: action.run())
        self._row.addWidget(button)
        return button

    def _menu_button(self) -> QPushButton:
        button = QPushButton()
        button.setIcon(icon("ellipsis", "accent"))
        button.setAccessibleName(_("Meer voor deze tekst"))
        button.setToolTip(_("Meer voor deze tekst"))
        button.setProperty("role", "quiet")
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        button.clicked.connect(
            lambda _checked=False: menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        )
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._row.addWidget(button)
        return button

    def _fill(self, menu: QMenu) -> None:
        """The rare actions, after those for which there was no room."""
        menu.clear()
        common = [action for action in self._actions if not action.rare]
        crowded = [
            action for action, button in zip(common, self._common, strict=True) if button.isHidden()
        ]
        for action in [*crowded, *(one for one in self._actions if one.rare)]:
            line = menu.addAction(icon(action.icon), action.text)
            if action.checked is not None:
                line.setCheckable(True)
                line.setChecked(action.checked)
            line.triggered.connect(lambda _checked=False, action=action: action.run())
