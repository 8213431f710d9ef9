"""The protocol as one editable text. Typing goes into the model at once; the model is the truth."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from som_editor.core.cell_edit import COUNTED
from som_editor.core.document import Mark, NewId, Role, TextBlock
from som_editor.core.edit import text_block
from som_editor.core.speaker_edit import name_speaker
from som_editor.i18n import _
from som_editor.ui.editor.around_tables import AroundTables
from som_editor.ui.editor.block_formats import MARKS, character_format, marks_of
from som_editor.ui.editor.burst import Burst
from som_editor.ui.editor.copying import copied
from som_editor.ui.editor.following import Following, leave_link
from som_editor.ui.editor.keys import LEVELS, SPLITTING, changes_text, is_for_window, is_structural
from som_editor.ui.editor.pasted_cells import cells_filled
from som_editor.ui.editor.pasting import pasted, plain
from som_editor.ui.editor.picture_intake import has_pictures
from som_editor.ui.editor.positions import units
from som_editor.ui.editor.protocol_view import ProtocolView
from som_editor.ui.editor.selected_lines import selected_pieces
from som_editor.ui.editor.shown_lines import Setting
from som_editor.ui.editor.typed_edits import TypedEdit, edit_for_key, level_changed, marked, retyped

_READING = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class ProtocolEdit(ProtocolView):
    """Lets the shown document be typed in; every change comes out as a new document."""

    edited = Signal(object, str, str)
    """(document, label, group): the document after a change by the user."""
    refused = Signal(str)
    """Somebody typed where that is not possible; the sentence says why."""

    pictures_given = Signal(object)
    """The data that somebody pasted or dropped holds pictures; the cursor is where they go."""

    def __init__(self, new_id: NewId, parent: QWidget | None = None) -> None:
        super().__init__(new_id, parent)
        self._read_only_because = ""
        self._burst = Burst()
        self._following = Following(self._burst)
        self._around = AroundTables(self._shown, self._burst)
        self.document().contentsChange.connect(self._take_over)
        self.document().contentsChanged.connect(self._repair)

    def make_read_only(self, because: str) -> None:
        """Refuse edits from now on, saying `because`; an empty reason allows them again."""
        self._read_only_because = because
        self.setTabChangesFocus(bool(because))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextEditorInteraction if not because else _READING
        )
        self.setAccessibleDescription(because)

    def is_editable(self) -> bool:
        """Whether typing changes the text."""
        return not self._read_only_because

    def set_smart(self, *, on: bool) -> None:
        """Whether quotation marks, dashes, lists and links come by themselves while typing."""
        self._following.on = on

    # -- edits ----------------------------------------------------------------------------

    def apply(self, edit: TypedEdit, *, keep_selection: bool = False) -> None:
        """Make `edit`, put the cursor where it says, and tell."""
        if self._read_only_because:
            self.refused.emit(self._read_only_because)
            return
        edit = edit._replace(document=self._shown.whole(edit.document))
        cursor = self.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        changed = bool(edit.label) and edit.document is not self._shown.document
        if not changed:
            self._go(edit)
            return
        self._busy = True
        self._shown.patch(edit.document)
        self._busy = False
        if keep_selection:
            last = self.document().characterCount() - 1
            cursor.setPosition(min(anchor, last))
            cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
        else:
            self._go(edit)
        self.viewport().update()
        self._entered = ""
        self._enter()
        self.edited.emit(edit.document, edit.label, edit.group)

    def toggle_mark(self, mark: Mark) -> None:
        """Give the selection `mark`, or take it away where all of it has it; else what is typed."""
        if not self._may_type():
            return
        if self.textCursor().hasSelection():
            ranges = [
                (one.line.block, one.start, one.stop)
                for one in self.selected_lines()
                if isinstance(one.line.block, TextBlock) and one.is_text
            ]
            if ranges and (caret := self.caret_in_document()) is not None:
                self.apply(marked(caret, ranges, mark), keep_selection=True)
            return
        line = self.current_line()
        if line.setting is not Setting.CAPTION:
            marks = marks_of(self.currentCharFormat().property(MARKS)) ^ {mark}
            form = character_format(line.block, marks, setting=line.setting)
            self.setCurrentCharFormat(form)

    def retype(self, role: Role, level: int = 1) -> None:
        """Make the blocks of the selection a `role` of `level`."""
        if not self._may_type() or (caret := self.caret_in_document()) is None:
            return
        if role in COUNTED and any(one.line.cell for one in self.selected_lines()):
            self.refused.emit(_("Koppen en richtlijnen staan niet in een tabel."))
            return
        self.apply(retyped(caret, self.selected_blocks(), role, level), keep_selection=True)

    def ask_speaker(self) -> None:
        """Put the cursor on the speaker of the quote here; a quote without one gets a line for it.

        The line is selected, so that a name can be typed over it.
        """
        if not self._may_type() or (caret := self.caret()) is None:
            return
        if self.current_line().setting is Setting.CAPTION:
            self.refused.emit(_("Een bijschrift heeft geen spreker."))
            return
        block = caret.block.id
        document = name_speaker(caret.document, block, _("Spreker:"))
        label = _("spreker noemen") if document is not caret.document else ""
        self.apply(TypedEdit(document, label, block, 0))
        self.select_line(units(text_block(document, block).speaker))

    def change_level(self, step: int) -> None:
        """Put the list items of the selection a level deeper, or less deep."""
        if (caret := self.caret_in_document()) is not None:
            self.apply(level_changed(caret, self.selected_blocks(), step), keep_selection=True)

    # -- keys -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt's name
        """Keys that change structure become edits of the model; the rest is typing."""
        if self.is_editable() and self._around.answered(self, event):
            return
        if changes_text(event) and not self._may_type():
            return
        structural = self.is_editable() and is_structural(event)
        if structural and (self._following.answered(self, event) or self._restructured(event)):
            return
        if event.key() in LEVELS:
            return
        leave_link(self)
        super().keyPressEvent(event)
        self._following.typed(self, event.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 -- Qt's name
        """Composed characters, as far as the text may be changed here."""
        if event.commitString() or event.preeditString():
            if not self._may_type():
                return
            self._around.remove_more_than_text(self)
        leave_link(self)
        super().inputMethodEvent(event)
        self._following.typed(self, event.commitString())

    def event(self, event: QEvent) -> bool:
        """Leave undo, redo and links to the window's actions, which know the model's history."""
        if is_for_window(event):
            event.ignore()
            return False
        return super().event(event)

    # -- clipboard ------------------------------------------------------------------------

    def cut(self) -> None:
        """Cut the selection, where it may be changed."""
        if self._may_type():
            self.copy()
            self._remove_selection()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 -- Qt's name
        """Text and pictures, and only where the text may be changed."""
        fits = source.hasText() or source.hasHtml() or has_pictures(source)
        return fits and self.is_editable()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 -- Qt's name
        """Paste as blocks of the model; the looks that other programs give are left behind."""
        if self.is_editable() and has_pictures(source):
            self.pictures_given.emit(source)
        elif self._may_type():
            self._paste(source, self._remove_selection())

    def paste_plain(self) -> None:
        """Paste the words on the clipboard alone, each line a block."""
        if self._may_type():
            self._paste(plain(QGuiApplication.clipboard().text()), self._remove_selection())

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 -- Qt's name
        """What is dropped goes in as if pasted there; the text's own selection moves."""
        self.dragLeaveEvent(QDragLeaveEvent())  # takes the caret away that shows the place
        position = self.cursorForPosition(event.position().toPoint()).position()
        own = event.source() in (self, self.viewport())
        moves = own and event.dropAction() == Qt.DropAction.MoveAction
        if self.drop(event.mimeData(), position, moves=moves):
            event.acceptProposedAction()
        else:
            event.ignore()

    def drop(self, data: QMimeData, position: int, *, moves: bool) -> bool:
        """Put `data` at `position`; where it `moves`, the selection is taken from its old place."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if self.is_editable() and has_pictures(data):
            self._place(position)
            self.pictures_given.emit(data)
            return True
        if not self._may_type() or not self._takes_text(position):
            return False
        group = ""
        if moves:
            if start <= position <= end:
                return False
            place = QTextCursor(self.document())
            place.setPosition(position)
            group = self._remove_selection()
            position = place.position()
        self._place(position)
        self._paste(data, group)
        return True

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 -- Qt's name
        """The selection as blocks, as HTML and as plain text, these with the fields' values."""
        document = self._shown.document
        return copied(document, selected_pieces(document, self.selected_lines()))

    # -- inside ---------------------------------------------------------------------------

    def _take_over(self, position: int, _removed: int, added: int) -> None:
        if self._busy:
            return
        before = self._shown.document
        document = self._shown.take_over(position, added)
        if document is not before:
            block = self._shown.line_at(self.document().findBlock(position)).block
            self.edited.emit(document, _("typen"), self._burst.group(block.id))

    def _repair(self) -> None:
        if self._busy or not self._shown.needs_repair():
            return
        cursor = self.textCursor()
        number, offset = cursor.blockNumber(), cursor.positionInBlock()
        self._busy = True
        self._shown.repair()
        self._busy = False
        block = self.document().findBlockByNumber(number)
        self._place(block.position() + min(offset, block.length() - 1))

    def _restructured(self, event: QKeyEvent) -> bool:
        """Whether the key of `event` has changed the structure of the text, or is used up."""
        if event.key() in LEVELS:
            self.change_level(1 if event.key() == Qt.Key.Key_Tab else -1)
            return True
        selected = self.textCursor().hasSelection()
        if selected and event.key() not in SPLITTING:
            return False
        group = self._remove_selection()
        caret = self.caret()
        edit = edit_for_key(event, caret, self._new_id) if caret else None
        if edit is not None:
            self.apply(edit._replace(group=group))
        return edit is not None

    def _paste(self, data: QMimeData, group: str) -> None:
        if (caret := self.caret()) is not None:
            edit = pasted(caret, data, self._new_id, self.refused.emit)
            line, document = self.current_line(), self._shown.document
            edit = cells_filled(document, line, edit, self._new_id) or edit
            self.apply(edit._replace(group=group))

    def _remove_selection(self) -> str:
        """Remove what is selected, as typing; the group that a following edit joins."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return ""
        self._burst.end()
        if not self._around.remove_more_than_text(self):
            cursor.removeSelectedText()
        return self._burst.current

    def _may_type(self) -> bool:
        """Whether the text at the cursor may change; says so where it may not."""
        if self._read_only_because:
            self.refused.emit(self._read_only_because)
            return False
        return self.textCursor().hasSelection() or self._takes_text(self.textCursor().position())

    def _takes_text(self, position: int) -> bool:
        """Whether the line at `position` can be written in; says so where it cannot."""
        line = self._shown.line_at(self.document().findBlock(position))
        if isinstance(line.block, TextBlock):
            return True
        self.refused.emit(_("Druk op Enter om onder de afbeelding te schrijven."))
        return False

    def _go(self, edit: TypedEdit) -> None:
        """Put the cursor where `edit` says."""
        if (block := self._shown.qt_block(edit.block)) is not None:
            self._place(block.position() + min(edit.offset, block.length() - 1))
