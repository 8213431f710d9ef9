"""Follows what is typed with what the program makes of it, and takes that back when asked."""

from typing import NamedTuple, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from som_editor.core.cell_edit import COUNTED
from som_editor.core.document import Document, TextBlock
from som_editor.ui.editor.automatisms import automatism, link_written, speaker_written
from som_editor.ui.editor.block_formats import MARKS, character_format, marks_of
from som_editor.ui.editor.burst import Burst
from som_editor.ui.editor.keys import SPLITTING
from som_editor.ui.editor.protocol_view import ProtocolView
from som_editor.ui.editor.shown_lines import Line
from som_editor.ui.editor.typed_edits import Caret, TypedEdit


class Written(Protocol):
    """A text that is written in."""

    def caret(self) -> Caret | None:
        """Where the cursor stands; None where no text is."""
        ...

    def current_line(self) -> Line:
        """What the cursor stands in, to the cell."""
        ...

    def protocol(self) -> Document:
        """The document that is shown."""
        ...

    def textCursor(self) -> QTextCursor:  # noqa: N802 -- Qt's name
        """The cursor with its selection."""
        ...

    def apply(self, edit: TypedEdit) -> None:
        """Make `edit`, and tell."""
        ...


class _Done(NamedTuple):
    """The document after an automatism, and the edit that takes it back."""

    document: Document
    back: TypedEdit


class Following:
    """Smart typing; each edit that it makes is a step of its own, outside of a `burst`.

    The text is handed in each time: holding it would leave the widget to the garbage collector.
    """

    def __init__(self, burst: Burst) -> None:
        self._burst = burst
        self._done: _Done | None = None
        self.on = True

    def typed(self, view: Written, text: str) -> None:
        """`text` has just been typed."""
        self._done = None
        caret = view.caret() if self.on and text.isprintable() and text else None
        if caret is None or view.textCursor().hasSelection():
            return
        found = automatism(caret, view.textCursor().block().text())
        if found is not None and has_room(view.current_line(), found.edit):
            self._step(view, found.edit)
            self._done = _Done(view.protocol(), found.back) if found.back else None

    def answered(self, view: Written, event: QKeyEvent) -> bool:
        """Whether the key of `event` was for an automatism, and has done its work with that.

        Enter turns an address into a link first, and a name with a colon into a quote's speaker.
        """
        done, self._done = self._done, None
        caret = view.caret()
        if caret is None or view.textCursor().hasSelection():
            return False
        if event.key() == Qt.Key.Key_Backspace and done and view.protocol() is done.document:
            self._step(view, done.back)
            return True
        if event.key() in SPLITTING and self.on:
            if (spoken := speaker_written(caret)) is not None:
                self._step(view, spoken)
                return True
            linked = link_written(caret, view.textCursor().block().text())
            if linked is not None:
                self._step(view, linked)
        return False

    def _step(self, view: Written, edit: TypedEdit) -> None:
        self._burst.end()
        view.apply(edit)
        self._burst.end()


def has_room(line: Line, edit: TypedEdit) -> bool:
    """Whether `edit` may be made in `line`: a cell takes no headings, a caption only words."""
    after = next((one for one in edit.document.blocks if one.id == edit.block), None)
    if line.table is None or not isinstance(after, TextBlock):
        return True
    same = isinstance(line.block, TextBlock) and after.role is line.block.role
    return same or (line.cell is not None and after.role not in COUNTED)


def leave_link(view: ProtocolView) -> None:
    """Have what is typed behind a link, at its end, not lead where the link leads."""
    form = view.currentCharFormat()
    cursor = view.textCursor()
    if not form.isAnchor() or cursor.hasSelection():
        return
    ahead = QTextCursor(cursor)
    ahead.movePosition(QTextCursor.MoveOperation.NextCharacter)
    if not cursor.atBlockEnd() and ahead.charFormat().anchorHref() == form.anchorHref():
        return
    line = view.current_line()
    marks = marks_of(form.property(MARKS))
    view.setCurrentCharFormat(character_format(line.block, marks, setting=line.setting))
