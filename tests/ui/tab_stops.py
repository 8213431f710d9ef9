"""Where Tab stops, in the order in which it does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_stops(place: QWidget) -> list[QWidget]:
    """The visible, enabled widgets of `place` that Tab goes to, from the first one on."""
    found: list[QWidget] = []
    widget = place.nextInFocusChain()
    while widget is not place:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(place):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return [stop for stop in found if stop.isEnabled()]
