"""Taking files of others into the library."""

import datetime as dt
from pathlib import Path

import msgspec

from som_editor.core.document import NewId
from som_editor.core.version import Lineage
from som_editor.library import Library, VersionListing
from som_editor.readers import read
from som_editor.readers.reading import Reading


class Imported(msgspec.Struct, frozen=True):
    """What reading a file gave; `known` when its very bytes were in the library already."""

    reading: Reading
    known: VersionListing | None


def read_file(path: Path, *, now: dt.datetime, new_id: NewId) -> Reading:
    """The file at `path` as a version, without keeping it. Raises UnreadableFile, UnknownFormat."""
    return read(path, now=now, new_id=new_id)


def import_file(
    library: Library,
    path: Path,
    *,
    now: dt.datetime,
    new_id: NewId,
    lineage: Lineage = Lineage(),  # noqa: B008 -- a frozen value
) -> Imported:
    """The file at `path` as the first version of a new document, its bytes kept beside it.

    A file that was imported before is not imported again.
    """
    reading = read_file(path, now=now, new_id=new_id)
    source = reading.version.source
    known = library.version_of_source(source.sha256) if source else None
    if known is not None:
        return Imported(reading, known)
    version = msgspec.structs.replace(reading.version, lineage=lineage)
    library.save_version(version, original=reading.original)
    return Imported(msgspec.structs.replace(reading, version=version), None)
