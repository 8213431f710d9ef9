"""The two type families: Source Sans 3 for the program, Source Serif 4 for the protocol."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from som_editor import assets
from som_editor.ui.measures import text_scale

SANS = "Source Sans 3"
SERIF = "Source Serif 4"
_FALLBACKS = {SANS: ["Segoe UI", "DejaVu Sans"], SERIF: ["Georgia", "DejaVu Serif"]}

UI = 14.5
"""Buttons, menus, fields, in pixels."""
SMALL = 13.5
"""Second lines, hints, labels, the status bar."""
COUNT = 12.5
"""Counts and key caps; nothing is smaller."""
PANEL_TITLE = 18
PAGE_TITLE = 26

EDITOR_TEXT = 17
EDITOR_LINE = 27
"""The protocol in the editor, and its line height."""


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the shipped families known to Qt; returns the names of the families found."""
    families: list[str] = []
    for path in sorted(assets.resource("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))


def ui_font(size: float = UI, *, semibold: bool = False, tabular: bool = False) -> QFont:
    """The program's type at `size` pixels; `tabular` figures stand in columns."""
    return _font(SANS, size, semibold=semibold, tabular=tabular)


def reading_font(
    size: float = EDITOR_TEXT, *, semibold: bool = False, italic: bool = False
) -> QFont:
    """The protocol's type at `size` pixels."""
    font = _font(SERIF, size, semibold=semibold, tabular=False)
    font.setItalic(italic)
    return font


def points(size: float) -> float:
    """`size` pixels at the text scale in use, in points: QFont rounds pixels, but not points."""
    screen = QGuiApplication.primaryScreen()
    return size * text_scale() * 72 / (screen.logicalDotsPerInch() if screen else 96)


def _font(family: str, size: float, *, semibold: bool, tabular: bool) -> QFont:
    font = QFont([family, *_FALLBACKS[family]])
    font.setPointSizeF(points(size))
    font.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
