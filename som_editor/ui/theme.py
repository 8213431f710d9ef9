"""One of the three themes put on the whole application: style, palette, sheet and type."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip

from som_editor.ui.fonts import SMALL, load_fonts, ui_font
from som_editor.ui.measures import set_text_scale
from som_editor.ui.palette import colours, palette, use_colours
from som_editor.ui.style import SomStyle
from som_editor.ui.stylesheet import stylesheet
from som_editor.ui.tokens import THEMES


def apply_theme(application: QApplication, name: str, scale: float = 1.0) -> None:
    """Dress the whole application in the theme `name`, text at `scale` (1.0 is as drawn)."""
    load_fonts()
    set_text_scale(application, scale)
    use_colours(application, name)
    if not application.styleSheet():
        application.setStyle(SomStyle())
    application.setFont(ui_font())
    application.setPalette(palette(colours()))
    application.setStyleSheet(stylesheet(colours()))
    QToolTip.setFont(ui_font(SMALL))


def chosen_theme(choice: str) -> str:
    """The theme that `choice` ("system", "light", "dark", "contrast") comes to on this machine."""
    if choice in THEMES:
        return choice
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if dark else "light"


class Wardrobe(QObject):
    """Wears the user's choice of theme, and follows the system's light or dark where that is it."""

    def __init__(self, application: QApplication, choice: str, scale: float) -> None:
        super().__init__(application)
        self._application = application
        application.styleHints().colorSchemeChanged.connect(lambda _scheme: self._apply())
        self.choose(choice, scale)

    def choose(self, choice: str, scale: float) -> None:
        """Wear `choice` with text at `scale` from now on."""
        self._choice, self._scale = choice, scale
        self._apply()

    def _apply(self) -> None:
        apply_theme(self._application, chosen_theme(self._choice), self._scale)
