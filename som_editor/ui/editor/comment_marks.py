"""Comments on the page: the words that they are about, and a pin beside each block with some."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPen, QTextBlock
from PySide6.QtWidgets import QToolTip

from som_editor.core.comments import Comment, CommentId, comments_by_block
from som_editor.core.document import BlockId
from som_editor.i18n import _
from som_editor.ui.editor.page_scale import px, ui_font
from som_editor.ui.editor.protocol_view import ProtocolView
from som_editor.ui.editor.sight import Sight, block_id, widget_offset
from som_editor.ui.fonts import COUNT
from som_editor.ui.icons import paint_icon
from som_editor.ui.palette import colour
from som_editor.wording.quotes import shortened

_PIN_WIDTH, _PIN_HEIGHT, _PIN_EDGE, _PIN_LEAST = 38, 26, 19, 12
"""How large a pin is, and how far it stands from the edge of the paper, in pixels."""
_NEAR = 6
"""How far beside a pin a click still hits it: in a narrow margin it is slim."""
_LINE = 2.0
_RADIUS = 3
_TOLD = 80
"""Characters of a comment in a tooltip."""


class CommentMarks(QObject):
    """Draws the open comments of one document on the page of `text`."""

    chosen = Signal(str)
    """The id of the first comment under the pin that was clicked."""

    def __init__(self, text: ProtocolView) -> None:
        super().__init__(text)
        self._text = text
        self._comments: dict[BlockId, tuple[Comment, ...]] = {}
        self._current: CommentId | None = None
        text.layers.append(self)
        text.viewport().setMouseTracking(True)
        text.viewport().installEventFilter(self)

    def show(self, comments: tuple[Comment, ...], current: CommentId | None) -> None:
        """Draw those of `comments` that are open; `current` is the one that the user is at."""
        if comments or self._comments:
            self._comments = comments_by_block(comments)
            self._text.viewport().update()
        self._current = current

    def pins(self) -> list[tuple[QRectF, tuple[Comment, ...]]]:
        """The pins in sight, from above: where each stands, and its comments."""
        sight = self._text.sight()
        return [(self._pin(qt, there, sight), there) for qt, there in self._in_sight(sight)]

    def paint_under(self, painter: QPainter, sight: Sight) -> None:
        """Draw the ground and the line of the words that comments are about."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for qt_block, comments in self._in_sight(sight):
            block = self._text.block_at(qt_block)
            for comment in comments:
                anchor = comment.anchor
                start, stop = widget_offset(block, anchor.start), widget_offset(block, anchor.stop)
                for area in sight.line_areas(qt_block, start, stop):
                    painter.setBrush(colour("remark.ground"))
                    painter.drawRoundedRect(area, _RADIUS, _RADIUS)
                    line = QRectF(area.left(), area.bottom() - _LINE, area.width(), _LINE)
                    painter.fillRect(line, colour("remark.line"))
        painter.restore()

    def paint_over(self, painter: QPainter, sight: Sight) -> None:
        """Draw the pins."""
        painter.save()
        for qt_block, comments in self._in_sight(sight):
            pin = self._pin(qt_block, comments, sight)
            is_current = any(comment.id == self._current for comment in comments)
            painter.setPen(QPen(colour("remark.line"), 2 if is_current else 1))
            painter.setBrush(colour("remark.ground"))
            painter.drawRoundedRect(pin.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            if pin.width() < px(_PIN_WIDTH):
                continue
            side = px(15)
            icon = QRectF(pin.left() + px(5), pin.center().y() - side / 2 + 0.5, side, side)
            paint_icon(painter, icon, "message-square", "remark.text")
            painter.setPen(colour("remark.text"))
            painter.setFont(ui_font(COUNT, semibold=True, tabular=True))
            painter.drawText(
                pin.adjusted(px(21), 0, -px(3), 0), Qt.AlignmentFlag.AlignCenter, str(len(comments))
            )
        painter.restore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """A pin is clicked, pointed at, or asked about."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            if there := self._at(QPointF(event.pos())):
                QToolTip.showText(event.globalPos(), _told(there), self._text.viewport())
                return True
        elif isinstance(event, QMouseEvent) and self._comments:
            there = self._at(event.position())
            if event.type() == QEvent.Type.MouseMove and not event.buttons():
                pointing = (
                    Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.IBeamCursor
                )
                self._text.viewport().setCursor(pointing)
            elif there and event.type() in _CLICKS:
                if event.type() == QEvent.Type.MouseButtonPress:
                    self.chosen.emit(there[0].id)
                return True
        return super().eventFilter(watched, event)

    def _in_sight(self, sight: Sight) -> Iterator[tuple[QTextBlock, tuple[Comment, ...]]]:
        for qt_block in sight.blocks if self._comments else ():
            if there := self._comments.get(block_id(qt_block)):
                yield qt_block, there

    def _pin(self, qt_block: QTextBlock, comments: tuple[Comment, ...], sight: Sight) -> QRectF:
        """At the line of the first comment; in a narrow margin it is as wide as that allows."""
        first = min(comment.anchor.start for comment in comments)
        block = self._text.block_at(qt_block)
        base = sight.place(qt_block, widget_offset(block, first) if first else 0)
        height = px(_PIN_HEIGHT)
        middle = base.y() - px(6) if base else sight.area(qt_block).center().y()
        geometry = sight.geometry
        paper_right = geometry.paper_left + geometry.paper_width
        room = paper_right - geometry.text_left - geometry.text_width
        edge, width = px(_PIN_EDGE), px(_PIN_WIDTH)
        if room < width + edge:
            edge = 2
            width = width if room >= width + 2 * edge else max(room - 2 * edge, px(_PIN_LEAST))
        return QRectF(paper_right - edge - width, round(middle - height / 2), width, height)

    def _at(self, point: QPointF) -> tuple[Comment, ...]:
        if not self._comments or point.x() < self._text.viewport().width() / 2:
            return ()
        near = px(_NEAR)
        return next(
            (
                there
                for pin, there in self.pins()
                if pin.adjusted(-near, 0, near, 0).contains(point)
            ),
            (),
        )


_CLICKS = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
)


def _told(comments: tuple[Comment, ...]) -> str:
    """What a pin's comments say, a line each."""
    lines = (
        f"{comment.author or _('Zonder naam')}: {shortened(comment.text, _TOLD)}"
        for comment in comments
    )
    return "\n".join(lines)
