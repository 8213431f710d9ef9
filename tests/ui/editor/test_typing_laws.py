"""Whatever is typed, the widget shows the model, and undo leads back to where it began."""

import os

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from som_editor.core import edit, field
from som_editor.core import structure_edit as structure
from som_editor.core.document import (
    Document,
    DocumentId,
    Mark,
    Role,
    SectionKind,
    is_heading,
)
from som_editor.core.passages import matches
from som_editor.core.replacing import replaced
from som_editor.core.search import Query
from som_editor.core.section_kind_edit import set_section_kind
from tests.ui.editor.written import Desk, Modifier, small_protocol

LONG = int(os.environ.get("SOM_TEST_LONG") or 0)
"""Nought for the short size; else how many times the long one."""

_PLACES = st.integers(0, 220)
_WORDS = st.text("ab é.😀\t", min_size=1, max_size=4)
_PASTED = st.text("ab é😀\n\r\t\x00\ud83d", min_size=0, max_size=9)
_PIECES = st.sampled_from(
    (
        "<h2>Kop</h2><p>een <b>é😀</b></p>",
        "<ol start=4><li>vier<ul><li>punt</li></ul></li><li>vijf</li></ol>",
        "<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>a.</span>woorden</p>",
        "<table><tr><th>a</th><th>b</th></tr></table>",
        "<blockquote><p>Reactie van een ouder:</p><p>Mag dat?<br>Ja</p></blockquote>",
        "<b style='font-weight:normal'><p>lijn</p></b>",
        "<p>&nbsp;</p>",
    )
)
_KEYS = {
    "enter": (Qt.Key.Key_Return, "\r", Modifier.NoModifier),
    "line break": (Qt.Key.Key_Return, "\r", Modifier.ShiftModifier),
    "backspace": (Qt.Key.Key_Backspace, "\b", Modifier.NoModifier),
    "delete": (Qt.Key.Key_Delete, "\x7f", Modifier.NoModifier),
    "word back": (Qt.Key.Key_Backspace, "\x7f", Modifier.ControlModifier),
    "word away": (Qt.Key.Key_Delete, "", Modifier.ControlModifier),
    "line away": (Qt.Key.Key_K, "\x0b", Modifier.ControlModifier),
    "tab": (Qt.Key.Key_Tab, "\t", Modifier.NoModifier),
    "backtab": (Qt.Key.Key_Backtab, "", Modifier.ShiftModifier),
    "end": (Qt.Key.Key_End, "", Modifier.NoModifier),
    "home": (Qt.Key.Key_Home, "", Modifier.NoModifier),
    "left": (Qt.Key.Key_Left, "", Modifier.NoModifier),
    "right": (Qt.Key.Key_Right, "", Modifier.NoModifier),
    "select on": (Qt.Key.Key_Right, "", Modifier.ShiftModifier),
}
_STRUCTURES = (
    structure.moved_up,
    structure.moved_down,
    structure.promoted,
    structure.demoted,
    structure.deleted,
)


