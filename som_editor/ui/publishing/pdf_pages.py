"""The pages of a PDF as pictures."""

from collections.abc import Iterable

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from som_editor.files.pdf_engine import ENGINE

_PIXELS_PER_POINT = 96 / 72
"""So that 100 % is the size on paper."""


class PdfPages:
    """A PDF in memory. The engine knows no threads: it is held while pages are drawn."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        with ENGINE, pypdfium2.PdfDocument(content) as pdf:
            self.count = len(pdf)
            width, height = pdf.get_page_size(0)
        self.size = QSizeF(width, height) * _PIXELS_PER_POINT
        """How large the first page is on paper, in logical pixels."""

    def images(self, numbers: Iterable[int], zoom: float, ratio: float) -> list[QImage]:
        """The pages `numbers` (from 0) at `zoom`, for a screen of `ratio` pixels to a pixel."""
        with ENGINE, pypdfium2.PdfDocument(self._content) as pdf:
            return [_image(pdf[number], zoom, ratio) for number in numbers]


def _image(page: pypdfium2.PdfPage, zoom: float, ratio: float) -> QImage:
    bitmap = page.render(scale=zoom * ratio * _PIXELS_PER_POINT)
    try:
        lent = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_BGR888,
        )
        result = lent.copy()  # the lent bytes go
    finally:
        bitmap.close()
        page.close()
    result.setDevicePixelRatio(ratio)
    return result
