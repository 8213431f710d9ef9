"""The text of one paragraph of mark-up as it is gathered: marks, links, spaces, line breaks."""

import re
from typing import NamedTuple

from lxml import etree

from som_editor.core.document import Break, Inline, Mark, Text
from som_editor.core.inline_edit import Inlines
from som_editor.core.text import clean_text
from som_editor.readers.links import safe_link

_SPACES = re.compile(r"[ \t\n\r\f]+")
_LINE_ENDS = re.compile(r"\r\n|[\n\r]")
_MARKS = {
    **dict.fromkeys(("b", "strong"), Mark.BOLD),
    **dict.fromkeys(("i", "em", "cite", "dfn"), Mark.ITALIC),
    **dict.fromkeys(("u", "ins"), Mark.UNDERLINE),
}
_STYLES = (
    ("font-weight", re.compile(r"bold|bolder|[6-9]00"), re.compile(r"normal|[1-5]00"), Mark.BOLD),
    ("font-style", re.compile(r"italic|oblique.*"), re.compile("normal"), Mark.ITALIC),
    ("text-decoration", re.compile(r".*\bunderline\b.*"), re.compile("none"), Mark.UNDERLINE),
)
_STRUCK = ("s", "strike")
Attributes = etree._Attrib  # noqa: SLF001 -- lxml has no public name for it


class Look(NamedTuple):
    """How text looks: its marks, where it leads, whether its spaces count, whether it is struck."""

    marks: frozenset[Mark] = frozenset()
    link: str = ""
    exact: bool = False
    struck: bool = False


def style_of(attributes: Attributes) -> dict[str, str]:
    """The declarations in the style attribute of an element."""
    pairs = (one.partition(":") for one in attributes.get("style", "").lower().split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value.strip()}


def inside(look: Look, tag: str, attributes: Attributes) -> Look:
    """How text looks within the element `tag` that stands in text of `look`."""
    marks, link = look.marks, look.link
    if tag in _MARKS:
        marks |= {_MARKS[tag]}
    if tag == "a":
        link = safe_link(attributes.get("href", "")) or link
    struck = look.struck or tag in _STRUCK
    style = style_of(attributes)
    for name, on, off, mark in _STYLES:
        value = style.get(name, "")
        if on.fullmatch(value) and not (mark is Mark.UNDERLINE and link):
            marks |= {mark}
        elif off.fullmatch(value):
            marks -= {mark}
    struck = struck or "line-through" in style.get("text-decoration", "")
    return Look(marks, link, look.exact or tag in ("pre", "textarea"), struck)


class Gathered:
    """What has been said in the paragraph so far."""

    def __init__(self) -> None:
        self._inlines: list[Inline] = []
        self._struck: list[str] = []
        self._open = False

    def __bool__(self) -> bool:
        return any(not isinstance(one, Text) or one.text.strip() for one in self._inlines)

    def add(self, text: str, look: Look) -> None:
        """Add `text`; outside exact text, spaces are one and line ends are spaces."""
        text = clean_text(text)
        if look.exact:
            for at, line in enumerate(_LINE_ENDS.split(text)):
                if at:
                    self.add_break()
                self._add(line.replace("\t", "    "), look)
            return
        text = _SPACES.sub(" ", text)
        self._add(text if self._open else text.lstrip(" "), look)

    def add_break(self) -> None:
        """Add a line break."""
        self._inlines.append(Break())
        self._open = False

    def take(self) -> tuple[Inlines, str]:
        """What was said, and what of it was struck out; the next paragraph begins."""
        said, struck = tuple(self._inlines), " ".join("".join(self._struck).split())
        self._inlines, self._struck, self._open = [], [], False
        return said, struck

    def _add(self, text: str, look: Look) -> None:
        if not text:
            return
        self._inlines.append(Text(text, look.marks, look.link))
        self._open = not text.endswith(" ")
        if look.struck:
            self._struck.append(text + " ")
