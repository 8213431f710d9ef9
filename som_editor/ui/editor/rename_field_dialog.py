"""Asks what a field is to be called from now on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from som_editor.core.document import Document
from som_editor.core.field import field_counts
from som_editor.i18n import _
from som_editor.ui.dialogs.field import Field, line_edit
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.editor.make_field_dialog import spelling_problem

_WIDTH = 440


class RenameFieldDialog(Sheet):
    """Asks for another name for the field `name`."""

    chosen = Signal(str)
    """The name; it will do, and is another one."""

    def __init__(self, document: Document, name: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Veld hernoemen"), "", parent, width=_WIDTH)
        self.setModal(False)
        self._old = name
        self._taken = set(field_counts(document)) - {name}
        self.name = line_edit(name)
        words = _("Eén woord, bijvoorbeeld organisatie.")
        self._field = Field(_("Naam van het veld"), self.name, words)
        self.name.textEdited.connect(lambda _text: self._field.clear_error())
        self.column.addWidget(self._field)
        self.column.addStretch(1)
        self.add_button(_("Annuleren")).clicked.connect(self.reject)
        self.add_button(_("Hernoemen"), primary=True).clicked.connect(self._choose)
        self.name.selectAll()
        self.name.setFocus()

    def error(self) -> str:
        """What is wrong with the name, or empty."""
        return self._field.error()

    def _choose(self) -> None:
        name = self.name.text().strip()
        problem = spelling_problem(name)
        if name in self._taken:
            problem = _("Het veld {name} is er al.").format(name=name)
        if problem:
            self._field.show_error(problem)
            self.name.setFocus()
            return
        if name != self._old:
            self.chosen.emit(name)
        self.accept()
