"""Removing what is selected where that is more than text: cells, tables, pictures.

Several cells lose their contents and stay; a table or picture within a selection goes with it.
"""

from collections.abc import Sequence

import msgspec

from som_editor.core import cell_edit, edit, table_edit
from som_editor.core.document import Block, BlockId, Document, Table, TextBlock, normal_inlines
from som_editor.core.shown import Reader
from som_editor.i18n import _
from som_editor.ui.editor.clipping import cut_text
from som_editor.ui.editor.positions import body_start, inline_units
from som_editor.ui.editor.selected_lines import SelectedLine
from som_editor.ui.editor.shown_lines import Setting
from som_editor.ui.editor.typed_edits import TypedEdit


def is_plain(lines: Sequence[SelectedLine]) -> bool:
    """Whether `lines` are text that follows on itself, which the widget can remove by itself."""
    if len({one.container for one in lines}) != 1:
        return False
    ends = (lines[0].line.block, lines[-1].line.block)
    return all(isinstance(block, TextBlock) for block in ends)


def removed(document: Document, lines: Sequence[SelectedLine]) -> TypedEdit:
    """`document` without what `lines` say, and the cursor where that was."""
    first = lines[0].line
    if len({one.line.table for one in lines}) == 1 and first.table and first.cell:
        cells = {one.line.cell for one in lines if one.line.cell}
        table = cell_edit.find_table(document, first.table)
        cleared = edit.replace_block(document, table_edit.clear_cells(table, cells))
        return TypedEdit(cleared, _("cellen leegmaken"), first.block.id, 0)
    return _without(document, lines)


def _without(document: Document, lines: Sequence[SelectedLine]) -> TypedEdit:
    reader = Reader(document)
    touched: dict[BlockId, list[SelectedLine]] = {}
    for one in lines:
        touched.setdefault(one.line.home, []).append(one)
    blocks: list[Block] = []
    at = len(document.blocks)
    for place, block in enumerate(document.blocks):
        if block.id not in touched:
            blocks.append(block)
            continue
        at = min(at, place)
        left = _left(block, touched[block.id], reader)
        is_end = block.id in (lines[0].line.home, lines[-1].line.home)
        if left is not None and (is_end or not isinstance(block, TextBlock)):
            blocks.append(left)
    rest = msgspec.structs.replace(document, blocks=tuple(blocks))
    return _joined(rest, at, lines)


def _left(block: Block, lines: list[SelectedLine], reader: Reader) -> Block | None:
    """What is left of `block`; None where it goes."""
    first = lines[0]
    if isinstance(block, TextBlock):
        head = cut_text(block, 0, first.start, reader)
        tail = cut_text(block, first.stop, body_start(block) + inline_units(block.inlines), reader)
        return _spliced(block, head, tail, first)
    if isinstance(block, Table) and any(one.line.cell for one in lines):
        return None
    if first.line.setting is Setting.CAPTION and isinstance(block, Table):
        caption = cell_edit.caption_block(block)
        size = inline_units(caption.inlines)
        kept = (
            cut_text(caption, 0, first.start, reader),
            cut_text(caption, first.stop, size, reader),
        )
        return table_edit.set_caption(block, "".join(map(reader.block, kept)))
    return None if first.start < first.stop else block


def _spliced(block: TextBlock, head: TextBlock, tail: TextBlock, line: SelectedLine) -> TextBlock:
    """The two ends of `block` together; the speaker stays where it was left whole."""
    if line.start == line.stop:
        return block
    whole = bool(block.speaker) and (head.speaker == block.speaker or tail.speaker == block.speaker)
    speaker = block.speaker if whole else ""
    return msgspec.structs.replace(
        block, speaker=speaker, inlines=normal_inlines((*head.inlines, *tail.inlines))
    )


def _joined(document: Document, at: int, lines: Sequence[SelectedLine]) -> TypedEdit:
    """The first and the last of `lines` made one, where both are text on the page."""
    label = _("verwijderen")
    first, last = lines[0], lines[-1]
    ends = [
        one
        for one in (first, last)
        if one.line.table is None and isinstance(one.line.block, TextBlock) and not one.line.spare
    ]
    if len(ends) == 2 and first is not last:
        joined = edit.join_with_previous(document, last.line.block.id)
        return TypedEdit(joined, label, joined.blocks[at].id, first.start)
    if ends:
        offset = first.start if ends[0] is first else 0
        return TypedEdit(document, label, ends[0].line.block.id, offset)
    beside = document.blocks[min(at, len(document.blocks) - 1)].id if document.blocks else ""
    return TypedEdit(document, label, BlockId(beside), 0)
