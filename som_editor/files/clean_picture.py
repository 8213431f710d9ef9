"""Pictures without what they say besides the picture: where it was taken, with what, by whom.

PNG and JPEG are cleaned as they are, without a loss; other kinds must be made PNG first.
"""

import struct
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"

_PNG_KEPT = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP"),
        *(b"sBIT", b"bKGD", b"pHYs"),
    )
)
"""Chunks that say how the picture looks; all others say other things."""

_COLOURS, _ADOBE, _JFIF = 0xE2, 0xEE, 0xE0
_APPLICATIONS = range(0xE0, 0xF0)
_COMMENT, _SCAN, _END = 0xFE, 0xDA, 0xD9
_ALONE = (0x01, *range(0xD0, 0xD9))
"""Marks that nothing belongs to."""
_PROFILE = b"ICC_PROFILE\0"


def cleaned(content: bytes) -> bytes | None:
    """The picture alone of the PNG or JPEG `content`; None where it is neither, or broken.

    The orientation that a camera notes is among what goes: turn the picture first.
    """
    try:
        if content.startswith(PNG):
            return PNG + b"".join(_png_chunks(content))
        if content.startswith(JPEG):
            return JPEG + b"".join(_jpeg_parts(content))
    except (struct.error, IndexError):
        return None
    return None


def _png_chunks(content: bytes) -> Iterator[bytes]:
    at = len(PNG)
    kind = b""
    while kind != b"IEND":
        (length,) = struct.unpack_from(">I", content, at)
        kind = content[at + 4 : at + 8]
        chunk = content[at : at + 12 + length]
        if len(chunk) < 12 + length:
            raise IndexError("a chunk is cut off")
        if kind in _PNG_KEPT:
            yield chunk
        at += 12 + length


def _jpeg_parts(content: bytes) -> Iterator[bytes]:
    at = len(JPEG)
    while True:
        if content[at] != 0xFF:
            raise IndexError("no mark where one must be")
        mark = content[at + 1]
        if mark == 0xFF:  # filling
            at += 1
            continue
        if mark in _ALONE or mark == _END:
            yield content[at : at + 2]
            at += 2
            if mark == _END:
                return
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        part = content[at : at + 2 + length]
        at += 2 + length
        if _is_picture(mark, part):
            yield part
        if mark == _SCAN:
            end = _scan_end(content, at)
            yield content[at:end]
            at = end


def _scan_end(content: bytes, at: int) -> int:
    """Where the coded picture from `at` ends: at the next mark that is none of its own."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0:
            raise IndexError("the picture is cut off")
        following = content[at + 1]
        if following != 0 and following not in range(0xD0, 0xD8):
            return at
        at += 2


def _is_picture(mark: int, part: bytes) -> bool:
    if mark == _COLOURS:
        return part[4:].startswith(_PROFILE)
    return mark not in (*_APPLICATIONS, _COMMENT) or mark in (_JFIF, _ADOBE)
