"""What a comparison says of the cells of a table, as far as they are on paper."""

from collections.abc import Mapping, Sequence

from som_editor.core.change import Side
from som_editor.core.comparison import Comparison
from som_editor.core.document import Block, Table
from som_editor.writers.redline.notes import Noted, Notes, Place
from som_editor.writers.redline.tables import Known


def known_cells(comparison: Comparison, notes: Notes, place: int) -> Known:
    """What the changes in row `place` of `comparison`, which shows a table, say of its cells."""
    row = comparison.rows[place]
    olds = _printed_rows(comparison.old.document.blocks, row.old)
    news = _printed_rows(comparison.new.document.blocks, row.new)
    gone: set[Place] = set()
    came: set[Place] = set()
    pairs: list[tuple[Place, Place]] = []
    texts: dict[Place, Noted] = {}
    if row.new is not None:
        texts.update((at, Noted((), said)) for at, said in notes.of_cells(row.new))
    for number in row.changes:
        change = comparison.changes[number]
        before, after = _place(change.old, olds), _place(change.new, news)
        if before and after:
            pairs.append((before, after))
            said = [*notes.of_change[number], *texts.get(after, Noted()).notes]
            texts[after] = Noted(change.spans, said)
        elif before:
            gone.add(before)
        elif after:
            came.add(after)
    return Known(frozenset(gone), frozenset(came), tuple(pairs), texts)


def caption_change(comparison: Comparison, place: int) -> int | None:
    """The change of the caption of the table in row `place`, if it has one."""
    for number in comparison.rows[place].changes:
        change = comparison.changes[number]
        if change.old and change.new and change.old.cell is None and change.new.cell is None:
            return number
    return None


def _printed_rows(blocks: Sequence[Block], at: int | None) -> Mapping[int, int]:
    """Where the rows of the table at `at` stand on paper; those without cells do not."""
    table = None if at is None else blocks[at]
    rows = table.rows if isinstance(table, Table) else ()
    return {row: place for place, row in enumerate(at for at, row in enumerate(rows) if row.cells)}


def _place(side: Side | None, rows: Mapping[int, int]) -> Place | None:
    if side is None or side.cell is None or side.cell[0] not in rows:
        return None
    return rows[side.cell[0]], side.cell[1]
