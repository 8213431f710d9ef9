"""Pictures in a Word file: their bytes, what sort they are, and what they show in words."""

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from som_editor.core.document import Digest
from som_editor.core.text import clean_text
from som_editor.readers.docx.names import Element, named
from som_editor.readers.docx.package import Package, Related

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


class Pictures:
    """Finds the pictures of the main part of `package`; keeps the bytes of each once."""

    def __init__(self, package: Package, related: Mapping[str, Related]) -> None:
        self._package = package
        self._related = related
        self.contents: dict[Digest, bytes] = {}

    def picture(self, drawing: Element) -> Picture | None:
        """The picture that `drawing` shows; None when its bytes are not in the file."""
        blip = next(drawing.iter(named("a:blip"), named("v:imagedata")), None)
        if blip is None:
            return None
        identity = blip.get(named("r:embed")) or blip.get(named("r:id")) or ""
        leads = self._related.get(identity)
        content = self._package.bytes_of(leads.target) if leads and not leads.external else None
        if content is None:
            return None
        digest = Digest(hashlib.sha256(content).hexdigest())
        self.contents[digest] = content
        starts = (media for start, media in _TYPES if content.startswith(start))
        return Picture(digest, next(starts, _OTHER), alternative(drawing))


def is_picture(drawing: Element) -> bool:
    """Whether `drawing` shows a picture, and not a shape, a chart or a diagram."""
    return next(drawing.iter(named("a:blip"), named("v:imagedata")), None) is not None


def is_object(drawing: Element) -> bool:
    """Whether `drawing` is a chart, a diagram or what another program put there."""
    data = next(drawing.iter(named("a:graphicData")), None)
    uri = "" if data is None else data.get("uri", "")
    return drawing.tag == named("object") or uri.endswith(("/chart", "/diagram", "/chartex"))


def alternative(drawing: Element) -> str:
    """What `drawing` shows, in words."""
    for about in drawing.iter(named("wp:docPr"), named("v:shape")):
        said = about.get("descr") or about.get("alt") or about.get("title") or ""
        if said.strip():
            return clean_text(said).strip()
    return ""
