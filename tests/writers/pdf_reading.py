"""Reads PDFs back with libraries that had no part in making them."""

import io
import re
from collections.abc import Iterable, Iterator

import pikepdf
import pypdfium2
from lxml import etree

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def pages(content: bytes) -> list[str]:
    """The text of each page, running header and footer included."""
    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def words(text: str) -> list[str]:
    """The words of `text`; one that a line's end parted after its hyphen is two, as elsewhere."""
    return re.findall(r"\w+", text)


def lost_words(wanted: Iterable[str], content: bytes) -> list[str]:
    """The first of the `wanted` words that does not follow on those before it; empty if all do."""
    found = iter(words("\n".join(pages(content))))
    return next(([word] for word in wanted if word not in found), [])


def lost_run(wanted: str, content: bytes) -> str:
    """The first of the `wanted` words not found behind those before it, however words are parted.

    pdfium leaves some no-break spaces out, and then their words stand together.
    """
    text, at = "".join(words("\n".join(pages(content)))), 0
    for word in words(wanted):
        found = text.find(word, at)
        if found < 0:
            return word
        at = found + len(word)
    return ""


def tags(content: bytes) -> list[tuple[str, ...]]:
    """The structure elements in reading order, each with those it stands in, outermost first."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return list(_tags(pdf.Root.StructTreeRoot, ()))


def _tags(parent: pikepdf.Object, above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for child in elements(parent):
        path = (*above, str(child.S)[1:])
        yield path
        yield from _tags(child, path)


def elements(parent: pikepdf.Object) -> list[pikepdf.Object]:
    """The structure elements directly under `parent`."""
    children = parent.get("/K", pikepdf.Array())
    listed = children if isinstance(children, pikepdf.Array) else [children]
    return [child for child in listed if isinstance(child, pikepdf.Dictionary) and "/S" in child]


def bookmarks(content: bytes) -> list[tuple[int, str]]:
    """The level and title of each bookmark."""
    with pypdfium2.PdfDocument(content) as pdf:
        return [(item.level, item.get_title()) for item in pdf.get_toc()]


def links(content: bytes) -> list[str]:
    """Where the links lead: an address, or "page 3"; in the order of the pages."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [
            str(link.A.URI) if "/A" in link else f"page {_page(pdf, link.Dest)}"
            for page in pdf.pages
            for link in page.get("/Annots", pikepdf.Array())
            if link.Subtype == "/Link"
        ]


def _page(pdf: pikepdf.Pdf, destination: pikepdf.Object) -> int:
    if isinstance(destination, pikepdf.String):
        destination = pikepdf.NameTree(pdf.Root.Names.Dests)[str(destination)]
    return next(
        number for number, page in enumerate(pdf.pages, 1) if page.objgen == destination[0].objgen
    )


def properties(content: bytes) -> dict[str, str]:
    """The simple XMP properties, each under its namespace and name."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root = etree.fromstring(pdf.Root.Metadata.read_bytes())
    return {
        str(element.tag): element.text or ""
        for description in root.iter(f"{RDF}Description")
        for element in description
        if len(element) == 0
    }


def described(content: bytes) -> dict[str, str]:
    """What the XMP says of the properties that PDF/A does not know, by namespace and name."""
    extension = "{http://www.aiim.org/pdfa/ns/schema#}"
    about = "{http://www.aiim.org/pdfa/ns/property#}"
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root = etree.fromstring(pdf.Root.Metadata.read_bytes())
    return {
        f"{{{schema.findtext(f'{extension}namespaceURI')}}}{name}": described_as
        for schema in root.iter(f"{RDF}li")
        for item in schema.iter(f"{RDF}li")
        if (name := item.findtext(f"{about}name")) is not None
        and (described_as := item.findtext(f"{about}description")) is not None
        and schema is not item
    }
