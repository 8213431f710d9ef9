"""Grounds, cards and hairlines: the surfaces under the controls, painted from the tokens."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from som_editor.ui.palette import colour

CARD_RADIUS = 6


class Ground(QWidget):
    """A plain area in the colour `token`, with hairlines along the `edges` that are named.

    `edges` holds "left", "right", "top" or "bottom".
    """

    def __init__(self, token: str = "panel", edges: tuple[str, ...] = ()) -> None:  # noqa: S107
        super().__init__()
        self._token = token
        self._edges = edges

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Fill the area and draw its hairlines."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self._token))
        painter.setPen(QPen(colour("line"), 1))
        area = self.rect().adjusted(0, 0, -1, -1)
        lines = {
            "left": (area.topLeft(), area.bottomLeft()),
            "right": (area.topRight(), area.bottomRight()),
            "top": (area.topLeft(), area.topRight()),
            "bottom": (area.bottomLeft(), area.bottomRight()),
        }
        for edge in self._edges:
            painter.drawLine(*lines[edge])
        painter.end()


class Card(QFrame):
    """Paper with a rounded border; `dashed` for what comes from outside or is waited for."""

    def __init__(
        self,
        *,
        token: str = "paper",  # noqa: S107 -- a colour token
        border: str = "line",
        dashed: bool = False,
    ) -> None:
        super().__init__()
        self._token = token
        self._border = border
        self._dashed = dashed
        self._thickness = 1.5 if dashed else 1.0

    def outline(self, border: str, thickness: float) -> None:
        """Draw the border in the colour `border`, `thickness` pixels wide, from now on."""
        self._border, self._thickness = border, thickness
        self.update()

    def fill(self, token: str) -> None:
        """Make the ground the colour `token` from now on."""
        self._token = token
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw ground and border."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour(self._border), self._thickness)
        if self._dashed:
            pen.setDashPattern([2.5, 2.5])
        painter.setPen(pen)
        if self._token:
            painter.setBrush(colour(self._token))
        half = self._thickness / 2
        area = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, CARD_RADIUS, CARD_RADIUS)
        painter.end()


class Hairline(QWidget):
    """A line of one pixel, lying or standing."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> None:
        super().__init__()
        fixed, growing = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        if orientation is Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
            self.setSizePolicy(growing, fixed)
        else:
            self.setFixedWidth(1)
            self.setSizePolicy(fixed, growing)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("line"))
        painter.end()
