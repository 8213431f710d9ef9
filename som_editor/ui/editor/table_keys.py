"""Keys at tables and pictures: from cell to cell, and what never crosses the edge of one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor

from som_editor.core import cell_edit, edit, table_edit
from som_editor.core.document import (
    BlockId,
    Document,
    Image,
    NewId,
    Role,
    TextBlock,
)
from som_editor.i18n import _
from som_editor.ui.editor.keys import LEVELS, SPLITTING, Standard
from som_editor.ui.editor.shown_document import ShownDocument
from som_editor.ui.editor.shown_lines import Line, Setting
from som_editor.ui.editor.typed_edits import TypedEdit

_BACK = (Standard.DeleteStartOfWord,)
_ON = (Standard.DeleteEndOfWord, Standard.DeleteEndOfLine)
_KEEP = QTextCursor.MoveMode.KeepAnchor


class Answer:
    """What a key does at a table or picture: an edit, and a selection where it only goes there."""

    def __init__(self, edit: TypedEdit | None = None, cursor: QTextCursor | None = None) -> None:
        self.edit = edit
        self.cursor = cursor


def answer(event: QKeyEvent, shown: ShownDocument, cursor: QTextCursor) -> Answer | None:
    """What the key of `event` does at `cursor`; None where there is neither table nor picture."""
    line, new_id = shown.line_at(cursor.block()), shown.new_id
    if event.key() in LEVELS and line.table is not None and not _is_list(line):
        return _other_cell(event, shown, cursor, new_id)
    if cursor.hasSelection():
        return None
    if event.key() in SPLITTING and event.modifiers() == Qt.KeyboardModifier.NoModifier:
        return _enter(shown, cursor, line, new_id)
    if _goes_back(event) and (cursor.atBlockStart() or isinstance(line.block, Image)):
        return _at_edge(shown, cursor, cursor.block().previous(), -1)
    if _goes_on(event) and (cursor.atBlockEnd() or isinstance(line.block, Image)):
        return _at_edge(shown, cursor, cursor.block().next(), 1)
    return None


def _goes_back(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Backspace or any(event.matches(key) for key in _BACK)


def _goes_on(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Delete or any(event.matches(key) for key in _ON)


def _is_list(line: Line) -> bool:
    """Whether Tab is a matter of levels in `line`."""
    return isinstance(line.block, TextBlock) and line.block.role in (Role.BULLET, Role.GUIDELINE)


def _other_cell(
    event: QKeyEvent, shown: ShownDocument, cursor: QTextCursor, new_id: NewId
) -> Answer:
    """The next cell, or the one before, with what is in it selected; behind the last a new row."""
    line = shown.line_at(cursor.block())
    table = cell_edit.find_table(shown.document, line.table or BlockId(""))
    cells = [cell for _place, cell in table_edit.places(table)]
    here = next((at for at, cell in enumerate(cells) if cell.id == line.cell), -1)
    there = here + (1 if event.key() == Qt.Key.Key_Tab else -1)
    if there == len(cells):
        grown = table_edit.insert_row(table, len(table.rows), new_id)
        document = edit.replace_block(shown.document, grown)
        first = grown.rows[-1].cells[0].blocks[0]
        return Answer(TypedEdit(document, _("rij invoegen"), first.id, 0))
    if there < 0:
        caption = shown.qt_block(table.id)
        return Answer(cursor=_selected(caption, caption) if caption else None)
    block = cursor.document().begin() if here < 0 else cursor.block()
    return Answer(cursor=_cell_selected(shown, block, cells[there].id))


def _cell_selected(shown: ShownDocument, block: QTextBlock, cell: str) -> QTextCursor:
    """All that is in `cell`, which stands near `block`."""
    first = block
    while first.isValid() and shown.line_at(first).cell != cell:
        first = first.next()
    if not first.isValid():
        first = block
        while shown.line_at(first).cell != cell:
            first = first.previous()
        while shown.line_at(first.previous()).cell == cell:
            first = first.previous()
    last = first
    while last.next().isValid() and shown.line_at(last.next()).cell == cell:
        last = last.next()
    return _selected(first, last)


def _selected(first: QTextBlock, last: QTextBlock) -> QTextCursor:
    cursor = QTextCursor(first)
    cursor.setPosition(last.position() + last.length() - 1, _KEEP)
    return cursor


def _enter(shown: ShownDocument, cursor: QTextCursor, line: Line, new_id: NewId) -> Answer | None:
    """In a caption: into the table, at its start above it; at a picture: above or below it."""
    if line.setting is Setting.CAPTION and not cursor.atBlockStart():
        return Answer(cursor=QTextCursor(cursor.block().next()))
    if line.setting is Setting.CAPTION or isinstance(line.block, Image):
        above = cursor.atBlockStart()
        return Answer(_opened(shown.document, line.home, new_id, above=above))
    return None


def _opened(document: Document, beside: BlockId, new_id: NewId, *, above: bool) -> TypedEdit:
    """An empty paragraph above or below `beside`, with the cursor in the lower of both."""
    fresh = TextBlock(BlockId(new_id()), Role.PARAGRAPH)
    place = edit.place(document, beside) + (0 if above else 1)
    opened = edit.insert_blocks(document, place, (fresh,))
    return TypedEdit(opened, _("nieuwe alinea"), beside if above else fresh.id, 0)


def _at_edge(
    shown: ShownDocument, cursor: QTextCursor, beside: QTextBlock, step: int
) -> Answer | None:
    """Backspace or Delete where `beside` is what would be joined, if it cannot be.

    A picture is selected, so that the next stroke removes it. At a table an empty paragraph goes;
    else the cursor goes there, and nothing is lost. Out of a cell nothing goes.
    """
    line = shown.line_at(cursor.block())
    if isinstance(line.block, Image):
        return Answer(cursor=_selected(cursor.block(), cursor.block()))
    if not beside.isValid():
        return Answer() if line.table else None
    other = shown.line_at(beside)
    if (other.table, other.cell) == (line.table, line.cell) and not isinstance(other.block, Image):
        return None
    if line.cell is not None:
        return _lifted(line, step)
    if isinstance(other.block, Image):
        return Answer(cursor=_selected(beside, beside))
    if line.table is not None and other.table is None:
        return _without_empty(shown.document, other, line.home, 0) or _moved(beside, step)
    if line.table is None and isinstance(line.block, TextBlock) and not line.spare:
        if _lifted(line, step) is None:
            return None
        offset = beside.length() - 1 if step < 0 else 0
        return _without_empty(shown.document, line, other.block.id, offset) or _moved(beside, step)
    return _moved(beside, step)


def _lifted(line: Line, step: int) -> Answer | None:
    """None where Backspace has something to lift, as in a list; else nothing happens."""
    lifts = step < 0 and isinstance(line.block, TextBlock) and line.block.role in _LIFTED
    return None if lifts else Answer()


_LIFTED = (Role.BULLET, Role.GUIDELINE, Role.QUOTE, Role.NOTE)


def _without_empty(document: Document, line: Line, block: BlockId, offset: int) -> Answer | None:
    """`line` deleted where it is an empty paragraph, and the cursor in `block`."""
    text = line.block
    if not isinstance(text, TextBlock) or text.inlines or text.speaker or line.spare:
        return None
    left = edit.delete_block(document, text.id)
    return Answer(TypedEdit(left, _("alinea verwijderen"), block, offset))


def _moved(beside: QTextBlock, step: int) -> Answer:
    """The cursor in `beside`, at the side it comes from."""
    cursor = QTextCursor(beside)
    if step < 0:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    return Answer(cursor=cursor)
