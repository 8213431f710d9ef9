"""Whose certificate it is and who gave it out, and whether to trust them."""

import datetime as dt
from pathlib import Path

from cryptography import x509
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from som_editor.core.errors import SomError
from som_editor.core.identity_card import IdentityCard
from som_editor.core.verdict import Signature
from som_editor.i18n import _
from som_editor.signing.cards import card_of
from som_editor.signing.chains import chain_of
from som_editor.signing.trusted_roots import distrust, fingerprint, trust, trusted_roots
from som_editor.ui.dialogs.sheet import Sheet
from som_editor.ui.labels import hint, label
from som_editor.ui.measures import px
from som_editor.ui.notice import Notice
from som_editor.wording.dates import show_date
from som_editor.wording.errors import describe
from som_editor.wording.identities import certificate_kind, certificate_worth

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class CertificateDialog(Sheet):
    """Shows the signer's certificate and the topmost one above it, which can be trusted."""

    trust_changed = Signal()
    """Somebody is trusted now, or no longer."""

    def __init__(
        self, signature: Signature, folder: Path, today: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Certificaat"), parent=parent, width=600)
        chain = tuple(x509.load_der_x509_certificate(one) for one in signature.certificates)
        trusted = [one.certificate for one in trusted_roots(folder)]
        chain += chain_of(chain[-1], trusted)  # a file need not bring along who is on top
        self._folder, self._today = folder, today
        self.top = chain[-1]
        card = card_of(chain[0], chain[1:])
        above = card_of(self.top)
        self.heading.setText(card.name)
        self.words.setText(certificate_worth(card))
        self.words.show()
        self.column.addWidget(label(_("Ondertekenaar"), semibold=True))
        self.column.addLayout(_facts(card, chain[0]))
        if self.top != chain[0]:
            self.column.addWidget(label(_("Uitgever"), semibold=True))
            self.column.addLayout(_facts(above, self.top))
        self.state = hint()
        self.column.addWidget(self.state)
        self.problem = Notice("error", closable=False)
        self.problem.hide()
        self.column.addWidget(self.problem)
        self.column.addStretch(1)
        self.change = self.add_button("")
        self.change.clicked.connect(self._change)
        close = self.add_button(_("Sluiten"), primary=True)
        close.clicked.connect(self.accept)
        close.setFocus()
        self._since = self._read()
        self._show()

    @property
    def is_trusted(self) -> bool:
        """Whether the user trusts the one on top."""
        return self._since is not None

    def _read(self) -> tuple[dt.date | None] | None:
        """Since when the one on top is trusted; None when it is not."""
        for one in trusted_roots(self._folder):
            if one.certificate == self.top:
                return (one.since,)
        return None

    def _show(self) -> None:
        if self._since is None:
            words = _(
                "Je vertrouwt deze uitgever niet. Vraag de vingerafdruk na bij de uitgever zelf, "
                "langs een andere weg dan dit bestand."
            )
        elif self._since[0] is None:
            words = _("Je vertrouwt deze uitgever.")
        else:
            words = _("Je vertrouwt deze uitgever sinds {date}.").format(
                date=show_date(self._since[0])
            )
        self.state.setText(words)
        self.change.setText(
            _("Niet meer vertrouwen") if self.is_trusted else _("Deze uitgever vertrouwen")
        )

    def _change(self) -> None:
        try:
            if self.is_trusted:
                distrust(self._folder, self.top)
            else:
                trust(self._folder, self.top, self._today)
        except SomError as error:
            self.problem.show_words(describe(error))
            return
        self.problem.hide()
        self._since = self._read()
        self._show()
        self.trust_changed.emit()


def _facts(card: IdentityCard, certificate: x509.Certificate) -> QGridLayout:
    rows = (
        (_("Naam"), card.name),
        (_("Organisatie"), card.organisation),
        (_("Soort"), certificate_kind(card)),
        (_("Uitgegeven door"), card.issuer),
        (
            _("Geldig"),
            _("{first} tot en met {last}").format(
                first=show_date(card.valid_from.date()), last=show_date(card.valid_until.date())
            ),
        ),
        (_("Vingerafdruk (SHA-256)"), _in_fours(fingerprint(certificate))),
    )
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(14))
    grid.setVerticalSpacing(px(5))
    grid.setColumnMinimumWidth(0, px(160))
    grid.setColumnStretch(1, 1)
    for line, (name, value) in enumerate(row for row in rows if row[1]):
        shown = label(value, wrap=True, tabular=True)
        shown.setTextInteractionFlags(_SELECTABLE)
        shown.setAccessibleName(f"{name}: {value}")
        grid.addWidget(hint(name, wrap=False), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(shown, line, 1)
    return grid


def _in_fours(digest: str) -> str:
    return " ".join(digest[at : at + 4].upper() for at in range(0, len(digest), 4))
