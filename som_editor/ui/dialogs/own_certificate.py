"""Making a certificate of one's own: for whom it is, how long it holds, and what it is worth."""

import re
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from som_editor.core.text import clean_line
from som_editor.i18n import _, ngettext
from som_editor.settings import Settings
from som_editor.signing.own_certificate import LIFETIMES, SHORTEST_PASSWORD, Holder, fits
from som_editor.ui.combo import Combo
from som_editor.ui.dialogs.field import Field, line_edit
from som_editor.ui.dialogs.sheet import ROOM, Sheet
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.surfaces import Card
from som_editor.wording.identities import own_certificate_worth

_ADDRESS = re.compile(r"[!-?A-~]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)
_WIDTH = 560


@dataclass(frozen=True)
class Wish:
    """A certificate for whom, for how many years, and the password of its file, in no `repr`."""

    holder: Holder
    years: int
    password: str = field(repr=False)


class OwnCertificateDialog(Sheet):
    """Asks what a certificate of one's own is to say."""

    wished = Signal(object)
    """The Wish; everything in it is in order."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Eigen certificaat maken"),
            _("Hiermee onderteken je zelf. Niemand anders staat voor de naam in."),
            parent,
            width=_WIDTH,
        )
        self.organisation = line_edit(settings.organisation)
        self.name = line_edit(settings.identity.name, _("Bijvoorbeeld: College van bestuur"))
        self.role = line_edit(settings.identity.function)
        self.email = line_edit()
        self.years = Combo()
        for years in LIFETIMES:
            self.years.addItem(ngettext("{count} jaar", "{count} jaar", years).format(count=years))
        self.years.setCurrentIndex(len(LIFETIMES) - 1)
        self.password, self.repeated = _password(), _password()
        self._fields = {
            "organisation": Field(_("Organisatie"), self.organisation),
            "name": Field(_("Wie ondertekent (mag leeg blijven)"), self.name),
            "role": Field(_("Functie (mag leeg blijven)"), self.role),
            "email": Field(_("E-mailadres (mag leeg blijven)"), self.email),
            "years": Field(_("Geldig"), self.years),
            "password": Field(
                _("Wachtwoord"),
                self.password,
                _("Minstens {count} tekens. Niemand kan het voor je terugvinden.").format(
                    count=SHORTEST_PASSWORD
                ),
            ),
            "repeated": Field(_("Wachtwoord nog een keer"), self.repeated),
        }
        self._lay_out()
        self.add_button(_("Annuleren")).clicked.connect(self.reject)
        self.add_button(_("Certificaat maken…"), primary=True).clicked.connect(self._wish)
        self.finished.connect(lambda _result: self._forget())
        (self.name if self.organisation.text() else self.organisation).setFocus()

    def errors(self) -> dict[str, str]:
        """What is said to be wrong, by field."""
        return {name: one.error() for name, one in self._fields.items() if one.error()}

    def _wish(self) -> None:
        wrong = self._wrong()
        for name, one in self._fields.items():
            if name in wrong:
                one.show_error(wrong[name])
            else:
                one.clear_error()
        if wrong:
            first = next(one for name, one in self._fields.items() if name in wrong)
            first.editor.setFocus()
            self._area.ensureWidgetVisible(first)
            return
        wish = Wish(self._holder(), LIFETIMES[self.years.currentIndex()], self.password.text())
        self.accept()
        self.wished.emit(wish)

    def _holder(self) -> Holder:
        lines = (self.organisation, self.name, self.role, self.email)
        return Holder(*(clean_line(line.text()) for line in lines))

    def _wrong(self) -> dict[str, str]:
        """What is the matter, by field."""
        holder = self._holder()
        wrong = {
            name: _("Dit is te lang voor een certificaat; kort het in.")
            for name in ("organisation", "name", "role")
            if not fits(getattr(holder, name))
        }
        if not holder.organisation:
            wrong["organisation"] = _("Vul de naam van de organisatie in.")
        if holder.email and not _ADDRESS.fullmatch(holder.email):
            wrong["email"] = _("Dit is geen e-mailadres; het lijkt op naam@school.nl.")
        if len(self.password.text()) < SHORTEST_PASSWORD:
            wrong["password"] = _("Neem een wachtwoord van minstens {count} tekens.").format(
                count=SHORTEST_PASSWORD
            )
        elif self.password.text() != self.repeated.text():
            wrong["repeated"] = _("De twee wachtwoorden zijn niet gelijk.")
        return wrong

    def _forget(self) -> None:
        self.password.clear()
        self.repeated.clear()

    def _has_room(self) -> bool:
        """Whether two fields fit beside each other on this screen."""
        return px(_WIDTH) <= self.screen().availableSize().width() * ROOM

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(12))
        row = column = 0
        for name, one in self._fields.items():
            whole = name == "organisation" or not self._has_room()
            span = 2 if whole else 1
            grid.addWidget(one, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            row, column = divmod(row * 2 + column + span, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)
        self.column.addWidget(_worth())
        self.column.addStretch(1)


def _password() -> QLineEdit:
    result = QLineEdit()
    result.setEchoMode(QLineEdit.EchoMode.Password)
    return result


def _worth() -> Card:
    card = Card(token="panel")  # noqa: S106 -- a colour token
    column = QVBoxLayout(card)
    column.setContentsMargins(px(12), px(9), px(12), px(11))
    column.setSpacing(px(4))
    column.addWidget(label(_("Wat dit waard is"), semibold=True))
    column.addWidget(hint(own_certificate_worth(), tone="text"))
    column.addWidget(
        hint(
            _(
                "Wie de handtekening wil vertrouwen, heeft het rootbestand (.pem) nodig. "
                "Dat komt naast het certificaat te staan; het is niet geheim."
            ),
            tone="text",
        )
    )
    return card
