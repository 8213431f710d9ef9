"""Files in, values out: each reader gives a document and a report of what it had to guess."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from som_editor.core.document import NewId
from som_editor.core.errors import FileReason, UnknownFormat, UnreadableFile
from som_editor.readers.reading import Reading

READABLE = (".txt", ".json")
"""Endings of the files that can be read."""

SIZE_LIMIT_MB = 50

_SIGNATURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word 97-2003"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"{\\rtf", "RTF"),
)
_EXPECTED_CONTENT = {".docx": "ZIP", ".odt": "ZIP", ".pdf": "PDF"}
_Read = Callable[[Path, bytes, dt.datetime, NewId], Reading]


def read(path: Path, *, now: dt.datetime, new_id: NewId) -> Reading:
    """The file at `path` as a version.

    Raises UnreadableFile when it is missing, empty, too large or not what its name says, and
    UnknownFormat when no reader knows its ending.
    """
    content = read_bytes(path)
    ending = path.suffix.lower()
    actual = next((name for start, name in _SIGNATURES if content.startswith(start)), "")
    if actual != _EXPECTED_CONTENT.get(ending, ""):
        raise UnreadableFile(path, FileReason.WRONG_CONTENT, actual)
    return _reader(path, ending)(path, content, now, new_id)


def _reader(path: Path, ending: str) -> _Read:
    if ending == ".txt":
        from som_editor.readers.text import read_text

        return read_text
    if ending == ".json":
        from som_editor.readers.json import read_json

        return read_json
    raise UnknownFormat(path, READABLE)


def read_bytes(path: Path) -> bytes:
    """The bytes of `path`; its size is looked at before anything is read."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise UnreadableFile(path, FileReason.IS_FOLDER)
        if size > SIZE_LIMIT_MB * 1_000_000:
            raise UnreadableFile(path, FileReason.TOO_LARGE, str(SIZE_LIMIT_MB))
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise UnreadableFile(path, FileReason.MISSING) from None
    except PermissionError:
        raise UnreadableFile(path, FileReason.NO_PERMISSION) from None
    except OSError as error:
        raise UnreadableFile(path, FileReason.OTHER, error.strerror or "") from error
    if not content.strip():
        raise UnreadableFile(path, FileReason.EMPTY)
    return content
