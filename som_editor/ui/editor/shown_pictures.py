"""Pictures in the text: one character each, drawn as wide as the page allows."""

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPyTextObject, QTextDocument, QTextFormat

from som_editor.core.document import Digest
from som_editor.i18n import _
from som_editor.ui.comparison.pictures import NO_PICTURES, Pictures
from som_editor.ui.editor.block_formats import DIGEST, SHOWN
from som_editor.ui.editor.page_scale import px, ui_font
from som_editor.ui.palette import colour

_HIGHEST = 640
_RIM = 3
"""White above and below a picture, in which its selection can be seen."""
_LINE = 24
_EMPTY = (320, 72)
"""The size of the frame for a picture that cannot be shown."""


class ShownPictures(QPyTextObject):
    """Draws pictures by their digests; `pictures` loads them."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures: Pictures = NO_PICTURES

    def intrinsicSize(  # noqa: N802 -- Qt's name
        self, document: QTextDocument, _position: int, text_format: QTextFormat
    ) -> QSizeF:
        """The room that the picture takes."""
        size = self._size(document, text_format)
        strip = 0 if _words(text_format) else px(_LINE)
        return QSizeF(size.width(), size.height() + 2 * _RIM + strip)

    def drawObject(  # noqa: N802 -- Qt's name
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        _position: int,
        text_format: QTextFormat,
    ) -> None:
        """Draw the picture; a frame with its words where it cannot be, and what it lacks."""
        size = self._size(document, text_format)
        area = QRectF(QRectF(rect).left(), QRectF(rect).top() + _RIM, 0, 0)
        area.setSize(QSizeF(size))
        scale = painter.device().devicePixelRatio()
        drawn = self.pictures.drawn(
            _digest(text_format), QSize(round(size.width() * scale), round(size.height() * scale))
        )
        painter.save()
        painter.setFont(ui_font(13.5))
        if drawn is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(area, drawn, QRectF(drawn.rect()))
        else:
            painter.setPen(QPen(colour("edge"), 1))
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setPen(colour("text2"))
            words = _words(text_format) or _("Deze afbeelding is niet te tonen.")
            inside = area.adjusted(px(8), px(6), -px(8), -px(6))
            wrapped = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value
            painter.drawText(inside, wrapped, words)
        if not _words(text_format):
            strip = QRectF(area.left(), area.bottom(), max(area.width(), px(300)), px(_LINE))
            painter.setPen(colour("text2"))
            painter.drawText(strip, Qt.AlignmentFlag.AlignVCenter, _("Nog zonder beschrijving"))
        painter.restore()

    def _size(self, document: QTextDocument, text_format: QTextFormat) -> QSize:
        """The picture's own size, made to fit on the page."""
        form = document.rootFrame().frameFormat()
        width = document.pageSize().width() - form.leftMargin() - form.rightMargin()
        own = self.pictures.size(_digest(text_format))
        if own is None or own.isEmpty():
            own = QSize(px(_EMPTY[0]), px(_EMPTY[1]))
        most = QSize(max(int(width), px(40)), px(_HIGHEST))
        if own.width() > most.width() or own.height() > most.height():
            own = own.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
        return own


def _digest(text_format: QTextFormat) -> Digest:
    return Digest(str(text_format.property(DIGEST)))


def _words(text_format: QTextFormat) -> str:
    return str(text_format.property(SHOWN) or "")
