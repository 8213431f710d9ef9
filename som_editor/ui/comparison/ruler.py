"""The ruler beside the texts: the scroll bar, with a tick where each change stands."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from som_editor.i18n import _
from som_editor.ui.measures import px
from som_editor.ui.palette import colour, colours

WIDTH = 22
_LEAST_THUMB = 24
_INSET = 5


class Tick(NamedTuple):
    """A change of the sort `sign` ("!" is a left-over name), `top` to `bottom` of the rows."""

    sign: str
    top: int
    bottom: int


class Ruler(QWidget):
    """Shows `ticks` over the whole height of the rows, and moves `bar`."""

    def __init__(self, bar: QScrollBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar = bar
        self._ticks: Sequence[Tick] = ()
        self._found: Sequence[Tick] = ()
        self._total = 1
        self._picture: QPixmap | None = None
        self._grip: float | None = None
        bar.valueChanged.connect(self.update)
        bar.rangeChanged.connect(self.update)
        self.setToolTip(_("Klik om naar een plaats te gaan"))
        self.setAccessibleName(_("Plaats in de tekst"))

    def show_ticks(self, ticks: Sequence[Tick], total: int) -> None:
        """Draw `ticks` on rows that are `total` high together."""
        self._ticks, self._total = ticks, max(total, 1)
        self.refresh()

    def show_found(self, found: Sequence[Tick]) -> None:
        """Draw where something was found, along the left edge."""
        self._found = found
        self.refresh()

    def refresh(self) -> None:
        """Draw everything anew: the colours or the size are others."""
        self._picture = None
        self.update()

    def thumb(self) -> QRectF:
        """The part of the ruler that stands for what is in sight."""
        bar = self._bar
        whole = bar.maximum() + bar.pageStep()
        length = max(self.height() * bar.pageStep() / max(whole, 1), px(_LEAST_THUMB))
        length = min(length, self.height())
        room = self.height() - length
        top = room * bar.value() / bar.maximum() if bar.maximum() else 0.0
        return QRectF(1.5, top, self.width() - 2.5, length)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the ground, the thumb, and the ticks over it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("panel"))
        painter.fillRect(0, 0, 1, self.height(), colour("line"))
        if self._bar.maximum():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("edge"), 1.5))
            painter.setBrush(colour("soft"))
            painter.drawRoundedRect(self.thumb().adjusted(0.75, 0.75, -0.75, -0.75), 3, 3)
        if self._picture is None:
            self._picture = self._drawn_ticks()
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def resizeEvent(self, _event: object) -> None:  # noqa: N802 -- Qt's name
        """The ticks stand elsewhere."""
        self.refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Take hold of the thumb, or bring what was clicked into the middle."""
        y = event.position().y()
        thumb = self.thumb()
        self._grip = y - thumb.top() if thumb.contains(thumb.center().x(), y) else None
        if self._grip is None:
            target = y / max(self.height(), 1) * self._total
            self._bar.setValue(round(target - self._bar.pageStep() / 2))
            self._grip = self.thumb().height() / 2

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Drag the thumb."""
        if self._grip is None:
            return
        room = self.height() - self.thumb().height()
        top = event.position().y() - self._grip
        self._bar.setValue(round(top / room * self._bar.maximum()) if room > 0 else 0)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 -- Qt's name
        """Let go."""
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 -- Qt's name
        """Scroll as over the texts."""
        self._bar.event(event)

    def _drawn_ticks(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        for sign, top, height in self._distinct():
            self._draw(painter, sign, top, height)
        self._draw_found(painter)
        painter.end()
        return picture

    def _distinct(self) -> list[tuple[str, int, int]]:
        """The ticks as (sign, top, height) in pixels, each once; the quiet ones first."""
        scale = self.height() / self._total
        least, most = px(3), px(9)
        last = self.height() - least
        seen = {
            (
                tick.sign,
                min(round(tick.top * scale), last),
                round(min(max((tick.bottom - tick.top) * scale, least), most)),
            )
            for tick in self._ticks
        }
        return sorted(seen, key=lambda drawn: (drawn[0] != "≈", drawn[1]))

    def _draw_found(self, painter: QPainter) -> None:
        """Small marks beside the changes; the current place is as wide as the ruler."""
        scale, height = self.height() / self._total, px(2)
        last = self.height() - height
        tops = {min(round(tick.top * scale), last) for tick in self._found}
        for top in tops:
            painter.fillRect(QRectF(1, top, px(_INSET) - 1, height), colour("accent"))
        for tick in self._found:
            if tick.sign == "current":
                area = QRectF(1, min(round(tick.top * scale), last), self.width(), height)
                painter.fillRect(area, colour("accent"))

    def _draw(self, painter: QPainter, sign: str, top: float, height: float) -> None:
        tokens = colours()
        inset = px(_INSET)
        area = QRectF(inset, top, self.width() - 2 * inset + 1, height)
        tints = {
            "+": (tokens.inserted.line,),
            "−": (tokens.deleted.line,),
            "⇅": (tokens.moved.line,),
            "!": (tokens.remark.line,),
        }.get(sign, (tokens.deleted.line, tokens.inserted.line))
        if sign == "≈":
            faint = QColor(tokens.renamed.line)
            faint.setAlphaF(1.0 if tokens.name == "contrast" else 0.5)
            painter.fillRect(area.adjusted(px(4), 0, -px(4), -(height - px(2))), faint)
            return
        share = area.width() / len(tints)
        for place, tint in enumerate(tints):
            corner = QPointF(area.left() + place * share, area.top())
            painter.fillRect(QRectF(corner.x(), corner.y(), share, height), QColor(tint))
