"""Signing a file that exists: for whom it waits, with which certificate, and into which file."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from som_editor.core.errors import SomError
from som_editor.i18n import _
from som_editor.library import Library
from som_editor.signing.identities import Signer
from som_editor.ui.combo import Combo
from som_editor.ui.dialogs.field import Field
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.jobs import Jobs
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.notice import Notice
from som_editor.ui.own_jobs import OwnJobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.publishing.identity_errand import IdentityErrand
from som_editor.ui.publishing.signing_card import FilledIn, SigningCard
from som_editor.ui.session import Session
from som_editor.ui.switch import Switch
from som_editor.use_cases.publishing import PdfTerms, SignatureOrder, sign_file
from som_editor.use_cases.registering import Waiting, enter_signed, waiting_for
from som_editor.wording.errors import describe
from som_editor.wording.register import signer_name

_PDF = ".pdf"


class Signed(NamedTuple):
    """A file that was signed, and what kept it from the register, if anything did."""

    path: Path
    problem: SomError | None


class SignDialog(Sheet):
    """Asks who signs the file at `path`, and as whom, and signs it."""

    signed = Signal(object)
    """The file that was signed, as `Signed`."""

    def __init__(
        self,
        path: Path,
        session: Session,
        jobs: Jobs,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Bestand ondertekenen"), path.name, parent)
        self._path, self._session, self._preferences = path, session, preferences
        self._own = OwnJobs(jobs, self)
        self.problem = Notice("error", closable=False)
        self.problem.hide()
        self.so_far = hint()
        self.so_far.hide()
        self.as_whom = Combo()
        self._as_whom = Field(_("Jij tekent als"), self.as_whom)
        self._as_whom.hide()
        self.card = SigningCard(preferences.settings)
        self.card.show_ending(path.suffix.lower())
        self.card.identity.only_choose()
        self.identity = IdentityErrand(self.card, session, jobs, preferences)
        self.same = Switch(_("In hetzelfde bestand"))
        self.sign = self._lay_out()
        self.as_whom.currentIndexChanged.connect(lambda _row: self._follow())
        self.identity.problem.connect(self._fail)
        self.identity.look_at_keyring()
        self.sign.clicked.connect(self._begin)
        self.sign.setEnabled(False)  # until it is known who is awaited
        self.finished.connect(lambda _result: self._own.stop("sign"))
        library, now = session.library, session.clock()
        self._own.start(
            "look",
            _("Lezen: {name}").format(name=path.name),
            lambda _report: waiting_for(library, path, now=now),
            self._show,
            self._refuse,
        )

    def sign_into(self, target: Path, order: SignatureOrder) -> None:
        """Sign the file as `order` says, into the one at `target`."""
        path, library, now = self._path, self._session.library, self._session.clock()
        self.sign.setEnabled(False)
        self._own.start(
            "sign",
            _("Ondertekenen: {name}").format(name=path.name),
            lambda _report: _signed(library, path, target, order, now),
            self._tell,
            self._fail,
        )

    def _show(self, waiting: Waiting) -> None:
        """Say who signed already, and offer those who are awaited."""
        self.sign.setEnabled(True)
        if waiting.signed:
            names = ", ".join(signer_name(one) for one in waiting.signed)
            self.so_far.setText(_("Al ondertekend door {names}.").format(names=names))
            self.so_far.show()
        self.as_whom.addItems(list(waiting.awaited))
        self._as_whom.setVisible(bool(waiting.awaited))
        self.same.setChecked(bool(waiting.awaited))

    def _follow(self) -> None:
        self.card.role.setText(self.as_whom.currentText())

    def _begin(self) -> None:
        self.problem.hide()
        filled = self.card.filled_in()
        if filled is not None:
            self.sign.setEnabled(False)
            self.identity.open_to_sign(
                filled, lambda signer: self._ask_where(filled, signer), self._fail
            )

    def _ask_where(self, filled: FilledIn, signer: Signer) -> None:
        self.sign.setEnabled(True)
        self._preferences.change(
            signing_role=filled.role,
            signing_place=filled.place,
            timestamp_url=filled.timestamp_url,
        )
        ending = self._path.suffix.lower()
        field = self.as_whom.currentText() if ending == _PDF else ""
        order = SignatureOrder(
            signer,
            role=filled.role,
            reason=filled.reason,
            place=filled.place,
            timestamp_url=filled.timestamp_url,
            pdf=PdfTerms(field=field),
        )
        if self.same.isChecked():
            self.sign_into(self._path, order)
            return
        dialog = QFileDialog(self, _("Opslaan als"), str(self._path.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(_("{name}-ondertekend").format(name=self._path.stem) + ending)
        dialog.fileSelected.connect(lambda name: self.sign_into(Path(name), order))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _tell(self, signed: Signed) -> None:
        self.card.forget_secret()
        self.signed.emit(signed)
        self.accept()

    def _fail(self, error: SomError) -> None:
        self.sign.setEnabled(True)
        if not self.card.show_error(error):
            self.problem.show_words(describe(error))

    def _refuse(self, error: SomError) -> None:
        """Say why this file cannot be signed; then there is nothing to press."""
        self.problem.show_words(describe(error))

    def _lay_out(self) -> QPushButton:
        self.words.show()
        for part in (self.problem, self.so_far, self._as_whom, self.card):
            self.column.addWidget(part)
        row = QHBoxLayout()
        row.setContentsMargins(px(14), 0, px(14), 0)
        row.addWidget(label(_("In hetzelfde bestand"), wrap=True), 1)
        row.addWidget(self.same)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.add_button(_("Annuleren")).clicked.connect(self.reject)
        return self.add_button(_("Ondertekenen"), primary=True)


def _signed(
    library: Library, path: Path, target: Path, order: SignatureOrder, now: dt.datetime
) -> Signed:
    made = sign_file(path, target, order, now=now)
    try:
        enter_signed(library, made, now=now)
    except SomError as error:  # the file is there, and that is what was asked
        return Signed(target, error)
    return Signed(target, None)
