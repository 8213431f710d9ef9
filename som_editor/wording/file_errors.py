"""What is the matter with a file, in a sentence that says what to do."""

from som_editor.core.errors import FileReason, UnknownFormat, UnreadableFile, UnwritableFile
from som_editor.i18n import _

_TEXT = ".txt"
_WORD = (".doc", ".docm", ".dotx", ".dot")
_LIBREOFFICE = (".odt",)
_TEMPLATES = (".ott", ".fodt", ".sxw")
_PDF = (".pdf",)
_OTHERS = (".rtf", ".pages", ".wpd", ".epub")


def describe_unreadable(error: UnreadableFile) -> str:
    """Why the file cannot be read."""
    match error.reason:
        case FileReason.MISSING:
            template = _("‘{path}’ is er niet; kijk of de naam en de map kloppen.")
        case FileReason.EMPTY:
            template = _("‘{name}’ is leeg; er is niets om te lezen.")
        case FileReason.IS_FOLDER:
            template = _("‘{path}’ is een map; kies een bestand.")
        case FileReason.NOT_A_FILE:
            template = _("‘{path}’ is geen gewoon bestand; kies een ander.")
        case FileReason.NO_PERMISSION:
            template = _("Je mag ‘{path}’ niet lezen; vraag de beheerder om toegang.")
        case FileReason.TOO_LARGE:
            template = _("‘{name}’ is groter dan {detail} MB; dat is te groot voor een protocol.")
        case FileReason.TOO_MANY_PARTS:
            template = _("‘{name}’ bestaat uit te veel delen; dat is geen gewoon protocol.")
        case FileReason.WRONG_CONTENT if error.detail:
            template = _("‘{name}’ is een {detail}-bestand, niet wat de naam zegt.")
        case FileReason.WRONG_CONTENT if error.path.suffix.lower() == ".json":
            template = _("In ‘{name}’ zit geen protocol van SOM Editor.")
        case FileReason.WRONG_CONTENT:
            template = _("In ‘{name}’ zit iets anders dan de naam zegt.")
        case FileReason.NOT_TEXT:
            template = _("‘{name}’ is geen tekst; bewaar het in Word als tekst zonder opmaak.")
        case FileReason.ENCRYPTED:
            template = _("‘{name}’ heeft een wachtwoord; bewaar het zonder wachtwoord.")
        case FileReason.NO_TEXT:
            template = _(
                "In ‘{name}’ staan alleen afbeeldingen; kies het Word-bestand "
                "of een PDF met herkende tekst."
            )
        case FileReason.DAMAGED if error.path.suffix.lower() in _PDF:
            template = _("‘{name}’ is beschadigd; vraag de PDF opnieuw op.")
        case FileReason.DAMAGED if error.path.suffix.lower() in _LIBREOFFICE:
            template = _("‘{name}’ is beschadigd; open het in LibreOffice en bewaar het opnieuw.")
        case FileReason.DAMAGED:
            template = _("‘{name}’ is beschadigd; open het in Word en bewaar het opnieuw.")
        case _ if error.detail:
            template = _("‘{path}’ is niet te lezen: {detail}.")
        case _:
            template = _("‘{path}’ is niet te lezen.")
    return _filled(template, error)


def describe_unwritable(error: UnwritableFile) -> str:
    """Why the file cannot be written."""
    match error.reason:
        case FileReason.MISSING:
            template = _("De map van ‘{path}’ is er niet; kies een map die er is.")
        case FileReason.NOT_A_FOLDER:
            template = _("‘{path}’ is een bestand, geen map; kies een andere map.")
        case FileReason.IS_FOLDER:
            template = _("‘{path}’ is een map; kies een naam voor het bestand.")
        case FileReason.NO_PERMISSION:
            template = _("Je mag ‘{path}’ niet schrijven; kies een andere map.")
        case FileReason.READ_ONLY:
            template = _("‘{path}’ staat op een schijf die alleen te lezen is; kies een andere.")
        case FileReason.DISK_FULL:
            template = _("De schijf is vol; ‘{path}’ is niet geschreven, maak ruimte vrij.")
        case FileReason.IN_USE:
            template = _("‘{name}’ staat open in een ander programma; sluit het daar eerst.")
        case _ if error.detail:
            template = _("‘{path}’ is niet te schrijven: {detail}.")
        case _:
            template = _("‘{path}’ is niet te schrijven.")
    return _filled(template, error)


def describe_unknown_format(error: UnknownFormat) -> str:
    """That the ending is none that can be used here; how to get one that can where that is known.

    Saving as text only helps where text is among the known formats.
    """
    template = _advice(error.path.suffix.lower()) if _TEXT in error.known else ""
    if not template and error.path.suffix:
        template = _("‘{name}’ eindigt op iets wat hier niet kan; kies uit {known}.")
    elif not template:
        template = _("De naam ‘{name}’ heeft geen uitgang; kies uit {known}.")
    return template.format(name=error.path.name, known=", ".join(error.known))


def _advice(ending: str) -> str:
    """What to do with a file of a sort that is known, but not read; empty for any other."""
    if ending in _WORD:
        return _(
            "Dit soort Word-bestanden lezen kan deze versie niet; "
            "bewaar ‘{name}’ in Word als .docx."
        )
    if ending in _TEMPLATES:
        return _(
            "Dit soort LibreOffice-bestanden lezen kan deze versie niet; "
            "bewaar ‘{name}’ in LibreOffice als .odt."
        )
    if ending in _OTHERS:
        return _(
            "Dit soort bestanden lezen kan deze versie niet; "
            "bewaar ‘{name}’ als Word-bestand (.docx) of tekst (.txt)."
        )
    return ""


def _filled(template: str, error: UnreadableFile | UnwritableFile) -> str:
    name = error.path.name or str(error.path)
    return template.format(path=error.path, name=name, detail=error.detail.rstrip("."))
