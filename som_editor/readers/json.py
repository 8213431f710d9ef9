"""Our own JSON: an exported version or document comes back as it was."""

import datetime as dt
import hashlib
from pathlib import Path

import msgspec

from som_editor.core import codec
from som_editor.core.document import Document, NewId
from som_editor.core.errors import FileReason, UnreadableFile, UnreadableFormat
from som_editor.core.import_report import ImportReport
from som_editor.core.lifecycle import TakenOver
from som_editor.core.version import Source, Version, VersionId
from som_editor.readers.reading import Reading


def read_json(path: Path, content: bytes, now: dt.datetime, new_id: NewId) -> Reading:
    """The version (or bare document) in `content`.

    Raises UnreadableFile (WRONG_CONTENT) for JSON of another kind, UnreadableFormat when it is
    damaged or newer.
    """
    source = Source(path.name, hashlib.sha256(content).hexdigest())
    match codec.stored_format(content):
        case "som-version":
            version = msgspec.structs.replace(codec.decode(Version, content), source=source)
        case "som-document":
            document = codec.decode(Document, content)
            version = Version(VersionId(new_id()), document, now, (TakenOver(now),), source=source)
        case "som-draft":
            raise UnreadableFormat("som-draft")
        case _:
            raise UnreadableFile(path, FileReason.WRONG_CONTENT, "JSON")
    return Reading(version, content, ImportReport(path.name))
