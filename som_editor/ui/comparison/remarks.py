"""What the user remarks on a change: why it was made, and that it matters."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from som_editor.core.change import Change
from som_editor.i18n import _
from som_editor.ui.comparison.compared import COVER, Compared
from som_editor.ui.comparison.comparing import Comparing
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.reason_dialog import ReasonDialog
from som_editor.ui.session import Session


class Remarks(QObject):
    """Keeps the reasons and marks of changes; `show` shows them in the list."""

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        comparing: Comparing,
        view: ComparisonView,
        show: Callable[[], None],
    ) -> None:
        super().__init__(view)
        self._comparing, self._view, self._show = comparing, view, show
        session.edited.connect(self._follow)

    def change(self, compared: Compared, rank: int) -> Change | None:
        """The change that a remark at the row `rank` is about: its block as a whole."""
        changes = () if rank == COVER else compared.changes(rank)
        return changes[0] if changes else None

    def explain(self, rank: int) -> None:
        """Ask for the reason of the change at the row `rank`."""
        compared = self._view.compared
        change = self.change(compared, rank) if compared is not None else None
        if compared is None or change is None:
            return
        said = compared.describer.line(change)
        dialog = ReasonDialog(said, compared.reason(change), self._view.window())
        dialog.given.connect(lambda text: self._explain(change, text))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def mark(self, rank: int) -> None:
        """Mark the change at the row `rank` as important, or no longer."""
        compared = self._view.compared
        change = self.change(compared, rank) if compared is not None else None
        if compared is None or change is None:
            return
        important = not compared.is_important(change)
        self._comparing.deciding.mark(change, important=important)
        self._follow()
        said = (
            _("Gemarkeerd als belangrijk.")
            if important
            else _("Niet meer gemarkeerd als belangrijk.")
        )
        self.told.emit(said)

    def _explain(self, change: Change, text: str) -> None:
        compared = self._view.compared
        if compared is None or text == compared.reason(change):
            return
        self._comparing.deciding.explain(compared.comparison.new, change, text)
        self._follow()
        self.told.emit(_("Toelichting bewaard.") if text else _("De toelichting is weg."))

    def _follow(self) -> None:
        """Show the reasons and marks as they are by now; undo changes them too."""
        compared = self._view.compared
        if compared is None:
            return
        before = compared.decisions, compared.comparison.new.reasons
        self._comparing.deciding.tell(compared)
        if before != (compared.decisions, compared.comparison.new.reasons):
            self._view.refresh_actions()
            self._show()
