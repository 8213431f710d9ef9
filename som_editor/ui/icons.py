"""Lucide's icons, drawn in a colour of the theme at the moment of painting."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from som_editor import assets
from som_editor.ui.measures import px
from som_editor.ui.palette import colour

_SIDE = 16
_BESIDE_WORDS = 4
STROKE = "1.75"
"""Width of a line on lucide's grid of 24, as looks.md has it for 16 pixels."""


def icon(name: str, token: str = "text") -> QIcon:  # noqa: S107 -- a colour token
    """The icon `name` in the colour `token`; it follows a change of theme by itself."""
    return QIcon(_Engine(name, token))


def beside_words(button: QAbstractButton, *, words: bool = True) -> None:
    """Keep the icon of `button` clear of the words behind it; Qt leaves 4 pixels at any scale.

    Without `words` it stands in the middle again.
    """
    button.setIconSize(QSize(px(_SIDE + _BESIDE_WORDS * words), px(_SIDE)))


def paint_icon(painter: QPainter, area: QRectF, name: str, token: str = "text") -> None:  # noqa: S107
    """Draw the icon `name` into `area` in the colour `token`."""
    _renderer(name, colour(token).name()).render(painter, area)


def pixmap(name: str, token: str, size: int, ratio: float) -> QPixmap:
    """The icon `name`, `size` logical pixels square, for a screen of `ratio` pixels to a pixel."""
    result = QPixmap(round(size * ratio), round(size * ratio))
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    paint_icon(painter, QRectF(0, 0, size, size), name, token)
    painter.end()
    return result


def program_icon() -> QIcon:
    """The program's own icon, for the task bar and the title bar."""
    result = QIcon()
    renderer = QSvgRenderer(str(assets.resource("icons", "som-editor.svg")))
    for size in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        result.addPixmap(picture)
    return result


@cache
def _renderer(name: str, colour_name: str) -> QSvgRenderer:
    source = assets.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    source = source.replace("currentColor", colour_name)
    source = source.replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    return QSvgRenderer(QByteArray(source.encode()))


class _Engine(QIconEngine):
    """Renders one icon for whatever size, state and theme is asked."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw the icon square, in the middle of `rect`; in a wide one at the left."""
        side = min(rect.width(), rect.height())
        area = QRectF(rect.x(), 0, side, side)
        area.moveTop(rect.y() + (rect.height() - side) / 2)
        if rect.width() < rect.height() + px(_BESIDE_WORDS):
            area.moveLeft(rect.x() + (rect.width() - side) / 2)
        token = "disabled" if mode is QIcon.Mode.Disabled else self._token
        paint_icon(painter, area, self._name, token)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as a pixmap of `size` device pixels."""
        result = QPixmap(size)
        result.fill(QColor(0, 0, 0, 0))
        painter = QPainter(result)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return result

    def clone(self) -> QIconEngine:
        """Another engine for the same icon."""
        return _Engine(self._name, self._token)
