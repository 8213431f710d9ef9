"""Walking through the changes: by the keys, from the list, and what is said of where one is."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.comparison.change_list import ChangeList
from som_editor.ui.comparison.compare_layout import CompareLayout
from som_editor.ui.comparison.compare_toolbar import CompareToolbar
from som_editor.ui.comparison.compared import COVER
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.entries import Entry, entry_words
from som_editor.ui.comparison.walk import Walk

_ACTIONS = (ActionId.PREVIOUS_CHANGE, ActionId.NEXT_CHANGE)


class Walking(QObject):
    """Keeps view, list and toolbar at the same change; `walk` knows which one that is."""

    told = Signal(str)
    where = Signal(str)

    def __init__(
        self,
        place: QWidget,
        actions: Actions,
        view: ComparisonView,
        listed: ChangeList,
        toolbar: CompareToolbar,
        layout: CompareLayout,
    ) -> None:
        super().__init__(place)
        self.walk = Walk()
        self._place, self._actions = place, actions
        self._view, self._list = view, listed
        self._toolbar, self._layout = toolbar, layout
        actions[ActionId.PREVIOUS_CHANGE].triggered.connect(self._go_to_previous)
        actions[ActionId.NEXT_CHANGE].triggered.connect(self._go_to_next)
        listed.chosen.connect(self._go_to_place)

    def start_over(self) -> None:
        """Forget the changes: others are shown now."""
        self.walk = Walk()

    def begin(self, listed: tuple[Entry, ...]) -> None:
        """Walk through `listed`, from the row where the user is."""
        self.walk.begin(listed, self._rank())
        self.enable()
        self.show()

    def go_to_first(self) -> None:
        """Go to the first change, where there is one."""
        if self.walk.entries:
            self.walk.place = 0
            self._view.go_to(self.walk.entries[0].rank)

    def arrive(self) -> None:
        """Another row is the current one."""
        self.walk.arrive(self._rank())
        self.show()

    def enable(self) -> None:
        """The keys work while there is something to walk through, and it is in sight."""
        on = bool(self.walk.entries) and self._place.isVisible()
        self._actions.enable(*_ACTIONS, on=on)

    def show(self) -> None:
        """Show which change is the current one."""
        self._toolbar.show_walk(self.walk.place, len(self.walk.entries))
        self._list.show_current(self.walk.place)
        self.where.emit(self._where())

    def _rank(self) -> int | None:
        """The row that the next change is next to; in a fold, its first one."""
        index = self._view.current_index()
        return None if index is None else self._view.items[index].rank

    def _go_to_next(self) -> None:
        self._step(1)

    def _go_to_previous(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        if not (self.walk.entries and self._place.isVisible()):
            return
        entry = self.walk.step(step, self._rank())
        if entry is None:
            end = (
                _("Dit is de laatste wijziging.") if step > 0 else _("Dit is de eerste wijziging.")
            )
            self.told.emit(end)
            return
        self._go_to(entry)

    def _go_to_place(self, place: int) -> None:
        self.walk.place = place
        self._layout.show_drawer(shown=False)
        self._go_to(self.walk.entries[place])

    def _go_to(self, entry: Entry) -> None:
        self._view.jump_to(entry.rank)
        self.show()

    def _where(self) -> str:
        """The place of the current row; in a small window, what changed there too."""
        compared, rank = self._view.compared, self._rank()
        if compared is None or rank is None:
            return ""
        place = compared.place(rank) if rank != COVER else _("Gegevens")
        entry = self.walk.current
        if entry is None or self._layout.is_docked:
            return place
        return f"{place}: {entry_words(compared, entry).headline}"
