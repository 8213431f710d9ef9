"""Opening a PDF from elsewhere with care, as a small one can hold a great deal.

What is wrong is an `Unpackable`; who knows the name of the file, tells it.
"""

import base64
import binascii
import io
import re
import zlib
from collections.abc import Iterator
from itertools import chain

import pikepdf

from som_editor.core.errors import FileReason
from som_editor.files.zipped import Unpackable

MOST_SIGNATURES = 50
"""More than any board has members; thousands are made to keep a machine busy."""

MOST_OBJECTS = 200_000
"""A book of a thousand pages has fewer."""

UNPACKED_LIMIT_MB = 100
"""What all streams but pictures, which are not unpacked here, may be together."""

_PIECE, _CHUNK = 1 << 13, 1 << 18
"""Bytes that are read at once, and that come out of them at once at most."""
_LONGEST_HEADING = 2_000
"""How far before a stream is looked for what it is."""
_DEEPEST = 3
"""How many layers of packing are looked through."""

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_OF_THE_FILE = re.compile(rb"ObjStm|XRef|#")
"""What makes up the file itself; a sign written as a number could hide such a name."""

_FEWEST_BYTES = 3
"""What an object takes at the least, as the library counts."""
_APART = rb"(?:[\0\t\n\f\r ]|%[^\r\n]{0,200}[\r\n])+"
_OBJECT = re.compile(rb"(?<!\d)(\d{5,10})" + _APART + rb"\d{1,5}" + _APART + rb"obj\b")
_SUBSECTION = re.compile(rb"[\r\n ](\d{1,10}) (\d{1,10})\s{1,3}\d{10} \d{5} [nf]")

_HEX = re.compile(rb"[0-9A-Fa-f\s]{16}")
_BASE_85 = re.compile(rb"[!-uz\s]{16}")


def open_pdf(content: bytes) -> pikepdf.Pdf:
    """The PDF `content`, read as it says it is to be read and in no other way.

    Raises Unpackable when it is no PDF, is damaged or has a password, or when it holds more than
    an ordinary document.
    """
    if not content.startswith(b"%PDF-"):
        raise Unpackable(FileReason.DAMAGED)
    if content.count(b"/ByteRange") > MOST_SIGNATURES or content.count(b" obj") > MOST_OBJECTS:
        raise Unpackable(FileReason.TOO_MANY_PARTS)
    _weigh(content)
    return open_revision(content)


def open_revision(content: bytes) -> pikepdf.Pdf:
    """The same for the beginning of a file that was found safe. Raises Unpackable."""
    try:
        pdf = pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True)
        if pdf.is_encrypted:
            raise Unpackable(FileReason.ENCRYPTED)
        if not isinstance(pdf.Root, pikepdf.Dictionary) or not len(pdf.pages):
            raise Unpackable(FileReason.DAMAGED)
    except pikepdf.PasswordError:
        raise Unpackable(FileReason.ENCRYPTED) from None
    except (pikepdf.PdfError, AttributeError, RuntimeError, TypeError, ValueError):
        raise Unpackable(FileReason.DAMAGED) from None  # whatever is said of a broken structure
    if len(pdf.objects) > MOST_OBJECTS:
        raise Unpackable(FileReason.TOO_MANY_PARTS)
    return pdf


def numbered_beyond_reach(content: bytes, pdf: pikepdf.Pdf) -> bool:
    """Whether an object has a number that so few bytes have no use for.

    The library here passes over such objects without a word; other programs may show them.
    """
    highest = len(content) // _FEWEST_BYTES
    sizes = [one.get("/Size", 0) for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    stated = [size for size in (*sizes, pdf.trailer.get("/Size", 0)) if isinstance(size, int)]
    listed = (int(first) + int(count) for first, count in _SUBSECTION.findall(content))
    written = (int(number) for number in _OBJECT.findall(content))
    return any(number > highest + 1 for number in chain(stated, listed, written))


def stream_bytes(stream: object, limit: int) -> bytes | None:
    """What `stream` holds, where it is plain or packed once and no more than `limit` bytes."""
    if not isinstance(stream, pikepdf.Stream):
        return None
    raw = bytes(stream.read_raw_bytes())
    packing = stream.get("/Filter")
    if isinstance(packing, pikepdf.Array) and len(packing) == 1:
        packing = packing[0]
    if packing is None or (isinstance(packing, pikepdf.Array) and not len(packing)):
        return raw if len(raw) <= limit else None
    if packing != pikepdf.Name.FlateDecode or stream.get("/DecodeParms") is not None:
        return None
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(raw, limit + 1)
    except zlib.error:
        return None
    return content if len(content) <= limit else None


def _weigh(content: bytes) -> None:
    """Unpack every stream a piece at a time, and refuse what is more than the limit together."""
    left = UNPACKED_LIMIT_MB * 1_000_000
    letters = len(content)  # streams written as letters lie apart; overlapping ones are a trap
    last = content.rfind(b"endstream")
    for number, found in enumerate(_STREAM.finditer(content, 0, max(last, 0))):
        if number > MOST_OBJECTS:
            raise Unpackable(FileReason.TOO_MANY_PARTS)
        earliest = max(found.start() - _LONGEST_HEADING, 0)
        about = content[content.rfind(b" obj", earliest, found.start()) : found.start()]
        if _PICTURE.search(about) and not _OF_THE_FILE.search(about):
            continue
        pieces = _pieces(content, found.end())
        if not _is_packed(content[found.end() : found.end() + 2]):
            stop = content.find(b"endstream", found.end())
            letters -= stop - found.end()
            if letters < 0:
                raise Unpackable(FileReason.TOO_MANY_PARTS)
            pieces = _spelled(content[found.end() : stop])
        for piece in _unpacked(pieces):
            left -= len(piece)
            if left < 0:
                raise Unpackable(FileReason.TOO_LARGE, str(UNPACKED_LIMIT_MB))


def _pieces(content: bytes, start: int) -> Iterator[bytes]:
    """What is in the file from `start`."""
    return (content[at : at + _PIECE] for at in range(start, len(content), _PIECE))


def _spelled(letters: bytes) -> Iterator[bytes]:
    """What `letters` stand for, where bytes are written as letters."""
    try:
        if _HEX.match(letters):
            yield binascii.unhexlify(b"".join(letters.rstrip(b"> \r\n").split()))
        elif _BASE_85.match(letters):
            yield base64.a85decode(letters.strip().removesuffix(b"~>"))
    except ValueError:
        return  # plain text, which is as long as it is


def _unpacked(pieces: Iterator[bytes], layer: int = 0) -> Iterator[bytes]:
    """What comes out of `pieces`, layer after layer; nothing of what is not packed at all."""
    first = next(pieces, b"")
    pieces = chain((first,), pieces)
    if not _is_packed(first):
        return pieces if layer else iter(())
    if layer == _DEEPEST:
        raise Unpackable(FileReason.TOO_LARGE, str(UNPACKED_LIMIT_MB))
    return _unpacked(_inflated(pieces), layer + 1)


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacking = zlib.decompressobj()
    try:
        for piece in pieces:
            left = piece
            while left and not unpacking.eof:
                yield unpacking.decompress(left, _CHUNK)
                left = unpacking.unconsumed_tail
            if unpacking.eof:
                return
    except zlib.error:
        return  # it only looked packed, or is damaged: nobody gets more out of it


def _is_packed(beginning: bytes) -> bool:
    """Whether it begins as zlib does."""
    return (
        len(beginning) > 1
        and beginning[0] & 0x0F == 8  # deflate
        and (beginning[0] << 8 | beginning[1]) % 31 == 0
    )
