"""Beginning a protocol of one's own."""

from PySide6.QtWidgets import QWidget

from som_editor.core.errors import SomError
from som_editor.core.text import clean_text
from som_editor.i18n import _
from som_editor.ui.dialogs.field import Field, line_edit
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.wording.errors import describe


class NewProtocolDialog(Sheet):
    """Asks for a title and an organisation, and begins the protocol in the session."""

    def __init__(
        self, session: Session, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Nieuw protocol"),
            _("Je begint met een lege tekst. Titel en organisatie komen op het voorblad."),
            parent,
        )
        self._session, self._owner = session, preferences.settings.owner
        self.title = line_edit(placeholder=_("Bijvoorbeeld: Telefoongebruik in de klas"))
        self.organisation = line_edit(preferences.settings.organisation)
        self._title_field = Field(_("Titel"), self.title)
        self.title.textEdited.connect(lambda _text: self._title_field.clear_error())
        self.column.addWidget(self._title_field)
        self.column.addWidget(Field(_("Organisatie"), self.organisation))
        self.column.addStretch(1)
        self.add_button(_("Annuleren")).clicked.connect(self.reject)
        self.add_button(_("Protocol beginnen"), primary=True).clicked.connect(self._begin)
        self.title.setFocus()

    def _begin(self) -> None:
        title = clean_text(self.title.text()).strip()
        if not title:
            self._complain(_("Geef het protocol een titel."))
            return
        try:
            organisation = clean_text(self.organisation.text()).strip()
            self._session.create(title, organisation, self._owner)
        except SomError as error:
            self._complain(describe(error))
            return
        self.accept()

    def _complain(self, words: str) -> None:
        self._title_field.show_error(words)
        self.title.setFocus()
