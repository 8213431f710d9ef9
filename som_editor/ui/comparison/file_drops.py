"""Files that are dropped on the window: on the left they become the old side, else the new one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from som_editor.i18n import _
from som_editor.ui.comparison.compared import Column
from som_editor.ui.fonts import PANEL_TITLE, ui_font
from som_editor.ui.measures import px
from som_editor.ui.palette import colour


class FileDrops(QObject):
    """Takes the files that come over `place` or a widget around it, and shows where they go.

    `half` gives the side that a point of `place` belongs to, and where on `place` that side is.
    """

    dropped = Signal(object, str)
    """The path of a file, and the column it is meant for."""
    both_dropped = Signal(object, object)
    """The paths of two files, for the old side and the new one."""

    def __init__(self, place: QWidget, half: Callable[[QPoint], tuple[Column, QRect]]) -> None:
        super().__init__(place)
        self._place, self._half = place, half
        self.hint = _Hint(place)
        self.watch(place)

    def watch(self, widget: QWidget) -> None:
        """Take what is dropped on `widget`, as long as the place is in sight."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Follow a file over the place."""
        if event.type() is QEvent.Type.DragLeave:
            self.hint.hide()
        if (
            not isinstance(event, QDropEvent)
            or not isinstance(watched, QWidget)
            or not self._place.isVisible()
        ):
            return False
        paths = _paths(event)
        if not paths:
            return False
        event.acceptProposedAction()
        column, area = self._half(self._point(watched, event))
        if event.type() is QEvent.Type.Drop:
            self.hint.hide()
            self._take(paths, column)
        else:
            self.hint.show_over(area, _words(column, len(paths)))
        return True

    def _point(self, watched: QWidget, event: QDropEvent) -> QPoint:
        return self._place.mapFromGlobal(watched.mapToGlobal(event.position().toPoint()))

    def _take(self, paths: list[Path], column: Column) -> None:
        if len(paths) > 1:
            self.both_dropped.emit(paths[0], paths[1])
        else:
            self.dropped.emit(paths[0], column.value)


class _Hint(QWidget):
    """A frame over the side on which the file would come."""

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self, area: QRect, words: str) -> None:
        """Lie over `area` and say `words`."""
        self._words = words
        self.setGeometry(area)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw a veil, a dashed frame, and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = colour("paper")
        veil.setAlphaF(0.95)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(colour("accent"), 2, Qt.PenStyle.DashLine))
        inset = px(8)
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), 6, 6)
        painter.setFont(ui_font(PANEL_TITLE, semibold=True))
        painter.setPen(colour("text"))
        room = self.rect().adjusted(px(24), px(24), -px(24), -px(24))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, self._words)
        painter.end()


def _words(column: Column, files: int) -> str:
    if files > 1:
        return _("Laat los om deze twee te vergelijken")
    if column is Column.OLD:
        return _("Laat los om dit als oude tekst te nemen")
    return _("Laat los om dit als nieuwe tekst te nemen")


def _paths(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
