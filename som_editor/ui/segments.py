"""A segmented control: one of a few views, all of them in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from som_editor.ui.fonts import ui_font
from som_editor.ui.measures import px
from som_editor.ui.palette import colour

_HEIGHT = 30
_RADIUS = 5


class Segments(QWidget):
    """Buttons side by side, of which one is on; `chosen` carries the key of that one."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str, QIcon | None]]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (key, text, picture) in enumerate(choices):
            button = _Segment(text, picture, first=place == 0, last=place == len(choices) - 1)
            self._group.addButton(button)
            self._buttons[key] = button
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choose(choices[0][0])

    def choose(self, key: str) -> None:
        """Put the segment `key` on, without saying so."""
        self._buttons[key].setChecked(True)

    def current(self) -> str:
        """The key of the segment that is on."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def rename(self, key: str, text: str) -> None:
        """Write `text` on the segment `key`."""
        self._buttons[key].setText(text)
        self._buttons[key].updateGeometry()


class _Segment(QAbstractButton):
    def __init__(self, text: str, picture: QIcon | None, *, first: bool, last: bool) -> None:
        super().__init__()
        self.setText(text)
        if picture is not None:
            self.setIcon(picture)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._first, self._last = first, last

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Room for the picture and the words in their heaviest weight."""
        self.setFont(ui_font(semibold=True))
        width = self.fontMetrics().horizontalAdvance(self.text()) + px(24)
        return QSize(width + (px(22) if not self.icon().isNull() else 0), px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the segment with the corners that are its own."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setPen(QPen(colour("edge"), 1))
        ground = "accent" if on else "chip" if self.underMouse() else "paper"
        painter.setBrush(colour(ground))
        painter.drawPath(self._outline())
        painter.setFont(ui_font(semibold=on))
        painter.setPen(colour("on_accent" if on else "text"))
        area = self.rect().adjusted(px(11), 0, -px(11), 0)
        if not self.icon().isNull():
            side = px(15)
            painter.drawPixmap(area.x(), (self.height() - side) // 2, self._picture(side))
            area.setLeft(area.left() + px(21))
        painter.drawText(
            area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )
        painter.end()

    def _picture(self, side: int) -> QPixmap:
        """The icon; on the accent it has the colour of the words."""
        picture = self.icon().pixmap(QSize(side, side), self.devicePixelRatioF())
        if self.isChecked():
            painter = QPainter(picture)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            painter.fillRect(picture.rect(), colour("on_accent"))
            painter.end()
        return picture

    def _outline(self) -> QPainterPath:
        area = QRectF(self.rect()).adjusted(0.5 if self._first else -0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(area, _RADIUS, _RADIUS)
        square = QPainterPath()
        if not self._first:
            square.addRect(area.adjusted(0, 0, -area.width() / 2, 0))
        if not self._last:
            square.addRect(area.adjusted(area.width() / 2, 0, 0, 0))
        return path.united(square)
