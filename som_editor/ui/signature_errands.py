"""What is asked of signatures on files that exist: checking them, and adding one."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from som_editor.i18n import _
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.jobs import Jobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.ui.verifying.check_place import CheckPlace
from som_editor.ui.verifying.files import ask_signed_file
from som_editor.ui.verifying.sign_dialog import SignDialog, Signed


class SignatureErrands(QObject):
    """Leads from menus and places to the verdict on a file, and has files signed."""

    place_wanted = Signal()
    """The place that shows verdicts is to come into sight."""
    told = Signal(str)
    problem = Signal(object)

    def __init__(
        self, window: QWidget, session: Session, jobs: Jobs, preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._jobs, self._preferences = jobs, preferences
        self.place = CheckPlace(session, jobs)
        self.place.sign_asked.connect(self.sign)
        self.dialog: SignDialog | None = None

    def serve(self, actions: Actions) -> None:
        """Do what `actions` ask of signatures."""
        for action, slot in (
            (ActionId.VERIFY, self._ask_which_to_check),
            (ActionId.TRUSTED, self.place.ask_trusted),
            (ActionId.SIGN_FILE, self._ask_which_to_sign),
        ):
            actions[action].triggered.connect(lambda _on=False, slot=slot: slot())

    def check(self, path: Path) -> None:
        """Say what the signatures on the file at `path` are worth."""
        self.place_wanted.emit()
        self.place.check(path)

    def sign(self, path: Path) -> None:
        """Ask who signs the file at `path`, and as whom."""
        dialog = SignDialog(path, self._session, self._jobs, self._preferences, self._window)
        dialog.signed.connect(self._tell)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog
        dialog.open()

    def _ask_which_to_check(self) -> None:
        self.place_wanted.emit()
        self.place.ask_file()

    def _ask_which_to_sign(self) -> None:
        ask_signed_file(self._window, _("Bestand ondertekenen"), self.sign)

    def _tell(self, signed: Signed) -> None:
        self.check(signed.path)
        self.told.emit(_("Ondertekend: {name}").format(name=signed.path.name))
        if signed.problem is not None:
            self.problem.emit(signed.problem)
