"""Bytes of a text file as text."""

import codecs
from pathlib import Path
from typing import NamedTuple

from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.readers.lines import CONTROL

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_REPLACEMENT = "\ufffd"
_MOST_UNREADABLE = 0.01
_MOST_CONTROL = 0.02
"""Share of the text, one stray character aside; anything above is no text."""


class Decoded(NamedTuple):
    """A text; the `encoding` it seems to be in where that had to be guessed, else empty.

    `unreadable` characters of it are shown as U+FFFD.
    """

    text: str
    encoding: str = ""
    unreadable: int = 0


def decode(content: bytes, path: Path) -> Decoded:
    """`content` as text. Raises UnreadableFile (NOT_TEXT) for bytes that are no text."""
    decoded = _decoded(content, path)
    length = len(decoded.text)
    control = len(CONTROL.findall(decoded.text.removeprefix("\ufeff")))
    if decoded.unreadable > 1 + length * _MOST_UNREADABLE or control > 1 + length * _MOST_CONTROL:
        raise UnreadableFile(path, FileReason.NOT_TEXT)
    return decoded


def _decoded(content: bytes, path: Path) -> Decoded:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(_strictly(content, encoding, path))
    if encoding := _sort_of_utf_16(content):
        return Decoded(_strictly(content, encoding, path), "UTF-16")
    try:
        return Decoded(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _guessed(content)


def _strictly(content: bytes, encoding: str, path: Path) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableFile(path, FileReason.NOT_TEXT) from None


def _sort_of_utf_16(content: bytes) -> str:
    """Which UTF-16 without a mark: Western text has a zero in every second byte; else empty."""
    even, odd = content[::2], content[1::2]
    if b"\x00" not in even and odd.count(0) > len(odd) / 2:
        return "utf-16-le"
    if b"\x00" not in odd and even.count(0) > len(even) / 2:
        return "utf-16-be"
    return ""


def _guessed(content: bytes) -> Decoded:
    """UTF-8 with some damage where that explains most of the bytes, else Windows-1252."""
    text = content.decode("utf-8-sig", errors="replace")
    broken = text.count(_REPLACEMENT)
    sound = sum(1 for sign in text if sign > "\x7f") - broken
    if sound > broken:
        return Decoded(text, "UTF-8", broken)
    text = content.decode("cp1252", errors="replace")
    return Decoded(text, "Windows-1252", text.count(_REPLACEMENT))
