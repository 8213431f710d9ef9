"""Making the file: opening the certificate, asking where to, and telling where it is."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from som_editor.core.errors import SomError
from som_editor.core.verdict import is_valid
from som_editor.i18n import _
from som_editor.signing.identities import Signer
from som_editor.ui.jobs import Jobs
from som_editor.ui.own_jobs import OwnJobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.publishing.exporting import Finished, Wanted, export
from som_editor.ui.publishing.identity_errand import IdentityErrand
from som_editor.ui.publishing.signing_card import FilledIn
from som_editor.ui.publishing.steps import PDF, Steps
from som_editor.ui.session import Session
from som_editor.use_cases.publishing import PdfTerms, SignatureOrder, file_stem
from som_editor.wording.errors import describe
from som_editor.wording.register import awaited_line
from som_editor.wording.verdict import headline


class ExportErrand(QObject):
    """Carries out what the steps ask; one file at a time."""

    told = Signal(str)
    problem = Signal(object)
    check_asked = Signal(object)
    """The path of a signed file whose verdict the user wants to see whole."""

    def __init__(
        self,
        steps: Steps,
        session: Session,
        jobs: Jobs,
        preferences: Preferences,
        identity: IdentityErrand,
    ) -> None:
        super().__init__(steps)
        self._identity = identity
        self._steps, self._session = steps, session
        self._own, self._preferences = OwnJobs(jobs, self), preferences
        self._folder = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        self._job: int | None = None
        steps.export_asked.connect(self.begin)
        jobs.idle.connect(self._settle)

    def wanted(self) -> Wanted:
        """What is to be made of what is open."""
        steps = self._steps
        bare = not steps.cover.isChecked()
        comments = steps.comments.isEnabled() and steps.comments.isChecked()
        return Wanted(self._session.version, self._preferences.settings, bare, comments)

    def begin(self, signed: bool) -> None:
        """Ask where the file goes; before that, open the certificate when it is to be signed."""
        self._steps.result.hide()
        if self._steps.several.complain_if_empty():
            return
        if not signed:
            self.ask_where(None)
            return
        filled = self._steps.signing.filled_in()
        if filled is not None:
            self._set_out(
                self._identity.open_to_sign(
                    filled, lambda signer: self._sign_as(filled, signer), self._fail
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
        signers = self._steps.signers()
        self._set_out(
            self._own.start(
                "export",
                _("Exporteren: {name}").format(name=path.name),
                lambda report: export(
                    library, wanted, path, now=now, order=order, report=report, signers=signers
                ),
                lambda made: self._tell(made, order),
                self._fail,
            )
        )

    def offer_folder(self, path: Path) -> None:
        """A button on the notice that opens the folder of `path`."""
        folder = QUrl.fromLocalFile(str(path.parent))
        button = self._steps.result.add_action(_("Map openen"))
        button.clicked.connect(lambda: QDesktopServices.openUrl(folder))

    def _sign_as(self, filled: FilledIn, signer: Signer) -> None:
        self._arrive()
        self._preferences.change(
            signing_role=filled.role,
            signing_place=filled.place,
            timestamp_url=filled.timestamp_url,
        )
        role, field = filled.role, ""
        if self._steps.signers():
            role = self._steps.several.role_of(filled.role)
            field = role if self._steps.format.ending() == PDF else ""
        self.ask_where(
            SignatureOrder(
                signer,
                role=role,
                reason=filled.reason,
                place=filled.place,
                timestamp_url=filled.timestamp_url,
                pdf=PdfTerms(field=field),
            )
        )

    def _tell(self, made: Finished, order: SignatureOrder | None) -> None:
        self._arrive()
        path = made.exported.path
        if order is not None:
            self._steps.signing.forget_secret()
        words = _("Opgeslagen en ondertekend als {name}") if order else _("Opgeslagen als {name}")
        words = words.format(name=path.name)
        remarks = [describe(made.warning)] if made.warning else []
        kind = "warning" if remarks else "plain"
        if made.verdict is not None:
            remarks.append(_("Meteen nagekeken. {verdict}").format(verdict=headline(made.verdict)))
            kind = kind if is_valid(made.verdict) else "warning"
        if made.awaited:
            remarks.append(awaited_line(made.awaited))
        self._steps.result.show_words(" ".join(remarks), words, kind)
        if made.verdict is not None:
            check = self._steps.result.add_action(_("Handtekening controleren"))
            check.clicked.connect(lambda: self.check_asked.emit(path))
        self.offer_folder(path)
        self.told.emit(words)

    def _fail(self, error: SomError) -> None:
        self._arrive()
        self._identity.say(error)

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
