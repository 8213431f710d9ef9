"""Pictures in a Word file: their bytes, and what they show in words."""

from collections.abc import Mapping

from som_editor.core.document import Digest
from som_editor.core.text import clean_text
from som_editor.readers.docx.names import Element, named
from som_editor.readers.docx.package import Package, Related
from som_editor.readers.picture import Picture, picture_of


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
        found = picture_of(content, alternative(drawing))
        self.contents[found.digest] = content
        return found


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
