"""WordprocessingML as elements: a paragraph, a run, a field; all text is cleaned on the way in."""

from collections.abc import Iterable
from copy import deepcopy

from docx.oxml.parser import oxml_parser
from lxml import etree

from som_editor.core.text import clean_text
from som_editor.writers.printed import printable_text

Element = etree._Element  # noqa: SLF001 -- lxml has no public name for it

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def element(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """The element `name` ("w:p"; "p" is short for it) around `children`.

    Attributes of a w: element are w: attributes; `class_` is class and `r__id` is r:id.
    """
    prefix, _, local = name.rpartition(":")
    made: Element = oxml_parser.makeelement(
        f"{{{_NAMESPACES[prefix or 'w']}}}{local}", nsmap=_used_namespaces(prefix, attributes)
    )
    for key, value in attributes.items():
        made.set(_attribute_name(prefix or "w", key), clean_text(str(value)))
    made.extend(children)
    return made


def tag_name(name: str) -> str:
    """The name of the w: element `name` as lxml has it."""
    return f"{{{_NAMESPACES['w']}}}{name}"


def _used_namespaces(prefix: str, attributes: Iterable[str]) -> dict[str, str]:
    used = {prefix or "w"} | {key.partition("__")[0] for key in attributes if "__" in key}
    return {key: _NAMESPACES[key] for key in sorted(used)}


def _attribute_name(prefix: str, key: str) -> str:
    if "__" in key:
        prefix, _, key = key.partition("__")
    elif prefix != "w":
        return key.rstrip("_")
    return f"{{{_NAMESPACES[prefix]}}}{key.rstrip('_')}"


def paragraph(
    style: str, content: Iterable[Element] = (), properties: Iterable[Element] = ()
) -> Element:
    """A paragraph; "Normal" is the style of one that names none."""
    every = [*([element("pStyle", val=style)] if style != "Normal" else []), *properties]
    return element("p", *([element("pPr", *every)] if every else []), *content)


def run(text: str, properties: Iterable[Element] = ()) -> Element:
    """A run of `text` of one look."""
    shown = element("t")
    shown.text = printable_text(text)
    if shown.text != shown.text.strip() or "  " in shown.text:
        shown.set(_SPACE, "preserve")
    return _run(shown, properties)


def line_break(properties: Iterable[Element] = ()) -> Element:
    """A run that begins a new line."""
    return _run(element("br"), properties)


def tab(properties: Iterable[Element] = ()) -> Element:
    """A run that goes to the next tab stop."""
    return _run(element("tab"), properties)


def page_break() -> Element:
    """A paragraph without height after which a new page begins."""
    return paragraph("SomPageBreak", [element("r", element("br", type="page"))])


def field_start(code: str, properties: Iterable[Element] = ()) -> list[Element]:
    """The runs before what the field `code` shows, as it was when last computed."""
    instruction = element("instrText")
    instruction.text = f" {code} "
    instruction.set(_SPACE, "preserve")
    kept = list(properties)
    return [
        _run(element("fldChar", fldCharType="begin"), kept),
        _run(instruction, kept),
        _run(element("fldChar", fldCharType="separate"), kept),
    ]


def field_end(properties: Iterable[Element] = ()) -> Element:
    """The run after what a field shows."""
    return _run(element("fldChar", fldCharType="end"), properties)


def field(code: str, shown: str, properties: Iterable[Element] = ()) -> list[Element]:
    """The field `code`, which shows `shown` until Word computes it again."""
    kept = list(properties)
    return [*field_start(code, kept), run(shown, kept), field_end(kept)]


def generated(identity: int, gallery: str, content: Iterable[Element], *, tag: str = "") -> Element:
    """`content` as something that Word made ("Table of Contents") and can find and replace.

    What is in it is no part of the document's text.
    """
    return element(
        "sdt",
        element(
            "sdtPr",
            *([element("tag", val=tag)] if tag else []),
            element("id", val=identity),
            element("docPartObj", element("docPartGallery", val=gallery), element("docPartUnique")),
        ),
        element("sdtContent", *content),
    )


def _run(content: Element, properties: Iterable[Element]) -> Element:
    every = [deepcopy(one) for one in properties]  # an element can stand in one place only
    return element("r", *([element("rPr", *every)] if every else []), content)
