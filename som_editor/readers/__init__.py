"""Files in, values out: each reader gives a document and a report of what it had to guess."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from som_editor.core.document import NewId
from som_editor.core.errors import FileReason, UnknownFormat, UnreadableFile
from som_editor.files.reading import read_bytes, size_bytes
from som_editor.readers.reading import Reading

__all__ = ["READABLE", "Reading", "read"]

READABLE = (".docx", ".txt", ".json")
"""Endings of the files that can be read."""

_SIGNATURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "oud of versleuteld Office"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"{\\rtf", "RTF"),
)
_EXPECTED_CONTENT = {".txt": "", ".json": "", ".docx": "ZIP", ".odt": "ZIP", ".pdf": "PDF"}
_Read = Callable[[Path, bytes, dt.datetime, NewId], Reading]


def read(path: Path, *, now: dt.datetime, new_id: NewId) -> Reading:
    """The file at `path` as a version.

    Raises UnreadableFile when it is missing, empty, too large or not what its name says,
    UnknownFormat when no reader knows its ending, and UnreadableFormat for damaged JSON of ours.
    """
    ending = path.suffix.lower()
    if ending not in _EXPECTED_CONTENT:
        size_bytes(path)  # that it is not there matters more than what it is called
        raise UnknownFormat(path, READABLE)
    content = read_bytes(path)
    actual = next((name for start, name in _SIGNATURES if content.startswith(start)), "")
    if actual != _EXPECTED_CONTENT[ending]:
        raise UnreadableFile(path, FileReason.WRONG_CONTENT, actual)
    return _reader(path, ending)(path, content, now, new_id)


def _reader(path: Path, ending: str) -> _Read:
    if ending == ".txt":
        from som_editor.readers.text import read_text

        return read_text
    if ending == ".json":
        from som_editor.readers.json import read_json

        return read_json
    if ending == ".docx":
        from som_editor.readers.docx import read_docx

        return read_docx
    raise UnknownFormat(path, READABLE)
