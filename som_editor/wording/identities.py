"""What is said of a certificate and of the signature it makes: no more than is known."""

from som_editor.core.identity_card import CertificateKind, IdentityCard
from som_editor.i18n import _
from som_editor.wording.dates import show_date

_WORD = ".docx"


def certificate_kind(card: IdentityCard) -> str:
    """What sort of certificate it is, in a few words."""
    return {
        CertificateKind.TRIAL: _("Proefcertificaat, niet voor echt gebruik"),
        CertificateKind.OWN: _("Eigen certificaat"),
        CertificateKind.ISSUED: _("Uitgegeven door {issuer}"),
        CertificateKind.SAYS_QUALIFIED: _("Uitgegeven door {issuer}"),
    }[card.kind].format(issuer=card.issuer)


def certificate_line(card: IdentityCard) -> str:
    """The organisation, the kind, and until when it holds."""
    until = show_date(card.valid_until.date())
    line = _("{kind} · geldig t/m {date}").format(kind=certificate_kind(card), date=until)
    if card.organisation in ("", card.name):
        return line
    return f"{card.organisation} · {line}"


def certificate_worth(card: IdentityCard) -> str:
    """What a signature with it is worth."""
    return {
        CertificateKind.TRIAL: _(
            "Alleen om te proberen. Zet hier geen handtekening mee die moet gelden."
        ),
        CertificateKind.OWN: own_certificate_worth(),
        CertificateKind.ISSUED: _(
            "De uitgever staat in voor de naam. Of de lezer die uitgever kent, weet je niet."
        ),
        CertificateKind.SAYS_QUALIFIED: _(
            "Het certificaat zegt zelf dat het gekwalificeerd is. Dat is hier niet nagegaan."
        ),
    }[card.kind]


def own_certificate_worth() -> str:
    """What a certificate is worth that somebody made for themselves."""
    return _(
        "Een eigen certificaat toont dat de tekst niet is veranderd. "
        "Het bewijst niet wie er achter het toetsenbord zat. "
        "Daarvoor is een gekwalificeerd certificaat nodig."
    )


def what_readers_see(
    card: IdentityCard | None, ending: str, *, timestamped: bool
) -> tuple[tuple[str, str], ...]:
    """Who sees what of a signature in a file that ends in `ending`: (reader, words) in order.

    `card` is None while it is not known who signs.
    """
    moment = (
        _("Een tijdstempelserver bewijst wanneer je tekende.")
        if timestamped
        else _("De klok van deze computer. Niemand bewijst die tijd.")
    )
    change = _("Verandert iemand het bestand, dan klopt de handtekening niet meer.")
    readers = _word_readers(card) if ending == _WORD else _pdf_readers(card)
    return (*readers, (_("Wijziging"), change), (_("Tijd"), moment))


def _pdf_readers(card: IdentityCard | None) -> tuple[tuple[str, str], ...]:
    if card is not None and card.kind is CertificateKind.TRIAL:
        words = _("‘Ten minste één handtekening bevat problemen’: niemand kent dit certificaat.")
    elif _is_issued(card):
        words = _(
            "Geldig als Acrobat de uitgever kent. Anders: "
            "‘Ten minste één handtekening bevat problemen’."
        )
    else:
        words = _(
            "‘Ten minste één handtekening bevat problemen’, tot de lezer dit certificaat vertrouwt."
        )
    return ((_("Acrobat"), words),)


def _word_readers(card: IdentityCard | None) -> tuple[tuple[str, str], ...]:
    if card is not None and card.kind is CertificateKind.TRIAL:
        words = _("Een handtekening met een waarschuwing: niemand kent dit certificaat.")
    elif _is_issued(card):
        words = _("Geldig als Windows de uitgever kent. Anders een waarschuwing.")
    else:
        words = _("Een handtekening met een waarschuwing, tot de lezer dit certificaat vertrouwt.")
    partly = _("Noemt elke handtekening in Word ‘gedeeltelijk’, ook als alles klopt.")
    return ((_("Word"), words), (_("LibreOffice"), partly))


def _is_issued(card: IdentityCard | None) -> bool:
    return card is not None and card.kind in (
        CertificateKind.ISSUED,
        CertificateKind.SAYS_QUALIFIED,
    )
