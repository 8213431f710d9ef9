"""How a selection grows by the keyboard: by characters, words and rows within its column."""

from som_editor.core.tokens import tokens
from som_editor.ui.comparison.cells import Part
from som_editor.ui.comparison.compared import COVER, Column, Compared
from som_editor.ui.comparison.selection import Selection, Spot


def whole_row(compared: Compared, rank: int, column: Column) -> Selection | None:
    """The text of the row `rank` in `column`; None where that side has nothing."""
    parts = _parts(compared, rank, column)
    return Selection(column, Spot(rank, 0, 0), _end(rank, parts)) if parts else None


def step_by_row(compared: Compared, selection: Selection, step: int) -> Selection:
    """`selection` up to the end of its last row, or of the next one; backwards to the start."""
    column, head = selection.column, selection.head
    rank = min(head.rank, len(compared.rows) - 1)
    while rank >= COVER and rank < len(compared.rows):
        parts = _parts(compared, rank, column)
        if parts:
            there = _end(rank, parts) if step > 0 else Spot(rank, 0, 0)
            if (there > head) if step > 0 else (there < head):
                return selection._replace(head=there)
        rank += step
    return selection


def step_in_text(
    compared: Compared, selection: Selection, step: int, *, by_word: bool
) -> Selection:
    """`selection` a character or word longer or shorter; from the edge of a text into the next."""
    head = selection.head
    parts = _parts(compared, head.rank, selection.column)
    text = parts[head.part].text if head.part < len(parts) else ""
    if 0 <= head.offset + step <= len(text):
        offset = _next_word(text, head.offset, step) if by_word else head.offset + step
        return selection._replace(head=head._replace(offset=offset))
    if 0 <= head.part + step < len(parts):
        place = head.part + step
        offset = 0 if step > 0 else len(parts[place].text)
        return selection._replace(head=Spot(head.rank, place, offset))
    rank = head.rank + step
    while COVER <= rank < len(compared.rows):
        if beside := _parts(compared, rank, selection.column):
            return selection._replace(head=Spot(rank, 0, 0) if step > 0 else _end(rank, beside))
        rank += step
    return selection


def _next_word(text: str, offset: int, step: int) -> int:
    """The nearest edge of a word in that direction, with the space behind it."""
    edges = [0]
    for token in tokens(text):
        if token.isspace() and len(edges) > 1:
            edges[-1] += len(token)
        else:
            edges.append(edges[-1] + len(token))
    if step > 0:
        return next((edge for edge in edges if edge > offset), len(text))
    return next((edge for edge in reversed(edges) if edge < offset), 0)


def _parts(compared: Compared, rank: int, column: Column) -> tuple[Part, ...]:
    if not COVER <= rank < len(compared.rows):
        return ()
    cell = compared.cell(rank, column)
    return cell.parts if cell else ()


def _end(rank: int, parts: tuple[Part, ...]) -> Spot:
    return Spot(rank, len(parts) - 1, len(parts[-1].text))
