"""Fields and references in the text: one character each, drawn as a chip with its words."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPyTextObject, QTextDocument, QTextFormat

from som_editor.ui.editor.block_formats import FIELD, SHOWN
from som_editor.ui.palette import colour

_PADDING = 2.0
_RADIUS = 3.0
_ABOVE = 1.0


class FieldChips(QPyTextObject):
    """Draws the object characters; the braces are seen, but are no part of the text."""

    def intrinsicSize(  # noqa: N802 -- Qt's name
        self, _document: QTextDocument, _position: int, text_format: QTextFormat
    ) -> QSizeF:
        """The room that the chip takes on its line, above the base line."""
        metrics = QFontMetricsF(text_format.toCharFormat().font())
        width = metrics.horizontalAdvance(_words(text_format)) + 2 * _PADDING
        return QSizeF(width, metrics.ascent())

    def drawObject(  # noqa: N802 -- Qt's name
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _document: QTextDocument,
        _position: int,
        text_format: QTextFormat,
    ) -> None:
        """Draw ground, braces and words."""
        font = text_format.toCharFormat().font()
        metrics = QFontMetricsF(font)
        words, area = _words(text_format), QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = area.adjusted(0, -_ABOVE, 0, metrics.descent() + _ABOVE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("chip"))
        painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
        painter.setFont(font)
        base = QPointF(area.left() + _PADDING, area.bottom())
        is_field = bool(text_format.property(FIELD))
        for part, token in _parts(words, braces=is_field):
            painter.setPen(colour(token))
            painter.drawText(base, part)
            base += QPointF(metrics.horizontalAdvance(part), 0)
        painter.restore()


def _words(text_format: QTextFormat) -> str:
    shown = str(text_format.property(SHOWN) or "")
    return f"{{{shown}}}" if text_format.property(FIELD) else shown


def _parts(words: str, *, braces: bool) -> tuple[tuple[str, str], ...]:
    if not braces:
        return ((words, "accent"),)
    return ((words[0], "accent"), (words[1:-1], "text"), (words[-1], "accent"))
