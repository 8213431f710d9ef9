"""What a reference on the command line means: a file, or a document in a library."""

import datetime as dt
from pathlib import Path

from som_editor.core.document import DocumentId, NewId
from som_editor.core.errors import Ambiguous, NotFound
from som_editor.core.version import Draft, Version
from som_editor.library import DocumentListing, Library, open_library
from som_editor.use_cases.importing import read_file

DRAFT = "draft"


def open_reference(
    reference: str, *, default_library: str, now: dt.datetime, new_id: NewId
) -> Version:
    """The version that `reference` names: a file, or `LIBRARY#document[@version]`.

    It is split at the last #, then at the last @ behind it. Without a library it is
    `default_library`. Raises NotFound, Ambiguous, UnreadableFile, UnknownFormat, LibraryProblem.
    """
    location, sign, name = reference.rpartition("#")
    if not sign or Path(reference).is_file():
        return read_file(Path(reference), now=now, new_id=new_id).version
    with open_library(location or default_library, create=False) as library:
        return open_in_library(library, name)


def open_in_library(library: Library, name: str) -> Version:
    """The version that `document[@version]` names in `library`."""
    listings = library.documents()
    whole = _named(listings, name)
    if len(whole) == 1:
        return _newest(library, whole[0].id)
    document_name, sign, version_name = name.rpartition("@")
    if not sign:
        document_name, version_name = name, ""
    document = _document(library, listings, document_name)
    return _version(library, document, version_name) if version_name else _newest(library, document)


def find_document(library: Library, name: str) -> DocumentId:
    """The document with the id or unique title `name`. Raises NotFound, Ambiguous."""
    return _document(library, library.documents(), name)


def _document(library: Library, listings: tuple[DocumentListing, ...], name: str) -> DocumentId:
    found = _named(listings, name)
    if not found:
        raise NotFound("document", name, library.shown_location)
    if len(found) > 1:
        raise Ambiguous(name, tuple(listing.id for listing in found), library.shown_location)
    return found[0].id


def _named(listings: tuple[DocumentListing, ...], name: str) -> list[DocumentListing]:
    return [listing for listing in listings if listing.id == name] or [
        listing for listing in listings if listing.title.casefold() == name.casefold()
    ]


def _newest(library: Library, document: DocumentId) -> Version:
    """The latest version, else the draft."""
    latest = library.latest(document)
    if latest is not None:
        return latest
    return _draft(library, document).as_version()


def _version(library: Library, document: DocumentId, name: str) -> Version:
    if name == DRAFT:
        return _draft(library, document).as_version()
    for listing in library.versions(document):
        if name in (listing.id, listing.standing.number):
            return library.version(listing.id)
    raise NotFound("version", name, library.shown_location)


def _draft(library: Library, document: DocumentId) -> Draft:
    draft = library.draft(document)
    if draft is None:
        raise NotFound("version", DRAFT, library.shown_location)
    return draft
