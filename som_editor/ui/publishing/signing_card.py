"""Step 3: who signs, in what role, with what proof of time, and what a reader will see."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from som_editor.core.errors import (
    IdentityProblem,
    IdentityReason,
    KeyringProblem,
    SomError,
    TimestampProblem,
    TokenProblem,
    TokenReason,
)
from som_editor.core.identity_card import IdentityCard
from som_editor.core.text import clean_text
from som_editor.i18n import _
from som_editor.settings import Settings
from som_editor.ui.dialogs.field import Field, line_edit
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.publishing.identity_row import IdentityRow
from som_editor.ui.publishing.readers_card import ReadersCard
from som_editor.ui.surfaces import Card
from som_editor.ui.switch import Switch
from som_editor.use_cases.identifying import Source
from som_editor.wording.errors import describe

_OF_SECRET = (
    IdentityReason.WRONG_PASSWORD,
    IdentityReason.MISSING_PASSWORD,
    TokenReason.WRONG_PIN,
    TokenReason.MISSING_PIN,
    TokenReason.PIN_LOCKED,
)


@dataclass(frozen=True)
class FilledIn:
    """What the user has filled in. The secret, a password or PIN, is in no `repr`."""

    source: Source
    secret: str = field(repr=False)
    keep: bool
    role: str
    place: str
    reason: str
    timestamp_url: str


class SigningCard(Card):
    """Asks for certificate, password or PIN, role, place, reason and timestamp server."""

    look_asked = Signal()
    """The certificate can be opened now, to see whose it is."""
    keeping_chosen = Signal(bool)
    """The user wants the password kept, or no longer."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._source = Source()
        self._card: IdentityCard | None = None
        self._ending = ".pdf"
        self._seen = ""
        self.identity = IdentityRow()
        self.role = line_edit(settings.signing_role or settings.identity.function)
        self.place = line_edit(settings.signing_place)
        self.reason = line_edit(placeholder=_("Vastgesteld"))
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.editingFinished.connect(self._look)
        self.keep = Switch(_("Wachtwoord bewaren in de sleutelbos van dit systeem"))
        self.keep.clicked.connect(self.keeping_chosen)
        self._keep_words = hint()
        self.server = line_edit(settings.timestamp_url, "https://")
        self._password_field = Field(_("Wachtwoord"), self.secret)
        self._pin_words = _("Pincode")
        self._server_field = Field(_("Tijdstempelserver (mag leeg blijven)"), self.server)
        self.secret.textEdited.connect(lambda _text: self._password_field.clear_error())
        self.server.textChanged.connect(lambda _text: self._tell_readers())
        self.readers = ReadersCard()
        self._lay_out()
        self.show_source(source_of(settings))

    @property
    def source(self) -> Source:
        """Where the certificate is."""
        return self._source

    def show_source(self, source: Source) -> None:
        """Take the certificate at `source`; whose it is is not known yet."""
        self._source = source
        self._card = None
        self.forget_secret()
        self._password_field.clear_error()
        self._password_field.setVisible(source.asks_secret)
        self._password_field.rename(self._pin_words if source.is_token else _("Wachtwoord"))
        self.identity.show_source(source)
        self.show_keeping(possible=True, kept=False)
        self.keep.setEnabled(False)  # until it is known
        self._tell_readers()

    def show_card(self, card: IdentityCard) -> None:
        """Say whose certificate it is."""
        self._card = card
        self._password_field.clear_error()
        self.identity.show_card(card)
        self._tell_readers()

    def show_ending(self, ending: str) -> None:
        """The file that is to be signed ends in `ending`."""
        self._ending = ending
        self._tell_readers()

    def show_keeping(self, *, possible: bool, kept: bool) -> None:
        """Whether the password can be kept, and whether it is; a PIN never is."""
        of_file = bool(self._source.file) and not self._source.is_token
        for part in (self.keep, self._keep_label, self._keep_words):
            part.setVisible(of_file)
        self.keep.setEnabled(possible)
        self.keep.setChecked(kept)
        self.secret.setPlaceholderText(_("Bewaard in de sleutelbos") if kept and of_file else "")
        self._keep_words.setText(
            "" if possible else _("Dit systeem heeft geen sleutelbos die wachtwoorden beschermt.")
        )
        self._keep_words.setVisible(of_file and not possible)

    def show_error(self, error: SomError) -> bool:
        """Say `error` beside what it is about; false when it is about nothing here."""
        if getattr(error, "reason", None) in _OF_SECRET:
            self._password_field.show_error(describe(error))
            self.secret.setFocus()
            self.secret.selectAll()
            return True
        if isinstance(error, KeyringProblem):
            self._password_field.show_error(describe(error))
            return True
        if isinstance(error, TimestampProblem):
            self._server_field.show_error(describe(error))
            self.server.setFocus()
            return True
        of_file = str(getattr(error, "path", "")) == self._source.file != ""
        if isinstance(error, IdentityProblem | TokenProblem) or of_file:
            self.identity.complain(describe(error))
            return True
        return False

    def filled_in(self) -> FilledIn | None:
        """What is filled in; without a certificate None, and the card says so."""
        self._server_field.clear_error()
        if not self._source.is_known:
            self.identity.complain(_("Kies eerst een certificaat."))
            return None
        return FilledIn(
            self._source,
            self.secret.text(),
            self.keep.isChecked() and self.keep.isEnabled(),
            role=_said(self.role),
            place=_said(self.place),
            reason=_said(self.reason),
            timestamp_url=self.server.text().strip(),
        )

    def secret_error(self) -> str:
        """What is said of the password or PIN, or empty."""
        return self._password_field.error()

    def server_error(self) -> str:
        """What is said of the timestamp server, or empty."""
        return self._server_field.error()

    def forget_secret(self) -> None:
        """Empty the password or PIN once it has served."""
        self.secret.clear()
        self._seen = ""

    def _look(self) -> None:
        """Ask once for each password to see whose certificate it opens.

        A PIN is tried only to sign: too many wrong ones block the card.
        """
        typed = self.secret.text()
        if typed and typed != self._seen and self._source.file and not self._source.is_token:
            self._seen = typed
            self.look_asked.emit()

    def _tell_readers(self) -> None:
        timestamped = bool(self.server.text().strip())
        self.readers.tell(self._card, self._ending, timestamped=timestamped)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(13), px(14), px(14))
        column.setSpacing(px(12))
        column.addWidget(self.identity)
        fields = QGridLayout()
        fields.setHorizontalSpacing(px(12))
        fields.setVerticalSpacing(px(10))
        top = Qt.AlignmentFlag.AlignTop
        fields.addWidget(Field(_("Rol"), self.role), 0, 0, top)
        fields.addWidget(self._password_field, 0, 1, top)
        fields.addLayout(self._keep_row(), 1, 0, 1, 2)
        fields.addWidget(Field(_("Plaats"), self.place), 2, 0, top)
        fields.addWidget(Field(_("Reden"), self.reason), 2, 1, top)
        fields.addWidget(self._server_field, 3, 0, 1, 2)
        fields.setColumnStretch(0, 1)
        fields.setColumnStretch(1, 1)
        column.addLayout(fields)
        column.addWidget(self.readers)

    def _keep_row(self) -> QVBoxLayout:
        self._keep_label = label(self.keep.accessibleName(), wrap=True)
        row = QHBoxLayout()
        row.addWidget(self._keep_label, 1)
        row.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout()
        rows.setSpacing(px(2))
        rows.addLayout(row)
        rows.addWidget(self._keep_words)
        return rows


def _said(line: QLineEdit) -> str:
    return clean_text(line.text()).strip()


def source_of(settings: Settings) -> Source:
    """The certificate that was chosen last."""
    return Source(
        settings.signing_file,
        settings.signing_module,
        settings.signing_token,
        settings.signing_certificate,
    )
