"""Which bytes of a PDF a signature is over, read strictly: all of a revision but the signature."""

import hashlib
import re
from typing import NamedTuple

import pikepdf

from som_editor.core.verdict import Finding, Kind

_HEX = re.compile(rb"<[0-9A-Fa-f]*>")
_END = re.compile(rb"%%EOF[ \t\r\n]*\Z")
_LONGEST_END = 16
_FOUR = 4


class SignedRange(NamedTuple):
    """The two stretches of bytes around a signature, and what is wrong with them."""

    stretches: tuple[tuple[int, int], tuple[int, int]]
    findings: tuple[Finding, ...]

    @property
    def end(self) -> int:
        """Where the signed revision ends."""
        return self.stretches[1][1]


def signed_range(content: bytes, signature: pikepdf.Object) -> SignedRange | None:
    """What `signature` says it is over; None when that cannot be in `content`."""
    numbers = _numbers(signature.get("/ByteRange"))
    if numbers is None:
        return None
    first, length, second, rest = numbers
    stretches = ((first, first + length), (second, second + rest))
    if min(numbers) < 0 or stretches[0][1] > second or stretches[1][1] > len(content):
        return None
    gap = content[stretches[0][1] : second]
    whole = (
        first == 0
        and _HEX.fullmatch(gap) is not None
        and _contents(gap) == bytes(signature.get("/Contents", b""))
        and _END.search(content[max(stretches[1][1] - _LONGEST_END, 0) : stretches[1][1]])
    )
    return SignedRange(stretches, () if whole else (Finding(Kind.UNSIGNED_RANGE),))


def digest(content: bytes, signed: SignedRange, algorithm: str) -> bytes:
    """The digest over the bytes that are signed."""
    made = hashlib.new(algorithm)
    for start, stop in signed.stretches:
        made.update(memoryview(content)[start:stop])
    return made.digest()


def covered(content: bytes, signed: SignedRange) -> bytes:
    """The bytes that are signed."""
    return b"".join(content[start:stop] for start, stop in signed.stretches)


def _contents(gap: bytes) -> bytes:
    letters = gap[1:-1].decode()
    return bytes.fromhex(letters + "0" * (len(letters) % 2))


def _numbers(stated: object) -> tuple[int, int, int, int] | None:
    if not isinstance(stated, pikepdf.Array) or len(stated) != _FOUR:
        return None
    if not all(isinstance(one, int) for one in stated):
        return None
    first, length, second, rest = (int(one) for one in stated)
    return first, length, second, rest
