"""What a Word file holds beside its running text: notes, headers and footers."""

from collections.abc import Iterator

from som_editor.core.text import clean_line
from som_editor.readers.docx.names import Element, named
from som_editor.readers.docx.package import Package

_GONE = (named("del"), named("moveFrom"))
_SHOWN = (named("t"), named("tab"), named("br"), named("cr"), named("noBreakHyphen"))
_FALLBACK = named("mc:Fallback")


def plain(root: Element) -> str:
    """What `root` says, on one line; deleted text left out, spelled-out twins told once."""
    return clean_line("".join(_said(root)))


def paragraphs(root: Element) -> Iterator[str]:
    """What each paragraph of `root` says, empty ones left out."""
    for one in root.iter(named("p")):
        twin = any(above.tag == _FALLBACK for above in one.iterancestors())
        if not twin and (said := plain(one)):
            yield said


def _said(root: Element) -> Iterator[str]:
    if root.tag == named("t"):
        yield root.text or ""
    elif root.tag in _SHOWN:
        yield "-" if root.tag == named("noBreakHyphen") else " "
    elif root.tag == named("p"):
        yield " "
    for child in root:
        if child.tag not in _GONE and child.tag != _FALLBACK and child.tag != named("pPr"):
            yield from _said(child)


class Besides:
    """The notes of `package` by the ids that the text calls them by."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.footnotes = self._by_id("footnotes", "footnote")
        self.endnotes = self._by_id("endnotes", "endnote")

    def running(self, kind: str) -> list[str]:
        """What the headers or footers ("header", "footer") say: their lines, each once."""
        lines: dict[str, None] = {}
        for name in self._package.parts(kind):
            root = self._package.xml(name)
            if root is not None:
                lines |= dict.fromkeys(paragraphs(root))
        return [line for line in lines if any(map(str.isalpha, line))]

    def _by_id(self, part: str, name: str) -> dict[str, str]:
        root = self._package.part(part)
        if root is None:
            return {}
        return {one.get(named("id"), ""): plain(one) for one in root.iter(named(name))}
