"""Our own JSON: an exported version, draft or document comes back as it was."""

import datetime as dt
import hashlib
from pathlib import Path

import msgspec

from som_editor.core import codec
from som_editor.core.document import Document, NewId
from som_editor.core.errors import FileReason, UnreadableFile, UnreadableFormat
from som_editor.core.import_report import ImportReport
from som_editor.core.lifecycle import TakenOver
from som_editor.core.text import clean_text
from som_editor.core.version import Draft, Source, Version, VersionId
from som_editor.readers.flaws import flaw
from som_editor.readers.reading import Reading


def read_json(path: Path, content: bytes, now: dt.datetime, new_id: NewId) -> Reading:
    """The version, draft or bare document in `content`.

    Raises UnreadableFile (WRONG_CONTENT) for JSON of another kind, UnreadableFormat when it is
    damaged, newer, or holds what no document of ours can hold.
    """
    source = Source(clean_text(path.name), hashlib.sha256(content).hexdigest())
    try:
        version = _version(path, content, now, new_id)
    except RecursionError:  # brackets nested past all sense
        raise UnreadableFile(path, FileReason.WRONG_CONTENT) from None
    if problem := flaw(version):
        raise UnreadableFormat("som-version", detail=problem)
    version = msgspec.structs.replace(version, source=source)
    return Reading(version, content, ImportReport(source.file_name))


def _version(path: Path, content: bytes, now: dt.datetime, new_id: NewId) -> Version:
    match codec.stored_format(content):
        case "som-version":
            return codec.decode(Version, content)
        case "som-draft":
            return codec.decode(Draft, content).as_version()
        case "som-document":
            document = codec.decode(Document, content)
            return Version(VersionId(new_id()), document, now, (TakenOver(now),))
        case _:
            raise UnreadableFile(path, FileReason.WRONG_CONTENT)
