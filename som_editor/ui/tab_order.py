"""The order in which Tab goes through widgets of which some are made anew as the program runs."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_order(*parts: QWidget) -> None:
    """Make Tab go through `parts` and what is in them, one after another."""
    stops = [stop for part in parts for stop in _stops(part)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(part: QWidget) -> list[QWidget]:
    """The stops in `part`; menus and lists that unfold are windows of their own."""
    widgets = [part, *part.findChildren(QWidget)]
    return [
        widget
        for widget in widgets
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.window() is part.window()
    ]
