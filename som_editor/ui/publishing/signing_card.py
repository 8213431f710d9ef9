"""Step 3: who signs, in what role, with what proof of time, and what a reader will see."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from som_editor.core.errors import IdentityProblem, IdentityReason, SomError, TimestampProblem
from som_editor.i18n import _
from som_editor.settings import Settings
from som_editor.signing.identities import Identity
from som_editor.ui.dialogs.field import Field, line_edit
from som_editor.ui.fonts import SMALL
from som_editor.ui.icons import paint_icon
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.publishing.certificate_words import certificate_line, what_readers_see
from som_editor.ui.surfaces import Card
from som_editor.wording.errors import describe

_OF_PASSWORD = (IdentityReason.WRONG_PASSWORD, IdentityReason.MISSING_PASSWORD)


class Signer(NamedTuple):
    """What the user has filled in. The password is kept nowhere else."""

    path: Path
    password: str
    role: str
    timestamp_url: str


class SigningCard(Card):
    """Asks for certificate, role, password and timestamp server."""

    file_chosen = Signal(str)
    look_asked = Signal()
    """The certificate can be opened now, to see whose it is."""
    trial_asked = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._path = ""
        self._identity: Identity | None = None
        self._seen = ""
        self._name = label(semibold=True, wrap=True)
        self._about = hint()
        self._problem = hint(tone="error")
        self._choose = QPushButton()
        self._choose.setProperty("role", "small")
        self._choose.clicked.connect(self._ask_file)
        self._trial = QPushButton(_("Maak een proefcertificaat…"))
        self._trial.setProperty("role", "link")
        self._trial.clicked.connect(self.trial_asked)
        self.role = line_edit(settings.signing_role or settings.identity.function)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.editingFinished.connect(self._look)
        self.server = line_edit(settings.timestamp_url, "https://")
        self._password_field = Field(_("Wachtwoord"), self.password)
        self._server_field = Field(
            _("Tijdstempelserver (mag leeg blijven)"),
            self.server,
        )
        self.password.textEdited.connect(lambda _text: self._password_field.clear_error())
        self.server.textChanged.connect(lambda _text: self._show_readers())
        self._readers = QGridLayout()
        self._lay_out()
        self.show_file(settings.signing_file)

    def show_file(self, path: str) -> None:
        """Take the certificate file at `path`; whose it is is not known yet."""
        self._path = path
        self._identity = None
        self._seen = ""
        self.password.clear()
        self._password_field.clear_error()
        self._problem.hide()
        self._name.setText(Path(path).name if path else _("Nog geen certificaat"))
        self._about.setText(
            _("Vul het wachtwoord in om te zien van wie het is.")
            if path
            else _("Kies een bestand dat eindigt op .p12 of .pfx.")
        )
        self._choose.setText(_("Ander…") if path else _("Kiezen…"))
        self._choose.setAccessibleName(
            _("Ander certificaat kiezen") if path else _("Certificaat kiezen")
        )
        self._trial.setVisible(not path)
        self._show_readers()

    def show_identity(self, identity: Identity) -> None:
        """Say whose certificate it is."""
        self._identity = identity
        self._problem.hide()
        self._password_field.clear_error()
        self._name.setText(identity.name)
        self._about.setText(certificate_line(identity))
        self._show_readers()

    def show_error(self, error: SomError) -> bool:
        """Say `error` beside what it is about; false when it is about nothing here."""
        if isinstance(error, IdentityProblem) and error.reason in _OF_PASSWORD:
            self._password_field.show_error(describe(error))
            self.password.setFocus()
            self.password.selectAll()
            return True
        if isinstance(error, TimestampProblem):
            self._server_field.show_error(describe(error))
            self.server.setFocus()
            return True
        if isinstance(error, IdentityProblem) or getattr(error, "path", None) == Path(self._path):
            self.complain(describe(error))
            return True
        return False

    def complain(self, words: str) -> None:
        """Say what is the matter with the certificate."""
        self._problem.setText(words)
        self._problem.show()
        self._choose.setFocus()

    def signer(self) -> Signer | None:
        """What is filled in; without a certificate None, and the card says so."""
        self._server_field.clear_error()
        if not self._path:
            self.complain(_("Kies eerst een certificaat."))
            return None
        return Signer(
            Path(self._path),
            self.password.text(),
            self.role.text().strip(),
            self.server.text().strip(),
        )

    def password_error(self) -> str:
        """What is said of the password, or empty."""
        return self._password_field.error()

    def server_error(self) -> str:
        """What is said of the timestamp server, or empty."""
        return self._server_field.error()

    def certificate_error(self) -> str:
        """What is said of the certificate, or empty."""
        return "" if self._problem.isHidden() else self._problem.text()

    def shown_certificate(self) -> tuple[str, str]:
        """Whose certificate it is, and what is said of it."""
        return self._name.text(), self._about.text()

    def forget_password(self) -> None:
        """Empty the password once it has served."""
        self.password.clear()
        self._seen = ""

    def _look(self) -> None:
        """Ask once for each password to see whose certificate it opens."""
        typed = self.password.text()
        if typed and typed != self._seen and self._path:
            self._seen = typed
            self.look_asked.emit()

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, _("Certificaat kiezen"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Certificaten (*.p12 *.pfx)"), _("Alle bestanden (*)")])
        if self._path:
            dialog.setDirectory(str(Path(self._path).parent))
        dialog.fileSelected.connect(self.file_chosen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_readers(self) -> None:
        while item := self._readers.takeAt(0):
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
        timestamped = bool(self.server.text().strip())
        lines = what_readers_see(self._identity, timestamped=timestamped)
        for row, (reader, words) in enumerate(lines):
            name = label(reader, SMALL, tone="text2")
            self._readers.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._readers.addWidget(hint(words, tone="text"), row, 1)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(13), px(14), px(14))
        column.setSpacing(px(12))
        column.addLayout(self._certificate_row())
        fields = QGridLayout()
        fields.setHorizontalSpacing(px(12))
        fields.setVerticalSpacing(px(10))
        fields.addWidget(Field(_("Rol"), self.role), 0, 0, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self._password_field, 0, 1, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self._server_field, 1, 0, 1, 2)
        fields.setColumnStretch(0, 1)
        fields.setColumnStretch(1, 1)
        column.addLayout(fields)
        column.addWidget(self._readers_card())

    def _certificate_row(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._about)
        words.addWidget(self._problem)
        words.addWidget(self._trial, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(_Seal(), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _readers_card(self) -> Card:
        card = Card(token="panel")  # noqa: S106 -- a colour token
        column = QVBoxLayout(card)
        column.setContentsMargins(px(12), px(9), px(12), px(9))
        column.setSpacing(px(4))
        column.addWidget(label(_("Dit krijgt de lezer te zien"), SMALL, semibold=True))
        self._readers.setHorizontalSpacing(px(10))
        self._readers.setVerticalSpacing(px(4))
        self._readers.setColumnMinimumWidth(0, px(72))
        self._readers.setColumnStretch(1, 1)
        column.addLayout(self._readers)
        return card


class _Seal(QWidget):
    """The seal beside the certificate's name."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's name
        """24 pixels square."""
        return QSize(px(24), px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 -- Qt's name
        """Draw the seal."""
        painter = QPainter(self)
        paint_icon(painter, QRectF(self.rect()), "badge-check", "accent")
        painter.end()
