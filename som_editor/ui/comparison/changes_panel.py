"""The panel at the right: how much changed, what to see of it, and every change in words."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from som_editor.core.comparison import Summary, summary
from som_editor.i18n import _
from som_editor.ui.comparison.arrangement import Arrangement
from som_editor.ui.comparison.change_list import ChangeList
from som_editor.ui.comparison.compared import Column, Compared
from som_editor.ui.comparison.entries import Entry
from som_editor.ui.comparison.filter_chips import FilterChips
from som_editor.ui.comparison.leftover_notice import LeftoverNotice
from som_editor.ui.comparison.legitimate_mentions import LegitimateMentions
from som_editor.ui.comparison.list_filters import ListFilters
from som_editor.ui.comparison.rename_cards import RenameCards, RenameRule
from som_editor.ui.flowing import Flowing
from som_editor.ui.fonts import SMALL, UI
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.scrolling import scrolled
from som_editor.ui.surfaces import Ground
from som_editor.wording.totals import changes_in_text


class ChangesPanel(Ground):
    """All that can be said of the changes beside the texts themselves."""

    hidden_chosen = Signal(object)
    """The names of the classes that the user does not want to see."""

    def __init__(self) -> None:
        super().__init__("panel", ("left",))
        self.chips = FilterChips()
        self.renames = RenameCards()
        self.leftovers = LeftoverNotice()
        self.mentions = LegitimateMentions()
        self.filters = ListFilters()
        self.list = ChangeList()
        self._totals = label(size=SMALL, tone="text2", tabular=True)
        self.equal = hint(_("De teksten zijn gelijk."))
        self.none_left = hint(_("Geen wijziging voldoet aan je filter."))
        self._quiet = hint()
        self._area = self._scrolled()
        self.chips.hidden_chosen.connect(self.hidden_chosen)
        self.list.row_in_sight.connect(self._scroll_to)
        self._lay_out()

    def show_compared(
        self, compared: Compared | None, listed: Sequence[Entry], wish: Arrangement
    ) -> None:
        """Show the changes `listed` of `compared`, by the choice `wish`."""
        counts = summary(compared.comparison) if compared else Summary()
        self._totals.setText(_totals(counts) if compared else "")
        self.chips.show_counts(counts, wish.hidden)
        self.list.show_entries(compared, listed)
        differ = compared is not None and counts != Summary()
        self.equal.setVisible(compared is not None and not differ)
        self.filters.setVisible(differ)
        self.renames.setVisible(compared is not None)
        self.none_left.setVisible(differ and not listed)
        moved = compared is not None and (counts.inserted or counts.moved or counts.deleted)
        self._quiet.setVisible(bool(moved))

    def show_rules(self, rules: Sequence[RenameRule], wish: Arrangement) -> None:
        """Show the renames and whether they are listed."""
        self.renames.show_rules(rules, listed="rename" not in wish.hidden)

    def show_leftovers(self, compared: Compared | None) -> None:
        """Show the names that were probably forgotten."""
        if compared is None:
            self.leftovers.hide()
            self.mentions.show_leftovers((), None)
        else:
            found, places = compared.comparison.leftovers, compared.places[Column.NEW]
            self.leftovers.show_leftovers(found, places)
            self.mentions.show_leftovers(found, places)

    def parts(self) -> tuple[QWidget, ...]:
        """What the panel is made of, in reading order."""
        return (
            self.chips,
            self.renames,
            self.leftovers,
            self.mentions,
            self.filters,
            self.list,
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(9), px(14), px(7))
        head.addWidget(label(_("Wijzigingen"), UI, semibold=True))
        head.addStretch(1)
        head.addWidget(self._totals)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._area, 1)

    def _scrolled(self) -> QScrollArea:
        content = Flowing()
        column = QVBoxLayout(content)
        column.setContentsMargins(px(14), 0, px(14), px(10))
        column.setSpacing(px(10))
        column.addWidget(self.chips)
        column.addWidget(self.renames)
        column.addWidget(self.leftovers)
        column.addWidget(self.mentions)
        column.addWidget(self.equal)
        column.addWidget(self.filters)
        column.addWidget(self.none_left)
        column.addWidget(self.list)
        self._quiet.setText(
            _("Nieuwe nummers door invoegen of verplaatsen tellen niet als wijziging.")
        )
        column.addWidget(self._quiet)
        column.addStretch(1)
        return scrolled(content)

    def _scroll_to(self, row: QRect) -> None:
        content = self._area.widget()
        if content is None:
            return
        top = self.list.viewport().mapTo(content, QPoint(0, row.top())).y()
        middle = top + row.height() // 2
        self._area.ensureVisible(0, middle, 0, row.height() // 2 + px(8))


def _totals(counts: Summary) -> str:
    in_text = _("{count} in de tekst").format(count=changes_in_text(counts))
    covers = _("{count} in de gegevens").format(count=counts.metadata)
    return f"{in_text} · {covers}"
