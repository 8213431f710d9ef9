"""An old and a new table as one: rows and cells that came or went, and texts that changed in them.

The widths of columns follow from the longest words and are not tracked; the new ones hold.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from som_editor.writers.docx.elements import Element, element, tag_name
from som_editor.writers.redline.atoms import atoms
from som_editor.writers.redline.lines import Line, lines, settled
from som_editor.writers.redline.notes import Comments, Noted, Place
from som_editor.writers.redline.pairing import in_order, interleaved
from som_editor.writers.redline.revisions import Fate, Revisions
from som_editor.writers.redline.weaving import Woven, one_sided, weave

_ROOM_BESIDE = 1_400
"""Twentieths of a point that columns which went may take of the margin."""

_CELL_MARKS = {Fate.INSERTED: "cellIns", Fate.DELETED: "cellDel"}
_NOTHING = Noted()


class Known(NamedTuple):
    """What is known of the cells of two tables: which went, which came, which pairs differ.

    `texts` tell of cells of the new table.
    """

    gone: frozenset[Place]
    came: frozenset[Place]
    pairs: tuple[tuple[Place, Place], ...]
    texts: Mapping[Place, Noted]


class Tables:
    """Writes the tables of a redline."""

    def __init__(self, revisions: Revisions, comments: Comments) -> None:
        self._revisions = revisions
        self._comments = comments

    def whole(self, table: Element, fate: Fate, texts: Mapping[Place, Noted]) -> Element:
        """`table` with all of its rows inserted or deleted."""
        rows = table.findall(tag_name("tr"))
        kept = [deepcopy(one) for one in table if one not in rows]
        made = (self._row(row, at, fate, texts) for at, row in enumerate(rows))
        return element("tbl", *kept, *made)

    def woven(self, old: Element, new: Element, known: Known) -> Element:
        """`old` and `new` as one table."""
        olds, news = old.findall(tag_name("tr")), new.findall(tag_name("tr"))
        pairs = in_order(
            len(olds),
            len(news),
            gone=_whole_rows(olds, known.gone),
            came=_whole_rows(news, known.came),
            known=((one[0], other[0]) for one, other in known.pairs),
        )
        rows: list[Element] = []
        for one, other in interleaved(pairs, len(olds), len(news)):
            if one is not None and other is not None:
                cells = _cell_pairs(olds[one], news[other], one, other, known)
                if cells:
                    rows.append(self._row_pair(olds[one], news[other], other, cells, known.texts))
                    continue
            if one is not None:
                rows.append(self._row(olds[one], one, Fate.DELETED, {}))
            if other is not None:
                rows.append(self._row(news[other], other, Fate.INSERTED, known.texts))
        return element("tbl", deepcopy(_child(new, "tblPr")), _grid(new, rows), *rows)

    def _row(self, row: Element, at: int, fate: Fate, texts: Mapping[Place, Noted]) -> Element:
        """`row`, inserted or deleted whole."""
        cells = [
            self._cell(cell, fate, texts.get((at, column), _NOTHING), in_whole_row=True)
            for column, cell in enumerate(row.findall(tag_name("tc")))
        ]
        own = _properties(row, "trPr") or [element("cantSplit", val="off")]  # one has to be there
        properties = [*own, self._revisions.mark(fate.value)]
        return element("tr", element("trPr", *properties), *cells)

    def _row_pair(
        self,
        old: Element,
        new: Element,
        at: int,
        pairs: Sequence[tuple[int, int]],
        texts: Mapping[Place, Noted],
    ) -> Element:
        olds, news = old.findall(tag_name("tc")), new.findall(tag_name("tc"))
        cells: list[Element] = []
        for one, other in interleaved(pairs, len(olds), len(news)):
            noted = _NOTHING if other is None else texts.get((at, other), _NOTHING)
            if one is not None and other is not None:
                cells.append(self._cell_pair(olds[one], news[other], noted))
            elif one is not None:
                cells.append(self._cell(olds[one], Fate.DELETED, noted))
            elif other is not None:
                cells.append(self._cell(news[other], Fate.INSERTED, noted))
        before, properties = _properties(old, "trPr"), _properties(new, "trPr")
        if list(map(_canonical, before)) != list(map(_canonical, properties)):
            properties.append(self._revisions.mark("trPrChange", element("trPr", *before)))
        return element("tr", *([element("trPr", *properties)] if properties else []), *cells)

    def _cell(
        self, cell: Element, fate: Fate, noted: Noted, *, in_whole_row: bool = False
    ) -> Element:
        """`cell`, inserted or deleted; the row says so for it when all of it is."""
        some = self._comments.beside(atoms(cell.findall(tag_name("p"))), noted.notes)
        woven = one_sided(some, fate)
        properties = _properties(cell, "tcPr")
        if not in_whole_row:
            woven[-1] = Woven(Fate.KEPT, some[-1], some[-1])
            properties.append(self._revisions.mark(_CELL_MARKS[fate]))
        return self._filled(properties, lines(woven, self._revisions))

    def _cell_pair(self, old: Element, new: Element, noted: Noted) -> Element:
        ours, theirs = (atoms(one.findall(tag_name("p"))) for one in (old, new))
        woven = weave(ours, self._comments.beside(theirs, noted.notes), noted.spans)
        return self._filled(_properties(new, "tcPr"), lines(woven, self._revisions))

    def _filled(self, properties: Iterable[Element], content: Sequence[Line]) -> Element:
        return element("tc", element("tcPr", *properties), *settled(list(content), self._revisions))


def _whole_rows(rows: Sequence[Element], cells: frozenset[Place]) -> set[int]:
    """The rows of which all cells that the document has are in `cells`.

    A row that is filled up with empty cells has fewer in the document.
    """
    named = {row for row, _ in cells}
    return {
        at
        for at in named
        if at < len(rows)
        and all(
            (at, column) in cells or not _says_anything(cell)
            for column, cell in enumerate(rows[at].findall(tag_name("tc")))
        )
    }


def _says_anything(cell: Element) -> bool:
    return next(cell.iter(tag_name("r")), None) is not None


def _cell_pairs(
    old: Element, new: Element, at_old: int, at_new: int, known: Known
) -> list[tuple[int, int]]:
    """The cells of two rows that answer to each other and are equally wide."""
    olds, news = old.findall(tag_name("tc")), new.findall(tag_name("tc"))
    pairs = in_order(
        len(olds),
        len(news),
        gone={column for row, column in known.gone if row == at_old},
        came={column for row, column in known.came if row == at_new},
        known=(
            (one[1], other[1])
            for one, other in known.pairs
            if (one[0], other[0]) == (at_old, at_new)
        ),
    )
    return [(one, other) for one, other in pairs if _columns(olds[one]) == _columns(news[other])]


def _grid(new: Element, rows: Sequence[Element]) -> Element:
    """The columns of the new table, and those that went, as narrow as the margin asks."""
    columns = [int(one.get(tag_name("w"), "0")) for one in _child(new, "tblGrid")]
    widest = max(rows, key=lambda row: sum(map(_columns, row.findall(tag_name("tc")))))
    gone = sum(_columns(cell) for cell in widest.iter(tag_name("tc")) if _went(cell))
    if not gone:
        return deepcopy(_child(new, "tblGrid"))
    narrow = _ROOM_BESIDE // gone
    for row in rows:
        for cell in filter(_went, row.iter(tag_name("tc"))):
            next(cell.iter(tag_name("tcW"))).set(tag_name("w"), str(narrow * _columns(cell)))
    widths: list[int] = []
    at = 0
    for cell in widest.iter(tag_name("tc")):
        if _went(cell):
            widths += [narrow] * _columns(cell)
        else:
            widths += columns[at : at + _columns(cell)]
            at += _columns(cell)
    return element("tblGrid", *(element("gridCol", w=one) for one in widths))


def _went(cell: Element) -> bool:
    return cell.find(f"{tag_name('tcPr')}/{tag_name('cellDel')}") is not None


def _columns(cell: Element) -> int:
    span = cell.find(f"{tag_name('tcPr')}/{tag_name('gridSpan')}")
    return 1 if span is None else int(span.get(tag_name("val"), "1"))


def _properties(one: Element, name: str) -> list[Element]:
    found = one.find(tag_name(name))
    return [] if found is None else [deepcopy(each) for each in found]


def _child(one: Element, name: str) -> Element:
    return next(one.iter(tag_name(name)))


def _canonical(one: Element) -> bytes:
    return etree.tostring(one, method="c14n")
