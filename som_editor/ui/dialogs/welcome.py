"""Who works with the program, and for whom: asked at the first start, and from the menu."""

from PySide6.QtWidgets import QWidget

from som_editor.core.text import clean_text
from som_editor.i18n import _, ngettext
from som_editor.settings import Identity
from som_editor.ui.combo import Combo
from som_editor.ui.dialogs.field import Field, line_edit
from som_editor.ui.dialogs.logo_chooser import LogoChooser
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.preferences import Preferences
from som_editor.ui.segments import Segments

_EXAMPLE = "Stichting SOM"


class WelcomeDialog(Sheet):
    """Asks for name, function, organisation, logo and language, and keeps the answers."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        settings = preferences.settings
        first = not settings.welcomed
        super().__init__(
            _("Welkom bij SOM Editor") if first else _("Jij en je organisatie"),
            _("Dan hoef je dit niet telkens in te vullen. Het blijft op deze computer."),
            parent,
        )
        self._preferences = preferences
        self.name = line_edit(settings.identity.name)
        self.function = line_edit(settings.identity.function, _("Bijvoorbeeld: beleidsmedewerker"))
        self.organisation = line_edit(settings.organisation, _EXAMPLE)
        self.owner = line_edit(settings.owner, _("Bijvoorbeeld: bestuurder onderwijs"))
        self.evaluation_years = _years(settings.evaluation_years)
        self.logo = LogoChooser(settings.logo)
        self.language = Segments([("nl", "Nederlands", None), ("en", "English", None)])
        self.language.choose("en" if settings.language == "en" else "nl")
        for field in (
            Field(_("Naam"), self.name),
            Field(_("Functie"), self.function),
            Field(_("Organisatie"), self.organisation),
            Field(_("Wie meestal eigenaar of portefeuillehouder is"), self.owner),
            Field(_("Evaluatie na de ingangsdatum"), self.evaluation_years),
            Field(_("Logo (PNG of JPEG)"), self.logo),
            Field(_("Taal"), self.language),
        ):
            self.column.addWidget(field)
        self.column.addStretch(1)
        leave = self.add_button(_("Overslaan") if first else _("Annuleren"))
        leave.clicked.connect(self.reject)
        keep = self.add_button(_("Beginnen") if first else _("Bewaren"), primary=True)
        keep.clicked.connect(self._keep)
        self.rejected.connect(lambda: preferences.change(welcomed=True))
        self.name.setFocus()

    def _keep(self) -> None:
        """Go first: another language puts a new window in the place of this dialog's."""
        self.accept()
        self._preferences.change(
            identity=Identity(_typed(self.name.text()), _typed(self.function.text())),
            organisation=_typed(self.organisation.text()),
            owner=_typed(self.owner.text()),
            evaluation_years=self.evaluation_years.currentData(),
            logo=self.logo.path,
            language=self.language.current(),
            welcomed=True,
        )


def _years(chosen: int) -> Combo:
    """How long a protocol holds before it is looked at again."""
    result = Combo()
    for years in range(1, 11):
        words = ngettext("na {count} jaar", "na {count} jaar", years)
        result.addItem(words.format(count=years), years)
    result.setCurrentIndex(chosen - 1)
    return result


def _typed(text: str) -> str:
    return clean_text(text).strip()
