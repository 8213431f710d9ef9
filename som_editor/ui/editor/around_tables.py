"""Keys and selections that come to tables and pictures, where the widget may do nothing itself."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from som_editor.core.document import Document
from som_editor.ui.editor.burst import Burst
from som_editor.ui.editor.keys import (
    LEVELS,
    SPLITTING,
    changes_text,
    is_clipboard_key,
    is_structural,
)
from som_editor.ui.editor.removal import is_plain, removed
from som_editor.ui.editor.selected_lines import SelectedLine
from som_editor.ui.editor.shown_document import ShownDocument
from som_editor.ui.editor.table_keys import answer
from som_editor.ui.editor.typed_edits import TypedEdit

_REMOVING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class Selecting(Protocol):
    """A text in which lines are selected and edited."""

    def protocol(self) -> Document:
        """The document that is shown."""
        ...

    def selected_lines(self) -> list[SelectedLine]:
        """The lines that the selection touches."""
        ...

    def textCursor(self) -> QTextCursor:  # noqa: N802 -- Qt's name
        """The cursor with its selection."""
        ...

    def setTextCursor(self, cursor: QTextCursor, /) -> None:  # noqa: N802 -- Qt's name
        """Have `cursor` as the cursor."""
        ...

    def apply(self, edit: TypedEdit) -> None:
        """Make `edit`, and tell."""
        ...


class AroundTables:
    """What a key does at the edge of a cell of `shown`.

    The text is handed in each time: holding it would leave the widget to the garbage collector.
    """

    def __init__(self, shown: ShownDocument, burst: Burst) -> None:
        self._shown, self._burst = shown, burst

    def answered(self, view: Selecting, event: QKeyEvent) -> bool:
        """Whether the key of `event` was for a table or a picture, and is used up."""
        if _writes(event) and self.remove_more_than_text(view):
            return event.key() in _REMOVING
        found = answer(event, self._shown, view.textCursor())
        if found is None:
            return False
        if found.edit is not None:
            self._burst.end()
            view.apply(found.edit)
        if found.cursor is not None:
            view.setTextCursor(found.cursor)
        return True

    def remove_more_than_text(self, view: Selecting) -> bool:
        """Remove what is selected where cells, tables or pictures are; says whether it did."""
        lines = view.selected_lines()
        if not view.textCursor().hasSelection() or is_plain(lines):
            return False
        self._burst.end()
        edit = removed(view.protocol(), lines)
        view.apply(edit._replace(group=self._burst.current))
        return True


def _writes(event: QKeyEvent) -> bool:
    """Whether the key of `event` puts something, or nothing, in the place of what is selected."""
    if event.key() in LEVELS or is_clipboard_key(event):
        return False
    return is_structural(event) if event.key() in SPLITTING else changes_text(event)
