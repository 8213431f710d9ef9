"""Measures and type of the page that is written on: those of the window, times its own zoom."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from som_editor.ui import fonts, measures
from som_editor.ui.fonts import EDITOR_TEXT, UI

_PROPERTY = "som_page_scale"
PAGE_SIZES = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""The sizes of the page that the user can choose, in per cent of the text scale."""


def page_scale() -> float:
    """How large the page is beside the window's own text; 1.0 when nothing was chosen."""
    application = QApplication.instance()
    chosen = application.property(_PROPERTY) if application else None
    return float(chosen) if chosen else 1.0


def set_page_scale(factor: float) -> None:
    """Make everything that is laid out on the page from here on `factor` as large."""
    application = QApplication.instance()
    if application is not None:
        application.setProperty(_PROPERTY, factor)


def px(logical: float) -> int:
    """`logical` pixels of the page at the sizes in use, whole."""
    return measures.px(logical * page_scale())


def reading_font(
    size: float = EDITOR_TEXT, *, semibold: bool = False, italic: bool = False
) -> QFont:
    """The protocol's type at `size` pixels of the page."""
    return fonts.reading_font(size * page_scale(), semibold=semibold, italic=italic)


def ui_font(size: float = UI, *, semibold: bool = False, tabular: bool = False) -> QFont:
    """The program's type at `size` pixels of the page."""
    return fonts.ui_font(size * page_scale(), semibold=semibold, tabular=tabular)
