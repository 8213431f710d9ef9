"""Making the file: opening the certificate, asking where to, and telling where it is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from som_editor.core.errors import IdentityProblem, IdentityReason, SomError
from som_editor.i18n import _
from som_editor.signing.identities import Identity, load_pkcs12
from som_editor.ui.jobs import Jobs
from som_editor.ui.own_jobs import OwnJobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.publishing.exporting import Made, Wanted, export
from som_editor.ui.publishing.signing_card import Signer
from som_editor.ui.publishing.steps import Steps
from som_editor.ui.session import Session
from som_editor.use_cases.publishing import Exported, SignatureOrder, file_stem
from som_editor.wording.errors import describe


class ExportErrand(QObject):
    """Carries out what the steps ask; one file at a time."""

    told = Signal(str)
    problem = Signal(object)

    def __init__(
        self, steps: Steps, session: Session, jobs: Jobs, preferences: Preferences
    ) -> None:
        super().__init__(steps)
        self._steps, self._session = steps, session
        self._own, self._preferences = OwnJobs(jobs, self), preferences
        self._folder = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        self._job: int | None = None
        steps.export_asked.connect(self.begin)
        steps.signing.file_chosen.connect(self.take_certificate)
        steps.signing.look_asked.connect(self.look_at_certificate)
        jobs.idle.connect(self._settle)

    def wanted(self) -> Wanted:
        """What is to be made of what is open."""
        steps = self._steps
        bare = not steps.cover.isChecked()
        comments = steps.comments.isEnabled() and steps.comments.isChecked()
        return Wanted(self._session.version, self._preferences.settings, bare, comments)

    def take_certificate(self, path: str) -> None:
        """Sign with the certificate file at `path` from now on."""
        self._preferences.change(signing_file=path)
        self._steps.signing.show_file(path)
        self._open(path, "", self._steps.signing.show_identity, self._say_unless_locked)

    def look_at_certificate(self) -> None:
        """Say whose certificate it is, or that the password does not fit."""
        signer = self._steps.signing.signer()
        if signer is not None:
            shown = self._steps.signing.show_identity
            self._open(signer.path, signer.password, shown, self._say)

    def begin(self, signed: bool) -> None:
        """Ask where the file goes; before that, open the certificate when it is to be signed."""
        self._steps.result.hide()
        if not signed:
            self.ask_where(None)
            return
        signer = self._steps.signing.signer()
        if signer is not None:
            self._set_out(
                self._open(
                    signer.path,
                    signer.password,
                    lambda identity: self._sign_as(signer, identity),
                    self._fail,
                )
            )

    def ask_where(self, order: SignatureOrder | None) -> None:
        """Ask for a name and a folder, and make the file there."""
        ending = self._steps.format.ending()
        dialog = QFileDialog(self._steps, _("Exporteren"), self._folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{ending.removeprefix('.').upper()} (*{ending})"])
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(file_stem(self._session.version) + ending)
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name), order))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def export_to(self, path: Path, order: SignatureOrder | None = None) -> None:
        """Make the file at `path`, signed as `order` says."""
        self._folder = str(path.parent)
        library, wanted, now = self._session.library, self.wanted(), self._session.clock()
        self._set_out(
            self._own.start(
                "export",
                _("Exporteren: {name}").format(name=path.name),
                lambda report: export(library, wanted, path, now=now, order=order, report=report),
                lambda made: self._tell(made, order),
                self._fail,
            )
        )

    def offer_folder(self, path: Path) -> None:
        """A button on the notice that opens the folder of `path`."""
        folder = QUrl.fromLocalFile(str(path.parent))
        button = self._steps.result.add_action(_("Map openen"))
        button.clicked.connect(lambda: QDesktopServices.openUrl(folder))

    def _sign_as(self, signer: Signer, identity: Identity) -> None:
        self._arrive()
        self._steps.signing.show_identity(identity)
        self._preferences.change(signing_role=signer.role, timestamp_url=signer.timestamp_url)
        self.ask_where(
            SignatureOrder(identity, role=signer.role, timestamp_url=signer.timestamp_url)
        )

    def _open(
        self,
        path: Path | str,
        password: str,
        done: Callable[[Identity], None],
        failed: Callable[[SomError], None],
    ) -> int:
        now = self._session.clock()
        return self._own.start(
            "certificate",
            _("Certificaat openen"),
            lambda _report: load_pkcs12(Path(path), password or None, now=now),
            done,
            failed,
        )

    def _tell(self, made: Made[Exported], order: SignatureOrder | None) -> None:
        self._arrive()
        path = made.value.path
        if order is not None:
            self._steps.signing.forget_password()
        words = _("Opgeslagen en ondertekend als {name}") if order else _("Opgeslagen als {name}")
        words = words.format(name=path.name)
        remark = describe(made.warning) if made.warning else ""
        self._steps.result.show_words(remark, words, "warning" if remark else "plain")
        self.offer_folder(path)
        self.told.emit(words)

    def _fail(self, error: SomError) -> None:
        self._arrive()
        self._say(error)

    def _say(self, error: SomError) -> None:
        """Say `error` beside its field, else on top of the place."""
        if not self._steps.signing.show_error(error):
            self.problem.emit(error)

    def _say_unless_locked(self, error: SomError) -> None:
        """A password that nobody has asked for yet is not missed."""
        if isinstance(error, IdentityProblem) and error.reason is IdentityReason.MISSING_PASSWORD:
            return
        self._say(error)

    def _set_out(self, job: int) -> None:
        self._job = job
        self._steps.set_busy(busy=True)

    def _arrive(self) -> None:
        self._job = None
        self._steps.set_busy(busy=False)

    def _settle(self) -> None:
        """A job that has ended and brings no result was stopped; results come right after this."""
        if self._job is not None:
            ended = self._job
            QTimer.singleShot(0, self, lambda: self._stopped(ended))

    def _stopped(self, job: int) -> None:
        if self._job == job:
            self._arrive()
            self.told.emit(_("Exporteren is gestopt."))
