"""Comments and own changes: what stands around the text while it is written."""

from PySide6.QtCore import QEvent, QObject, QTimer

from som_editor.ui.actions import Actions
from som_editor.ui.editor.commenting import Commenting
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
        self._place, self._jobs = place, jobs
        self.comments = Commenting(
            place, session, actions, lambda: preferences.settings.identity.name
        )
        self.comments.told.connect(place.told)
        place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """The actions mean something only while the writing place is in sight."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            # The other place comes or goes in the same turn, and has its say about the actions.
            QTimer.singleShot(0, self, self._refresh)
        return super().eventFilter(watched, event)

    def _refresh(self) -> None:
        self.comments.refresh_actions(here=self._place.isVisible())
