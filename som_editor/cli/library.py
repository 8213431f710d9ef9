"""`som-editor import`, `list`, `log` and `show`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from som_editor.cli.console import say, tell
from som_editor.cli.options import default_library, opened
from som_editor.i18n import _
from som_editor.library import DocumentListing, VersionListing, open_library
from som_editor.use_cases import publishing
from som_editor.use_cases.importing import import_file
from som_editor.use_cases.opening import LibraryReference, find_document, split_reference
from som_editor.use_cases.surroundings import new_id, now
from som_editor.wording.dates import show_date
from som_editor.wording.import_report import report_headline, report_lines
from som_editor.wording.statuses import number_and_status, status_word
from som_editor.writers.document_text import write_document_text

_Library = Annotated[
    str,
    typer.Option(
        "--library", metavar=_("BIBLIOTHEEK"), help=_("Bestand of database; anders die van jou.")
    ),
]


class ShowFormat(StrEnum):
    """What a document is shown as."""

    TEXT = "text"
    JSON = "json"


def import_(
    files: Annotated[list[Path], typer.Argument(metavar=_("BESTAND…"))], library: _Library = ""
) -> int:
    """Read each file into the library and print what had to be guessed."""
    with open_library(library or default_library()) as shelf:
        for file in files:
            imported = import_file(shelf, file, now=now(), new_id=new_id)
            say(report_headline(imported.reading.report))
            for line in report_lines(imported.reading.report):
                say(f"  {line}")
            if imported.known is not None:
                tell(
                    _("‘{name}’ stond er al als ‘{title}’; er is niets toegevoegd.").format(
                        name=file.name, title=imported.known.title
                    )
                )
    return 0


def list_(library: _Library = "") -> int:
    """Print the protocols, one a line: id, status, number, title."""
    with open_library(library or default_library(), create=False) as shelf:
        for listing in shelf.documents():
            say(_document_line(listing))
    return 0


def log(reference: Annotated[str, typer.Argument(metavar=_("BIBLIOTHEEK#PROTOCOL"))]) -> int:
    """Print the versions of a protocol, newest first."""
    parts = split_reference(reference) or LibraryReference("", reference)
    with open_library(parts.location or default_library(), create=False) as shelf:
        document = find_document(shelf, parts.name)
        draft = shelf.draft(document)
        if draft is not None:
            say(f"draft  {number_and_status(draft.as_version().standing)}")
        for listing in shelf.versions(document):
            say(_version_line(listing))
    return 0


def show(
    reference: Annotated[str, typer.Argument(metavar="REF")],
    *,
    format_: Annotated[
        ShowFormat, typer.Option("--format", help=_("Vorm waarin het getoond wordt."))
    ] = ShowFormat.TEXT,
) -> int:
    """Print a protocol."""
    version = opened(reference)
    match format_:
        case ShowFormat.TEXT:
            say(write_document_text(version))
        case ShowFormat.JSON:
            say(publishing.render(version, ".json").decode())
    return 0


def _document_line(listing: DocumentListing) -> str:
    number = number_and_status(listing.standing) or "–"
    draft = f" ({_('concept {number}').format(number=listing.draft_number)})"
    return (
        f"{listing.id}  {status_word(listing.standing.status):<14} {number:<12} {listing.title}"
        f"{draft if listing.draft_number else ''}"
    )


def _version_line(listing: VersionListing) -> str:
    standing = listing.standing
    parts = (
        number_and_status(standing) or "–",
        status_word(standing.status),
        show_date(standing.dated),
        listing.note,
    )
    return f"{listing.id}  " + "  ".join(part for part in parts if part)
