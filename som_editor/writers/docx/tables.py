"""Tables with a header that repeats on each page, a title and a description."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from som_editor.core.document import Row, Table, TextBlock
from som_editor.writers.docx.elements import Element, element, paragraph, run
from som_editor.writers.printed import column_shares

TEXT_WIDTH = 8050
"""Twentieths of a point between the margins of the template."""

MOST_COLUMNS = 63
"""Word calls a file with a wider table damaged."""

WriteBlock = Callable[[TextBlock, str], list[Element]]
"""Writes a block of a cell in the paragraph style of that id."""


class _Cell(NamedTuple):
    blocks: tuple[TextBlock, ...]
    columns: int


def table(block: Table, write: WriteBlock) -> list[Element]:
    """`block` with its caption above it and a little room below."""
    widths = shared_out(column_shares(block)[:MOST_COLUMNS], TEXT_WIDTH)
    rows = [
        _row(row, write, widths, header=place < block.header_rows)
        for place, row in enumerate(block.rows)
    ]
    made = element("tbl", _properties(block, len(widths)), grid(widths), *rows)
    caption = [paragraph("SomTableCaption", [run(block.caption)])] if block.caption else []
    return [*caption, made, paragraph("SomAfterTable")]


def grid(widths: Sequence[int]) -> Element:
    """The columns of a table."""
    return element("tblGrid", *(element("gridCol", w=width) for width in widths))


def width(name: str, twips: int) -> Element:
    """The width `name` ("tcW") of `twips` twentieths of a point."""
    return element(name, w=twips, type="dxa")


def look(*, first_row: bool, first_column: bool) -> Element:
    """Which parts of a table style apply; once in words, once in bits for older programs."""
    bits = 0x0600 | 0x0020 * first_row | 0x0080 * first_column
    return element(
        "tblLook",
        val=f"{bits:04X}",
        firstRow=int(first_row),
        lastRow=0,
        firstColumn=int(first_column),
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )


def shared_out(shares: Sequence[int], total: int) -> tuple[int, ...]:
    """`total` divided as `shares` are, in whole numbers that add up."""
    edges = [0]
    for share in shares:
        edges.append(edges[-1] + share)
    places = [edge * total // edges[-1] for edge in edges]
    return tuple(right - left for left, right in pairwise(places))


def _properties(block: Table, columns: int) -> Element:
    rows = len(block.rows)
    size = f"{rows} {'rij' if rows == 1 else 'rijen'}, {columns} {_columns(columns)}"
    return element(
        "tblPr",
        element("tblStyle", val="SomTable"),
        width("tblW", TEXT_WIDTH),
        element("tblLayout", type="fixed"),
        look(first_row=block.header_rows > 0, first_column=False),
        element("tblCaption", val=block.caption or "Tabel"),
        element("tblDescription", val=f"Tabel met {size}"),
    )


def _columns(count: int) -> str:
    return "kolom" if count == 1 else "kolommen"


def _row(row: Row, write: WriteBlock, widths: Sequence[int], *, header: bool) -> Element:
    style = "SomTableHead" if header else "SomTableText"
    cells: list[Element] = []
    column = 0
    for cell in _fitting(row, len(widths)):
        room = sum(widths[column : column + cell.columns])
        span = [element("gridSpan", val=cell.columns)] if cell.columns > 1 else []
        content = [made for block in cell.blocks for made in write(block, style)]
        cells.append(
            element(
                "tc",
                element("tcPr", width("tcW", room), *span),
                *(content or [paragraph(style)]),
            )
        )
        column += cell.columns
    properties = [element("cantSplit"), element("tblHeader")] if header else []
    return element("tr", *([element("trPr", *properties)] if properties else []), *cells)


def _fitting(row: Row, columns: int) -> list[_Cell]:
    """The cells of `row`, with empty ones up to the last column.

    What would stand past the last column joins the last cell.
    """
    cells: list[_Cell] = []
    room = columns
    for cell in row.cells:
        if room:
            cells.append(_Cell(cell.blocks, min(cell.columns, room)))
        else:
            cells[-1] = _Cell((*cells[-1].blocks, *cell.blocks), cells[-1].columns)
        room -= min(cell.columns, room)
    return cells + [_Cell((), 1)] * room
