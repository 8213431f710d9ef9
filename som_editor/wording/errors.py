"""What went wrong, in a sentence that says what to do."""

from som_editor.core.errors import (
    Ambiguous,
    CannotSign,
    CannotTypeset,
    IdentityProblem,
    InvalidEdit,
    InvalidPattern,
    KeyringProblem,
    LibraryProblem,
    LibraryReason,
    NotFound,
    PatternReason,
    SomError,
    TimestampProblem,
    TokenProblem,
    UnknownFormat,
    UnreadableFile,
    UnreadableFormat,
    UnwritableFile,
    WrongUse,
)
from som_editor.i18n import _
from som_editor.wording.file_errors import (
    describe_unknown_format,
    describe_unreadable,
    describe_unwritable,
)
from som_editor.wording.signing_errors import (
    describe_cannot_sign,
    describe_identity,
    describe_keyring,
    describe_timestamp,
    describe_token,
)


def describe(error: SomError) -> str:
    """One sentence about `error`: what is the case, and what to do where that is not plain.

    It stands on one line and can be shown anywhere, whatever is in the names of files.
    """
    return "".join(_printable(sign) for sign in _sentence(error))


def _printable(sign: str) -> str:
    if sign.isprintable():
        return sign
    return " " if sign.isspace() else "\ufffd"


def _sentence(error: SomError) -> str:
    match error:
        case UnreadableFile():
            return describe_unreadable(error)
        case UnwritableFile():
            return describe_unwritable(error)
        case UnknownFormat():
            return describe_unknown_format(error)
        case UnreadableFormat():
            return _unreadable_format(error)
        case LibraryProblem():
            return _library(error)
        case NotFound():
            return _not_found(error)
        case Ambiguous():
            return _("Meer protocollen heten ‘{name}’; noem er een met zijn id: {ids}.").format(
                name=error.name, ids=", ".join(error.candidates)
            )
        case WrongUse():
            return _wrong_use(error)
        case InvalidEdit():
            return _invalid_edit(error)
        case InvalidPattern():
            return _invalid_pattern(error)
        case CannotTypeset():
            return _cannot_typeset(error)
        case IdentityProblem():
            return describe_identity(error)
        case TokenProblem():
            return describe_token(error)
        case KeyringProblem():
            return describe_keyring(error)
        case TimestampProblem():
            return describe_timestamp(error)
        case CannotSign():
            return describe_cannot_sign(error)
        case _:
            return str(error)


def _unreadable_format(error: UnreadableFormat) -> str:
    if error.newer:
        return _("Dit is met een nieuwere SOM Editor gemaakt; werk het programma bij.")
    if error.detail:
        return _("Deze gegevens ({format}) zijn beschadigd en niet te lezen.").format(
            format=error.format
        )
    return _("Dit zijn gegevens van een andere soort ({format}).").format(format=error.format)


def _library(error: LibraryProblem) -> str:
    template = {
        LibraryReason.MISSING: _("De bibliotheek ‘{where}’ is er niet; kijk of de naam klopt."),
        LibraryReason.NOT_A_LIBRARY: _("‘{where}’ is geen bibliotheek van SOM Editor."),
        LibraryReason.NEWER: _(
            "‘{where}’ is met een nieuwere SOM Editor gemaakt; werk het programma bij."
        ),
        LibraryReason.DAMAGED: _("‘{where}’ is beschadigd; zet een reservekopie terug."),
        LibraryReason.UNREACHABLE: _(
            "De bibliotheek ‘{where}’ is niet te bereiken; kijk of de schijf of server er is."
        ),
        LibraryReason.NO_PERMISSION: _(
            "Je mag de bibliotheek ‘{where}’ niet openen; vraag de beheerder om toegang."
        ),
        LibraryReason.READ_ONLY: _(
            "De bibliotheek ‘{where}’ is alleen te lezen; kies een plek waar je mag schrijven."
        ),
        LibraryReason.DISK_FULL: _("De schijf met ‘{where}’ is vol; maak ruimte vrij."),
        LibraryReason.LOCKED: _(
            "Iemand anders schrijft nu in ‘{where}’; probeer het zo meteen opnieuw."
        ),
    }[error.reason]
    return template.format(where=error.location)


def _not_found(error: NotFound) -> str:
    template = {
        "document": _("Er is geen protocol ‘{name}’ in {where}; bekijk de lijst."),
        "version": _("Er is geen versie ‘{name}’ in {where}; bekijk de versiegeschiedenis."),
        "section": _("De sectie ‘{name}’ is er niet meer."),
        "block": _("Dit deel van de tekst is er niet meer."),
        "file": _("Het bewaarde bestand ‘{name}’ is niet in {where}."),
    }[error.what]
    return template.format(name=error.name, where=error.where or _("de bibliotheek"))


