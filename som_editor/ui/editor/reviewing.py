"""Comments and own changes: what stands around the text while it is written."""

from PySide6.QtCore import QEvent, QObject, QTimer

from som_editor.ui.actions import Actions
from som_editor.ui.editor.commenting import Commenting
from som_editor.ui.editor.tracking import Tracking
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.jobs import Jobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session


class Reviewing(QObject):
    """Adds both to `place`."""

    def __init__(
        self,
        place: WritePlace,
        session: Session,
        jobs: Jobs,
        actions: Actions,
        preferences: Preferences,
    ) -> None:
        super().__init__(place)
        self._place = place
        self.changes = Tracking(place, session, jobs, actions, preferences)
        self.changes.told.connect(place.told)
        self.changes.problem.connect(place.problem)
        self.comments = Commenting(
            place, session, actions, lambda: preferences.settings.identity.name
        )
        self.comments.told.connect(place.told)
        place.installEventFilter(self)
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """The actions mean something only while the writing place is in sight."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            # The other place comes or goes in the same turn, and has its say about the actions.
            QTimer.singleShot(0, self, self._refresh)
        return super().eventFilter(watched, event)

    def _refresh(self) -> None:
        here = self._place.isVisible()
        self.comments.refresh_actions(here=here)
        self.changes.refresh_actions(here=here)
