"""Opening the certificate that signs, wherever it is, and its password in the keyring."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from som_editor.core.errors import IdentityProblem, IdentityReason, SomError
from som_editor.i18n import _
from som_editor.signing.cards import card_of
from som_editor.signing.identities import Signer
from som_editor.signing.kept_passwords import can_keep, forget_password, kept_password
from som_editor.signing.tokens import TokenCertificate
from som_editor.ui.jobs import Jobs
from som_editor.ui.own_jobs import OwnJobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.publishing.signing_card import FilledIn, SigningCard
from som_editor.ui.publishing.token_dialog import TokenDialog
from som_editor.ui.session import Session
from som_editor.use_cases.identifying import Source, open_identity


class IdentityErrand(QObject):
    """Lets the user choose who signs, and opens the certificate when it is needed."""

    told = Signal(str)
    problem = Signal(object)

    def __init__(
        self, card: SigningCard, session: Session, jobs: Jobs, preferences: Preferences
    ) -> None:
        super().__init__(card)
        self._card, self._session, self._jobs = card, session, jobs
        self._own, self._preferences = OwnJobs(jobs, self), preferences
        card.identity.file_asked.connect(self._ask_file)
        card.identity.token_asked.connect(self.ask_token)
        card.look_asked.connect(self.look)
        card.keeping_chosen.connect(self._keep_or_forget)

    def take_file(self, path: str) -> None:
        """Sign with the certificate file at `path` from now on."""
        self._take(Source(path))
        self.look_at_keyring()
        self._open(self._card.source, "", self._show, self._say_unless_locked)

    def take_token(self, held: TokenCertificate) -> None:
        """Sign with a certificate on a card from now on; it shows whose it is without the PIN."""
        self._take(Source("", held.module, held.token, held.fingerprint))
        self._card.show_card(card_of(held.certificate, held.chain))
        self._card.secret.setFocus()

    def look(self) -> None:
        """Say whose certificate the password opens, or that it does not."""
        filled = self._card.filled_in()
        if filled is not None:
            self._open(filled.source, filled.secret, self._show, self.say, keep=filled.keep)

    def look_at_keyring(self) -> None:
        """Find out whether passwords can be kept here, and whether this one is."""
        source = self._card.source
        if source.is_token or not source.file:
            return
        path = Path(source.file)
        self._own.start(
            "keyring",
            _("Sleutelbos lezen"),
            lambda _report: (can_keep(), kept_password(path) is not None),
            lambda found: self._card.show_keeping(possible=found[0], kept=found[1]),
            lambda _error: self._card.show_keeping(possible=False, kept=False),
        )

    def open_to_sign(
        self,
        filled: FilledIn,
        done: Callable[[Signer], None],
        failed: Callable[[SomError], None],
    ) -> int:
        """Open the certificate with what is `filled` in; gives the number of the job."""

        def opened(signer: Signer) -> None:
            self._show(signer)
            done(signer)

        return self._open(filled.source, filled.secret, opened, failed, keep=filled.keep)

    def ask_token(self) -> None:
        """Ask which certificate on which card."""
        module = self._preferences.settings.signing_module
        dialog = TokenDialog(self._jobs, module, self._card.window())
        dialog.chosen.connect(self.take_token)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def say(self, error: SomError) -> None:
        """Say `error` beside its field, else on top of the place."""
        if not self._card.show_error(error):
            self.problem.emit(error)

    def _take(self, source: Source) -> None:
        self._preferences.change(
            signing_file=source.file,
            signing_module=source.module,
            signing_token=source.token,
            signing_certificate=source.fingerprint,
        )
        self._card.show_source(source)

    def _open(
        self,
        source: Source,
        secret: str,
        done: Callable[[Signer], None],
        failed: Callable[[SomError], None],
        *,
        keep: bool = False,
    ) -> int:
        now = self._session.clock()
        return self._own.start(
            "certificate",
            _("Certificaat openen"),
            lambda _report: open_identity(source, secret, now=now, keep=keep),
            done,
            failed,
        )

    def _show(self, signer: Signer) -> None:
        self._card.show_card(card_of(signer.certificate, signer.chain))

    def _keep_or_forget(self, keep: bool) -> None:
        """What is to be kept is kept once it has opened the certificate."""
        path = Path(self._card.source.file)
        if keep:
            if self._card.secret.text():
                self.look()
            return
        self._own.start(
            "keyring",
            _("Sleutelbos bijwerken"),
            lambda _report: forget_password(path),
            lambda _done: self._forgotten(),
            self.say,
        )

    def _forgotten(self) -> None:
        self._card.show_keeping(possible=True, kept=False)
        self.told.emit(_("Het wachtwoord staat niet in de sleutelbos."))

    def _say_unless_locked(self, error: SomError) -> None:
        """A password that nobody has asked for yet is not missed."""
        if isinstance(error, IdentityProblem) and error.reason is IdentityReason.MISSING_PASSWORD:
            return
        self.say(error)

    def _ask_file(self) -> None:
        dialog = QFileDialog(self._card, _("Certificaat kiezen"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Certificaten (*.p12 *.pfx)"), _("Alle bestanden (*)")])
        if self._card.source.file:
            dialog.setDirectory(str(Path(self._card.source.file).parent))
        dialog.fileSelected.connect(self.take_file)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
