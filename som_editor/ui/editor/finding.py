"""Finding and replacing in the open text: joins the bar to the session and to what is shown."""

import time
from bisect import bisect_left

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from som_editor.core.errors import InvalidPattern, PatternReason
from som_editor.core.passages import Match, matches
from som_editor.core.replacing import replaced
from som_editor.core.search import Query
from som_editor.i18n import ngettext
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.found_marks import FoundMarks
from som_editor.ui.editor.found_ranges import Range, found_ranges
from som_editor.ui.editor.protocol_edit import ProtocolEdit
from som_editor.ui.editor.replace_bar import ReplaceBar
from som_editor.ui.finding.find_pane import FindPane
from som_editor.ui.session import Session
from som_editor.wording.errors import describe

_PATIENCE_SECONDS = 2.0
"""What looking through the whole text may take; a pattern that takes longer finds nothing."""


class FindInText(FindPane):
    """The writing place's panes, with the bar over them while the user looks for something."""

    told = Signal(str)
    """Something was replaced."""

    def __init__(
        self, content: QWidget, session: Session, text: ProtocolEdit, actions: Actions
    ) -> None:
        self.bar = ReplaceBar(actions)
        super().__init__(content, text, self.bar, actions)
        self._session, self._edit = session, text
        self.marks = FoundMarks(text)
        self._found: list[Match] = []
        self._ranges: list[Range] = []
        session.opened.connect(self._follow_edit)
        session.edited.connect(self._follow_edit)
        actions[ActionId.REPLACE].triggered.connect(lambda _on=False: self.ask_to_replace())
        self.bar.replace_wanted.connect(self.replace)
        self.bar.replace_all_wanted.connect(self.replace_all)
        self.enable()

    @property
    def found(self) -> list[Match]:
        """What was found, in reading order."""
        return self._found

    # -- finding --------------------------------------------------------------------------------

    def is_ready(self) -> bool:
        """Whether a document is open."""
        return self._session.is_open

    def selected_words(self) -> str:
        """The words that are selected in one block."""
        return self._edit.selected_phrase()

    def look(self, query: Query | None) -> int | None:
        """Look for `query` in the text; None where its pattern cannot be used."""
        problem = ""
        try:
            self._found = [] if query is None else self._matches(query)
        except InvalidPattern as error:
            self._found, problem = [], describe(error)
        self._ranges = []
        if self._found:
            shown = self._edit.document()
            self._ranges = found_ranges(shown, self._session.document, self._found)
        self.marks.show(self._ranges)
        if problem:
            self.bar.show_problem(problem)
            return None
        return len(self._found)

    def nearest(self, step: int) -> int:
        """The first place behind the cursor, or the last one before it."""
        cursor = self._edit.textCursor()
        at = bisect_left(self._ranges, Range(cursor.selectionStart(), 0))
        return at if step > 0 else at - 1

    def reveal(self, place: int) -> None:
        """Bring the place into sight; the cursor goes there, and selects it in the text itself."""
        self.marks.show(self._ranges, place)
        self._go_to(self._ranges[place], select=self._edit.hasFocus())
        self._allow()

    def close_bar(self) -> None:
        """Close the bar; the current place is selected, ready to be typed over."""
        if self._current is not None and not self._pause.isActive():
            self._go_to(self._ranges[self._current], select=True)
        super().close_bar()

    def enable(self) -> None:
        """Allow what can be done now."""
        super().enable()
        self._actions.enable(ActionId.REPLACE, on=self.isVisible() and self._session.is_editable)
        self._allow()

    # -- replacing ------------------------------------------------------------------------------

    def ask_to_replace(self) -> None:
        """Open the bar with its second line."""
        if self._session.is_editable:
            self.ask("")
            self.bar.replacing.setChecked(True)

    def replace(self) -> None:
        """Replace the current place and go on to the next; without one, go to the next first."""
        if self._pause.isActive():
            self.search()
        if self._current is None:
            self.step(1)
            return
        behind, size = self._ranges[self._current].stop, self._edit.document().characterCount()
        if not self._replace([self._found[self._current]]):
            return
        behind += self._edit.document().characterCount() - size
        self._go_to(Range(behind, behind), select=False)
        self.step(1)

    def replace_all(self) -> None:
        """Replace all that was found, as one step for undo."""
        if self._pause.isActive():
            self.search()
        self._replace(self._found)

    def _replace(self, found: list[Match]) -> bool:
        """Replace what was `found`, and say how often; False where it could not be."""
        session, query = self._session, self.bar.query
        if not found or not session.is_editable:
            return False
        try:
            result = replaced(session.document, found, query, self.bar.replacement.text())
        except InvalidPattern as error:
            self.bar.tell(describe(error), wrong=True)
            return False
        label = _how_often(result.done)
        session.edit(result.document, label)
        self.search()
        told = [label if result.done else "", _what_stays(result.kept) if result.kept else ""]
        words = "; ".join(filter(None, told))
        self.bar.tell(words)
        self.told.emit(words)
        return True

    # -- inside ---------------------------------------------------------------------------------

    def _matches(self, query: Query) -> list[Match]:
        """What `query` finds. Raises InvalidPattern."""
        until = time.monotonic() + _PATIENCE_SECONDS
        result: list[Match] = []
        for found in matches(self._session.document, query):
            result += found
            if time.monotonic() > until:
                raise InvalidPattern(PatternReason.TOO_MUCH_WORK)
        return result

    def _follow_edit(self, _travelled: bool = False) -> None:
        """Look again once the typing pauses."""
        if not self._bar.isHidden():
            self._pause.start()
        self.enable()

    def _go_to(self, place: Range, *, select: bool) -> None:
        edit = self._edit
        cursor = edit.textCursor()
        end = edit.document().characterCount() - 1
        cursor.setPosition(min(place.start, end))
        if select:
            cursor.setPosition(min(place.stop, end), QTextCursor.MoveMode.KeepAnchor)
        view = edit.viewport().rect()
        is_in_sight = view.contains(edit.cursorRect(cursor))
        edit.setTextCursor(cursor)
        if not is_in_sight:
            bar, top = edit.verticalScrollBar(), edit.cursorRect(cursor).top()
            bar.setValue(bar.value() + top - view.height() // 3)

    def _allow(self) -> None:
        self.bar.allow_replacing(on=self._session.is_editable, found=bool(self._total))


def _how_often(count: int) -> str:
    return ngettext("{count} × vervangen", "{count} × vervangen", count).format(count=count)


def _what_stays(count: int) -> str:
    """The places that were left, since they are part of a field or a reference."""
    return ngettext(
        "{count} in een veld of verwijzing bleef staan",
        "{count} in velden of verwijzingen bleven staan",
        count,
    ).format(count=count)
