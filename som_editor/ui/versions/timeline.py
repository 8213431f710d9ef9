"""The timeline: the versions under each other, the newest on top, on a rail of status rings."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from som_editor.core.lifecycle import Status
from som_editor.i18n import _
from som_editor.ui.flowing import Flowing
from som_editor.ui.fonts import PAGE_TITLE
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.palette import colour
from som_editor.ui.scrolling import scrolled
from som_editor.ui.status_ring import paint_ring
from som_editor.ui.surfaces import Ground
from som_editor.ui.versions.entries import Entry
from som_editor.ui.versions.told import Told
from som_editor.ui.versions.version_card import VersionCard

FOCUS_MARGIN = 5
"""Room around a card for the focus ring, which Qt cuts off at the card's parent, in pixels."""

_WIDTH, _RAIL, _RING = 820, 24, 20


class Timeline(Ground):
    """Cards of which one is selected; the arrow keys go from one to the next."""

    selected = Signal(str)
    """The key of the entry that is selected."""
    compare_asked = Signal(str)
    compare_with_asked = Signal(str)
    details_asked = Signal(str)
    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__("desk")
        self._cards: dict[str, VersionCard] = {}
        self._rows: list[QWidget] = []
        self._group = QButtonGroup(self)
        self._with_details = False
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        content = Flowing()
        inner = QVBoxLayout()
        inner.addLayout(self._heading())
        inner.addSpacing(px(16))
        inner.addLayout(self._list)
        inner.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(px(_WIDTH))
        middle.setLayout(inner)
        row = QHBoxLayout(content)
        self._around = row
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        self._area = scrolled(content)
        self._area.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def show_entries(self, entries: Sequence[Entry], selected: str) -> None:
        """Show `entries`, with the one whose key is `selected` selected."""
        for row in self._rows:
            row.setParent(None)
            row.deleteLater()
        self._cards, self._rows = {}, []
        for position, entry in enumerate(entries):
            card = self._card(entry)
            card.setChecked(entry.key == selected)
            self._cards[entry.key] = card
            row = _row(card, last=position == len(entries) - 1)
            self._rows.append(row)
            self._list.addWidget(row)

    def show_told(self, key: str, told: Told) -> None:
        """Say on the card `key` what changed."""
        if key in self._cards:
            self._cards[key].show_told(told)

    def card(self, key: str) -> VersionCard:
        """The card of the entry `key`."""
        return self._cards[key]

    def take_focus(self) -> None:
        """Give the keyboard to the selected card."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus()

    def offer_details(self, *, offered: bool) -> None:
        """Offer a button for the details on each card."""
        self._with_details = offered
        margin = px(16 if offered else 36)
        self._around.setContentsMargins(margin, px(24), margin, px(24))
        for card in self._cards.values():
            card.offer_details(offered=offered)

    def _card(self, entry: Entry) -> VersionCard:
        card = VersionCard(entry)
        self._group.addButton(card)
        card.offer_details(offered=self._with_details)
        card.toggled.connect(lambda on, key=entry.key: self._select(key) if on else None)
        card.compare_asked.connect(lambda key=entry.key: self.compare_asked.emit(key))
        card.compare_with_asked.connect(lambda key=entry.key: self.compare_with_asked.emit(key))
        card.details_asked.connect(lambda key=entry.key: self._ask_details(key))
        card.save_asked.connect(self.save_asked)
        return card

    def _select(self, key: str) -> None:
        if key in self._cards:
            self._area.ensureWidgetVisible(self._cards[key])
        self.selected.emit(key)

    def _ask_details(self, key: str) -> None:
        self._cards[key].setChecked(True)
        self.details_asked.emit(key)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(_("Versiegeschiedenis"), PAGE_TITLE, semibold=True))
        row.addStretch(1)
        row.addWidget(hint(_("Nieuwste boven"), wrap=False), 0, Qt.AlignmentFlag.AlignBottom)
        return row


def _row(card: VersionCard, *, last: bool) -> QWidget:
    """A card with its stretch of the rail."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(px(14) - FOCUS_MARGIN)
    line.addWidget(_Rail(card.entry.standing.status, last=last))
    around = QVBoxLayout()
    bottom = max(px(12) - FOCUS_MARGIN, FOCUS_MARGIN)
    around.setContentsMargins(FOCUS_MARGIN, FOCUS_MARGIN, FOCUS_MARGIN, bottom)
    around.addWidget(card)
    line.addLayout(around, 1)
    return row


class _Rail(QWidget):
    """A status ring, and the line to the next one."""

    def __init__(self, status: Status, *, last: bool) -> None:
        super().__init__()
        self._status = status
        self._last = last
        self.setFixedWidth(px(_RAIL))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw ring and line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(_RING)
        left, top = (self.width() - side) / 2, px(14) + FOCUS_MARGIN
        paint_ring(painter, QRectF(left, top, side, side), self._status)
        if not self._last:
            tint = colour("edge")
            tint.setAlphaF(0.6)
            start = top + side + px(2)
            end = self.height() + top - px(2)
            painter.fillRect(QRectF(self.width() / 2 - 1, start, 2, end - start), tint)
        painter.end()
