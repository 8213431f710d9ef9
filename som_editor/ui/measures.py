"""Measures of looks.md in logical pixels, multiplied by the user's text scale."""

from PySide6.QtWidgets import QApplication

_PROPERTY = "som_text_scale"
SCALES = (80, 90, 100, 110, 125, 150, 175, 200)
"""The text scales that the user can choose, in per cent."""


def text_scale() -> float:
    """The user's text scale as a factor; 1.0 when none was chosen."""
    application = QApplication.instance()
    chosen = application.property(_PROPERTY) if application else None
    return float(chosen) if chosen else 1.0


def set_text_scale(application: QApplication, factor: float) -> None:
    """Multiply every measure that is taken from here on by `factor`."""
    application.setProperty(_PROPERTY, factor)


def px(logical: float) -> int:
    """`logical` pixels at the text scale in use, whole."""
    return round(logical * text_scale())
