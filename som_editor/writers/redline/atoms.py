"""Paragraphs taken apart into what can change by itself: characters, fields, pictures, marks.

The characters of an atom are those that the comparison counts: a field has those that it shows, a
break and the end of a paragraph one each, a bookmark none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from lxml import etree

from som_editor.writers.docx.elements import Element, tag_name

_PICTURE = "\ufffc"
"""The character that stands for an object."""

_ONES_OWN = re.compile(rb' (?:id|name)="[^"]*"')
"""What tells apart two showings of the same picture."""

_BOOKMARK_NUMBER = re.compile(rb'(<w:bookmark(?:Start|End)[^>]*?) w:id="\d+"')


class Sort(Enum):
    """What an atom is. OPENING and CLOSING have no characters: they begin and end a range."""

    CHARACTER = "character"
    UNIT = "unit"
    OPENING = "opening"
    CLOSING = "closing"
    MARK = "mark"


class Atom(NamedTuple):
    """What can change by itself.

    `look` are its run properties as canonical XML, `link` the relationship that it leads along,
    `meaning` what makes two units the same. A mark has its paragraph's properties in `elements`.
    """

    sort: Sort
    text: str = ""
    look: bytes = b""
    link: str = ""
    meaning: bytes = b""
    elements: tuple[Element, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it is part of the text, and not a range's begin or end."""
        return self.sort not in (Sort.OPENING, Sort.CLOSING)

    def is_same(self, other: "Atom") -> bool:
        """Whether `other` is the same but for its look."""
        same = (self.sort, self.text, self.link, self.meaning)
        if same != (other.sort, other.text, other.link, other.meaning):
            return False
        return self.sort is not Sort.UNIT or self.look == other.look


def atoms(paragraphs: Sequence[Element]) -> list[Atom]:
    """The atoms of `paragraphs`; the last is the mark of the last one."""
    result: list[Atom] = []
    for one in paragraphs:
        result += _content(one)
        properties = one.find(tag_name("pPr"))
        result.append(Atom(Sort.MARK, "\n", elements=() if properties is None else (properties,)))
    return result


def characters(some: Iterable[Atom]) -> str:
    """The text of `some` atoms, as the comparison counts it."""
    return "".join(atom.text for atom in some)


def fingerprint(one: Element) -> bytes:
    """The same for two paragraphs that say the same in the same way."""
    return _BOOKMARK_NUMBER.sub(rb"\1", etree.tostring(one, method="c14n"))


def _content(one: Element) -> Iterator[Atom]:
    children = iter([child for child in one if child.tag != tag_name("pPr")])
    for child in children:
        if child.tag == tag_name("bookmarkStart"):
            yield Atom(Sort.OPENING, elements=(child,))
        elif child.tag == tag_name("bookmarkEnd"):
            yield Atom(Sort.CLOSING, elements=(child,))
        elif child.tag == tag_name("hyperlink"):
            (link,) = (str(value) for name, value in child.items() if str(name).endswith("}id"))
            for run in child:
                yield from _run(run, link)
        elif child.find(tag_name("fldChar")) is not None:
            yield _field([child, *_rest_of_field(children)])
        else:
            yield from _run(child, "")


def _rest_of_field(runs: Iterator[Element]) -> Iterator[Element]:
    for run in runs:
        yield run
        character = run.find(tag_name("fldChar"))
        if character is not None and character.get(tag_name("fldCharType")) == "end":
            return


def _field(runs: list[Element]) -> Atom:
    shown = "".join(text.text or "" for run in runs for text in run.iter(tag_name("t")))
    code = "".join(text.text or "" for run in runs for text in run.iter(tag_name("instrText")))
    return Atom(Sort.UNIT, shown, _look(runs[0]), "", code.encode(), tuple(runs))


def _run(run: Element, link: str) -> Iterator[Atom]:
    look = _look(run)
    for content in run:
        if content.tag == tag_name("t"):
            for character in content.text or "":
                yield Atom(Sort.CHARACTER, character, look, link)
        elif content.tag == tag_name("drawing"):
            meaning = _ONES_OWN.sub(b"", etree.tostring(content, method="c14n"))
            yield Atom(Sort.UNIT, _PICTURE, look, link, meaning, (run,))
        elif content.tag != tag_name("rPr"):
            character = "\n" if content.tag == tag_name("br") else "\t"
            yield Atom(Sort.UNIT, character, look, link, content.tag.encode(), (run,))


def _look(run: Element) -> bytes:
    properties = run.find(tag_name("rPr"))
    return b"" if properties is None else etree.tostring(properties, method="c14n")
