"""Bytes of a text file as clean lines, and the width at which its writer wrapped them."""

import re
from pathlib import Path
from typing import NamedTuple

from som_editor.core.errors import FileReason, UnreadableFile

WRAPPED_BELOW = 120
"""A text whose lines are nearly all shorter than this was wrapped; longer ones are paragraphs."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")


class Line(NamedTuple):
    """One line: its number from 1, how far it is indented, and its text without outer spaces."""

    number: int
    indent: int
    text: str


def decode(content: bytes, path: Path) -> tuple[str, str]:
    """`content` as text, and the encoding it was in when that had to be guessed (else empty).

    Raises UnreadableFile (NOT_TEXT) for bytes that are no text.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), ""
        except UnicodeDecodeError:
            raise UnreadableFile(path, FileReason.NOT_TEXT) from None
    if b"\x00" in content:
        raise UnreadableFile(path, FileReason.NOT_TEXT)
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if text.count("\ufffd") + len(_CONTROL.findall(text)) > len(text) // 100:
        raise UnreadableFile(path, FileReason.NOT_TEXT)
    return text, "Windows-1252"


def split_lines(text: str) -> tuple[list[Line], list[Line]]:
    """The lines of `text`, and those that lost control characters in cleaning, as they were."""
    lines: list[Line] = []
    cleaned: list[Line] = []
    for number, raw in enumerate(re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text), start=1):
        clean = _CONTROL.sub("", raw).replace("\t", "    ")
        if _CONTROL.search(raw.removeprefix("\ufeff")):
            cleaned.append(Line(number, 0, raw))
        body = re.sub(r"[ ]{2,}", " ", clean.strip(" "))
        indent = len(clean) - len(clean.lstrip(" "))
        lines.append(Line(number, indent, body))
    return lines, cleaned


def wrap_width(lines: list[Line]) -> int | None:
    """The length of the longest line of a wrapped text; None where each line is a paragraph."""
    lengths = sorted(len(line.text) for line in lines if line.text)
    if not lengths:
        return None
    nearly_longest = lengths[int(len(lengths) * 0.95)]
    if nearly_longest >= WRAPPED_BELOW:
        return None
    full = sum(1 for length in lengths if length >= nearly_longest * 0.8)
    return nearly_longest if full >= len(lengths) / 4 else None
