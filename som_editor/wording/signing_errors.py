"""Why something was not signed, in a sentence that says what to do."""

from som_editor.core.errors import (
    CannotSign,
    IdentityProblem,
    IdentityReason,
    KeyringProblem,
    KeyringReason,
    SigningReason,
    TimestampProblem,
    TimestampReason,
    TokenProblem,
    TokenReason,
)
from som_editor.i18n import _
from som_editor.wording.dates import show_iso_date
from som_editor.wording.pdf_refusals import pdf_refusals


def describe_identity(error: IdentityProblem) -> str:
    """Why the certificate cannot be used."""
    template = {
        IdentityReason.WRONG_PASSWORD: _("Het wachtwoord past niet op ‘{name}’."),
        IdentityReason.MISSING_PASSWORD: _("‘{name}’ heeft een wachtwoord; vul het in."),
        IdentityReason.NOT_PKCS12: _("‘{name}’ is geen certificaatbestand (.p12 of .pfx)."),
        IdentityReason.ONLY_CERTIFICATE: _(
            "In ‘{name}’ zit geen sleutel; kies het bestand dat eindigt op .p12 of .pfx."
        ),
        IdentityReason.NO_KEY: _("In ‘{name}’ zit geen sleutel om mee te ondertekenen."),
        IdentityReason.NO_CERTIFICATE: _("In ‘{name}’ zit geen certificaat (.pem of .crt)."),
        IdentityReason.EXPIRED: _("Het certificaat in ‘{name}’ is verlopen op {date}."),
        IdentityReason.NOT_YET_VALID: _("Het certificaat in ‘{name}’ geldt pas vanaf {date}."),
    }[error.reason]
    return template.format(name=error.path.name, date=show_iso_date(error.detail))


def describe_token(error: TokenProblem) -> str:
    """Why the smart card cannot be used."""
    if error.reason is TokenReason.REFUSED and not error.detail:
        return _("‘{name}’ wilde niet ondertekenen.").format(name=error.name)
    template = {
        TokenReason.NO_MODULE: _("Het stuurprogramma ‘{name}’ is er niet; kies een ander."),
        TokenReason.NOT_A_MODULE: _("‘{name}’ is geen stuurprogramma voor een kaart (PKCS#11)."),
        TokenReason.NO_TOKEN: _("Er is geen kaart; steek hem in de lezer en probeer het opnieuw."),
        TokenReason.NO_CERTIFICATE: _("Op ‘{name}’ staat geen certificaat om mee te tekenen."),
        TokenReason.NO_KEY: _("Op ‘{name}’ staat geen sleutel bij dit certificaat."),
        TokenReason.OTHER_TOKEN: _("Dit is een andere kaart; steek die van het certificaat erin."),
        TokenReason.WRONG_SIGNATURE: _(
            "De handtekening van ‘{name}’ past niet bij het certificaat; die is niet gebruikt."
        ),
        TokenReason.MISSING_PIN: _("Vul de pincode van ‘{name}’ in."),
        TokenReason.WRONG_PIN: _(
            "De pincode past niet op ‘{name}’; na enkele keren gaat de kaart op slot."
        ),
        TokenReason.PIN_LOCKED: _(
            "De pincode van ‘{name}’ is geblokkeerd; vraag de uitgever van de kaart om hulp."
        ),
        TokenReason.REMOVED: _(
            "‘{name}’ is niet te bereiken; steek de kaart in de lezer en probeer het opnieuw."
        ),
        TokenReason.REFUSED: _("‘{name}’ wilde niet ondertekenen: {detail}."),
    }[error.reason]
    return template.format(name=error.name, detail=error.detail.rstrip("."))


def describe_keyring(error: KeyringProblem) -> str:
    """Why the password is not kept."""
    return {
        KeyringReason.NONE: _("Dit systeem heeft geen sleutelbos; het wachtwoord is niet bewaard."),
        KeyringReason.REFUSED: _(
            "De sleutelbos van dit systeem weigerde; daar is niets veranderd."
        ),
    }[error.reason]


def describe_timestamp(error: TimestampProblem) -> str:
    """Why there is no timestamp."""
    template = {
        TimestampReason.BAD_ADDRESS: _("‘{url}’ is geen webadres van een tijdstempelserver."),
        TimestampReason.UNREACHABLE: _("De tijdstempelserver {url} geeft geen antwoord."),
        TimestampReason.REFUSED: _("De tijdstempelserver {url} gaf geen tijdstempel."),
        TimestampReason.FALSE: _(
            "De tijdstempelserver {url} gaf een tijdstempel voor iets anders; kies een andere."
        ),
    }[error.reason]
    return template.format(url=error.url)


def describe_cannot_sign(error: CannotSign) -> str:
    """Why the file takes no signature."""
    return {
        SigningReason.NOT_A_PDF: _("Dit is geen PDF die te ondertekenen is."),
        SigningReason.ENCRYPTED: _("Deze PDF is versleuteld; haal eerst het wachtwoord eraf."),
        SigningReason.ALREADY_SIGNED: _(
            "Op deze PDF staat een handtekening die geen tweede toelaat."
        ),
        SigningReason.NOT_A_WORD_FILE: _("Dit is geen Word-bestand dat te ondertekenen is."),
        SigningReason.MACROS: _(
            "In dit Word-bestand zitten macro’s; bewaar het eerst zonder macro’s."
        ),
        SigningReason.AMBIGUOUS: _(
            "Programma’s lezen dit bestand verschillend; bewaar het eerst opnieuw in Word."
        ),
        SigningReason.WEAK_KEY: _(
            "De sleutel past niet bij Word; neem RSA vanaf 2048 bits, P-256 of P-384."
        ),
        SigningReason.LONG_REASON: _("De reden is te lang; houd het bij 255 tekens."),
        **pdf_refusals(),
    }[error.reason].format(detail=error.detail)
