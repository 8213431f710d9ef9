"""Where outline, text and inspector stand: beside one another, or over the text in a small window.

Outline and inspector are docked where there is room. Elsewhere they are drawers: they open over
the text, and Esc closes them and gives the focus back.
"""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from som_editor.ui.measures import px

_WIDE, _MEDIUM, _SMALL, _LOW = 1360, 1024, 720, 460
"""Widths and the height below which there is less room, in pixels at the text scale."""
_OUTLINE, _OUTLINE_SMALL, _INSPECTOR, _STRIP = 282, 264, 328, 44
_LEAST_TEXT = 48
"""How much of the text stays in sight beside a drawer."""


def is_low(height: int) -> bool:
    """Whether so many pixels are too little for more than the text."""
    return height < px(_LOW)


class Side(StrEnum):
    """A panel beside the text."""

    OUTLINE = "outline"
    INSPECTOR = "inspector"


class Panes(QWidget):
    """Lays the panels out for the room there is."""

    changed = Signal()
    """Other panels can be seen now."""
    escaped = Signal()
    """Esc was pressed while the text stands alone."""

    def __init__(self, outline: QWidget, text: QWidget, inspector: QWidget, strip: QWidget) -> None:
        super().__init__()
        self.text, self._strip = text, strip
        self._panels = {Side.OUTLINE: outline, Side.INSPECTOR: inspector}
        self._wanted = {Side.OUTLINE: True, Side.INSPECTOR: True}
        self._drawer: Side | None = None
        self._alone = False
        for widget in (outline, text, strip, inspector):
            widget.setParent(self)

    def panels(self) -> tuple[QWidget, ...]:
        """The panels and the text, from left to right."""
        return self._panels[Side.OUTLINE], self.text, self._panels[Side.INSPECTOR]

    def is_docked(self, side: Side) -> bool:
        """Whether `side` has a place of its own beside the text."""
        least = _MEDIUM if side is Side.OUTLINE else _WIDE
        return self.width() >= px(least) and not self.is_low()

    def is_low(self) -> bool:
        """Whether there is so little height that everything gives way to the text."""
        return is_low(self.height())

    def has_strip(self) -> bool:
        """Whether the strip of the inspector stands at the right."""
        room = self.width() >= px(_SMALL) and not self.is_low() and not self._alone
        return room and not self.is_docked(Side.INSPECTOR)

    def is_shown(self, side: Side) -> bool:
        """Whether `side` can be seen."""
        if self._alone:
            return False
        return self._wanted[side] if self.is_docked(side) else self._drawer is side

    def is_alone(self) -> bool:
        """Whether the text stands alone, without any panel."""
        return self._alone

    def show_alone(self, *, on: bool) -> None:
        """Show the text alone, or with the panels as they were."""
        self._alone, self._drawer = on, None
        self._arrange()

    def show_side(self, side: Side, *, on: bool = True) -> None:
        """Show `side`, or hide it; a drawer takes the focus, and gives it back."""
        if self._alone or self.is_shown(side) == on:
            return
        if self.is_docked(side):
            self._wanted[side] = on
        else:
            self._drawer = side if on else None
        self._arrange()
        if self.is_docked(side):
            return
        if on:
            self._panels[side].setFocus()
        else:
            self.text.setFocus()

    def close_drawer(self) -> None:
        """Put the drawer away, if one is open."""
        if self._drawer is not None:
            self.show_side(self._drawer, on=False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Lay the panels out anew."""
        super().resizeEvent(event)
        if self._drawer is not None and self.is_docked(self._drawer):
            self._drawer = None
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Esc closes the drawer."""
        if event.key() == Qt.Key.Key_Escape and self._drawer is not None:
            self.close_drawer()
            return
        if event.key() == Qt.Key.Key_Escape and self._alone:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        outline, inspector = (self._panels[side] for side in Side)
        outline_width = self._width_of(Side.OUTLINE)
        inspector_width = self._width_of(Side.INSPECTOR)
        strip = px(_STRIP) if self.has_strip() else 0
        left = outline_width if self._takes_room(Side.OUTLINE) else 0
        right = inspector_width if self._takes_room(Side.INSPECTOR) else strip
        self.text.setGeometry(left, 0, max(width - left - right, 0), height)
        outline.setGeometry(0, 0, outline_width, height)
        inspector.setGeometry(width - strip - inspector_width, 0, inspector_width, height)
        self._strip.setGeometry(width - strip, 0, strip, height)
        self._strip.setVisible(bool(strip))
        for side, panel in self._panels.items():
            panel.setVisible(self.is_shown(side))
        if self._drawer is not None:
            self._panels[self._drawer].raise_()
        self.changed.emit()

    def _takes_room(self, side: Side) -> bool:
        return self.is_docked(side) and self.is_shown(side)

    def _width_of(self, side: Side) -> int:
        if side is Side.INSPECTOR:
            wanted = px(_INSPECTOR)
        else:
            wanted = px(_OUTLINE if self.width() >= px(_WIDE) else _OUTLINE_SMALL)
        return min(wanted, max(self.width() - px(_LEAST_TEXT), 0))
