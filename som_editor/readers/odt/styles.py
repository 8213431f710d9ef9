"""What the styles of an OpenDocument file mean: role, outline level, list, and look of text."""

import re
from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

from som_editor.core.document import Mark
from som_editor.readers.archive import Element
from som_editor.readers.number_formats import whole_number
from som_editor.readers.odt.names import named, value

_MOST_ANCESTORS = 30
_BOLD = re.compile(r"bold|[6-9]00")
_ITALIC = ("italic", "oblique")
_HEADING = re.compile(r"(?:heading|kop) ?([1-9]|10)")


class Sort(Enum):
    """What a paragraph is by its style."""

    TEXT = auto()
    TITLE = auto()
    HEADING = auto()
    QUOTE = auto()
    NOTE = auto()
    CAPTION = auto()
    TABLE_CAPTION = auto()
    TABLE_HEAD = auto()
    MISSING_PICTURE = auto()
    ORGANISATION = auto()
    COVER = auto()
    CONTENTS = auto()


_BY_NAME = {
    "title": Sort.TITLE,
    "titel": Sort.TITLE,
    "quotations": Sort.QUOTE,
    "quote": Sort.QUOTE,
    "citaat": Sort.QUOTE,
    "intense quote": Sort.QUOTE,
    "duidelijk citaat": Sort.QUOTE,
    "caption": Sort.CAPTION,
    "bijschrift": Sort.CAPTION,
    "table heading": Sort.TABLE_HEAD,
    "contents heading": Sort.CONTENTS,
    "toc heading": Sort.CONTENTS,
    "kopvan inhoudsopgave": Sort.CONTENTS,
    # those of our own template for Word, saved in LibreOffice
    "opmerking in de tekst": Sort.NOTE,
    "bijschrift boven tabel": Sort.TABLE_CAPTION,
    "tabelkop": Sort.TABLE_HEAD,
    "ontbrekende afbeelding": Sort.MISSING_PICTURE,
    "voorblad organisatie": Sort.ORGANISATION,
    "voorblad label": Sort.COVER,
    "voorblad gegeven": Sort.COVER,
    "voorblad tabelkop": Sort.COVER,
}
_CONTENTS_LINE = re.compile(r"(?:contents|toc|inhopg) ?[1-9]|index heading")


class Look(NamedTuple):
    """What a style turns on or off; None where it says nothing."""

    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None

    def over(self, below: "Look") -> "Look":
        """This look where it says anything, `below` elsewhere."""
        pairs = zip(self, below, strict=True)
        return Look(*(other if own is None else own for own, other in pairs))

    @property
    def marks(self) -> frozenset[Mark]:
        """The marks of text that looks so."""
        pairs = zip((Mark.BOLD, Mark.ITALIC, Mark.UNDERLINE), self[:3], strict=True)
        return frozenset(mark for mark, on in pairs if on)


PLAIN = Look()


class Usage(NamedTuple):
    """Everything that a style says of its paragraphs; `level` is that of a heading."""

    sort: Sort = Sort.TEXT
    level: int = 1
    look: Look = PLAIN
    list_style: str = ""


class Styles:
    """The styles in the `roots` of content and styles parts; the first that has a name holds it."""

    def __init__(self, roots: list[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._usages: dict[str, Usage] = {}
        self._looks: dict[str, Look] = {}
        self._usual = PLAIN
        for root in roots:
            for style in root.iter(named("style:style")):
                key = (value(style, "style:family"), value(style, "style:name"))
                self._styles.setdefault(key, style)
            for style in root.iter(named("style:default-style")):
                if value(style, "style:family") == "paragraph":
                    self._usual = _look(style)

    def paragraph(self, name: str) -> Usage:
        """What the style `name` says of its paragraphs; one that is unknown says nothing."""
        if name not in self._usages:
            self._usages[name] = self._usage(name)
        return self._usages[name]

    def text(self, name: str) -> Look:
        """The look that the style `name` gives to text."""
        if name not in self._looks:
            self._looks[name] = _looks(self._chain("text", name))
        return self._looks[name]

    def _usage(self, name: str) -> Usage:
        chain = self._chain("paragraph", name)
        sort, level = _sort(chain)
        lists = (value(style, "style:list-style-name") for style in chain)
        return Usage(sort, level, _looks(chain).over(self._usual), next(filter(None, lists), ""))

    def _chain(self, family: str, name: str) -> list[Element]:
        """The style and those that it builds upon, nearest first; circles are cut."""
        chain: list[Element] = []
        style = self._styles.get((family, name))
        while style is not None and style not in chain and len(chain) < _MOST_ANCESTORS:
            chain.append(style)
            style = self._styles.get((family, value(style, "style:parent-style-name")))
        return chain


def _sort(chain: list[Element]) -> tuple[Sort, int]:
    """What the first style of `chain` that means anything means, by its name or outline level."""
    for style in chain:
        name = value(style, "style:display-name") or value(style, "style:name")
        name = name.replace("_20_", " ").lower()
        if name in _BY_NAME:
            return _BY_NAME[name], 1
        if _CONTENTS_LINE.fullmatch(name):
            return Sort.CONTENTS, 1
        if match := _HEADING.fullmatch(name):
            return Sort.HEADING, int(match[1])
        if level := whole_number(value(style, "style:default-outline-level")):
            return Sort.HEADING, level
    return Sort.TEXT, 1


def _looks(chain: list[Element]) -> Look:
    shown = PLAIN
    for style in chain:
        shown = shown.over(_look(style))
    return shown


def _look(style: Element) -> Look:
    text = style.find(named("style:text-properties"))
    return Look(
        _is(value(text, "fo:font-weight"), lambda weight: bool(_BOLD.fullmatch(weight))),
        _is(value(text, "fo:font-style"), lambda slant: slant in _ITALIC),
        _is(value(text, "style:text-underline-style"), lambda line: line != "none"),
        _is(value(text, "style:text-line-through-style"), lambda line: line != "none"),
        _is(value(text, "text:display"), lambda shown: shown == "none"),
    )


def _is(said: str, on: Callable[[str], bool]) -> bool | None:
    return on(said) if said else None
