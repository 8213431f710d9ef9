"""Text selected within one column of the comparison, and exactly what copying it gives."""

from collections.abc import Iterator
from typing import NamedTuple

from som_editor.ui.comparison.cells import Cell, Part
from som_editor.ui.comparison.compared import COVER, Column, Compared
from som_editor.writers.marked_text import Marking, Stretch


class Spot(NamedTuple):
    """A place between characters: row, part of its cell, and how many characters stand before."""

    rank: int
    part: int
    offset: int


class Selection(NamedTuple):
    """From where the user began to where the mouse is, in `column`."""

    column: Column
    anchor: Spot
    head: Spot

    @property
    def start(self) -> Spot:
        """The earlier end."""
        return min(self.anchor, self.head)

    @property
    def stop(self) -> Spot:
        """The later end."""
        return max(self.anchor, self.head)

    @property
    def is_empty(self) -> bool:
        """Whether nothing lies between the ends."""
        return self.anchor == self.head

    def range_in(self, rank: int, place: int, part: Part) -> tuple[int, int] | None:
        """The selected characters (start, stop) of the part `place` of the row `rank`."""
        here = (rank, place)
        start, stop = self.start, self.stop
        if not (start.rank, start.part) <= here <= (stop.rank, stop.part):
            return None
        first = start.offset if (start.rank, start.part) == here else 0
        last = stop.offset if (stop.rank, stop.part) == here else len(part.text)
        return first, last


class Piece(NamedTuple):
    """The characters `start` to `stop` of a part of a cell that are selected."""

    part: Part
    start: int
    stop: int


def selected_text(compared: Compared, selection: Selection) -> str:
    """The characters of `selection`, one line a block; a table's cells with tabs between them.

    Folded rows inside it are part of the text. Of both texts in one column the deleted words are
    left out, unless nothing else is selected.
    """
    return _text(compared, selection, kept=is_kept(compared, selection))


def is_kept(compared: Compared, selection: Selection) -> bool:
    """Whether copying leaves the deleted words out: in one column, if anything else is selected."""
    return selection.column is Column.BOTH and bool(_text(compared, selection, kept=True))


def selected_pieces(
    compared: Compared, selection: Selection, *, kept: bool
) -> Iterator[tuple[Cell, list[Piece]]]:
    """What is selected, cell by cell; only what stands in the new text when `kept`."""
    last = min(selection.stop.rank, len(compared.rows) - 1)
    for rank in range(selection.start.rank, last + 1):
        cell = compared.cell(rank, selection.column)
        if cell is None or (kept and rank != COVER and compared.rows[rank].pair.new is None):
            continue
        pieces = [
            Piece(part, *found)
            for place, part in enumerate(cell.parts)
            if (found := selection.range_in(rank, place, part)) is not None
            and not (kept and part.whole is Marking.DELETED)
        ]
        if pieces:
            yield cell, pieces


def everything(compared: Compared, column: Column) -> Selection:
    """The whole text of `column`, without what the cover says."""
    last = len(compared.rows) - 1
    cell = compared.cell(last, column) if compared.rows else None
    parts = cell.parts if cell else ()
    end = Spot(last, len(parts) - 1, len(parts[-1].text)) if parts else Spot(last + 1, 0, 0)
    return Selection(column, Spot(0, 0, 0), end)


def word_at(text: str, offset: int) -> tuple[int, int]:
    """The word (start, stop) around `offset`, or the character there."""
    start = stop = offset
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while stop < len(text) and text[stop].isalnum():
        stop += 1
    return (start, stop) if start < stop else (offset, min(offset + 1, len(text)))


def _text(compared: Compared, selection: Selection, *, kept: bool) -> str:
    """The selected text; only what stands in the new text when `kept`."""
    cells = selected_pieces(compared, selection, kept=kept)
    return "\n".join(_line(pieces, kept=kept) for _cell, pieces in cells)


def _line(pieces: list[Piece], *, kept: bool) -> str:
    shown = ""
    for place, piece in enumerate(pieces):
        if place:
            shown += "\t" if piece.part.row == pieces[place - 1].part.row else "\n"
        shown += "".join(
            stretch.text
            for stretch in _cut(piece.part.stretches, piece.start, piece.stop)
            if not kept or stretch.marking is not Marking.DELETED
        )
    return shown


def _cut(stretches: tuple[Stretch, ...], start: int, stop: int) -> tuple[Stretch, ...]:
    """`stretches` from the character `start` to `stop`."""
    result = []
    at = 0
    for stretch in stretches:
        text = stretch.text[max(start - at, 0) : max(stop - at, 0)]
        if text:
            result.append(stretch._replace(text=text))
        at += len(stretch.text)
    return tuple(result)
