"""How wide the columns of a table are in a PDF, and where a word must break to stay in its own."""

import re
from collections.abc import Iterator, Sequence

from som_editor.core.document import Cell, Table, Text
from som_editor.writers.printed import column_shares

_LINE = 72
"""Characters of table type that fit side by side between the margins."""
_PADDING = 3
"""Characters that the white beside a column takes."""
_BREAK = re.compile(r"[\s/-]+")


def column_widths(table: Table) -> tuple[int, ...]:
    """The width of each column in characters: first every word its room, then long cells more.

    Where the words alone want more than a line, none gets more than its equal part for them.
    """
    least = _longest_words(table)
    if sum(least) > _LINE:
        least = [min(length, max(_LINE // len(least), _PADDING + 1)) for length in least]
    wished = [max(pair) for pair in zip(column_shares(table), least, strict=True)]
    if sum(wished) <= _LINE:
        return tuple(wished)
    spare = max(_LINE - sum(least), 0)
    wanted = [wish - length for wish, length in zip(wished, least, strict=True)]
    return tuple(
        length + spare * more // sum(wanted) for length, more in zip(least, wanted, strict=True)
    )


def must_break(cell: Cell, widths: Sequence[int], whole: int) -> int:
    """After how many characters a word in `cell` must break; 0 where all of them fit.

    The cell lies across columns of `widths`, of a table that is `whole` wide.
    """
    room = sum(widths) * _LINE // whole - _PADDING
    return max(room, 1) if _longest_word(cell) > room else 0


def _longest_word(cell: Cell) -> int:
    """The length of the longest stretch of text in `cell` that no line breaks by itself."""
    texts = (
        inline.text for block in cell.blocks for inline in block.inlines if isinstance(inline, Text)
    )
    return max((len(word) for text in texts for word in _BREAK.split(text)), default=0)


def _longest_words(table: Table) -> list[int]:
    """What the longest word of each column takes.

    Where a cell lies across several and they are too narrow together, the last one is widened.
    """
    least = [_PADDING + 1] * len(column_shares(table))
    for place, cell in sorted(_placed(table), key=lambda placed: placed[1].columns):
        lacking = _longest_word(cell) + _PADDING - sum(least[place : place + cell.columns])
        least[place + cell.columns - 1] += max(lacking, 0)
    return least


def _placed(table: Table) -> Iterator[tuple[int, Cell]]:
    """Each cell of `table` with the column where it begins."""
    for row in table.rows:
        column = 0
        for cell in row.cells:
            yield column, cell
            column += cell.columns
