"""Asks for the words of a link and where it leads."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from som_editor.core.errors import InvalidEdit
from som_editor.core.link_edit import link_address
from som_editor.i18n import _
from som_editor.ui.dialogs.field import Field, line_edit
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.wording.errors import describe

_WIDTH = 460


class LinkDialog(Sheet):
    """A form with `words` and `address`; where a link is there already it can be taken off."""

    chosen = Signal(str, str)
    """The words and the address; both will do."""
    removed = Signal()

    def __init__(self, words: str, address: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Koppeling"), "", parent, width=_WIDTH)
        self.words_line = line_edit(words)
        self.address_line = line_edit(address, "https://")
        self._address_field = Field(
            _("Adres"), self.address_line, _("Een webadres of een e-mailadres.")
        )
        self.address_line.textEdited.connect(lambda _text: self._address_field.clear_error())
        self.column.addWidget(Field(_("Tekst"), self.words_line))
        self.column.addWidget(self._address_field)
        self.column.addStretch(1)
        if address:
            self.remove_button = self.add_button(_("Koppeling weghalen"))
            self.remove_button.clicked.connect(self._remove)
        self.add_button(_("Annuleren")).clicked.connect(self.reject)
        self.add_button(_("Koppelen"), primary=True).clicked.connect(self._choose)
        self.address_line.selectAll()
        self.address_line.setFocus()

    def error(self) -> str:
        """What is wrong with the address, or empty."""
        return self._address_field.error()

    def _choose(self) -> None:
        try:
            address = link_address(self.address_line.text())
        except InvalidEdit as error:
            self._address_field.show_error(describe(error))
            self.address_line.setFocus()
            return
        words = self.words_line.text() if self.words_line.text().strip() else ""
        self.chosen.emit(words or self.address_line.text().strip(), address)
        self.accept()

    def _remove(self) -> None:
        self.removed.emit()
        self.accept()
