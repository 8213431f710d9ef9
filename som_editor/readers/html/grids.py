"""The rows and cells of a table in mark-up."""

from collections.abc import Callable, Iterator

from som_editor.readers.archive import Element
from som_editor.readers.flow.items import GridCell, Item
from som_editor.readers.number_formats import whole_number

_MOST_COLUMNS = 63
_SECTIONS = ("thead", "tbody", "tfoot")


def grid_rows(
    table: Element, read: Callable[[Element], list[Item]], spans: Callable[[Element], None]
) -> tuple[list[list[GridCell]], int]:
    """The rows of `table`, and how many of them are its header.

    `read` gives what is in a cell; `spans` is told of each that stands in several rows: it is in
    the first of them, and empty cells keep its place in the others.
    """
    rows: list[list[GridCell]] = []
    header_rows = 0
    covered: dict[int, tuple[int, int]] = {}  # by column: how many columns, for how many rows yet
    for row in _rows(table):
        made: list[GridCell] = []
        column = 0
        heads = True
        for cell in row.iterchildren("td", "th"):
            column = _keep_places(made, covered, column)
            heads = heads and cell.tag == "th"
            columns, deep = _span(cell, "colspan"), _span(cell, "rowspan")
            made.append(GridCell(read(cell), columns))
            if deep > 1:
                spans(cell)
                covered[column] = (columns, deep)
            column += columns
        _keep_places(made, covered, column)
        covered = {at: (wide, left - 1) for at, (wide, left) in covered.items() if left > 1}
        if made:
            if (heads or next(row.iterancestors()).tag == "thead") and header_rows == len(rows):
                header_rows += 1
            rows.append(made)
    return rows, header_rows


def _keep_places(made: list[GridCell], covered: dict[int, tuple[int, int]], column: int) -> int:
    """Add an empty cell for each from above that is in the way; the column that is free."""
    while column in covered and len(made) < _MOST_COLUMNS:
        wide = covered[column][0]
        made.append(GridCell(columns=wide))
        column += wide
    return column


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _SECTIONS:
            yield from child.iterchildren("tr")


def _span(cell: Element, name: str) -> int:
    return min(max(whole_number(cell.get(name, "")) or 1, 1), _MOST_COLUMNS)
