"""Asks for a term and what it means."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from som_editor.core import definitions
from som_editor.core.document import Document
from som_editor.i18n import _, ngettext
from som_editor.ui.dialogs.field import Field, line_edit
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.labels import hint
from som_editor.ui.measures import px

_WIDTH = 480
_MEANING = 96


class DefinitionDialog(Sheet):
    """Says how often the term stands in the text, and takes only one that is not defined yet."""

    chosen = Signal(object)
    """The Definition."""

    def __init__(self, document: Document, term: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Begrip toevoegen"), "", parent, width=_WIDTH)
        self.setModal(False)
        self._document = document
        self.term = line_edit(term)
        self.meaning = QPlainTextEdit()
        self.meaning.setTabChangesFocus(True)
        self.meaning.setFixedHeight(px(_MEANING))
        self._term_field = Field(_("Begrip"), self.term, _("Zoals het in de tekst staat."))
        self._uses = hint()
        self.column.addWidget(self._term_field)
        self.column.addWidget(Field(_("Betekenis"), self.meaning))
        self.column.addWidget(self._uses)
        self.column.addStretch(1)
        self.add_button(_("Annuleren")).clicked.connect(self.reject)
        self.add_button(_("Begrip toevoegen"), primary=True).clicked.connect(self._choose)
        self.term.textChanged.connect(self._look_up)
        self._look_up()
        (self.meaning if term else self.term).setFocus()

    def error(self) -> str:
        """What is wrong with the term, or empty."""
        return self._term_field.error()

    def uses(self) -> str:
        """How often the term stands in the text, in words."""
        return self._uses.text()

    def _look_up(self) -> None:
        self._term_field.clear_error()
        term = definitions.definition(self.term.text(), "").term
        count = sum(1 for _use in definitions.term_uses(self._document, term))
        template = ngettext(
            "Staat {count} keer in de tekst.", "Staat {count} keer in de tekst.", count
        )
        self._uses.setText(template.format(count=count) if term else "")

    def _choose(self) -> None:
        made = definitions.definition(self.term.text(), self.meaning.toPlainText())
        known = [one.term for one in self._document.definitions]
        problem = "" if made.term else _("Geef het begrip een naam.")
        if any(definitions.same_term(made.term, term) for term in known):
            problem = _("Dit begrip staat er al.")
        if problem:
            self._term_field.show_error(problem)
            self.term.setFocus()
            return
        self.chosen.emit(made)
        self.accept()
