"""Both documents in one column: what went and what came stand in the same line."""

from collections import defaultdict
from itertools import groupby

from som_editor.core.change import Change, ChangeClass, Kind, Sign
from som_editor.core.differences import RowPair
from som_editor.ui.comparison.cells import CAPTION, Cell, Part, SideTexts, Style
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
            return self._table(cell, self._old.cell(pair.old, changes), changes)
        change = of_place.get(None)
        if change is None or change.new is None:
            return cell
        start, _stop = part_range(change.new, self._new.document.blocks[pair.new].id)
        return cell._replace(parts=(_merged(cell.parts[0], change, start), *cell.parts[1:]))

    def _table(self, new: Cell, old: Cell, changes: tuple[Change, ...]) -> Cell:
        """The new table, deleted rows where they were."""
        of_place = {change.new.cell: change for change in changes if change.new and change.old}
        came = _rows_with(Kind.INSERTED, changes)
        waiting = sorted(_rows_with(Kind.DELETED, changes))
        parts: list[Part] = []
        at_old = shift = 0
        for row, of_row in groupby(new.parts, key=lambda part: part.row):
            while row != CAPTION and waiting and waiting[0] <= at_old:
                parts += _moved_to(old, waiting.pop(0), row + shift)
                shift += 1
                at_old += 1
            at_old += row != CAPTION and row not in came
            for place, part in enumerate(of_row):
                change = of_place.get(None if row == CAPTION else (row, place))
                merged = _merged(part, change) if change else part
                parts.append(merged._replace(row=row + shift))
        for below, row in enumerate(waiting, start=parts[-1].row + 1 if parts else 0):
            parts += _moved_to(old, row, below)
        return new._replace(parts=tuple(parts), columns=max(new.columns, old.columns))


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


def _rows_with(kind: Kind, changes: tuple[Change, ...]) -> set[int]:
    """The table rows that came or went, as the side that has them counts."""
    sides = ((change.new or change.old) for change in changes if change.kind is kind)
    return {side.cell[0] for side in sides if side is not None and side.cell is not None}


def _moved_to(cell: Cell, row: int, place: int) -> list[Part]:
    return [part._replace(row=place) for part in cell.parts if part.row == row]
