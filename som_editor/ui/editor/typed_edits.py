"""What keys and commands do to the structure of the text, as edits of the model."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from som_editor.core import edit, inline_edit
from som_editor.core.document import (
    MAX_LEVEL,
    Block,
    BlockId,
    Document,
    Mark,
    NewId,
    Role,
    TextBlock,
)
from som_editor.core.errors import InvalidEdit
from som_editor.core.section_kind_edit import kind_at, usual_role
from som_editor.core.shown import Reader
from som_editor.i18n import _
from som_editor.ui.editor.positions import body_position, body_start, inline_units

LISTS = (Role.GUIDELINE, Role.BULLET)
"""Roles whose blocks stand in a list, at a level of it."""
_LIFTED = (*LISTS, Role.QUOTE, Role.NOTE)
"""Roles that Backspace at the start turns into a paragraph before it joins anything."""


class TypedEdit(NamedTuple):
    """A document after an edit, and where the cursor goes: `offset` in the widget's `block`."""

    document: Document
    label: str
    block: BlockId
    offset: int
    group: str = ""


class Caret(NamedTuple):
    """Where the cursor stands: a block of `document`, and the widget's offset in it."""

    document: Document
    block: TextBlock
    offset: int

    @property
    def place(self) -> int:
        """The position of the block in the document."""
        return edit.place(self.document, self.block.id)

    @property
    def at_end(self) -> bool:
        """Whether nothing of the block is behind the cursor."""
        return self.offset >= body_start(self.block) + inline_units(self.block.inlines)

    def position(self) -> int:
        """The position in the block's body, as the model counts."""
        return body_position(self.block, self.offset, Reader(self.document))


def edit_for_key(event: QKeyEvent, caret: Caret, new_id: NewId) -> TypedEdit | None:
    """The edit of the structure that a key asks for; None where it is a key like any other."""
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    match event.key():
        case Qt.Key.Key_Return | Qt.Key.Key_Enter if not shift:
            return enter(caret, new_id)
        case Qt.Key.Key_Backspace if caret.offset == 0:
            return backspace_at_start(caret)
        case Qt.Key.Key_Delete if caret.at_end:
            return delete_at_end(caret)
        case _:
            return None


def enter(caret: Caret, new_id: NewId) -> TypedEdit:
    """Split the block; an empty list item goes up a level or leaves the list.

    In a speaker's line the cursor goes on to what is said.
    """
    document, block = caret.document, caret.block
    if block.speaker and caret.offset < body_start(block):
        return TypedEdit(document, "", block.id, body_start(block))
    if not block.inlines and block.role in LISTS and block.level > 1:
        return level_changed(caret, (block,), -1)
    if not block.inlines and not block.speaker and block.role in _LIFTED:
        lifted = edit.retype_block(document, block.id, Role.PARAGRAPH)
        return TypedEdit(lifted, _("lijst verlaten"), block.id, 0)
    position = caret.position()
    if block.role is Role.HEADING and position == 0 and block.inlines:
        above = TextBlock(BlockId(new_id()), Role.PARAGRAPH)
        opened = edit.insert_blocks(document, caret.place, (above,))
        return TypedEdit(opened, _("nieuwe alinea"), block.id, 0)
    index = caret.place
    split = edit.split_block(document, block.id, position, new_id)
    if block.role is Role.HEADING and caret.at_end:
        role = usual_role(kind_at(split, index))
        split = edit.retype_block(split, split.blocks[index + 1].id, role)
    return TypedEdit(split, _("nieuwe alinea"), split.blocks[index + 1].id, 0)


def backspace_at_start(caret: Caret) -> TypedEdit | None:
    """Lift a list item, a quote or a note to a paragraph; join a paragraph with what is above."""
    document, block = caret.document, caret.block
    if block.role in LISTS and block.level > 1:
        return level_changed(caret, (block,), -1)
    if block.role in _LIFTED:
        lifted = edit.retype_block(document, block.id, Role.PARAGRAPH)
        return TypedEdit(lifted, _("opmaak weg"), block.id, 0)
    return _joined(document, caret.place)


def delete_at_end(caret: Caret) -> TypedEdit | None:
    """Join the block with the one below it."""
    return _joined(caret.document, caret.place + 1)


def level_changed(caret: Caret, blocks: Sequence[Block], step: int) -> TypedEdit:
    """The list items among `blocks` one level deeper or less deep; what can go no further stays."""
    document = caret.document
    for block in blocks:
        if isinstance(block, TextBlock) and block.role in LISTS:
            level = min(max(block.level + step, 1), MAX_LEVEL)
            document = edit.retype_block(document, block.id, block.role, level)
    label = "" if document is caret.document else _("niveau wijzigen")
    return TypedEdit(document, label, caret.block.id, caret.offset)


def retyped(caret: Caret, blocks: Sequence[Block], role: Role, level: int) -> TypedEdit:
    """All text blocks among `blocks` as a `role` of `level`."""
    document = caret.document
    for block in blocks:
        if isinstance(block, TextBlock):
            document = edit.retype_block(document, block.id, role, level)
    return TypedEdit(document, _("stijl wijzigen"), caret.block.id, caret.offset)


def marked(caret: Caret, ranges: Sequence[tuple[TextBlock, int, int]], mark: Mark) -> TypedEdit:
    """`mark` on the `ranges` (block, from, to in the widget), or off where all of them have it."""
    document = caret.document
    reader = Reader(document)
    spans = [
        (block, body_position(block, start, reader), body_position(block, stop, reader))
        for block, start, stop in ranges
    ]
    on = not all(
        inline_edit.has_mark(block.inlines, start, stop, mark, reader.inline)
        for block, start, stop in spans
        if start < stop
    )
    for block, start, stop in spans:
        document = edit.set_mark(document, block.id, start, stop, mark, on=on)
    return TypedEdit(document, _("opmaak"), caret.block.id, caret.offset)


def _joined(document: Document, index: int) -> TypedEdit | None:
    """The block at `index` joined with the one above it; a speaker becomes words before."""
    if not 0 < index < len(document.blocks):
        return None
    above, block = document.blocks[index - 1], document.blocks[index]
    if not (isinstance(above, TextBlock) and isinstance(block, TextBlock)):
        return None
    if above.role is Role.PARAGRAPH and not above.inlines:  # a blank line: what is below stays
        kept = edit.delete_block(document, above.id)
        return TypedEdit(kept, _("alinea’s samenvoegen"), block.id, 0)
    if block.speaker:
        document = edit.retype_block(document, block.id, Role.PARAGRAPH)
    offset = body_start(above) + inline_units(above.inlines)
    try:
        joined = edit.join_with_previous(document, block.id)
    except InvalidEdit:
        return None
    return TypedEdit(joined, _("alinea’s samenvoegen"), joined.blocks[index - 1].id, offset)
