"""The foundation's logo, as covers take it."""

from pathlib import Path
from typing import NamedTuple

from som_editor.core.errors import WrongUse
from som_editor.files import read_bytes

LIMIT_MB = 5
"""A larger picture makes every export slow to open."""

_KINDS = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))


class Logo(NamedTuple):
    """A picture: its bytes, "image/png" or "image/jpeg", and what it shows in words."""

    content: bytes
    media_type: str
    alternative: str


def load_logo(path: Path, organisation: str) -> Logo:
    """The picture at `path` as the logo of `organisation`.

    Raises UnreadableFile, or WrongUse (not_a_picture) when it is no PNG or JPEG.
    """
    content = read_bytes(path, LIMIT_MB)
    media_type = next((kind for start, kind in _KINDS if content.startswith(start)), "")
    if not media_type:
        raise WrongUse("not_a_picture", path.name)
    return Logo(content, media_type, f"Logo van {organisation}" if organisation else "Logo")