class Typing(RuleBasedStateMachine):
    """A hand that does anything at all with the keyboard and the commands."""

    @initialize(empty=st.booleans())
    def begin(self, empty: bool) -> None:
        document = Document(DocumentId("leeg")) if empty else small_protocol()
        self.first = document
        self.desk = Desk(document)

    @rule(dragged=st.integers(0, 30), onto=st.integers(0, 30), after=st.booleans())
    def drag_in_the_outline(self, dragged: int, onto: int, after: bool) -> None:
        document = self.desk.document
        if not document.blocks:
            return
        names = [block.id for block in document.blocks]
        block, line = names[dragged % len(names)], names[onto % len(names)]
        position = structure.drop_position(document, block, line, after=after)
        if position is not None:
            self.desk.change(structure.moved_to(document, block, position))

    @rule(place=st.integers(0, 30), kind=st.sampled_from(SectionKind))
    def say_what_a_section_is_for(self, place: int, kind: SectionKind) -> None:
        headings = [block.id for block in self.desk.document.blocks if is_heading(block)]
        if headings:
            heading = headings[place % len(headings)]
            self.desk.change(set_section_kind(self.desk.document, heading, kind))

    @rule(position=_PLACES)
    def click(self, position: int) -> None:
        self.desk.place(position)

    @rule(position=_PLACES, length=st.integers(1, 30))
    def select(self, position: int, length: int) -> None:
        self.desk.place(position + length, position)

    @rule(position=_PLACES, anchor=_PLACES)
    def select_far(self, position: int, anchor: int) -> None:
        self.desk.place(position, anchor)

    @rule(words=_WORDS)
    def type(self, words: str) -> None:
        self.desk.type(words)

    @rule(name=st.sampled_from(sorted(_KEYS)), times=st.integers(1, 3))
    def press(self, name: str, times: int) -> None:
        for _time in range(times):
            self.desk.press(*_KEYS[name])

    @rule(words=_WORDS, preedit=st.text("ab", max_size=2))
    def compose(self, words: str, preedit: str) -> None:
        self.desk.compose(words, preedit)

    @rule(text=_PASTED)
    def paste(self, text: str) -> None:
        self.desk.paste(text)

    @rule(html=_PIECES)
    def paste_from_elsewhere(self, html: str) -> None:
        self.desk.paste_html(html)

    @rule(wanted=st.sampled_from(("e", "a ", "geldt", "Proef")), words=_WORDS)
    def replace(self, wanted: str, words: str) -> None:
        query = Query(wanted)
        found = [match for some in matches(self.desk.document, query) for match in some]
        self.desk.change(replaced(self.desk.document, found, query, words).document)

    @rule()
    def cut(self) -> None:
        self.desk.edit.cut()

    @rule()
    def copy(self) -> None:
        self.desk.edit.copy()

    @rule()
    def paste_what_was_copied(self) -> None:
        self.desk.edit.paste()

    @rule(position=_PLACES, moves=st.booleans())
    def drop(self, position: int, moves: bool) -> None:
        edit = self.desk.edit
        last = edit.document().characterCount() - 1
        data = edit.createMimeDataFromSelection()
        edit.drop(data, min(position, last), moves=moves)

    @rule(mark=st.sampled_from(Mark))
    def mark(self, mark: Mark) -> None:
        self.desk.edit.toggle_mark(mark)

    @rule(role=st.sampled_from(Role), level=st.integers(1, 3))
    def retype(self, role: Role, level: int) -> None:
        self.desk.edit.retype(role, level)

    @rule(which=st.sampled_from(_STRUCTURES))
    def move(self, which: structure.Structural) -> None:
        block = self.desk.edit.current_block().id
        if self.desk.document.blocks:
            self.desk.change(which(self.desk.document, block))

    @rule(phrase=st.sampled_from(("a", "geldt", "Regels")))
    def make_field(self, phrase: str) -> None:
        self.desk.change(field.make_field(self.desk.document, phrase, "woord"))

    @rule(value=st.text("xy😀", max_size=3))
    def fill_field(self, value: str) -> None:
        self.desk.change(edit.set_field(self.desk.document, "organisatie", value))

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _time in range(times):
            self.desk.undo()

    @rule()
    def redo(self) -> None:
        self.desk.redo()

    @invariant()
    def the_widget_shows_the_model(self) -> None:
        if hasattr(self, "desk"):
            self.desk.check()

    def teardown(self) -> None:
        if not hasattr(self, "desk"):
            return
        while self.desk.history.future:
            self.desk.redo()
        last = self.desk.document
        while self.desk.history.past:
            self.desk.undo()
            self.desk.check()
        assert self.desk.document is self.first
        while self.desk.history.future:
            self.desk.redo()
        self.desk.check()
        assert self.desk.document is last
        QApplication.clipboard().clear()
        self.desk.edit.moveCursor(QTextCursor.MoveOperation.Start)
        self.desk.edit.deleteLater()


Typing.TestCase.settings = settings(
    max_examples=600 * LONG if LONG else 40,
    stateful_step_count=60 if LONG else 25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=not LONG,
    database=None,
)


@pytest.mark.usefixtures("qapp")
class TestTyping(Typing.TestCase):  # type: ignore[valid-type,misc]
    """Runs the hand above."""
