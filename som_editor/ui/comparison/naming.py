"""What the user decides on names: which renames are taken as such, which left-overs may stay."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from som_editor.core.change import Leftover
from som_editor.i18n import _, ngettext
from som_editor.ui.comparison.arrangement import Arrangement
from som_editor.ui.comparison.changes_panel import ChangesPanel
from som_editor.ui.comparison.compare_toolbar import CompareToolbar
from som_editor.ui.comparison.comparing import Comparing
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.rename_cards import RenameRule
from som_editor.ui.comparison.rename_dialog import RenameDialog, rename_texts


class Naming(QObject):
    """Shows renames and left-overs in `panel`, and carries out what is decided there."""

    listing_toggled = Signal()
    """The user wants to see the places of the renames in the list, or no longer."""

    def __init__(
        self,
        comparing: Comparing,
        view: ComparisonView,
        panel: ChangesPanel,
        toolbar: CompareToolbar,
        close_drawer: Callable[[], None],
    ) -> None:
        super().__init__(view)
        self.rules: tuple[RenameRule, ...] = ()
        self._comparing, self._view = comparing, view
        self._panel, self._toolbar = panel, toolbar
        self._close_drawer = close_drawer
        self.dialog: RenameDialog | None = None
        panel.renames.switched.connect(self._switch)
        panel.renames.shown.connect(self.listing_toggled)
        panel.renames.rule_wanted.connect(self._ask_for_rule)
        panel.renames.removed.connect(self._remove)
        panel.mentions.wanted.connect(self._go_to)
        panel.leftovers.wanted.connect(self._go_to)
        panel.leftovers.forgiven.connect(self._forgive)

    def summary(self) -> str:
        """That the comparison is there, and how many places are taken as renames."""
        quiet = sum(rule.rename.count for rule in self.rules if rule.on)
        words = _("De vergelijking is actueel.")
        if quiet and "rename" in self._view.arrangement.hidden:
            template = ngettext(
                "{count} hernoeming stil getoond.", "{count} hernoemingen stil getoond.", quiet
            )
            words += " " + template.format(count=quiet)
        return words

    def show(self, wish: Arrangement) -> None:
        """Show the renames and the left-overs of what is compared."""
        self._panel.show_rules(self.rules, wish)
        self._show_leftovers()

    def _switch(self, place: int, on: bool) -> None:
        self._comparing.switch_rename(self.rules[place], on=on)

    def _remove(self, place: int) -> None:
        self._comparing.remove_rename(self.rules[place])

    def _ask_for_rule(self) -> None:
        compared = self._view.compared
        if compared is None:
            return
        old, new = compared.comparison.old.document, compared.comparison.new.document
        texts = rename_texts(old, new, [rule.rename.old for rule in self.rules])
        self.dialog = RenameDialog(texts, self._view.selecting.text(), self._view.window())
        self.dialog.given.connect(self._comparing.add_rename)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _show_leftovers(self) -> None:
        compared = self._view.compared
        self._panel.show_leftovers(compared)
        self._toolbar.show_leftovers(len(compared.forgotten()) if compared else 0)

    def _go_to(self, found: Leftover) -> None:
        compared = self._view.compared
        rank = compared.rank_of(found.block) if compared else None
        if rank is not None:
            self._close_drawer()
            self._view.jump_to(rank)

    def _forgive(self, found: Leftover) -> None:
        if self._view.compared is not None:
            self._comparing.forgive(found)
            self._view.compared.forgive(found)
            self._view.refresh()
            self._show_leftovers()
