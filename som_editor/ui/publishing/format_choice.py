"""What is to be made: one of a few kinds of file, each on a row of its own."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout

from som_editor.i18n import _
from som_editor.ui.fonts import SMALL, UI, ui_font
from som_editor.ui.icons import paint_icon
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.ui.surfaces import CARD_RADIUS, Card

_INSET = 5
"""How far the rows lie inside the card, in pixels."""
_LEFT, _RIGHT, _EDGE, _RADIO = 38, 43, 9, 17
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
    """The rows on a card; the arrow keys go from one to the next.

    They are those of `formats` where no others are given. They lie a little inside the card: Qt
    cuts their focus ring off at the card's edge.
    """

    chosen = Signal(str)
    """The ending of the file that is to be made."""

    def __init__(self, kinds: Sequence[Format] = ()) -> None:
        super().__init__()
        self._rows = [_Row(kind) for kind in kinds or formats()]
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[_INSET] * 4)
        column.setSpacing(0)
        for row in self._rows:
            group.addButton(row)
            column.addWidget(row)
            row.toggled.connect(
                lambda on, ending=row.kind.ending: self._choose(ending) if on else None
            )
        self._rows[0].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the card, the ground of the row that is on, and the lines between rows."""
        super().paintEvent(event)
        painter = QPainter(self)
        inside = self.rect().adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(inside), CARD_RADIUS - 1, CARD_RADIUS - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in self._rows:
            top = inside.top() if row is self._rows[0] else row.y()
            bottom = inside.bottom() if row is self._rows[-1] else row.geometry().bottom()
            band = QRectF(inside.left(), top, inside.width(), bottom - top + 1)
            if row.isChecked() or row.underMouse():
                painter.setClipRect(band)
                painter.fillPath(shape, colour("soft" if row.isChecked() else "chip"))
                painter.setClipping(False)
            if row is not self._rows[-1]:
                painter.fillRect(QRectF(band.left(), bottom, band.width(), 1), colour("line"))
        painter.end()

    def kind(self) -> Format:
        """The kind of file that is to be made."""
        return next(row.kind for row in self._rows if row.isChecked())

    def ending(self) -> str:
        """The ending of the file that is to be made."""
        return self.kind().ending

    def choose(self, ending: str) -> None:
        """Put the row for `ending` on."""
        next(row for row in self._rows if row.kind.ending == ending).setChecked(True)

    def choose_at(self, place: int) -> None:
        """Put the row at `place` on."""
        self._rows[place].setChecked(True)

    def take_focus(self) -> None:
        """Give the keyboard to the row that is on."""
        next(row for row in self._rows if row.isChecked()).setFocus()

    def _choose(self, ending: str) -> None:
        self.update()
        self.chosen.emit(ending)


class _Row(QAbstractButton):
    """A radio button with a name, an explanation and an icon."""

    def __init__(self, kind: Format) -> None:
        super().__init__()
        self.kind = kind
        self.setText(kind.name)
        self.setAccessibleDescription(kind.words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def event(self, event: QEvent) -> bool:
        """The card draws the ground anew when the mouse comes or goes."""
        card = self.parentWidget()
        if card is not None and event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            card.update()
        return super().event(event)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 -- Qt's name
        """The name and the explanation, on as many lines as they need."""
        return round(self._words(width).bottom()) + px(_PADDING)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """As narrow as the panel may be."""
        return QSize(px(240), self.heightForWidth(px(380)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw radio, words and icon; the ground is the card's."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_radio(painter, on=self.isChecked())
        side = px(18)
        area = QRectF(self.width() - px(_EDGE) - side, (self.height() - side) / 2, side, side)
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
        ring = QRectF(px(_EDGE), (self.height() - side) / 2, side, side)
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
