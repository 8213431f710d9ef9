"""A table pasted in a cell fills the cells from there on, as in a spreadsheet."""

import msgspec

from som_editor.core import cell_edit, edit, table_edit
from som_editor.core.document import (
    BlockId,
    Document,
    NewId,
    Table,
    TextBlock,
    text_blocks,
    with_texts,
)
from som_editor.core.shown import plain_text
from som_editor.i18n import _
from som_editor.ui.editor.shown_lines import Line
from som_editor.ui.editor.typed_edits import TypedEdit


def cells_filled(
    document: Document, line: Line, pasted: TypedEdit, new_id: NewId
) -> TypedEdit | None:
    """`document` with the table that `pasted` puts into the cell of `line` over its cells.

    None where anything else came along, or `line` is of no cell.
    """
    if line.table is None or line.cell is None:
        return None
    tables = [block for block in pasted.document.blocks if isinstance(block, Table)]
    texts = tuple(block for block in pasted.document.blocks if isinstance(block, TextBlock))
    before = cell_edit.cell_document(document, line.table, line.cell)
    after = msgspec.structs.replace(before, blocks=texts)
    if len(tables) != 1 or _letters(before) != _letters(after):
        return None
    table = cell_edit.find_table(document, line.table)
    place = table_edit.place_of(table, line.cell)
    source = _with_free_ids(tables[0], document, new_id)
    filled = table_edit.fill_cells(table, place, source, new_id)
    first = filled.rows[place.row].cells[place.position].blocks
    at = first[0].id if first else table.id
    return TypedEdit(edit.replace_block(document, filled), _("cellen plakken"), at, 0)


def _letters(part: Document) -> str:
    return plain_text(part).replace("\n", "")


def _with_free_ids(table: Table, document: Document, new_id: NewId) -> Table:
    """`table` with other ids for the blocks whose ids stand in `document`."""
    taken = {text.id for block in document.blocks for text in (block, *text_blocks(block))}

    def free(text: TextBlock) -> TextBlock:
        if text.id not in taken:
            return text
        return msgspec.structs.replace(text, id=BlockId(new_id()), origin=None)

    made = with_texts(table, free)
    return made if isinstance(made, Table) else table
