"""Comments as Word has them: ranges in the text, threads in a part of their own, solved or not."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable
from typing import NamedTuple

import docx.document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from som_editor.core.anchors import own_text, sign
from som_editor.core.comments import Comment, Comments, Reply, in_text_order
from som_editor.core.document import Block, BlockId, Document, Inline, TextBlock
from som_editor.core.inline_edit import cut
from som_editor.writers.docx.elements import Element, element, run, tag_name
from som_editor.writers.printed import printable_text

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_MOST_INITIALS = 3


class _Entry(NamedTuple):
    """A comment or reply under the number that the text calls it by."""

    number: int
    said: Comment | Reply
    paragraph: str
    """The id of its last paragraph, by which the thread is known."""


class Remarks:
    """Writes `comments` on `document`; each thread has one range in the text."""

    def __init__(self, document: Document, comments: Comments = ()) -> None:
        there = {block.id for block in document.blocks}
        self._threads: dict[BlockId, list[tuple[Comment, list[_Entry]]]] = {}
        self._every: list[tuple[Comment, list[_Entry]]] = []
        number = 0
        taken: set[str] = set()
        for comment in in_text_order(comments, document):
            if comment.anchor.block not in there:  # in a text without blocks
                continue
            entries = []
            every: tuple[Comment | Reply, ...] = (comment, *comment.replies)
            for said in every:
                entries.append(_Entry(number, said, _paragraph_id(said.id, taken)))
                number += 1
            self._every.append((comment, entries))
            self._threads.setdefault(comment.anchor.block, []).append((comment, entries))

    def around(
        self, block: TextBlock, runs: Callable[[Iterable[Inline]], list[Element]]
    ) -> list[Element]:
        """The `runs` of the body of `block`, with the ranges of its comments among them."""
        threads = self._threads.get(block.id)
        if not threads:
            return runs(block.inlines)
        size = len(own_text(block))
        ranges = [
            (0, size, entries)
            if comment.anchor.is_whole_block
            else (comment.anchor.start, comment.anchor.stop, entries)
            for comment, entries in threads
        ]
        result: list[Element] = []
        rest, at = block.inlines, 0
        for place in sorted({end for start, stop, _entries in ranges for end in (start, stop)}):
            before, rest = cut(rest, place - at, sign)
            at = place
            result += runs(before)
            for start, stop, entries in ranges:
                if stop == place:
                    result += _ends(entries, starts=start == stop)
                elif start == place:
                    result += _starts(entries)
        return result + runs(rest)

    def enclose(self, block: Block, first: Element) -> None:
        """Put the ranges of the comments on a table or picture around its paragraph `first`."""
        for _comment, entries in self._threads.get(block.id, ()):
            at = 1 if len(first) and first[0].tag == tag_name("pPr") else 0
            for place, start in enumerate(_starts(entries)):
                first.insert(at + place, start)
            first.extend(_ends(entries, starts=False))

    def attach(self, file: docx.document.Document) -> None:
        """Add what the comments say to `file`; without comments it stays as it is."""
        if not self._every:
            return
        names = {"w": _W, "w14": _W14, "mc": _MC}
        said = etree.Element(f"{{{_W}}}comments", nsmap=names)
        said.set(f"{{{_MC}}}Ignorable", "w14")
        extended = etree.Element(f"{{{_W15}}}commentsEx", nsmap={"w15": _W15})
        for comment, entries in self._every:
            for entry in entries:
                said.append(_written(entry))
                about = etree.SubElement(extended, f"{{{_W15}}}commentEx")
                about.set(f"{{{_W15}}}paraId", entry.paragraph)
                if entry is not entries[0]:
                    about.set(f"{{{_W15}}}paraIdParent", entries[0].paragraph)
                about.set(f"{{{_W15}}}done", "1" if comment.solved else "0")
        _relate(file, "comments", _COMMENTS, said)
        _relate(file, "commentsExtended", _EXTENDED, extended)


def _starts(entries: Iterable[_Entry]) -> list[Element]:
    return [element("commentRangeStart", id=entry.number) for entry in entries]


def _ends(entries: Iterable[_Entry], *, starts: bool) -> list[Element]:
    """The ends of the ranges, and the signs by which Word knows that there is a comment."""
    result: list[Element] = []
    for entry in entries:
        if starts:
            result.append(element("commentRangeStart", id=entry.number))
        result.append(element("commentRangeEnd", id=entry.number))
        result.append(element("r", element("commentReference", id=entry.number)))
    return result


def _written(entry: _Entry) -> Element:
    """What a comment or reply says, a paragraph for each line."""
    said = entry.said
    author = printable_text(said.author)
    made = element("comment", id=entry.number, author=author)
    made.set(tag_name("date"), f"{said.at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}")
    made.set(tag_name("initials"), _initials(author))
    lines = said.text.split("\n")
    for place, line in enumerate(lines):
        paragraph = element("p", run(line))
        if place == 0:
            paragraph.insert(0, element("r", element("annotationRef")))
        if place == len(lines) - 1:
            paragraph.set(f"{{{_W14}}}paraId", entry.paragraph)
        made.append(paragraph)
    return made


def _initials(author: str) -> str:
    return "".join(word[0] for word in author.split()[:_MOST_INITIALS]).upper()


def _paragraph_id(said: str, taken: set[str]) -> str:
    """Eight hexadecimal digits, below the limit that Word sets, that nothing else has."""
    number = int(hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:8], 16)
    number = number % 0x7FFFFFFE + 1
    while (made := f"{number:08X}") in taken:
        number = number % 0x7FFFFFFE + 1
    taken.add(made)
    return made


def _relate(file: docx.document.Document, name: str, kind: str, root: Element) -> None:
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI(f"/word/{name}.xml"), _TYPE.format(name), content, file.part.package)
    file.part.relate_to(part, kind)
