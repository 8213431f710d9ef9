"""A picture that a file holds, known by its bytes."""

import hashlib
from typing import NamedTuple

from som_editor.core.document import Digest

_TYPES = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\xd7\xcd\xc6\x9a", "image/wmf"),
    (b"\x01\x00\x00\x00", "image/emf"),
)
_OTHER = "application/octet-stream"


class Picture(NamedTuple):
    """A picture by the digest of its bytes."""

    digest: Digest
    media_type: str
    alternative: str


def picture_of(content: bytes, alternative: str) -> Picture:
    """The picture whose bytes are `content`; `alternative` says in words what it shows."""
    starts = (media for start, media in _TYPES if content.startswith(start))
    digest = Digest(hashlib.sha256(content).hexdigest())
    return Picture(digest, next(starts, _OTHER), alternative)
