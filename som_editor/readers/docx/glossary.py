"""The definitions that our own Word files print as their last section."""

import msgspec

from som_editor.core.document import Cell, Definition, Document, Row, Table
from som_editor.core.shown import Reader

HEADING_ID, TABLE_ID = "sombegrippen", "sombegrippenlijst"
"""What their heading and their table are called in the file."""

COLUMNS = ("Begrip", "Betekenis")


def with_definitions(document: Document) -> Document:
    """`document` with definitions in place of the blocks that print them.

    A row that somebody added is one too; what was written under the heading besides stays.
    """
    reader = Reader(document)
    kept = tuple(block for block in document.blocks if block.id not in (HEADING_ID, TABLE_ID))
    found = tuple(
        definition
        for block in document.blocks
        if isinstance(block, Table) and block.id == TABLE_ID
        for row in block.rows
        if (definition := _definition(row, reader)) is not None
    )
    if len(kept) == len(document.blocks):
        return document
    return msgspec.structs.replace(document, blocks=kept, definitions=found)


def _definition(row: Row, reader: Reader) -> Definition | None:
    """What `row` defines; None for the row above the others, and where no term stands."""
    said = [_text(cell, reader) for cell in row.cells]
    term, meaning = " ".join("".join(said[:1]).split()), "\n".join(said[1:]).strip()
    return None if (term, meaning) == COLUMNS or not term else Definition(term, meaning)


def _text(cell: Cell, reader: Reader) -> str:
    return "\n".join(reader.inlines(block.inlines) for block in cell.blocks)
