"""Keys and selections that come to tables and pictures, where the widget may do nothing itself."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from som_editor.ui.editor.burst import Burst
from som_editor.ui.editor.keys import changes_text, is_clipboard_key
from som_editor.ui.editor.protocol_view import ProtocolView
from som_editor.ui.editor.removal import is_plain, removed
from som_editor.ui.editor.shown_document import ShownDocument
from som_editor.ui.editor.table_keys import answer
from som_editor.ui.editor.typed_edits import TypedEdit

_REMOVING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class AroundTables:
    """What a key does in `view` at the edge of a cell; edits are made with `apply`."""

    def __init__(
        self,
        view: ProtocolView,
        shown: ShownDocument,
        apply: Callable[[TypedEdit], None],
        burst: Burst,
    ) -> None:
        self._view, self._shown, self._apply, self._burst = view, shown, apply, burst

    def answered(self, event: QKeyEvent) -> bool:
        """Whether the key of `event` was for a table or a picture, and is used up."""
        types = changes_text(event) and not is_clipboard_key(event)
        if types and event.key() != Qt.Key.Key_Tab and self.remove_more_than_text():
            return event.key() in _REMOVING
        found = answer(event, self._shown, self._view.textCursor())
        if found is None:
            return False
        if found.edit is not None:
            self._burst.end()
            self._apply(found.edit)
        if found.cursor is not None:
            self._view.setTextCursor(found.cursor)
        return True

    def remove_more_than_text(self) -> bool:
        """Remove what is selected where cells, tables or pictures are; says whether it did."""
        view = self._view
        lines = view.selected_lines()
        if not view.textCursor().hasSelection() or is_plain(lines):
            return False
        self._burst.end()
        edit = removed(view.protocol(), lines)
        self._apply(edit._replace(group=self._burst.current))
        return True
