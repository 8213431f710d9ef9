"""Files in, values out: each reader gives a document and a report of what it had to guess."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from som_editor.core.document import NewId
from som_editor.core.errors import FileReason, UnknownFormat, UnreadableFile
from som_editor.files.reading import read_bytes, size_bytes
from som_editor.readers.reading import Reading

__all__ = ["READABLE", "Reading", "read"]

READABLE = (".docx", ".odt", ".pdf", ".txt", ".md", ".markdown", ".html", ".htm", ".json")
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
_EXPECTED_CONTENT = {".docx": "ZIP", ".odt": "ZIP", ".pdf": "PDF"}
_Read = Callable[[Path, bytes, dt.datetime, NewId], Reading]


def read(path: Path, *, now: dt.datetime, new_id: NewId) -> Reading:
    """The file at `path` as a version.

    Raises UnreadableFile when it is missing, empty, too large or not what its name says,
    UnknownFormat when no reader knows its ending, and UnreadableFormat for damaged JSON of ours.
    """
    ending = path.suffix.lower()
    if ending not in READABLE:
        size_bytes(path)  # that it is not there matters more than what it is called
        raise UnknownFormat(path, READABLE)
    content = read_bytes(path)
    actual = next((name for start, name in _SIGNATURES if content.startswith(start)), "")
    if actual != _EXPECTED_CONTENT.get(ending, ""):
        raise UnreadableFile(path, FileReason.WRONG_CONTENT, actual)
    return _reader(path, ending)(path, content, now, new_id)


def _reader(path: Path, ending: str) -> _Read:
    match ending:
        case ".txt":
            from som_editor.readers.text import read_text

            return read_text
        case ".json":
            from som_editor.readers.json import read_json

            return read_json
        case ".docx":
            from som_editor.readers.docx import read_docx

            return read_docx
        case ".odt":
            from som_editor.readers.odt import read_odt

            return read_odt
        case ".pdf":
            from som_editor.readers.pdf import read_pdf

            return read_pdf
        case ".md" | ".markdown":
            from som_editor.readers.markdown import read_markdown

            return read_markdown
        case ".html" | ".htm":
            from som_editor.readers.html import read_html

            return read_html
        case _:
            raise UnknownFormat(path, READABLE)
