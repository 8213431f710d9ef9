"""Which changes are listed: by the classes, the section and the words that the user chose."""

import msgspec
from PySide6.QtCore import QObject, Signal

from som_editor.core.change import MetadataChange
from som_editor.core.comparison import only
from som_editor.ui.comparison.arrangement import QUIET, Arrangement
from som_editor.ui.comparison.changes_panel import ChangesPanel
from som_editor.ui.comparison.compared import class_name
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.entries import Entry, entries
from som_editor.ui.comparison.narrowing import Narrower, sections
from som_editor.ui.comparison.report_errand import Shown


class Listing(QObject):
    """Sifts the changes of what `view` shows into the list of `panel`."""

    changed = Signal()
    """Others are listed."""

    def __init__(self, view: ComparisonView, panel: ChangesPanel) -> None:
        super().__init__(view)
        self._view, self._panel = view, panel
        self._narrower = Narrower(None)
        panel.hidden_chosen.connect(self._hide)
        panel.filters.narrowed.connect(lambda _wish: self.changed.emit())
        panel.filters.everything_wanted.connect(self._show_everything)

    def start_over(self) -> None:
        """List all again: other texts are compared."""
        self._panel.filters.reset()
        folded = self._view.arrangement.folded
        self._view.arrange(Arrangement(folded=folded))

    def show(self) -> tuple[Entry, ...]:
        """Put the changes in the list; gives them."""
        compared, wish = self._view.compared, self._view.arrangement
        if compared is not self._narrower.compared:
            self._narrower = Narrower(compared)
        found = entries(compared, wish) if compared else ()
        filters = self._panel.filters
        filters.show_sections(sections(found))
        listed = self._narrower.sift(found, filters.narrowing())
        self._panel.show_compared(compared, listed, wish)
        filters.show_hidden(self._weighty() - sum(map(_is_weighty, listed)))
        return listed

    def toggle_renames(self) -> None:
        """List the places of renames too, or no longer."""
        self._hide(self._view.arrangement.hidden ^ {"rename"})

    def fold(self, folded: bool) -> None:
        """Fold away what is unchanged, or show it."""
        now = self._view.arrangement
        self._view.arrange(msgspec.structs.replace(now, folded=folded, opened=frozenset()))

    def shown(self) -> Shown | None:
        """What the filters leave; quiet changes stay, which a report only counts."""
        compared = self._view.compared
        if compared is None:
            return None
        loud = Arrangement(hidden=self._view.arrangement.hidden - QUIET)
        kept = self._narrower.sift(entries(compared, loud), self._panel.filters.narrowing())
        changes = {id(entry.change) for entry in kept}
        whole = compared.comparison
        metadata = tuple(one for one in whole.metadata if id(one) in changes)
        left = only(whole, lambda change: id(change) in changes, metadata)
        return Shown(left, whole, self._weighty() - sum(map(_is_weighty, kept)))

    def _weighty(self) -> int:
        """How many changes there are that are more than renames, formatting and the like."""
        compared = self._view.compared
        return len(entries(compared, Arrangement())) if compared else 0

    def _hide(self, hidden: frozenset[str]) -> None:
        self._view.arrange(msgspec.structs.replace(self._view.arrangement, hidden=hidden))

    def _show_everything(self) -> None:
        self._panel.filters.reset()
        if self._view.arrangement.hidden <= QUIET:
            self.changed.emit()
        else:
            self._hide(self._view.arrangement.hidden & QUIET)


def _is_weighty(entry: Entry) -> bool:
    return isinstance(entry.change, MetadataChange) or class_name(entry.change) not in QUIET
