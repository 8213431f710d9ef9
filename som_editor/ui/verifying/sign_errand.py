"""Bestand ondertekenen: asking which file, having it signed, and leading to the verdict on it."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from som_editor.i18n import _
from som_editor.ui.jobs import Jobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.ui.verifying.files import ask_signed_file
from som_editor.ui.verifying.sign_dialog import SignDialog, Signed


class SignErrand(QObject):
    """Signs files that exist already."""

    signed = Signal(object)
    """The path of a file that has just been signed."""
    told = Signal(str)
    problem = Signal(object)

    def __init__(
        self, window: QWidget, session: Session, jobs: Jobs, preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._jobs, self._preferences = jobs, preferences
        self.dialog: SignDialog | None = None

    def ask(self) -> None:
        """Ask which file is to be signed."""
        ask_signed_file(self._window, _("Bestand ondertekenen"), self.sign)

    def sign(self, path: Path) -> None:
        """Ask who signs the file at `path`, and as whom."""
        dialog = SignDialog(path, self._session, self._jobs, self._preferences, self._window)
        dialog.signed.connect(self._tell)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog
        dialog.open()

    def _tell(self, signed: Signed) -> None:
        self.signed.emit(signed.path)
        self.told.emit(_("Ondertekend: {name}").format(name=signed.path.name))
        if signed.problem is not None:
            self.problem.emit(signed.problem)
