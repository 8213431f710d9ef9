"""The pages of the preview: as many as fit beside each other, whole or enlarged."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from som_editor.i18n import _
from som_editor.ui.measures import px
from som_editor.ui.palette import colour, colours
from som_editor.ui.publishing.pdf_pages import PdfPages

ZOOMS = (0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0)
_SMALLEST = 0.25
_MARGIN, _GAP = 28, 24


class PageView(QScrollArea):
    """Shows one page or two; the arrow keys turn them, plus and minus enlarge or reduce."""

    turned = Signal()
    """Other pages are shown, or the same at another size."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: PdfPages | None = None
        self._first = 0
        self._zoom: float | None = None
        self._sheets = _Sheets()
        self.setWidget(self._sheets)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self._sheets.setAutoFillBackground(False)

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show `pages`, staying at the page that is shown now where there is one."""
        self._pages = pages
        self._first = min(self._first, max(self.count() - 1, 0))
        self._arrange()

    def count(self) -> int:
        """How many pages there are."""
        return self._pages.count if self._pages else 0

    def shown(self) -> range:
        """The numbers of the pages that are shown, from 0."""
        return range(self._first, min(self._first + self._across(), self.count()))

    def zoom(self) -> float:
        """How large the pages are; 1.0 is the size on paper."""
        return self._zoom or self._fitting(self._across())

    def turn(self, step: int) -> None:
        """Go `step` views on, or back."""
        self.turn_to(self._first + step * self._across())

    def turn_to(self, page: int) -> None:
        """Show page `page` first."""
        across = self._across()
        last = max(self.count() - 1, 0)
        first = min(max(page, 0), last)
        first -= first % across
        if first != self._first:
            self._first = first
            self.verticalScrollBar().setValue(0)
            self._arrange()

    def enlarge(self, step: int) -> None:
        """Show the pages a step larger, or smaller."""
        now = self.zoom()
        larger = [zoom for zoom in ZOOMS if zoom > now + 0.01]
        smaller = [zoom for zoom in ZOOMS if zoom < now - 0.01]
        choices = larger[:1] if step > 0 else smaller[-1:]
        if choices:
            self._zoom = choices[0]
            self._arrange()

    def fit(self) -> None:
        """Show whole pages."""
        self._zoom = None
        self._arrange()

    def words(self) -> str:
        """Which pages are shown: "Blad 1 en 2 van 5"."""
        shown = [str(number + 1) for number in self.shown()]
        if not shown:
            return ""
        return _("Blad {pages} van {count}").format(pages=_(" en ").join(shown), count=self.count())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Turn and enlarge by keyboard."""
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_PageDown: lambda: self.turn(1),
            Qt.Key.Key_Right: lambda: self.turn(1),
            Qt.Key.Key_PageUp: lambda: self.turn(-1),
            Qt.Key.Key_Left: lambda: self.turn(-1),
            Qt.Key.Key_Home: lambda: self.turn_to(0),
            Qt.Key.Key_End: lambda: self.turn_to(self.count()),
            Qt.Key.Key_Plus: lambda: self.enlarge(1),
            Qt.Key.Key_Minus: lambda: self.enlarge(-1),
            Qt.Key.Key_0: self.fit,
        }
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in keys:
            keys[event.key()]()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 -- Qt's name
        """Fit the pages into the room."""
        super().resizeEvent(event)
        self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 -- Qt's name
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._sheets.show_focus(focused=event.reason() != Qt.FocusReason.MouseFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 -- Qt's name
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self._sheets.show_focus(focused=False)

    def _room(self) -> QSizeF:
        margin = 2 * px(_MARGIN)
        return QSizeF(
            self.width() - margin, self.height() - margin - 1
        )  # pages are drawn rounded up

    def _across(self) -> int:
        """How many pages stand beside each other."""
        if self._pages is None or self._pages.count < 2:
            return 1
        zoom = self._zoom or self._fitting(1)
        page = self._pages.size * zoom
        return 2 if 2 * page.width() + px(_GAP) <= self._room().width() else 1

    def _fitting(self, across: int) -> float:
        if self._pages is None:
            return 1.0
        page, room = self._pages.size, self._room()
        wide = (room.width() - (across - 1) * px(_GAP)) / (across * page.width())
        return max(min(wide, room.height() / page.height()), _SMALLEST)

    def _arrange(self) -> None:
        """Draw the pages for the room, and say so."""
        pictures: list[QImage] = []
        if self._pages is not None:
            zoom, ratio = self.zoom(), self.devicePixelRatioF()
            self._first -= self._first % self._across()
            pictures = self._pages.images(self.shown(), zoom, ratio)
        self._sheets.show_images(pictures)
        self.setAccessibleName(_("Voorbeeld. {pages}").format(pages=self.words()).strip())
        self.turned.emit()


class _Sheets(QWidget):
    """The pages themselves, on the desk."""

    def __init__(self) -> None:
        super().__init__()
        self._images: list[QImage] = []
        self._focused = False

    def show_images(self, images: list[QImage]) -> None:
        """Show `images` beside each other."""
        self._images = images
        self.resize(self.sizeHint())
        self.update()

    def show_focus(self, *, focused: bool) -> None:
        """Frame the pages in the focus colour, or no longer."""
        self._focused = focused
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """Room for the pages and the desk around them."""
        sizes = [image.deviceIndependentSize() for image in self._images]
        width = sum(size.width() for size in sizes) + px(_GAP) * max(len(sizes) - 1, 0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(round(width), round(height)) + QSize(2, 2) * px(_MARGIN)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the pages, each with a hairline around it."""
        painter = QPainter(self)
        left = float(px(_MARGIN))
        for image in self._images:
            size = image.deviceIndependentSize()
            area = QRectF(QPointF(left, px(_MARGIN)), size)
            painter.drawImage(area.topLeft(), image)
            painter.setPen(QPen(colour("line"), 1))
            painter.drawRect(area.adjusted(-1, -1, 0, 0))
            if self._focused:
                painter.setPen(QPen(colour("focus"), 3 if colours().name == "contrast" else 2))
                painter.drawRect(area.adjusted(-4, -4, 4, 4))
            left += size.width() + px(_GAP)
        painter.end()
