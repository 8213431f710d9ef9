"""A switch: on or off, at once."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from som_editor.ui.measures import px
from som_editor.ui.palette import colour

_WIDTH, _HEIGHT = 34, 18
_TARGET = 24


class Switch(QAbstractButton):
    """A sliding switch; what it switches stands beside it and is its accessible name."""

    def __init__(self, name: str, *, checked: bool = False) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setChecked(checked)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """As wide as drawn, high enough to be hit."""
        return QSize(px(_WIDTH), px(_TARGET))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the track and the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = px(_HEIGHT)
        track = QRectF(0, (self.height() - height) / 2, self.width(), height)
        track.adjust(0.75, 0.75, -0.75, -0.75)
        on, usable = self.isChecked(), self.isEnabled()
        edge = colour("edge" if usable else "disabled")
        painter.setPen(QPen(colour("accent") if on and usable else edge, 1.5))
        painter.setBrush(colour("accent") if on and usable else colour("paper"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        knob = QRectF(0, 0, px(11), px(11))
        inset = px(3)
        knob.moveTop(track.center().y() - knob.height() / 2)
        knob.moveLeft(track.right() - inset - knob.width() if on else track.left() + inset)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("on_accent") if on and usable else edge)
        painter.drawEllipse(knob)
        painter.end()
