"""The zip file around a Word document: its parts and how they relate."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.readers.archive import Archive, safe_xml
from som_editor.readers.docx.names import Element

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"officeDocument/"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"drawingml/2006/wordprocessingDrawing",
    ),
)
"""The names of "Strict Open XML" that are read, and those of all other Word files."""

_OTHERS = {
    "xl/workbook.xml": "Excel",
    "ppt/presentation.xml": "PowerPoint",
    "content.xml": "OpenDocument",
}
"""Parts by which zip files of another sort are known."""


class Related(NamedTuple):
    """What a relationship leads to: the part or, where `external`, the address `target`."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of the Word file `content`, which was read from `path`.

    Raises UnreadableFile when it is damaged, too large once unpacked, or no Word file.
    """

    def __init__(self, path: Path, content: bytes) -> None:
        self._path = path
        self._archive = Archive(path, content)
        self.names = self._archive.names
        self.main = self._main()

    def _main(self) -> str:
        """The name of the part with the text."""
        related = (one.target for one in self.related("").values() if one.kind == "officeDocument")
        main = next(related, "word/document.xml")
        if main in self.names and main not in _OTHERS:
            return main
        actual = next((name for part, name in _OTHERS.items() if part in self.names), "")
        raise UnreadableFile(self._path, FileReason.WRONG_CONTENT, actual)

    def bytes_of(self, name: str) -> bytes | None:
        """The bytes of the part `name`; None when it is not there. Raises UnreadableFile."""
        return self._archive.bytes_of(name)

    def xml(self, name: str) -> Element | None:
        """The root of the part `name`; None when it is not there. Raises UnreadableFile."""
        content = self.bytes_of(name)
        if content is None:
            return None
        if _STRICT in content:
            for strict, usual in _TRANSITIONAL:
                content = content.replace(strict, b"http://schemas.openxmlformats.org/" + usual)
            content = content.replace(b"/officeDocument/rel", b"/officeDocument/2006/rel")
        return safe_xml(content, self._path)

    def related(self, name: str) -> dict[str, Related]:
        """What the part `name` relates to, by the id that it uses; "" is the file as a whole."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return {}
        return {one.get("Id", ""): _related(one, folder) for one in root.iter(_RELATIONSHIP)}

    def parts(self, kind: str) -> Iterator[str]:
        """The names of the parts that the text relates to as `kind` ("styles")."""
        for one in self.related(self.main).values():
            if one.kind == kind and one.target in self.names:
                yield one.target

    def part(self, kind: str) -> Element | None:
        """The root of the first part that the text relates to as `kind`."""
        return next((self.xml(name) for name in self.parts(kind)), None)


def _related(relationship: Element, folder: str) -> Related:
    kind = relationship.get("Type", "").rpartition("/")[2]
    target = relationship.get("Target", "")
    if relationship.get("TargetMode") == "External":
        return Related(kind, target, external=True)
    full = posixpath.normpath(posixpath.join("/", folder, unquote(target)))
    return Related(kind, full.lstrip("/"), external=False)
