"""What is to be made: one of a few kinds of file, each on a row of its own."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout

from som_editor.i18n import _
from som_editor.ui.fonts import SMALL, UI, ui_font
from som_editor.ui.icons import paint_icon
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.ui.surfaces import CARD_RADIUS, Card

_LEFT, _RIGHT, _RADIO = 43, 48, 17
_PADDING = 8


class Format(NamedTuple):
    """A kind of file: its ending, and how it is offered."""

    ending: str
    name: str
    words: str
    icon: str


def formats() -> tuple[Format, ...]:
    """The kinds of file that can be made, the most asked for first."""
    return (
        Format(
            ".pdf",
            _("Personeelshandboek"),
            _("PDF voor archief en schermlezer (PDF/A, gelabeld)"),
            "book-open-check",
        ),
        Format(".docx", _("Word, schone tekst"), "", "file-text"),
        Format(".json", _("Gegevens voor een ander programma"), "", "file-braces"),
    )


class FormatChoice(Card):
    """The rows in a card; the arrow keys go from one to the next."""

    chosen = Signal(str)
    """The ending of the file that is to be made."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = [_Row(kind, last=kind == formats()[-1]) for kind in formats()]
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for row in self._rows:
            group.addButton(row)
            column.addWidget(row)
            row.toggled.connect(
                lambda on, ending=row.kind.ending: self.chosen.emit(ending) if on else None
            )
        self._rows[0].setChecked(True)

    def ending(self) -> str:
        """The ending of the file that is to be made."""
        return next(row.kind.ending for row in self._rows if row.isChecked())

    def choose(self, ending: str) -> None:
        """Put the row for `ending` on."""
        next(row for row in self._rows if row.kind.ending == ending).setChecked(True)

    def take_focus(self) -> None:
        """Give the keyboard to the row that is on."""
        next(row for row in self._rows if row.isChecked()).setFocus()


class _Row(QAbstractButton):
    """A radio button with a name, an explanation and an icon."""

    def __init__(self, kind: Format, *, last: bool) -> None:
        super().__init__()
        self.kind = kind
        self._last = last
        self.setText(kind.name)
        self.setAccessibleDescription(kind.words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 -- Qt's name
        """The name and the explanation, on as many lines as they need."""
        return round(self._words(width).bottom()) + px(_PADDING)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """As narrow as the panel may be."""
        return QSize(px(240), self.heightForWidth(px(380)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw ground, radio, words and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if on or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("soft" if on else "chip"))
            painter.drawRoundedRect(QRectF(self.rect()), CARD_RADIUS - 1, CARD_RADIUS - 1)
        if not self._last:
            painter.fillRect(0, self.height() - 1, self.width(), 1, colour("line"))
        self._draw_radio(painter, on=on)
        side = px(18)
        area = QRectF(self.width() - px(14) - side, (self.height() - side) / 2, side, side)
        paint_icon(painter, area, self.kind.icon, "text2")
        name, words = self._name(self.width()), self._words(self.width())
        painter.setFont(ui_font(UI, semibold=True))
        painter.setPen(colour("text"))
        painter.drawText(name, Qt.TextFlag.TextWordWrap, self.kind.name)
        painter.setFont(ui_font(SMALL))
        painter.setPen(colour("text2"))
        painter.drawText(words, Qt.TextFlag.TextWordWrap, self.kind.words)
        painter.end()

    def _draw_radio(self, painter: QPainter, *, on: bool) -> None:
        side = px(_RADIO)
        ring = QRectF(px(14), (self.height() - side) / 2, side, side)
        painter.setBrush(colour("paper"))
        thickness = px(5) if on else 1.5
        painter.setPen(QPen(colour("accent" if on else "edge"), thickness))
        half = thickness / 2
        painter.drawEllipse(ring.adjusted(half, half, -half, -half))

    def _name(self, width: int) -> QRectF:
        return self._text(ui_font(UI, semibold=True), self.kind.name, width, px(_PADDING))

    def _words(self, width: int) -> QRectF:
        top = self._name(width).bottom()
        return self._text(ui_font(SMALL), self.kind.words, width, top)

    @staticmethod
    def _text(font: QFont, words: str, width: int, top: float) -> QRectF:
        room = width - px(_LEFT) - px(_RIGHT)
        metrics = QFontMetrics(font)
        if not words:
            return QRectF(px(_LEFT), top, room, 0)
        bounds = metrics.boundingRect(0, 0, room, 1000, Qt.TextFlag.TextWordWrap, words)
        return QRectF(px(_LEFT), top, room, bounds.height())
