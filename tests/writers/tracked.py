"""A Word file with tracked changes as it reads when all of them are accepted, or all rejected.

A reading of its own, by the rules of the format: a paragraph whose mark is gone goes on in the next
one, which gives it its properties; rows and cells that are gone are gone with what is in them.
"""

import hashlib
import re
from collections.abc import Iterator
from enum import Enum
from itertools import groupby
from typing import Any, NamedTuple

from lxml import etree

from tests.writers.word import NAMESPACES, W, Word

_R, _WP = f"{{{NAMESPACES['r']}}}", f"{{{NAMESPACES['wp']}}}"
_CHANGES = {f"{W}{name}" for name in ("rPrChange", "pPrChange", "trPrChange", "ins", "del")}
_UNTRACKED = {*_CHANGES, f"{W}keepNext", f"{W}rPr"}
_CODES = (f"{W}instrText", f"{W}delInstrText")
_TARGET = re.compile(r"_som(?:nr)?_\w+")


class Side(Enum):
    """Which text is read; its value are the elements that are not in it."""

    OLD = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "cellIns"))
    NEW = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "cellDel"))


class Run(NamedTuple):
    """Text of one look, or something else that stands in a line."""

    text: str
    look: tuple[bytes, ...] = ()
    link: str = ""


class Paragraph(NamedTuple):
    properties: tuple[bytes, ...]
    runs: tuple[Run, ...]


class Row(NamedTuple):
    properties: tuple[bytes, ...]
    cells: tuple[Any, ...]


def read(content: bytes, side: Side) -> list[Any]:
    """The paragraphs and tables of the text of `side`."""
    word = Word(content)
    relations = word.xml("word/_rels/document.xml.rels")
    links = {one.get("Id"): one.get("Target") for one in relations}
    return _Reading(side, word, links).story(word.document[0])


def said(story: list[Any]) -> list[str]:
    """What the paragraphs of `story` say, those of tables too."""
    result: list[str] = []
    for one in story:
        if isinstance(one, Paragraph):
            result.append("".join(run.text for run in one.runs))
        else:
            for row in one:
                for cell in row.cells:
                    result += said(cell[1])
    return result


class _Reading:
    def __init__(self, side: Side, word: Word, links: dict[str, str]) -> None:
        self._side, self._word, self._links = side, word, links

    def story(self, root: etree._Element) -> list[Any]:
        result: list[Any] = []
        carried: list[Run] = []
        for one in _blocks(root):
            if one.tag == f"{W}tbl":
                assert not carried, "words would run into a table"
                if rows := list(self._rows(one)):
                    result.append(rows)
                continue
            carried += self._runs(one, "")
            if not self._is_gone(one.find(f"{W}pPr/{W}rPr")):
                properties = self._properties(one.find(f"{W}pPr"), "pPrChange")
                result.append(Paragraph(properties, _joined(carried)))
                carried = []
        assert not carried, "words without an end"
        return result

    def _is_gone(self, marks: etree._Element | None) -> bool:
        return marks is not None and any(one.tag in self._side.value for one in marks)

    def _rows(self, table: etree._Element) -> Iterator[Row]:
        for row in table.iterchildren(f"{W}tr"):
            if self._is_gone(row.find(f"{W}trPr")):
                continue
            cells = tuple(
                (_columns(cell), self.story(cell))
                for cell in row.iterchildren(f"{W}tc")
                if not self._is_gone(cell.find(f"{W}tcPr"))
            )
            yield Row(self._properties(row.find(f"{W}trPr"), "trPrChange"), cells)

    def _properties(self, own: etree._Element | None, change: str) -> tuple[bytes, ...]:
        if own is None:
            return ()
        before = own.find(f"{W}{change}")
        if self._side is Side.OLD and before is not None:
            own = before[0]
        return tuple(_canonical(one) for one in own if not _is_untracked(one))

    def _runs(self, root: etree._Element, link: str) -> Iterator[Run]:
        depth, code, shown = 0, "", ""
        for one in root:
            if one.tag in self._side.value or one.tag == f"{W}pPr":
                continue
            if one.tag == f"{W}r":
                character = one.find(f"{W}fldChar")
                kind = "" if character is None else character.get(f"{W}fldCharType")
                depth += {"begin": 1, "end": -1}.get(kind, 0)
                if not depth and kind != "end":
                    yield from self._run(one, link)
                    continue
                code += "".join(text.text or "" for text in one.iter(*_CODES))
                shown += "".join(run.text for run in self._run(one, ""))
                if not depth:
                    yield Run(f"[{_TARGET.sub('', code).strip()}: {shown}]", self._look(one), link)
                    code = shown = ""
            elif one.tag == f"{W}hyperlink":
                yield from self._runs(one, self._links[one.get(f"{_R}id")])
            else:
                yield from self._runs(one, link)

    def _run(self, run: etree._Element, link: str) -> Iterator[Run]:
        look = self._look(run)
        for one in run:
            if one.tag in (f"{W}t", f"{W}delText"):
                yield Run(one.text or "", look, link)
            elif one.tag == f"{W}drawing":
                yield Run(self._picture(one), look, link)
            elif one.tag in (f"{W}br", f"{W}tab"):
                yield Run("\n" if one.tag == f"{W}br" else "\t", look, link)

    def _picture(self, drawing: etree._Element) -> str:
        """Which picture it is, what is said of it, and how large it is."""
        (shown,) = (one for one in drawing.iter() if f"{_R}embed" in one.attrib)
        content = self._word.archive.read(f"word/{self._links[shown.get(f'{_R}embed')]}")
        about, size = (next(drawing.iter(f"{_WP}{name}")) for name in ("docPr", "extent"))
        described = (about.get("descr"), size.get("cx"), size.get("cy"))
        return f"[{hashlib.sha256(content).hexdigest()} {described}]"

    def _look(self, run: etree._Element) -> tuple[bytes, ...]:
        return self._properties(run.find(f"{W}rPr"), "rPrChange")


def _blocks(root: etree._Element) -> Iterator[etree._Element]:
    for one in root:
        if one.tag in (f"{W}p", f"{W}tbl"):
            yield one
        elif one.tag == f"{W}sdt":
            yield from _blocks(one.find(f"{W}sdtContent"))


def _is_untracked(one: etree._Element) -> bool:
    return one.tag in _UNTRACKED or (one.get(f"{W}val") == "off" and one.tag == f"{W}cantSplit")


def _columns(cell: etree._Element) -> str:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return "1" if span is None else span.get(f"{W}val")


def _canonical(one: etree._Element) -> bytes:
    return etree.tostring(one, method="c14n")


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """`runs` with neighbours of one look joined, and without empty ones."""
    some = [run for run in runs if run.text]
    return tuple(
        Run("".join(run.text for run in same), look, link)
        for (look, link), same in groupby(some, lambda run: (run.look, run.link))
    )
