"""What the menus ask of documents: beginning one, importing one, saving a version."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from som_editor.core.errors import SomError
from som_editor.i18n import _
from som_editor.readers import READABLE
from som_editor.ui.dialogs.import_report import ImportReportDialog
from som_editor.ui.dialogs.new_protocol import NewProtocolDialog
from som_editor.ui.dialogs.save_version import SaveVersionDialog
from som_editor.ui.jobs import Jobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.use_cases.importing import Imported, import_file


class DocumentErrands(QObject):
    """Carries out the actions that begin a document or end a draft."""

    opened = Signal(str)
    """The id of a document that the user wants to work on."""
    begun = Signal()
    """A new, empty protocol is open."""
    check_asked = Signal(object)
    """The path of a file whose signature the user wants to have checked."""
    told = Signal(str)
    """What has been done, for the status bar."""
    problem = Signal(object)
    """The SomError that kept it from being done."""
    library_changed = Signal()
    """There is another document, or one less."""

    def __init__(
        self, window: QWidget, session: Session, jobs: Jobs, preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._jobs, self._preferences = jobs, preferences
        self.dialog: QDialog | None = None

    def create(self) -> None:
        """Ask for a title and begin a protocol."""
        dialog = NewProtocolDialog(self._session, self._preferences, self._window)
        dialog.accepted.connect(self.begun)
        self._show(dialog)

    def import_file(self, path: Path | None) -> None:
        """Read the file at `path` into the library; without one, ask which."""
        if path is None:
            self._choose_file()
            return
        session = self._session
        self._jobs.start(
            _("Importeren: {name}").format(name=path.name),
            lambda _report: import_file(
                session.library, path, now=session.clock(), new_id=session.new_id
            ),
            lambda imported: self._report(imported, path),
            self.problem.emit,
        )

    def save_version(self) -> None:
        """Ask for number and note, and save the draft as a version."""
        if not self._session.has_draft:
            return
        dialog = SaveVersionDialog(self._session, self._jobs, self._window)
        dialog.chosen.connect(self._save_version)
        self._show(dialog)

    def _choose_file(self) -> None:
        files = QFileDialog(self._window, _("Document importeren"))
        files.setFileMode(QFileDialog.FileMode.ExistingFile)
        endings = " ".join(f"*{ending}" for ending in READABLE)
        files.setNameFilters(
            [
                _("Documenten ({endings})").format(endings=endings),
                _("Alle bestanden (*)"),
            ]
        )
        files.fileSelected.connect(lambda name: self.import_file(Path(name)))
        self._show(files)

    def _report(self, imported: Imported, path: Path) -> None:
        self.library_changed.emit()
        dialog = ImportReportDialog(imported, self._session.library, self._window)
        dialog.open_asked.connect(self.opened)
        dialog.undone.connect(self._tell_undone)
        dialog.check_asked.connect(lambda: self.check_asked.emit(path))
        self._show(dialog)

    def _tell_undone(self, file_name: str) -> None:
        self.library_changed.emit()
        self.told.emit(_("De import van ‘{name}’ is ongedaan gemaakt.").format(name=file_name))

    def _save_version(self, number: str, note: str) -> None:
        try:
            version = self._session.save_version(number, note)
        except SomError as error:
            self.problem.emit(error)
            return
        number = version.standing.number
        self.told.emit(_("Opgeslagen als versie {number}.").format(number=number))

    def _show(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()
