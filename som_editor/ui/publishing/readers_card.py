"""What the reader of a signed file gets to see, told before it is signed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from som_editor.core.identity_card import IdentityCard
from som_editor.i18n import _
from som_editor.ui.fonts import SMALL
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Card
from som_editor.wording.identities import what_readers_see

_READER_WIDTH = 76


class ReadersCard(Card):
    """A line for each program that a reader may have, and for what the signature proves."""

    def __init__(self) -> None:
        super().__init__(token="panel")  # noqa: S106 -- a colour token
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(9), px(12), px(9))
        column.setSpacing(px(4))
        column.addWidget(label(_("Dit krijgt de lezer te zien"), SMALL, semibold=True))
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(px(10))
        self._lines.setVerticalSpacing(px(4))
        self._lines.setColumnMinimumWidth(0, px(_READER_WIDTH))
        self._lines.setColumnStretch(1, 1)
        column.addLayout(self._lines)
        self._told: tuple[tuple[str, str], ...] = ()

    def tell(self, card: IdentityCard | None, ending: str, *, timestamped: bool) -> None:
        """Say what is seen of a signature by `card` in a file that ends in `ending`."""
        lines = what_readers_see(card, ending, timestamped=timestamped)
        if lines == self._told:
            return
        self._told = lines
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
        for row, (reader, words) in enumerate(lines):
            name = label(reader, SMALL, tone="text2")
            self._lines.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(hint(words, tone="text"), row, 1)

    def told(self) -> tuple[tuple[str, str], ...]:
        """Who sees what, as it stands here."""
        return self._told
