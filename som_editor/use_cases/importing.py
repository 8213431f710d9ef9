"""Taking files of others into the library."""

import datetime as dt
from pathlib import Path

import msgspec

from som_editor.core.comments import says_more
from som_editor.core.document import DocumentId, NewId
from som_editor.core.version import Lineage, Version, VersionId
from som_editor.library import Library, VersionListing
from som_editor.readers import read
from som_editor.readers.reading import Reading

_DRAFT = VersionId("draft")
"""The id of every draft that was exported."""


class Imported(msgspec.Struct, frozen=True):
    """What reading a file gave; `known` when that was in the library already."""

    reading: Reading
    known: VersionListing | None


def read_file(path: Path, *, now: dt.datetime, new_id: NewId) -> Reading:
    """The file at `path` as a version, without keeping it.

    Raises UnreadableFile, UnknownFormat, UnreadableFormat.
    """
    return read(path, now=now, new_id=new_id)


def import_file(
    library: Library,
    path: Path,
    *,
    now: dt.datetime,
    new_id: NewId,
    lineage: Lineage | None = None,
) -> Imported:
    """The file at `path` as the first version of a new document, its bytes kept beside it.

    A file that was imported before is not imported again. `lineage` says what it is based on,
    where the file itself does not. Raises what `read_file` raises, and LibraryProblem.
    """
    reading = read_file(path, now=now, new_id=new_id)
    known = _known(library, reading.version)
    if known is not None:
        return Imported(reading, known)
    version = _of_its_own(library, reading.version, new_id)
    if lineage is not None:
        version = msgspec.structs.replace(version, lineage=lineage)
    library.save_version(version, original=reading.original)
    for picture in reading.pictures:
        library.put_file(picture)
    return Imported(msgspec.structs.replace(reading, version=version), None)


def _known(library: Library, version: Version) -> VersionListing | None:
    """The version in `library` that came from the same bytes, or was exported as this one.

    One that comes back with remarks is another: they are not to be lost.
    """
    same_bytes = library.version_of_source(version.source.sha256) if version.source else None
    if same_bytes is not None or not library.has_version(version.id):
        return same_bytes
    kept = library.version(version.id)
    exported = kept.document == version.document and not says_more(version.comments, kept.comments)
    return library.version_listing(version.id) if exported else None


def _of_its_own(library: Library, version: Version, new_id: NewId) -> Version:
    """`version` with ids that `library` does not use: our own JSON brings its ids along."""
    taken = library.has_document(version.document_id) or library.has_version(version.id)
    if not taken and version.id != _DRAFT:
        return version
    document = msgspec.structs.replace(version.document, id=DocumentId(new_id()))
    return msgspec.structs.replace(version, id=VersionId(new_id()), document=document)
