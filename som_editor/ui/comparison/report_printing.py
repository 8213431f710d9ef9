"""Printing a PDF: its pages as pictures, one after another, so that the window stays alive."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from som_editor.core.errors import FileReason, UnwritableFile
from som_editor.i18n import _, ngettext
from som_editor.ui.publishing.pdf_pages import PdfPages

_SHARPEST = 300
"""Dots to the inch; more costs memory and cannot be seen on paper."""
_SCREEN = 96


class ReportPrinting(QObject):
    """Asks for a printer and sends it the pages."""

    told = Signal(str)
    problem = Signal(object)

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self._place = place
        self.dialog: QPrintDialog | None = None

    def begin(self, content: bytes) -> None:
        """Ask where to print the PDF `content`, and print it there."""
        pages = PdfPages(content)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(_("Wijzigingsrapport"))
        self.dialog = QPrintDialog(printer, self._place)
        self.dialog.setMinMax(1, pages.count)
        self.dialog.accepted.connect(lambda: self.print(pages, printer))
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self.dialog.show()

    def print(self, pages: PdfPages, printer: QPrinter) -> None:
        """Send the `pages` that were asked for to `printer`."""
        printer.setFullPage(True)
        first = printer.fromPage() or 1
        last = printer.toPage() or pages.count
        painter = QPainter()
        if not painter.begin(printer):
            target = printer.outputFileName() or printer.printerName()
            self.problem.emit(UnwritableFile(target, FileReason.OTHER))
            return
        numbers = range(first - 1, min(last, pages.count))
        self._go_on(_printed(pages, numbers, printer, painter), printer, painter, len(numbers))

    def _go_on(
        self, work: Iterator[None], printer: QPrinter, painter: QPainter, count: int
    ) -> None:
        """Print the next page, and let the window do its own work in between."""
        if next(work, self) is self:
            painter.end()
            words = ngettext("{count} pagina afgedrukt", "{count} pagina’s afgedrukt", count)
            self.told.emit(words.format(count=count))
        else:
            QTimer.singleShot(0, self, lambda: self._go_on(work, printer, painter, count))


def _printed(
    pages: PdfPages, numbers: range, printer: QPrinter, painter: QPainter
) -> Iterator[None]:
    """Draws a page at each step, as large as the paper allows."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    sharpness = min(printer.resolution(), _SHARPEST)
    for place, number in enumerate(numbers):
        if place:
            printer.newPage()
        (image,) = pages.images([number], sharpness / _SCREEN, 1.0)
        size = image.size().toSizeF()
        scale = min(paper.width() / size.width(), paper.height() / size.height())
        shown = size * scale
        left = (paper.width() - shown.width()) / 2
        painter.drawImage(QRectF(left, 0, shown.width(), shown.height()), image)
        yield
