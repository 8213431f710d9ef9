"""What the styles of a Word file mean: role, outline level, list, and the look of their text."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from som_editor.core.document import Mark
from som_editor.readers.docx.names import Element, count, named, switched, value

_HEADING = re.compile(r"(?:heading|kop) ?([1-9])")
_LIST = re.compile(
    r"(?P<sort>list bullet|lijstopsom\.?teken|list number|lijstnummering|list continue"
    r"|lijstvoortzetting) ?(?P<level>[2-5]?)"
)
_BULLETS = ("list bullet", "lijstopsomteken", "lijstopsom.teken")
_CONTINUED = ("list continue", "lijstvoortzetting")
_MOST_ANCESTORS = 30
_BODY_OUTLINE = 9


class Sort(Enum):
    """What a paragraph is by its style."""

    TEXT = auto()
    TITLE = auto()
    HEADING = auto()
    NUMBERED = auto()
    BULLET = auto()
    CONTINUED = auto()
    QUOTE = auto()
    NOTE = auto()
    SPEAKER = auto()
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
    "quote": Sort.QUOTE,
    "citaat": Sort.QUOTE,
    "intense quote": Sort.QUOTE,
    "duidelijk citaat": Sort.QUOTE,
    "caption": Sort.CAPTION,
    "bijschrift": Sort.CAPTION,
    "toc heading": Sort.CONTENTS,
    "kopvan inhoudsopgave": Sort.CONTENTS,
    # those of our own template
    "spreker": Sort.SPEAKER,
    "opmerking in de tekst": Sort.NOTE,
    "bijschrift boven tabel": Sort.TABLE_CAPTION,
    "tabelkop": Sort.TABLE_HEAD,
    "ontbrekende afbeelding": Sort.MISSING_PICTURE,
    "voorblad organisatie": Sort.ORGANISATION,
    "voorblad label": Sort.COVER,
    "voorblad gegeven": Sort.COVER,
    "voorblad tabelkop": Sort.COVER,
}
_CONTENTS_LINE = re.compile(r"(?:toc|inhopg) ?[1-9]")


class Meaning(NamedTuple):
    """What a style says of a paragraph; `level` counts from 1, uncapped."""

    sort: Sort = Sort.TEXT
    level: int = 1


class Look(NamedTuple):
    """Marks that a style turns on or off; None where it says nothing."""

    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    hidden: bool | None = None

    def over(self, below: "Look") -> "Look":
        """This look where it says anything, `below` elsewhere."""
        pairs = zip(self, below, strict=True)
        return Look(*(other if own is None else own for own, other in pairs))


PLAIN = Look()
_MARKS = (Mark.BOLD, Mark.ITALIC, Mark.UNDERLINE)


class ListOf(NamedTuple):
    """The list that a style puts its paragraphs in; `level` from 0, None where it says nothing."""

    list_id: int | None = None
    level: int | None = None


class _Style(NamedTuple):
    id: str
    name: str
    based_on: str
    outline: int | None
    list_of: ListOf
    look: Look


class Usage(NamedTuple):
    """Everything that a style says of its paragraphs or runs."""

    meaning: Meaning = Meaning()
    look: Look = PLAIN
    list_of: ListOf = ListOf()


class Styles:
    """The styles in the root of a styles part, which may be missing."""

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(named("style"))
        self._styles: dict[str, _Style] = {}
        for one in found:
            style = _style(one)
            self._styles.setdefault(style.id, style)
        usual = (_style(one).id for one in found if _is_default(one))
        self._default = self._usage(next(usual, ""))
        self._usages = {style: self._usage(style) for style in self._styles}
        path = "/".join(map(named, ("docDefaults", "rPrDefault", "rPr")))
        self._defaults = PLAIN if root is None else look(root.find(path))

    def __iter__(self) -> Iterator[str]:
        return iter(self._styles)

    def paragraph(self, style_id: str) -> Usage:
        """What the style says of its paragraphs; one that is unknown is the usual one."""
        return self._usages.get(style_id, self._default)

    def character(self, style_id: str) -> Usage:
        """What the style says of its runs; one that is unknown says nothing."""
        return self._usages.get(style_id, _NO_USAGE)

    def marks(self, run: Look, character: Look, paragraph: Look) -> frozenset[Mark]:
        """The marks of a run that says `run`, in a character style within a paragraph style.

        Bold and italic of both styles cancel each other out, as Word has it.
        """
        shown = [
            own if own is not None else _both(place, one, other, default)
            for place, (own, one, other, default) in enumerate(
                zip(run[:3], character[:3], paragraph[:3], self._defaults[:3], strict=True)
            )
        ]
        return frozenset(mark for mark, on in zip(_MARKS, shown, strict=True) if on)

    def _usage(self, style_id: str) -> Usage:
        chain = self._chain(style_id)
        shown = PLAIN
        for style in chain:
            shown = shown.over(style.look)
        ids = (one.list_of.list_id for one in chain if one.list_of.list_id is not None)
        levels = (one.list_of.level for one in chain if one.list_of.level is not None)
        return Usage(_meaning(chain), shown, ListOf(next(ids, None), next(levels, None)))

    def _chain(self, style_id: str) -> list[_Style]:
        """The style and those it is based on, nearest first; circles are cut."""
        chain: list[_Style] = []
        style = self._styles.get(style_id)
        while style is not None and style not in chain and len(chain) < _MOST_ANCESTORS:
            chain.append(style)
            style = self._styles.get(style.based_on)
        return chain


def _meaning(chain: list[_Style]) -> Meaning:
    """What the first style of `chain` means, by its own name or one that it is based on."""
    for style in chain:
        if style.name in _BY_NAME:
            return Meaning(_BY_NAME[style.name])
        if _CONTENTS_LINE.fullmatch(style.name):
            return Meaning(Sort.CONTENTS)
        if style.outline is not None:
            break
        if match := _HEADING.fullmatch(style.name) or _HEADING.fullmatch(style.id.lower()):
            return Meaning(Sort.HEADING, int(match[1]))
        if match := _LIST.fullmatch(style.name):
            return Meaning(_list_sort(match["sort"]), int(match["level"] or 1))
    outline = next((style.outline for style in chain if style.outline is not None), None)
    if outline is not None and outline < _BODY_OUTLINE:
        return Meaning(Sort.HEADING, outline + 1)
    return Meaning()


def _both(place: int, character: bool | None, paragraph: bool | None, default: bool | None) -> bool:
    """What two styles make together: underlines replace each other, the others toggle."""
    if place == len(_MARKS) - 1:
        return bool(next((one for one in (character, paragraph, default) if one is not None), None))
    return (bool(character) != bool(paragraph)) or bool(default)


_NO_USAGE = Usage()


def look(properties: Element | None) -> Look:
    """The look that run `properties` give by themselves."""
    if properties is None:
        return PLAIN
    return Look(
        switched(properties, "b"),
        switched(properties, "i"),
        switched(properties, "u"),
        switched(properties, "vanish"),
    )


def list_place(properties: Element | None) -> ListOf:
    """The place in a list that paragraph `properties` name by themselves."""
    place = None if properties is None else properties.find(named("numPr"))
    return ListOf(count(place, "numId"), count(place, "ilvl"))


def _is_default(style: Element) -> bool:
    usual = style.get(named("default"), "0") in ("1", "true", "on")
    return usual and style.get(named("type")) == "paragraph"


def _list_sort(name: str) -> Sort:
    if name in _BULLETS:
        return Sort.BULLET
    return Sort.CONTINUED if name in _CONTINUED else Sort.NUMBERED


def _style(style: Element) -> _Style:
    paragraph = style.find(named("pPr"))
    return _Style(
        style.get(named("styleId"), ""),
        value(style, "name").lower(),
        value(style, "basedOn"),
        count(paragraph, "outlineLvl"),
        list_place(paragraph),
        look(style.find(named("rPr"))),
    )
