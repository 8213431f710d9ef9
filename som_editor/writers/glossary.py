"""The definitions of a document as its last section, for formats that print them.

A file without a cover holds title and text alone, and leaves them out.
"""

import msgspec

from som_editor.core.document import (
    BlockId,
    Cell,
    CellId,
    Definition,
    Document,
    Role,
    Row,
    RowId,
    Table,
    Text,
    TextBlock,
)

HEADING = "Begrippen"
COLUMNS = ("Begrip", "Betekenis")
HEADING_ID = BlockId("sombegrippen")
TABLE_ID = BlockId("sombegrippenlijst")
"""What the two blocks are called in a file, so that they come back as definitions."""


def with_glossary(document: Document) -> Document:
    """`document` with its definitions as a heading and a table behind its text."""
    if not document.definitions:
        return document
    heading = TextBlock(HEADING_ID, Role.HEADING, (Text(HEADING),))
    rows = (_row(0, *COLUMNS), *(_entry(at, one) for at, one in enumerate(document.definitions, 1)))
    return msgspec.structs.replace(
        document, blocks=(*document.blocks, heading, Table(TABLE_ID, rows)), definitions=()
    )


def _entry(place: int, one: Definition) -> Row:
    return _row(place, one.term, *one.meaning.split("\n"))


def _row(place: int, term: str, *meaning: str) -> Row:
    """A row of two cells, a paragraph for each line of the `meaning`."""
    row = RowId(f"{TABLE_ID}{place}")
    cells = (
        Cell(
            CellId(f"{row}.{column}"),
            tuple(
                TextBlock(BlockId(f"{row}.{column}.{at}"), Role.PARAGRAPH, (Text(line),))
                for at, line in enumerate(lines)
            ),
        )
        for column, lines in enumerate(((term,), meaning))
    )
    return Row(row, tuple(cells))
