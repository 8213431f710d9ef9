"""What is said of a certificate and of the signature it makes: no more than is known."""

from som_editor.i18n import _
from som_editor.signing.demonstration import LABEL
from som_editor.signing.identities import Identity
from som_editor.wording.dates import show_date


def certificate_kind(identity: Identity) -> str:
    """What sort of certificate it is, in a few words; never more than the file itself shows."""
    if is_trial(identity):
        return _("Proefcertificaat, niet voor echt gebruik")
    if identity.certificate.subject == identity.certificate.issuer:
        return _("Eigen certificaat")
    return _("Uitgegeven door {issuer}").format(issuer=identity.issuer)


def certificate_line(identity: Identity) -> str:
    """The kind, and until when it holds."""
    until = show_date(identity.valid_until.date())
    return _("{kind} · geldig t/m {date}").format(kind=certificate_kind(identity), date=until)


def is_trial(identity: Identity) -> bool:
    """Whether it was made to try signing with."""
    return identity.name == LABEL


def what_readers_see(
    identity: Identity | None, *, timestamped: bool
) -> tuple[tuple[str, str], ...]:
    """Who sees what of a signature by `identity` (None while it is not known): (reader, words)."""
    doubt = _(
        "‘Ten minste één handtekening bevat problemen’, tot de lezer dit certificaat vertrouwt."
    )
    if identity is not None and identity.certificate.subject != identity.certificate.issuer:
        doubt = _(
            "Geldig als Acrobat de uitgever kent. Anders: "
            "‘Ten minste één handtekening bevat problemen’."
        )
    if identity is not None and is_trial(identity):
        doubt = _("‘Ten minste één handtekening bevat problemen’: niemand kent dit certificaat.")
    moment = (
        _("Een tijdstempelserver bewijst wanneer je tekende.")
        if timestamped
        else _("De klok van deze computer. Niemand bewijst die tijd.")
    )
    return (
        (_("Acrobat"), doubt),
        (_("Wijziging"), _("Verandert iemand het bestand, dan klopt de handtekening niet meer.")),
        (_("Tijd"), moment),
    )
