"""Choosing a certificate on a smart card: the driver first, then what is on the card."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from som_editor.core.errors import SomError
from som_editor.i18n import _
from som_editor.signing.cards import card_of
from som_editor.signing.tokens import TokenCertificate, certificates_on, likely_modules, module_name
from som_editor.ui.combo import Combo
from som_editor.ui.dialogs.field import Field
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.jobs import Jobs
from som_editor.ui.labels import hint
from som_editor.ui.measures import px
from som_editor.ui.own_jobs import OwnJobs
from som_editor.wording.errors import describe
from som_editor.wording.identities import certificate_line, certificate_worth


class TokenDialog(Sheet):
    """Asks for the driver, reads the cards in its readers, and asks for a certificate on them."""

    chosen = Signal(object)
    """The TokenCertificate that is to sign."""

    def __init__(self, jobs: Jobs, module: str, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Kaart of token kiezen"),
            _("De sleutel blijft op de kaart. De pincode vul je in als je ondertekent."),
            parent,
        )
        self._own = OwnJobs(jobs, self)
        self._found: tuple[TokenCertificate, ...] = ()
        self.module = Combo()
        self._module_field = Field(_("Stuurprogramma van de kaart (PKCS#11)"), self.module)
        self._browse = QPushButton(_("Ander bestand…"))
        self._browse.clicked.connect(self._ask_module)
        self._again = QPushButton(_("Kaart opnieuw lezen"))
        self._again.clicked.connect(self.read)
        self.certificate = Combo()
        self._certificate_field = Field(_("Certificaat"), self.certificate)
        self._about = hint()
        self.certificate.currentIndexChanged.connect(lambda _row: self._tell())
        self.module.currentIndexChanged.connect(lambda _row: self.read())
        self._lay_out()
        self.add_button(_("Annuleren")).clicked.connect(self.reject)
        self.add_button(_("Dit certificaat gebruiken"), primary=True).clicked.connect(self._choose)
        self.finished.connect(lambda _result: self._own.stop("token"))
        self._offer(module, *likely_modules())

    def use_module(self, path: str) -> None:
        """Read the cards through the driver at `path`."""
        row = self.module.findData(path)
        if row < 0:
            self.module.addItem(Path(path).name, path)
            row = self.module.count() - 1
        self.module.setCurrentIndex(row)

    def read(self) -> None:
        """Read what is on the cards, without any PIN."""
        self._show(())
        module = self.module.currentData()
        if not module:
            return
        self._module_field.clear_error()
        self._own.start(
            "token",
            _("Kaart lezen"),
            lambda _report: certificates_on(module),
            self._show,
            self._fail,
        )

    def error(self) -> str:
        """What is said to be the matter, or empty."""
        return self._module_field.error()

    def _offer(self, *modules: str) -> None:
        for module in dict.fromkeys(filter(None, modules)):
            self.module.addItem(module_name(module), module)
            self.module.setItemData(self.module.count() - 1, module, Qt.ItemDataRole.ToolTipRole)
        if not self.module.count():
            self._about.setText(
                _("Er is geen stuurprogramma gevonden. Installeer dat van de kaart, of kies het.")
            )

    def _show(self, found: tuple[TokenCertificate, ...]) -> None:
        self._found = found
        self.certificate.clear()
        for held in found:
            card = card_of(held.certificate, held.chain)
            self.certificate.addItem(f"{card.name} – {held.token}")
        self.certificate.setEnabled(bool(found))
        self._tell()

    def _tell(self) -> None:
        held = self._current()
        if held is None:
            self._about.setText("")
            return
        card = card_of(held.certificate, held.chain)
        self._about.setText(f"{certificate_line(card)}. {certificate_worth(card)}")

    def _current(self) -> TokenCertificate | None:
        row = self.certificate.currentIndex()
        return self._found[row] if 0 <= row < len(self._found) else None

    def _fail(self, error: SomError) -> None:
        self._module_field.show_error(describe(error))

    def _choose(self) -> None:
        held = self._current()
        if held is None:
            if not self._module_field.error():
                self._module_field.show_error(_("Kies eerst het stuurprogramma van de kaart."))
            self.module.setFocus()
            return
        self.chosen.emit(held)
        self.accept()

    def _ask_module(self) -> None:
        dialog = QFileDialog(self, _("Stuurprogramma kiezen"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Stuurprogramma’s (*.dll *.so *.dylib)"), _("Alle bestanden (*)")])
        dialog.fileSelected.connect(self.use_module)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(px(10))
        for button in (self._browse, self._again):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.column.addWidget(self._module_field)
        self.column.addLayout(buttons)
        self.column.addWidget(self._certificate_field)
        self.column.addWidget(self._about)
        self.column.addStretch(1)
