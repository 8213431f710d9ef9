"""The names of OpenDocument as lxml has them, and what its elements say in plain words."""

from collections.abc import Iterator

from som_editor.core.text import clean_line
from som_editor.readers.archive import Element
from som_editor.readers.number_formats import whole_number

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = {
    "office": f"{_OASIS}office:1.0",
    "text": f"{_OASIS}text:1.0",
    "table": f"{_OASIS}table:1.0",
    "style": f"{_OASIS}style:1.0",
    "draw": f"{_OASIS}drawing:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}


def named(name: str) -> str:
    """The full name of `name` ("text:p")."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def value(element: Element | None, name: str) -> str:
    """The attribute `name` of `element`; empty where there is none."""
    return "" if element is None else element.get(named(name), "")


def count(element: Element, name: str, most: int) -> int:
    """The attribute `name` of `element` as a number from 1 to `most`; 1 where it is none."""
    return min(max(whole_number(value(element, name)) or 1, 1), most)


def plain(element: Element) -> str:
    """What `element` says, on one line; notes and comments in it left out."""
    return clean_line("".join(_said(element)))


_PARAGRAPHS = (named("text:p"), named("text:h"))
_BLANKS = (named("text:s"), named("text:tab"), named("text:line-break"))
_BESIDES = (
    named("text:note"),
    named("office:annotation"),
    named("text:tracked-changes"),
    named("svg:title"),
    named("svg:desc"),
)


def _said(element: Element) -> Iterator[str]:
    if element.tag in _BLANKS or element.tag in _PARAGRAPHS:
        yield " "
    yield element.text or ""
    for child in element:
        if child.tag not in _BESIDES:
            yield from _said(child)
        yield child.tail or ""
