"""Making a certificate to try signing with, plainly labelled as such."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from som_editor.i18n import _
from som_editor.ui.jobs import Jobs
from som_editor.ui.own_jobs import OwnJobs
from som_editor.ui.publishing.export_errand import ExportErrand
from som_editor.ui.publishing.exporting import TrialIdentity, make_trial_identity
from som_editor.ui.publishing.identity_errand import IdentityErrand
from som_editor.ui.publishing.steps import Steps
from som_editor.ui.session import Session


class TrialErrand(QObject):
    """Asks for a folder, makes the certificate there, and signs with it from then on."""

    def __init__(
        self,
        steps: Steps,
        session: Session,
        jobs: Jobs,
        errand: ExportErrand,
        identity: IdentityErrand,
    ) -> None:
        super().__init__(steps)
        self._steps, self._session, self._own = steps, session, OwnJobs(jobs, self)
        self._errand, self._identity = errand, identity
        steps.signing.identity.trial_asked.connect(self.ask_folder)

    def ask_folder(self) -> None:
        """Ask where the certificate goes."""
        dialog = QFileDialog(self._steps, _("Map voor het proefcertificaat"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.make(Path(folder)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def make(self, folder: Path) -> None:
        """Make the certificate in `folder`."""
        now = self._session.clock()
        self._own.start(
            "trial",
            _("Proefcertificaat maken"),
            lambda _report: make_trial_identity(folder, now),
            self._take,
            self._errand.problem.emit,
        )

    def _take(self, made: TrialIdentity) -> None:
        signing = self._steps.signing
        self._identity.take_file(str(made.path))
        signing.secret.setText(made.password)
        self._identity.look()
        words = _("Alleen om te proberen. Het wachtwoord staat in het leesmij-bestand ernaast.")
        title = _("Gemaakt: {name}").format(name=made.path.name)
        self._steps.result.show_words(words, title, "plain")
        self._errand.offer_folder(made.path)
        self._steps.show_signing()
        self._errand.told.emit(title)
