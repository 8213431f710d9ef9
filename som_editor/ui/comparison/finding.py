"""Finding in both texts: joins the find bar to the view."""

from som_editor.core.search import Query
from som_editor.i18n import _
from som_editor.ui.actions import Actions
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.find_places import Found, next_place, places
from som_editor.ui.finding.find_bar import FindBar
from som_editor.ui.finding.find_pane import FindPane


class FindInBoth(FindPane):
    """The view, with the find bar over it while the user looks for something."""

    def __init__(self, view: ComparisonView, actions: Actions) -> None:
        self.bar = FindBar(actions, _("Zoeken in beide teksten"))
        super().__init__(view, view, self.bar, actions)
        self._view = view
        self._found = Found()
        view.find_wanted.connect(self.ask)
        view.contents_changed.connect(self.look_again)
        self.enable()

    @property
    def found(self) -> Found:
        """What was found."""
        return self._found

    def is_ready(self) -> bool:
        """Whether two texts are compared."""
        return self._view.compared is not None

    def selected_words(self) -> str:
        """What is selected in one of the texts."""
        return self._view.selecting.text()

    def look(self, query: Query | None) -> int:
        """Look for `query` in both texts."""
        compared, space = self._view.compared, self._view.space()
        if query is None or compared is None or space is None:
            self._found = Found()
        else:
            self._found = Found(places(compared, query, single=space.columns.is_single))
        self._view.show_found(self._found)
        return len(self._found.places)

    def nearest(self, step: int) -> int:
        """The first place at or under the current row, or the one before it."""
        here = self._view.current_rank()
        at = next_place(self._found.places, -1 if here is None else here)
        return at if step > 0 else at - 1

    def reveal(self, place: int) -> None:
        """Bring the place into sight; a fold that it is in opens."""
        self._found = Found(self._found.places, place)
        self._view.reveal(self._found)
