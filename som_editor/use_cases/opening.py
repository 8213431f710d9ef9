"""What a reference on the command line means: a file, or a document in a library."""

import datetime as dt
import hashlib
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from som_editor.core.document import Digest, DocumentId, Image, NewId
from som_editor.core.errors import Ambiguous, NotFound
from som_editor.core.import_report import Dropped
from som_editor.core.version import Draft, Version
from som_editor.library import DocumentListing, Library, is_url, open_library
from som_editor.use_cases.importing import read_file

DRAFT = "draft"


class LibraryReference(NamedTuple):
    """A reference into a library: where that is (empty for the user's own), and the rest."""

    location: str
    name: str


class Opened(NamedTuple):
    """A version, the pictures that its text shows, and what was left out when its file was read."""

    version: Version
    pictures: Mapping[Digest, bytes]
    dropped: tuple[Dropped, ...] = ()


def open_reference(
    reference: str, *, default_library: str, now: dt.datetime, new_id: NewId
) -> Version:
    """The version that `reference` names; see `open_whole`."""
    return open_whole(reference, default_library=default_library, now=now, new_id=new_id).version


def open_whole(reference: str, *, default_library: str, now: dt.datetime, new_id: NewId) -> Opened:
    """What `reference` names: a file, or `LIBRARY#document[@version]`.

    Without a library it is `default_library`. Raises NotFound, Ambiguous, UnreadableFile,
    UnknownFormat, UnreadableFormat, LibraryProblem and WrongUse.
    """
    parts = split_reference(reference)
    if parts is None:
        reading = read_file(Path(reference), now=now, new_id=new_id)
        pictures = {Digest(hashlib.sha256(one).hexdigest()): one for one in reading.pictures}
        return Opened(reading.version, pictures, reading.report.dropped)
    with open_library(parts.location or default_library, create=False) as library:
        version = open_in_library(library, parts.name)
        return Opened(version, kept_pictures(version, library))


def kept_pictures(version: Version, library: Library) -> dict[Digest, bytes]:
    """The pictures of the text; one that is not in the library is left to its description."""
    found: dict[Digest, bytes] = {}
    for block in version.document.blocks:
        if isinstance(block, Image):
            try:
                found[block.digest] = library.file(block.digest)
            except NotFound:
                continue
    return found


def split_reference(reference: str) -> LibraryReference | None:
    """`reference` split at the last #; None when it names a file.

    Where there is no library before the last #, that belongs to a title ("#Regels #1"), and an
    earlier one splits.
    """
    if "#" not in reference or _is_file(reference):
        return None
    location, _, name = reference.rpartition("#")
    first = LibraryReference(location, name)
    while location and not is_url(location) and not _is_file(location):
        if "#" not in location:
            return first
        location = location.rpartition("#")[0]
        name = reference[len(location) + 1 :]
    return LibraryReference(location, name)


def open_in_library(library: Library, name: str) -> Version:
    """The version that `document[@version]` names in `library`. Raises NotFound, Ambiguous.

    Without a version it is the latest, else the draft. A title may hold an @ itself.
    """
    listings = library.documents()
    document_name, sign, version_name = name.rpartition("@")
    if _named(listings, name) or not sign:
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
    """Those with the id `name`, else those so titled, upper and lower case and spaces aside."""
    with_id = [listing for listing in listings if listing.id == name]
    title = _folded(name)
    return with_id or [one for one in listings if title and _folded(one.title) == title]


def _folded(title: str) -> str:
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())


def _newest(library: Library, document: DocumentId) -> Version:
    """The latest version, else the draft."""
    latest = library.latest(document)
    return latest if latest is not None else _draft(library, document).as_version()


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


def _is_file(name: str) -> bool:
    """Whether a file of that name is there; a name that the system refuses is none."""
    try:
        return Path(name).is_file()
    except OSError:
        return False
