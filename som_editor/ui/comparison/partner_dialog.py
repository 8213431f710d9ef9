"""Choosing the text of the other side that a text belongs to."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from som_editor.core.document import BlockId
from som_editor.i18n import _
from som_editor.ui.dialogs.field import Field
from som_editor.ui.dialogs.list_search import ListSearch
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.labels import hint
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Card

_HEIGHT = 260
_LINE = 28
_WIDTH = 640


class Candidate(NamedTuple):
    """A text that may be the partner, and where it stands."""

    block: BlockId
    place: str
    text: str


class PartnerDialog(Sheet):
    """Shows the `candidates` for what `subject` belongs to; the first is the likeliest."""

    chosen = Signal(str)
    """The id of the block that it belongs to; empty when it belongs to nothing."""

    def __init__(
        self, subject: str, candidates: Sequence[Candidate], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Hoort bij…"), subject, parent, width=_WIDTH)
        self.list = QListWidget()
        self.search = ListSearch(self.list, _("Woorden uit de tekst of de plaats"))
        self.list.setAccessibleName(_("Teksten aan de andere kant"))
        self.list.setFixedHeight(px(_HEIGHT))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._none = hint(_("Geen tekst met deze woorden."))
        self.column.addWidget(Field(_("Zoeken"), self.search))
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(px(4), px(4), px(4), px(4))
        inside.addWidget(self.list)
        self.column.addWidget(card)
        self.column.addWidget(self._none)
        alone = self.add_button(_("Hoort nergens bij"))
        alone.clicked.connect(lambda: self._choose(""))
        self.add_button(_("Annuleren")).clicked.connect(self.reject)
        self.join = self.add_button(_("Koppelen"), primary=True)
        self.join.clicked.connect(self._join)
        self.list.itemActivated.connect(lambda _item: self._join())
        self.list.currentItemChanged.connect(self._allow)
        self.search.narrowed.connect(self._show_count)
        self._fill(candidates)
        self.search.setFocus()

    def _fill(self, candidates: Sequence[Candidate]) -> None:
        for candidate in candidates:
            words = " ".join(candidate.text.split())
            item = QListWidgetItem(f"{candidate.place}: {words}")
            item.setData(Qt.ItemDataRole.UserRole, candidate.block)
            item.setToolTip(candidate.text)
            item.setSizeHint(QSize(0, px(_LINE)))
            self.list.addItem(item)
        self.search.narrow()

    def _show_count(self, count: int) -> None:
        self._none.setVisible(not count)
        self._allow()

    def _allow(self) -> None:
        self.join.setEnabled(self.list.currentItem() is not None)

    def _join(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._choose(str(item.data(Qt.ItemDataRole.UserRole)))

    def _choose(self, block: str) -> None:
        self.chosen.emit(block)
        self.accept()
