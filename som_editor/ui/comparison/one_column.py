"""Both documents in one column: what went and what came stand in the same line."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from som_editor.core.change import Change, ChangeClass, Sign
from som_editor.core.differences import RowPair
from som_editor.ui.comparison.cells import CAPTION, Cell, Part, SideTexts, Style
from som_editor.ui.comparison.table_lines import Line, cell_lines, row_lines, table_rows
from som_editor.writers.marked_text import Marking, Stretch, part_range


class OneColumn:
    """The rows of a comparison as single cells."""

    def __init__(self, old: SideTexts, new: SideTexts) -> None:
        self._old, self._new = old, new

    def cell(self, pair: RowPair, changes: tuple[Change, ...]) -> Cell:
        """The row `pair`: the new text with the deleted words in between.

        A renamed phrase stands there by its new name only.
        """
        if pair.new is None:
            return self._old.cell(pair.old or 0, changes)
        cell = self._new.cell(pair.new, changes)
        of_place = {change.new.cell: change for change in changes if change.new and change.old}
        if cell.columns and pair.old is not None:
            old = self._old.cell(pair.old, changes)
            if old.columns:
                return _OneTable(old, cell, changes).cell()
        change = of_place.get(None)
        if pair.old is not None and any(picture.is_marked for picture in cell.pictures):
            gone = self._old.cell(pair.old, changes).pictures
            cell = cell._replace(pictures=(*gone, *cell.pictures))
        if change is None or change.new is None:
            return cell
        start, _stop = part_range(change.new, self._new.document.blocks[pair.new].id)
        return cell._replace(parts=(_merged(cell.parts[0], change, start), *cell.parts[1:]))


class _OneTable:
    """Two tables as one: rows and columns that went stand where they were, moved ones twice."""

    def __init__(self, old: Cell, new: Cell, changes: tuple[Change, ...]) -> None:
        self._old, self._new, self._changes = old, new, changes
        self._olds, self._news = table_rows(old), table_rows(new)
        self._lines = row_lines(old, new, changes)
        self._columns = self._common_columns()
        self._of_place = {
            change.new.cell: change for change in changes if change.new and change.old
        }

    def cell(self) -> Cell:
        """The one table."""
        parts = self._caption()
        for row, line in enumerate(self._lines):
            parts += [part._replace(row=row) for part in self._row(line)]
        columns = max((part.column + part.span for part in parts), default=1)
        return self._new._replace(parts=tuple(parts), columns=columns)

    def _caption(self) -> list[Part]:
        old, new = (
            next((part for part in cell.parts if part.row == CAPTION), None)
            for cell in (self._old, self._new)
        )
        change = self._of_place.get(None)
        if old and new:
            return [_merged(new, change) if change else new]
        return [_all(old, Marking.DELETED)] if old else [_all(new, Marking.INSERTED)] if new else []

    def _row(self, line: Line) -> Iterator[Part]:
        """The cells of a row, each in its column of the one table."""
        at = 0
        for cell in self._cells(line):
            old = self._olds[line.old or 0][cell.old] if cell.old is not None else None
            new = self._news[line.new or 0][cell.new] if cell.new is not None else None
            part = self._part(old, new)
            if part is not None:
                yield part._replace(column=at)
            at += part.span if part else 1

    def _cells(self, line: Line) -> Sequence[Line]:
        """The cells of a row; one that stands alone leaves room for columns that it has not."""
        if line.old is not None and line.new is not None:
            return cell_lines(self._olds[line.old], self._news[line.new], self._changes)
        if self._columns is None:
            row = self._olds[line.old or 0] if line.new is None else self._news[line.new]
            return [
                Line(at, None) if line.new is None else Line(None, at) for at in range(len(row))
            ]
        return [
            Line(column.old if line.new is None else None, column.new if line.old is None else None)
            for column in self._columns
        ]

    def _part(self, old: Part | None, new: Part | None) -> Part | None:
        if old is None or new is None:
            if new is not None:
                return _all(new, Marking.INSERTED)
            return _all(old, Marking.DELETED) if old is not None else None
        index = next(at for at, part in enumerate(self._news[new.row]) if part is new)
        change = self._of_place.get((new.row, index))
        return _merged(new, change) if change else new

    def _common_columns(self) -> list[Line] | None:
        """The columns of both tables beside each other; None where the rows have none in common."""
        found: list[Line] | None = None
        for rows in (self._olds, self._news):
            if len({len(row) for row in rows}) != 1 or any(p.span > 1 for row in rows for p in row):
                return None
        for line in self._lines:
            if line.old is not None and line.new is not None:
                columns = cell_lines(self._olds[line.old], self._news[line.new], self._changes)
                if found is not None and columns != found:
                    return None
                found = columns
        return found


def _all(part: Part, marking: Marking) -> Part:
    """`part` as something that came or went whole."""
    stretches = tuple(stretch._replace(marking=marking) for stretch in part.stretches)
    return part._replace(stretches=stretches, whole=marking)


def _merged(part: Part, change: Change, start: int = 0) -> Part:
    """`part`, the new text of `change` from `start` on, with the words that went in their place."""
    gone: defaultdict[int, list[str]] = defaultdict(list)
    renamed = {
        index for edit in change.edits if edit.classed is ChangeClass.RENAME for index in edit.spans
    }
    at = -start
    for index, span in enumerate(change.spans):
        if span.sign is not Sign.OLD:
            at += len(span.text)
        elif index not in renamed and 0 <= at <= len(part.text):
            gone[at].append(span.text)
    if at < len(part.text) or not gone:
        return part
    stretches: list[Stretch] = []
    at = 0
    for stretch in part.stretches:
        stretches += [Stretch(text, Marking.DELETED) for text in gone.get(at, ())]
        stretches.append(stretch)
        at += len(stretch.text)
    stretches += [Stretch(text, Marking.DELETED) for text in gone.get(at, ())]
    before = {place: sum(map(len, texts)) for place, texts in gone.items()}
    styles = tuple(
        Style(
            style.start + sum(size for place, size in before.items() if place <= style.start),
            style.stop + sum(size for place, size in before.items() if place < style.stop),
            style.name,
        )
        for style in part.styles
    )
    return part._replace(stretches=tuple(stretches), styles=styles)
