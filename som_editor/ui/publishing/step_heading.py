"""The heading of a step: its number in a ring, what it asks, and its switch if it has one."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from som_editor.ui.fonts import ui_font
from som_editor.ui.labels import label
from som_editor.ui.measures import px
from som_editor.ui.palette import colour

_TITLE = 16.5


class StepHeading(QWidget):
    """The heading of step `number`; `switch` stands at the right."""

    def __init__(self, number: int, title: str, switch: QWidget | None = None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(_Number(number))
        row.addWidget(label(title, _TITLE, semibold=True, wrap=True), 1)
        if switch is not None:
            row.addWidget(switch)


class _Number(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """A ring of 22 pixels."""
        return QSize(px(22), px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw ring and figure."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("edge"), 1.5))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setPen(colour("text"))
        painter.setFont(ui_font(13, semibold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()
