"""A Word file opened again, as tests look at it."""

import io
import zipfile
from collections.abc import Iterator
from functools import cached_property
from typing import Any, cast

from lxml import etree

from som_editor.core.document import BlockId
from som_editor.writers.docx.bookmarks import bookmark_name

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
}
W = f"{{{NAMESPACES['w']}}}"


class Word:
    """The parts of a Word file by name."""

    def __init__(self, content: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(content))

    @property
    def names(self) -> list[str]:
        return self.archive.namelist()

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.archive.read(name))

    @cached_property
    def document(self) -> etree._Element:
        return self.xml("word/document.xml")

    def find(self, path: str, root: etree._Element | None = None) -> list[Any]:
        start = self.document if root is None else root
        return cast("list[Any]", start.xpath(path, namespaces=NAMESPACES))

    @property
    def body(self) -> list[etree._Element]:
        """The paragraphs of the text, those of tables too, without cover, contents and gaps."""
        paragraphs = self.find("//w:p[not(ancestor::w:sdt)]")
        return [one for one in paragraphs if style(one) not in ("SomPageBreak", "SomAfterTable")]

    @property
    def lines(self) -> list[str]:
        """What the paragraphs of the text say, without those that only make room."""
        return [shown for paragraph in self.body if (shown := text(paragraph))]

    def running(self, kind: str, page: str) -> etree._Element:
        """The "header" or "footer" of the "first" page, or of the others ("default")."""
        (identity,) = self.find(f"//w:{kind}Reference[@w:type='{page}']/@r:id")
        relations = self.xml("word/_rels/document.xml.rels")
        (target,) = (one.get("Target") for one in relations if one.get("Id") == identity)
        return self.xml(f"word/{target}")

    def paragraph(self, block: str) -> etree._Element:
        """The paragraph that the bookmark of `block` begins in."""
        path = f"//w:bookmarkStart[@w:name='{bookmark_name(BlockId(block))}']/ancestor::w:p[1]"
        (found,) = self.find(path)
        return found

    def numbers(self) -> dict[str, str]:
        """The number that Word will show before each bookmarked paragraph of its numbered list.

        Counts as the standard says: a level starts again after each level above it.
        """
        formats, styles = self._levels(), self._style_levels()
        counts: dict[int, int] = {}
        shown: dict[str, str] = {}
        for paragraph in self.body:
            direct = paragraph.find(f"{W}pPr/{W}numPr")
            level = None
            if direct is not None:
                if direct.find(f"{W}numId").get(f"{W}val") == "1":
                    level = int(direct.find(f"{W}ilvl").get(f"{W}val"))
            else:
                level = styles.get(style(paragraph))
            if level is None:
                continue
            counts = {one: count for one, count in counts.items() if one <= level}
            counts[level] = counts.get(level, 0) + 1
            label = _label(formats, counts, level)
            for mark in paragraph.iter(f"{W}bookmarkStart"):
                if label:
                    shown[mark.get(f"{W}name")] = label
        return shown

    def _levels(self) -> dict[int, tuple[str, str]]:
        numbering = self.xml("word/numbering.xml")
        return {
            int(level.get(f"{W}ilvl")): (
                level.find(f"{W}numFmt").get(f"{W}val"),
                level.find(f"{W}lvlText").get(f"{W}val"),
            )
            for level in numbering.find(f"{W}abstractNum").iter(f"{W}lvl")
        }

    def _style_levels(self) -> dict[str, int]:
        numbering = self.xml("word/numbering.xml")
        return {
            level.find(f"{W}pStyle").get(f"{W}val"): int(level.get(f"{W}ilvl"))
            for level in numbering.find(f"{W}abstractNum").iter(f"{W}lvl")
            if level.find(f"{W}pStyle") is not None
        }


def style(paragraph: etree._Element) -> str:
    """The id of the style of `paragraph`."""
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return "Normal" if named is None else named.get(f"{W}val")


def text(root: etree._Element) -> str:
    """What `root` says; a line break is one, a tab is a space."""
    return "".join(_said(root))


def _said(root: etree._Element) -> Iterator[str]:
    for part in root.iter(f"{W}t", f"{W}br", f"{W}tab"):
        if part.tag == f"{W}t":
            yield part.text or ""
        elif part.getparent().tag == f"{W}r":
            yield "\n" if part.tag == f"{W}br" else " "


def _label(formats: dict[int, tuple[str, str]], counts: dict[int, int], level: int) -> str:
    label = formats[level][1]
    for place in range(level + 1):
        count, kind = counts.get(place, 0), formats[place][0]
        written = chr(ord("a") + count - 1) if kind == "lowerLetter" and count else str(count)
        label = label.replace(f"%{place + 1}", written)
    return label
