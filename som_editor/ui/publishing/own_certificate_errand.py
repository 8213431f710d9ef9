"""Making a certificate of one's own: what stands in it, where it goes, and signing with it."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from som_editor.core.text import clean_text
from som_editor.i18n import _
from som_editor.ui.dialogs.own_certificate import OwnCertificateDialog, Wish
from som_editor.ui.jobs import Jobs
from som_editor.ui.own_jobs import OwnJobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.publishing.export_errand import ExportErrand
from som_editor.ui.publishing.identity_errand import IdentityErrand
from som_editor.ui.publishing.steps import Steps
from som_editor.ui.session import Session
from som_editor.use_cases.identifying import make_identity


class OwnCertificateErrand(QObject):
    """Asks for whom it is and where it goes, makes it there, and signs with it from then on."""

    def __init__(
        self,
        steps: Steps,
        session: Session,
        jobs: Jobs,
        preferences: Preferences,
        errand: ExportErrand,
        identity: IdentityErrand,
    ) -> None:
        super().__init__(steps)
        self._steps, self._session, self._preferences = steps, session, preferences
        self._own, self._errand, self._identity = OwnJobs(jobs, self), errand, identity
        self.dialog: OwnCertificateDialog | None = None
        steps.signing.identity.own_asked.connect(self.ask)

    def ask(self) -> None:
        """Ask for whom the certificate is."""
        self.dialog = OwnCertificateDialog(self._preferences.settings, self._steps.window())
        self.dialog.wished.connect(self.ask_where)
        self.dialog.open()

    def ask_where(self, wish: Wish) -> None:
        """Ask for a name and a folder, and make the certificate there."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._steps.window(), _("Certificaat bewaren"), folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["P12 (*.p12)"])
        dialog.setDefaultSuffix(".p12")
        dialog.selectFile(_file_name(wish))
        dialog.fileSelected.connect(lambda name: self.make(wish, Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def make(self, wish: Wish, path: Path) -> None:
        """Make the certificate in the file at `path`."""
        now = self._session.clock()
        self._own.start(
            "own",
            _("Certificaat maken"),
            lambda _report: make_identity(
                wish.holder, wish.password, path, years=wish.years, now=now
            ),
            lambda root: self._take(wish, path, root),
            self._errand.problem.emit,
        )

    def _take(self, wish: Wish, path: Path, root: Path) -> None:
        self._identity.take_file(str(path))
        self._steps.signing.secret.setText(wish.password)
        self._identity.look()
        words = _("Bewaar dit bestand en het wachtwoord goed. Deel alleen {root}.")
        title = _("Gemaakt: {name}").format(name=path.name)
        self._steps.result.show_words(words.format(root=root.name), title, "plain")
        self._errand.offer_folder(path)
        self._steps.show_signing()
        self._errand.told.emit(title)


def _file_name(wish: Wish) -> str:
    """A name for the file: that of the holder, in lower case with hyphens."""
    name = clean_text(wish.holder.name or wish.holder.organisation).lower()
    words = "".join(sign if sign.isalnum() else " " for sign in name).split()
    return "-".join(("certificaat", *words))[:60] + ".p12"
