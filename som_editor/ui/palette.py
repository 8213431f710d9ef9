"""The colours in use, and the QPalette that carries them to Qt's own widgets."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from som_editor.ui.tokens import LIGHT, THEMES, Tokens

_PROPERTY = "som_theme"

TEXT2 = QPalette.ColorRole.BrightText
"""The role that carries `text2`; Qt itself draws nothing of ours in it."""
ERROR = QPalette.ColorRole.LinkVisited
"""The role that carries the colour of what is not in order."""


def colours() -> Tokens:
    """The colours in use. Ask at the moment of painting: the theme may change at any time."""
    application = QApplication.instance()
    name = application.property(_PROPERTY) if application else None
    return THEMES.get(str(name), LIGHT)


def use_colours(application: QApplication, name: str) -> None:
    """Make the theme `name` the one in use."""
    application.setProperty(_PROPERTY, name)


def colour(token: str) -> QColor:
    """The colour called `token` in the theme in use: "text2", or "remark.line" of a mark."""
    value: object = colours()
    for part in token.split("."):
        value = getattr(value, part)
    return QColor(str(value))


def palette(tokens: Tokens) -> QPalette:
    """The palette of one theme, disabled group included."""
    role = QPalette.ColorRole
    result = QPalette()
    for target, value in {
        role.Window: tokens.panel,
        role.WindowText: tokens.text,
        role.Base: tokens.paper,
        role.AlternateBase: tokens.desk,
        role.Text: tokens.text,
        role.ButtonText: tokens.text,
        role.Button: tokens.paper,
        role.PlaceholderText: tokens.text3,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.selected_text,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.Mid: tokens.line,
        role.Midlight: tokens.line,
        role.Light: tokens.paper,
        role.Dark: tokens.edge,
        role.Shadow: tokens.edge,
        role.ToolTipBase: tokens.paper,
        role.ToolTipText: tokens.text,
        TEXT2: tokens.text2,
        ERROR: tokens.conflict.text,
    }.items():
        result.setColor(target, QColor(value))
    for target in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, target, QColor(tokens.disabled))
    return result
