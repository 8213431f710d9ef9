"""What the menus ask of the program itself: colours, size, language, help, the clipboard."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from som_editor import assets
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.dialogs.about import AboutDialog
from som_editor.ui.dialogs.keys import KeysDialog
from som_editor.ui.dialogs.welcome import WelcomeDialog
from som_editor.ui.measures import SCALES
from som_editor.ui.preferences import Preferences

_THEMES = {
    ActionId.SYSTEM_THEME: "system",
    ActionId.LIGHT_THEME: "light",
    ActionId.DARK_THEME: "dark",
    ActionId.CONTRAST_THEME: "contrast",
}
_LANGUAGES = {ActionId.DUTCH: "nl", ActionId.ENGLISH: "en"}
_ON_FOCUS = {
    ActionId.CUT: "cut",
    ActionId.COPY: "copy",
    ActionId.PASTE: "paste",
    ActionId.PASTE_PLAIN: "paste_plain",
    ActionId.SELECT_ALL: "selectAll",
}
"""Actions that the widget with the focus does, by the name that text widgets give them."""


class ProgramErrands(QObject):
    """Carries out the actions that have nothing to do with the open document."""

    def __init__(self, window: QWidget, actions: Actions, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._actions, self._preferences = window, actions, preferences
        self.dialog: QDialog | None = None
        for action, theme in _THEMES.items():
            self._on(action, partial(preferences.change, theme=theme))
        for action, language in _LANGUAGES.items():
            self._on(action, partial(preferences.change, language=language))
        for action, name in _ON_FOCUS.items():
            self._on(action, partial(_on_focus, name))
        actions[ActionId.SMART_TYPING].triggered.connect(
            lambda on: preferences.change(smart_typing=on)
        )
        self._on(ActionId.LARGER, lambda: self._step(1))
        self._on(ActionId.SMALLER, lambda: self._step(-1))
        self._on(ActionId.NORMAL_SIZE, lambda: self.scale(100))
        self._on(ActionId.PROFILE, self.show_profile)
        self._on(ActionId.ABOUT, lambda: self._show(AboutDialog(window)))
        self._on(ActionId.KEYS, lambda: self._show(KeysDialog(window)))
        self._on(ActionId.HELP, self._show_help)
        preferences.changed.connect(self._check)
        self._check()

    def scale(self, per_cent: int) -> None:
        """Show all text at `per_cent` of its size from now on."""
        self._preferences.change(text_scale=per_cent)

    def show_profile(self) -> None:
        """Ask who the user is and for whom."""
        self._show(WelcomeDialog(self._preferences, self._window))

    def _on(self, action: ActionId, slot: Callable[[], None]) -> None:
        self._actions[action].triggered.connect(lambda _on=False: slot())

    def _show(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()

    def _step(self, step: int) -> None:
        now = self._preferences.settings.text_scale
        nearest = min(range(len(SCALES)), key=lambda place: abs(SCALES[place] - now))
        self.scale(SCALES[min(max(nearest + step, 0), len(SCALES) - 1)])

    def _show_help(self) -> None:
        language = self._preferences.settings.language
        page = assets.resource("help", f"hulp-{language}.html")
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))

    def _check(self, _before: object = None) -> None:
        settings = self._preferences.settings
        self._actions[ActionId.SMART_TYPING].setChecked(settings.smart_typing)
        for action, theme in _THEMES.items():
            self._actions[action].setChecked(settings.theme == theme)
        for action, language in _LANGUAGES.items():
            self._actions[action].setChecked(settings.language == language)


def _on_focus(name: str) -> None:
    """Have the widget with the focus do what its method `name` does, where it has one."""
    method = getattr(QApplication.focusWidget(), name, None)
    if callable(method):
        method()
