"""The body of a Word file as a list of paragraphs and tables, changes in it read as accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from som_editor.readers.docx.comments import Remark
from som_editor.readers.docx.names import Element, count, named, switched, value
from som_editor.readers.docx.runs import Content, Runs
from som_editor.readers.docx.styles import (
    PLAIN,
    ListOf,
    Meaning,
    Sort,
    Styles,
    Usage,
    list_place,
)

_TRACKED = tuple(
    named(name)
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        *("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange"),
    )
)
_CONTAINERS = tuple(
    named(name)
    for name in (
        *("sdtContent", "customXml", "ins", "moveTo", "smartTag"),
        *("mc:AlternateContent", "mc:Choice"),
    )
)
_PLAIN_SORTS = (Sort.TEXT, Sort.NUMBERED, Sort.BULLET, Sort.CONTINUED)
"""Paragraphs whose style may mark their text; how others look is part of what they are."""

_OWN_COVER, _CONTENTS = "Cover Pages", "Table of Contents"
_MOST_COLUMNS = 63


@dataclass
class Said:
    """A paragraph: what it holds, what its style means, and where in a list it stands."""

    place: int
    meaning: Meaning
    style: str
    list_of: ListOf
    content: Content


@dataclass
class GridCell:
    """A cell of a table and how many columns it takes."""

    items: list["Item"] = field(default_factory=list)
    columns: int = 1


@dataclass
class Grid:
    """A table: its rows, and how many of the first are its header."""

    place: int
    rows: list[list[GridCell]]
    header_rows: int


Item = Said | Grid


class Body:
    """Reads the children of a body; `own` when our program wrote the file.

    What our own files have around their text (cover, contents) goes to `cover`, or away.
    """

    def __init__(self, styles: Styles, runs: Runs, *, own: bool) -> None:
        self._styles = styles
        self._runs = runs
        self._own = own
        self._joining: Said | None = None
        self.cover: list[Item] = []

    def items(self, parent: Element) -> list[Item]:
        """The paragraphs and tables in `parent`, in order."""
        return [*self._walk(parent), *self._let_go()]

    def _walk(self, parent: Element) -> Iterator[Item]:
        for child in parent:
            if child.tag == named("p"):
                yield from self._paragraph(child)
            elif child.tag == named("tbl"):
                yield from self._let_go()
                yield self._table(child)
            elif child.tag == named("sdt"):
                yield from self._control(child)
            elif child.tag in _CONTAINERS:
                yield from self._walk(child)
            elif child.tag == named("commentRangeStart"):
                self._runs.await_remark(child)
            elif child.tag == named("altChunk"):
                self._runs.leave_out("", "object")

    def _control(self, control: Element) -> Iterator[Item]:
        """What is in a content control; in our own files the cover and the contents are."""
        gallery = value(control.find(f"{named('sdtPr')}/{named('docPartObj')}"), "docPartGallery")
        content = control.find(named("sdtContent"))
        if content is None:
            return
        if gallery == _CONTENTS:
            self._runs.leave_out_contents(content)
        elif gallery == _OWN_COVER and self._own:
            self.cover += self.items(content)
        else:
            yield from self._walk(content)

    def _paragraph(self, element: Element) -> Iterator[Said]:
        properties = element.find(named("pPr"))
        style = value(properties, "pStyle")
        usage = self._styles.paragraph(style)
        self._runs.place += 1
        base = usage.look if usage.meaning.sort in _PLAIN_SORTS else PLAIN
        content = self._runs.content(element, base)
        direct = list_place(properties)
        said = Said(
            self._runs.place,
            _meaning(properties, usage),
            style,
            ListOf(
                direct.list_id if direct.list_id is not None else usage.list_of.list_id,
                direct.level if direct.level is not None else usage.list_of.level,
            ),
            content,
        )
        if self._joining is not None:
            said = _joined(self._joining, said)
            self._joining = None
        if _mark_is_deleted(properties):
            self._joining = said
        else:
            yield said

    def _let_go(self) -> list[Said]:
        """The paragraph that waits for the next one to join, where there is no such."""
        waiting = [] if self._joining is None else [self._joining]
        self._joining = None
        return [one for one in waiting if one.content.pieces or one.content.pictures]

    def _table(self, element: Element) -> Grid:
        place = self._runs.place + 1
        rows: list[list[GridCell]] = []
        header_rows = 0
        for row in _children(element, "tr"):
            properties = row.find(named("trPr"))
            if properties is not None and properties.find(named("del")) is not None:
                continue
            if switched(properties, "tblHeader") and header_rows == len(rows):
                header_rows += 1
            rows.append(self._row(row, properties))
        return Grid(place, rows, header_rows)

    def _row(self, row: Element, properties: Element | None) -> list[GridCell]:
        cells = [GridCell()] * min(count(properties, "gridBefore") or 0, _MOST_COLUMNS)
        for cell in _children(row, "tc"):
            about = cell.find(named("tcPr"))
            if about is not None and about.find(named("cellDel")) is not None:
                continue
            columns = min(max(count(about, "gridSpan") or 1, 1), _MOST_COLUMNS)
            cells.append(GridCell(self.items(cell), columns))
        return cells + [GridCell()] * min(count(properties, "gridAfter") or 0, _MOST_COLUMNS)


def tracked_changes(root: Element) -> int:
    """How many tracked changes there are in `root`."""
    return sum(1 for _ in root.iter(*_TRACKED))


def fields_are_balanced(root: Element) -> bool:
    """Whether each field that begins in `root` also ends."""
    kinds = [one.get(named("fldCharType")) for one in root.iter(named("fldChar"))]
    return kinds.count("begin") == kinds.count("end")


def _children(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those within containers too."""
    for child in parent:
        if child.tag == named(name):
            yield child
        elif child.tag in _CONTAINERS or child.tag == named("sdt"):
            yield from _children(child, name)


def _meaning(properties: Element | None, usage: Usage) -> Meaning:
    """What the paragraph is; an outline level of its own makes plain text a heading."""
    outline = count(properties, "outlineLvl")
    if usage.meaning.sort is Sort.TEXT and outline is not None and outline < 9:
        return Meaning(Sort.HEADING, outline + 1)
    return usage.meaning


def _mark_is_deleted(properties: Element | None) -> bool:
    mark = None if properties is None else properties.find(named("rPr"))
    if mark is None:
        return False
    return mark.find(named("del")) is not None or mark.find(named("moveFrom")) is not None


def _shifted(remarks: list[Remark], pieces: int) -> Iterator[Remark]:
    """`remarks` on a paragraph that has `pieces` before it now."""
    for one in remarks:
        yield Remark(one.comment, one.start + pieces, one.stop and one.stop + pieces)


def _joined(above: Said, below: Said) -> Said:
    """`below` with the text of `above`, whose end was deleted, before it."""
    if not (above.content.pieces or above.content.pictures):
        return below
    first, second = above.content, below.content
    joined = Content(
        [*first.pieces, *second.pieces],
        [*first.pictures, *second.pictures],
        [*first.bookmarks, *second.bookmarks],
        [*first.blocks, *second.blocks],
        first.number if first.number is not None else second.number,
        [*first.remarks, *_shifted(second.remarks, len(first.pieces))],
    )
    return Said(above.place, below.meaning, below.style, below.list_of, joined)
