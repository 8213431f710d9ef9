"""The few comments of a redline: each rename's rule once, names left over, where the rest is.

Their words are Dutch whatever language the window speaks: they are part of a Dutch document.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import docx.document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from som_editor.core.change import Change, Leftover, Rename, Sign, Span
from som_editor.core.comparison import Comparison
from som_editor.core.document import Block, Table
from som_editor.core.shown import Reader
from som_editor.writers.docx.elements import Element, element, paragraph, run
from som_editor.writers.redline.atoms import Atom, Sort, characters
from som_editor.writers.redline.revisions import Revisions


class Note(NamedTuple):
    """A comment on `words`, which stand in the text at `start` or a little behind it.

    No words are all of the text.
    """

    start: int
    words: str
    comment: str


def whole_note(comment: str) -> Note:
    """A comment on a text as a whole."""
    return Note(0, "", comment)


class Noted(NamedTuple):
    """How a text came to be, and what is to be said of it."""

    spans: Sequence[Span] = ()
    notes: Sequence[Note] = ()


Place = tuple[int, int]
"""Row and column of a cell."""


class Notes:
    """The notes of a comparison, by the change or by the place in the new document."""

    def __init__(self, comparison: Comparison) -> None:
        self.of_change: dict[int, list[Note]] = defaultdict(list)
        for number, rename in enumerate(comparison.renames):
            found = _first(comparison.changes, number)
            if found:
                self.of_change[found[0]].append(Note(*found[1:], _rule(rename)))
        self.of_block: dict[int, list[Note]] = defaultdict(list)
        self.of_cell: dict[tuple[int, Place], list[Note]] = defaultdict(list)
        document = comparison.new.document
        reader = Reader(document)
        places = {block.id: place for place, block in enumerate(document.blocks)}
        by_block: dict[int, list[Leftover]] = defaultdict(list)
        for leftover in comparison.leftovers:
            if leftover.block in places:
                by_block[places[leftover.block]].append(leftover)
        for place, leftovers in by_block.items():
            self._add(place, document.blocks[place], leftovers, reader)

    def of_cells(self, place: int) -> list[tuple[Place, list[Note]]]:
        """The notes on the cells of the table at `place`, by cell."""
        return [(cell, notes) for (at, cell), notes in self.of_cell.items() if at == place]

    def _add(self, place: int, block: Block, leftovers: list[Leftover], reader: Reader) -> None:
        if not isinstance(block, Table):
            self.of_block[place] = list(_notes(leftovers, 0))
            return
        left = list(leftovers)
        self.of_block[place] = list(_notes(_taken(left, block.caption), 0))
        for at, cell, part, before in _parts(block, reader):
            self.of_cell[place, (at, cell)] += _notes(_taken(left, part), before)


class Comments:
    """Makes the comments of one document, in the order in which they are met."""

    def __init__(self, revisions: Revisions, author: str) -> None:
        self._revisions = revisions
        self._initials = "".join(word[0] for word in author.split())[:9]
        self._comments: list[Element] = []

    def beside(self, some: list[Atom], notes: Sequence[Note]) -> list[Atom]:
        """`some` atoms, with a comment around the words of each of `notes`."""
        text = characters(some[:-1])
        for note in notes:
            start = text.find(note.words, note.start) if note.words else -1
            found = (start, start + len(note.words)) if start >= 0 else (0, len(text))
            some = _around(some, *found, self._comment(note.comment))
        return some

    def attach(self, document: docx.document.Document) -> None:
        """Put the comments that were made into `document`."""
        if not self._comments:
            return
        content = etree.tostring(
            element("comments", *self._comments),
            xml_declaration=True,
            encoding="UTF-8",
            standalone=True,
        )
        name = PackURI("/word/comments.xml")
        part = Part(name, CONTENT_TYPE.WML_COMMENTS, content, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)

    def _comment(self, words: str) -> tuple[Atom, Atom]:
        number = len(self._comments)
        said = paragraph("Normal", [run(words)])
        self._comments.append(self._revisions.comment(number, said, initials=self._initials))
        end = element("commentRangeEnd", id=number)
        mark = element("r", element("commentReference", id=number))
        return (
            Atom(Sort.OPENING, elements=(element("commentRangeStart", id=number),)),
            Atom(Sort.CLOSING, elements=(end, mark)),
        )


def _around(some: list[Atom], start: int, stop: int, pair: tuple[Atom, Atom]) -> list[Atom]:
    """`some` atoms with `pair` around the characters from `start` to `stop`."""
    result: list[Atom] = []
    at = 0
    opened = closed = False
    for place, atom in enumerate(some):
        is_last = place == len(some) - 1
        if not opened and (is_last or (atom.text and at + len(atom.text) > start)):
            result.append(pair[0])
            opened = True
        if not closed and (is_last or (atom.text and at >= stop)):
            result.append(pair[1])
            closed = True
        result.append(atom)
        at += len(atom.text)
    return result


def _first(changes: Sequence[Change], rename: int) -> tuple[int, int, str] | None:
    """The first change with an edit of `rename`: its place, and where it put which words."""
    for place, change in enumerate(changes):
        for edit in change.edits:
            if edit.rename == rename and edit.spans:
                before = change.spans[: edit.spans[0]]
                start = sum(len(span.text) for span in before if span.sign is not Sign.OLD)
                came = [change.spans[at] for at in edit.spans]
                words = "".join(span.text for span in came if span.sign is not Sign.OLD)
                return place, start, words
    return None


def _rule(rename: Rename) -> str:
    everywhere = "overal " if rename.count > 1 else ""
    return f"‘{rename.old}’ werd {everywhere}‘{rename.new}’ ({rename.count}×)"


def _notes(leftovers: Sequence[Leftover], before: int) -> Iterator[Note]:
    """Notes on those of `leftovers` that were forgotten; `before` characters stand before."""
    for found in leftovers:
        if not found.legitimate:
            comment = f"Hier staat nog ‘{found.text}’. Was dat de bedoeling?"
            yield Note(before + found.start, found.text, comment)


def _taken(leftovers: list[Leftover], text: str) -> list[Leftover]:
    """The first of `leftovers` as far as they stand in `text`; they are taken off the list."""
    result: list[Leftover] = []
    at = 0
    while leftovers and leftovers[0].start >= at:
        first = leftovers[0]
        if not text.startswith(first.text, first.start):
            break
        at = first.start + len(first.text)
        result.append(leftovers.pop(0))
    return result


def _parts(table: Table, reader: Reader) -> Iterator[tuple[int, int, str, int]]:
    """Row, column, text of each text block of `table`, and how many characters stand before it.

    Rows without cells are left out of print, and do not count.
    """
    for at, row in enumerate(row for row in table.rows if row.cells):
        for column, cell in enumerate(row.cells):
            before = 0
            for part in cell.blocks:
                text = reader.block(part)
                yield at, column, text, before
                before += len(text) + 1
