"""Asks what the field is to be called that takes the place of some words."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from som_editor.core import field
from som_editor.core.document import Document, field_value
from som_editor.i18n import _, ngettext
from som_editor.ui.dialogs.field import Field, line_edit
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.labels import label
from som_editor.wording.quotes import quoted

_WIDTH = 440


class MakeFieldDialog(Sheet):
    """Says how often the words stand in the text, and asks for a name."""

    chosen = Signal(str)
    """The name; it will do."""

    def __init__(self, document: Document, phrase: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Veld maken"), "", parent, width=_WIDTH)
        self.setModal(False)
        self._document = document
        self._phrase = phrase
        count = occurrences(document, phrase)
        sentence = ngettext(
            "{phrase} staat 1 keer in de tekst en wordt daar het veld.",
            "{phrase} staat {count} keer in de tekst en wordt overal het veld.",
            count,
        )
        self.column.addWidget(label(sentence.format(phrase=quoted(phrase), count=count), wrap=True))
        self.name = line_edit(suggested_name(document, phrase))
        self._name_field = Field(
            _("Naam van het veld"), self.name, _("Eén woord, bijvoorbeeld organisatie.")
        )
        self.name.textEdited.connect(lambda _text: self._name_field.clear_error())
        self.column.addWidget(self._name_field)
        self.column.addStretch(1)
        self.add_button(_("Annuleren")).clicked.connect(self.reject)
        self.add_button(_("Veld maken"), primary=True).clicked.connect(self._choose)
        self.name.selectAll()
        self.name.setFocus()

    def error(self) -> str:
        """What is wrong with the name, or empty."""
        return self._name_field.error()

    def _choose(self) -> None:
        name = self.name.text().strip()
        problem = name_problem(self._document, name, self._phrase)
        if problem:
            self._name_field.show_error(problem)
            self.name.setFocus()
            return
        self.chosen.emit(name)
        self.accept()


def occurrences(document: Document, phrase: str) -> int:
    """How often `phrase` stands in the text of `document` as whole words."""
    probe = "\0"
    made = field.make_field(document, phrase, probe)
    return field.field_counts(made).get(probe, 0)


def suggested_name(document: Document, phrase: str) -> str:
    """A name for the field that `phrase` becomes: "organisatie", or the words themselves."""
    if phrase.casefold() == document.metadata.organisation.casefold():
        return _("organisatie")
    words = "_".join(re.findall(r"\w+", phrase.casefold()))
    return words if field.is_field_name(words) else ""


def spelling_problem(name: str) -> str:
    """What is wrong with `name` as a field's name; empty when it will do."""
    if not name:
        return _("Geef het veld een naam.")
    if len(name) > field.LONGEST_NAME:
        return _("Houd de naam korter dan 40 letters.")
    return "" if field.is_field_name(name) else _("Gebruik één woord: letters, cijfers en _.")


def name_problem(document: Document, name: str, phrase: str) -> str:
    """What is wrong with `name` for a field with the value `phrase`; empty when it will do."""
    if problem := spelling_problem(name):
        return problem
    value = field_value(document, name)
    if value and value != phrase:
        return _("Het veld {name} is er al, met de waarde {value}.").format(
            name=name, value=quoted(value)
        )
    return ""
