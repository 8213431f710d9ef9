"""Pictures as cameras and programs write them, with what they say besides the picture."""

import struct
import zlib

PLACE = b"GPS 52.0907, 5.1214"
"""What must not stay in a picture."""


def png(width: int = 4, height: int = 3, *, telling: bool = True) -> bytes:
    """A grey PNG; a `telling` one says where it was made, in every way that PNG knows."""
    rows = b"".join(b"\0" + bytes([120]) * width for _row in range(height))
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))]
    if telling:
        chunks += [
            (b"tEXt", b"Comment\0" + PLACE),
            (b"zTXt", b"Comment\0\0" + zlib.compress(PLACE)),
            (b"iTXt", b"Comment\0\0\0\0\0" + PLACE),
            (b"eXIf", PLACE),
            (b"tIME", struct.pack(">HBBBBB", 2026, 1, 2, 3, 4, 5)),
        ]
    chunks += [(b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def with_exif(jpeg: bytes, orientation: int = 1) -> bytes:
    """`jpeg` with what a camera adds: Exif with its orientation and place, XMP, a comment."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    exif = b"Exif\0\0MM\0\x2a" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0) + PLACE
    xmp = b"http://ns.adobe.com/xap/1.0/\0" + PLACE
    told = ((0xE1, exif), (0xE1, xmp), (0xED, PLACE), (0xFE, PLACE))
    parts = b"".join(
        bytes((0xFF, mark)) + struct.pack(">H", len(part) + 2) + part for mark, part in told
    )
    return jpeg[:2] + parts + jpeg[2:]


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
