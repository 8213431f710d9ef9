"""Taking what was typed into lines of the widget over into the document."""

from collections.abc import Sequence
from itertools import groupby

import msgspec

from som_editor.core import cell_edit, table_edit
from som_editor.core.document import Block, BlockId, CellId, Document, Text, TextBlock
from som_editor.ui.editor.shown_lines import Line

Container = tuple[BlockId | None, CellId | None]
"""What lines stand in: the table and its cell; a caption is of no cell, a page of no table."""


def with_typed(
    document: Document, touched: Sequence[Line], read: Sequence[Block]
) -> tuple[Document, list[Line]] | None:
    """`document` with `read` where the lines `touched` were shown, and the lines that show it.

    None where lines of several cells have become more or fewer: typing does not do that.
    """
    containers = [(line.table, line.cell) for line in touched]
    if len(read) != len(touched) and len(set(containers)) != 1:
        return None
    result: list[Line] = []
    at = 0
    for container, group in groupby(touched, lambda line: (line.table, line.cell)):
        lines = list(group)
        blocks = read if len(read) != len(touched) else read[at : at + len(lines)]
        at += len(lines)
        put = _put(document, container, lines, list(blocks))
        if put is None:
            return None
        document, shown = put
        result += shown
    return document, result


def _put(
    document: Document, container: Container, lines: list[Line], blocks: list[Block]
) -> tuple[Document, list[Line]] | None:
    """`document` with `blocks` for `lines`, all of one container."""
    table, cell = container
    shown = _shown(lines, blocks)
    added = tuple(line.block for line in shown if not line.spare)
    replace = msgspec.structs.replace
    if table is None:
        start, stop = _range(document.blocks, lines)
        into = (*document.blocks[:start], *added, *document.blocks[stop:])
        return replace(document, blocks=into), shown
    found = cell_edit.find_table(document, table)
    texts = [block for block in added if isinstance(block, TextBlock)]
    if cell is None:
        if len(texts) != 1:
            return None
        words = "".join(one.text for one in texts[0].inlines if isinstance(one, Text))
        changed = table_edit.set_caption(found, words)
    else:
        place = table_edit.place_of(found, cell)
        inside = found.rows[place.row].cells[place.position].blocks
        start, stop = _range(inside, lines)
        changed = table_edit.set_cell(found, cell, (*inside[:start], *texts, *inside[stop:]))
    at = next(number for number, block in enumerate(document.blocks) if block is found)
    blocks_now = (*document.blocks[:at], changed, *document.blocks[at + 1 :])
    return replace(document, blocks=blocks_now), shown


def _shown(lines: list[Line], blocks: list[Block]) -> list[Line]:
    """The lines that show `blocks`; a spare one that nothing was typed in stays spare."""
    untouched = {line.block.id: line for line in lines if line.spare}
    model = lines[0]
    result = []
    for block in blocks:
        spare = untouched.get(block.id)
        if spare is not None and spare.block is block:
            result.append(spare)
        else:
            result.append(model._replace(block=block, spare=False))
    return result


def _range(blocks: Sequence[Block], lines: list[Line]) -> tuple[int, int]:
    """From where to where the blocks of `lines` stand among `blocks`; a spare one stands behind."""
    held = [line.block for line in lines if not line.spare]
    if not held:
        return len(blocks), len(blocks)
    start = next(number for number, block in enumerate(blocks) if block is held[0])
    return start, start + len(held)
