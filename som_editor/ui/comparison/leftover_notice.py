"""The names that were probably forgotten, one after another: go there, or let it stay."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from som_editor.core.change import Leftover
from som_editor.i18n import _
from som_editor.ui.measures import px
from som_editor.ui.notice import Notice
from som_editor.wording.places import Places


class LeftoverNotice(Notice):
    """Shows the first left-over name that is not settled yet."""

    wanted = Signal(object)
    """The Leftover to go to."""
    forgiven = Signal(object)
    """The Leftover that may stay."""

    def __init__(self) -> None:
        super().__init__("warning", closable=False)
        self._found: Leftover | None = None
        self.go = QPushButton(_("Ga ernaartoe"))
        self.forgive = QPushButton(_("Klopt zo"))
        self._add_parts()
        self.hide()

    def show_leftovers(self, leftovers: Sequence[Leftover], places: Places) -> None:
        """Show the first of `leftovers` that is not legitimate; nothing when all of them are."""
        forgotten = [found for found in leftovers if not found.legitimate]
        self._found = forgotten[0] if forgotten else None
        if self._found is None:
            self.hide()
            return
        place = places.full(self._found.block)
        words = _("‘{name}’ in {place}").format(name=self._found.text, place=place)
        count = len(forgotten)
        title = _("Overgebleven naam") if count == 1 else _("{count} overgebleven namen")
        self.show_words(words, title.format(count=count))

    def _add_parts(self) -> None:
        """The buttons stand under the words: the panel is narrow."""
        for button, signal in ((self.go, self.wanted), (self.forgive, self.forgiven)):
            button.setProperty("role", "small")
            button.clicked.connect(lambda _checked=False, told=signal: told.emit(self._found))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.go)
        buttons.addWidget(self.forgive)
        buttons.addStretch(1)
        under = QWidget()
        column = QVBoxLayout(under)
        column.setContentsMargins(0, px(6), 0, 0)
        column.setSpacing(px(6))
        column.addLayout(buttons)
        if (words := self._words_column()) is not None:
            words.addWidget(under)

    def _words_column(self) -> QLayout | None:
        row = self.layout()
        first = row.itemAt(0) if row is not None else None
        return first.layout() if first is not None else None