def _wrong_use(error: WrongUse) -> str:
    template = {
        "bad_rename": _("‘{value}’ is geen hernoeming; schrijf het als oud=nieuw."),
        "unknown_database": _("Een bibliotheek bij ‘{value}’ kan niet; gebruik een bestand."),
        "no_number": _("Geef de versie een nummer."),
        "number_taken": _("Versie {value} is er al; kies een ander nummer."),
        "no_password": _("De variabele ‘{value}’ is leeg; zet daar het wachtwoord in."),
        "no_comments_in": _("Opmerkingen gaan mee in Word en JSON; ‘{value}’ is geen van beide."),
        "unsignable": _("Ondertekenen kan met Word en PDF; ‘{value}’ is geen van beide."),
        "only_pdf": _("Velden, zichtbaar tekenen en blijvend bewijs kan een PDF; kies die."),
        "unknown_hidden": _(
            "‘{value}’ is niet te verbergen; kies rename, cosmetic, formatting of metadata."
        ),
        "report_without_output": _(
            "Een {value}-bestand past niet op het scherm; noem met --output waar het komt."
        ),
        "unknown_output": _(
            "Een vergelijking kan geen ‘{value}’ zijn; kies .txt, .json, .html, .docx of .pdf."
        ),
        "output_is_input": _("Uit ‘{value}’ wordt gelezen; kies een andere naam."),
        "outputs_are_one": _("‘{value}’ staat er twee keer; geef elk bestand een eigen naam."),
        "no_identity": _("Noem met --sign het certificaat om mee te ondertekenen."),
        "option_without_sign": _("{value} hoort bij ondertekenen; noem ook --sign."),
        "unreadable_picture": _("‘{value}’ is geen afbeelding die te lezen is."),
        "too_many_pixels": _("‘{value}’ heeft te veel pixels; maak de afbeelding eerst kleiner."),
        "not_a_picture": _("‘{value}’ is geen PNG of JPEG; kies een ander logo."),
    }[error.problem]
    return template.format(value=error.value)


def _invalid_edit(error: InvalidEdit) -> str:
    template = {
        "not_text": _("Dit kan alleen met tekst, niet met een tabel of afbeelding."),
        "duplicate_id": _("Dit deel staat al in de tekst."),
        "no_such_place": _("Die plek is er niet in de tekst."),
        "nothing_to_join": _("Hierboven staat niets om mee samen te voegen."),
        "no_such_level": _("Dat niveau is er niet."),
        "empty_title": _("Geef de sectie een naam."),
        "into_itself": _("Een sectie kan niet in zichzelf staan."),
        "highest_level": _("Deze sectie staat al op het hoogste niveau."),
        "lowest_level": _("Deze sectie staat al op het laagste niveau."),
        "field_taken": _("Het veld {value} is er al."),
        "empty_term": _("Geef het begrip een naam."),
        "last_row": _("Dit is de laatste rij. Verwijder de tabel."),
        "last_column": _("Dit is de laatste kolom. Verwijder de tabel."),
        "spanned": _("Een cel over meer kolommen houdt deze kolom op haar plaats."),
        "no_address": _("Dit is geen adres. Typ een webadres of een e-mailadres."),
    }[error.problem]
    return template.format(value=error.value)


def _cannot_typeset(error: CannotTypeset) -> str:
    if error.detail:
        template = _("De tekst van {section} past niet in een PDF: {detail}.")
    else:
        template = _("De tekst van {section} past niet in een PDF.")
    section = f"‘{error.section}’" if error.section else _("dit document")
    return template.format(section=section, detail=error.detail.rstrip("."))


def _invalid_pattern(error: InvalidPattern) -> str:
    return {
        PatternReason.OPEN_GROUP: _("In dit patroon mist een haakje sluiten."),
        PatternReason.OPEN_SET: _("In dit patroon mist een ] na een [."),
        PatternReason.UNOPENED_GROUP: _("In dit patroon staat een haakje sluiten te veel."),
        PatternReason.NOTHING_TO_REPEAT: _("Zet voor *, + en ? wat zich herhaalt."),
        PatternReason.BAD_ESCAPE: _("Een \\ staat hier voor een teken dat dan niets betekent."),
        PatternReason.NO_SUCH_GROUP: _("Deze groep staat niet in het patroon."),
        PatternReason.TOO_MUCH_WORK: _("Dit patroon kost te veel rekenwerk; maak het eenvoudiger."),
        PatternReason.OTHER: _("Dit patroon is niet te lezen."),
    }[error.reason]
