"""Fields and references in the text: one character each, drawn as a chip with its words."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPyTextObject, QTextDocument, QTextFormat

from som_editor.ui.editor.block_formats import FIELD, LACKS, SHOWN
from som_editor.ui.icons import paint_icon
from som_editor.ui.palette import colour

_PADDING = 2.0
_RADIUS = 3.0
_ABOVE = 1.0
_LINE = 2.0
_SIGN = 0.8
"""How large the sign of a warning is, in heights of a capital above the base line."""


class FieldChips(QPyTextObject):
    """Draws the object characters; braces and signs are seen, but are no part of the text.

    A field stands between braces, a reference on a dashed line; what lacks something bears the
    ground, the line and the triangle of a warning.
    """

    def intrinsicSize(  # noqa: N802 -- Qt's name
        self, _document: QTextDocument, _position: int, text_format: QTextFormat
    ) -> QSizeF:
        """The room that the chip takes on its line, above the base line."""
        metrics = QFontMetricsF(text_format.toCharFormat().font())
        width = metrics.horizontalAdvance(_words(text_format)) + 2 * _PADDING
        return QSizeF(width + _sign_room(text_format, metrics), metrics.ascent())

    def drawObject(  # noqa: N802 -- Qt's name
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _document: QTextDocument,
        _position: int,
        text_format: QTextFormat,
    ) -> None:
        """Draw ground, sign, line, braces and words."""
        font = text_format.toCharFormat().font()
        metrics = QFontMetricsF(font)
        area, lacks = QRectF(rect), bool(text_format.property(LACKS))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = area.adjusted(0, -_ABOVE, 0, metrics.descent() + _ABOVE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("remark.ground" if lacks else "chip"))
        painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
        is_field = bool(text_format.property(FIELD))
        if lacks:
            painter.setPen(QPen(colour("remark.line"), _LINE))
        elif not is_field:
            painter.setPen(QPen(colour("accent"), 1, Qt.PenStyle.DashLine))
        if lacks or not is_field:
            painter.drawLine(ground.bottomLeft(), ground.bottomRight())
        painter.setFont(font)
        base = QPointF(area.left() + _PADDING, area.bottom())
        if lacks:
            side = _SIGN * metrics.ascent()
            sign = QRectF(base.x(), base.y() - side, side, side)
            paint_icon(painter, sign, "triangle-alert", "remark.text")
            base += QPointF(_sign_room(text_format, metrics), 0)
        for part, token in _parts(_words(text_format), braces=is_field):
            painter.setPen(colour("remark.text" if lacks else token))
            painter.drawText(base, part)
            base += QPointF(metrics.horizontalAdvance(part), 0)
        painter.restore()


def _sign_room(text_format: QTextFormat, metrics: QFontMetricsF) -> float:
    """The width of the sign before a chip that lacks something, with the gap behind it."""
    return _SIGN * metrics.ascent() + _PADDING if text_format.property(LACKS) else 0.0


def _words(text_format: QTextFormat) -> str:
    shown = str(text_format.property(SHOWN) or "")
    return f"{{{shown}}}" if text_format.property(FIELD) else shown


def _parts(words: str, *, braces: bool) -> tuple[tuple[str, str], ...]:
    if not braces:
        return ((words, "accent"),)
    return ((words[0], "accent"), (words[1:-1], "text"), (words[-1], "accent"))
