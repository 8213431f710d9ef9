"""Typing: characters, keys, composition, lists, marks and links."""

import hypothesis.strategies as st
from hypothesis.stateful import rule
from PySide6.QtCore import Qt

from som_editor.core import link_edit
from som_editor.core.document import Mark, Role
from som_editor.core.shown import Reader
from tests.ui.editor.hands.hand import BLOCKS, PLACES, TYPED, Hand
from tests.ui.editor.written import Modifier

_WORDS = st.text(TYPED, min_size=1, max_size=4)
_SIGNS = ("1. ", "a. ", "- ", "# ", "### ", "> ", '"', "'", " - ", "--b", "...", "www.ab.nl ")
_KEYS = {
    "enter": (Qt.Key.Key_Return, "\r", Modifier.NoModifier),
    "line break": (Qt.Key.Key_Return, "\r", Modifier.ShiftModifier),
    "control enter": (Qt.Key.Key_Return, "\r", Modifier.ControlModifier),
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
_HARMLESS = ("control enter", "tab", "backtab", "end", "home", "left", "right", "select on")
"""Keys that change no words, and no blocks, whatever is selected."""


class TypingHand(Hand):
    """Types, splits, joins, and changes levels, styles and marks."""

    @rule(position=PLACES)
    def click(self, position: int) -> None:
        self.desk.place(position)

    @rule(position=PLACES, length=st.integers(1, 30))
    def select(self, position: int, length: int) -> None:
        self.desk.place(position + length, position)

    @rule(position=PLACES, anchor=PLACES)
    def select_far(self, position: int, anchor: int) -> None:
        self.desk.place(position, anchor)

    @rule(words=_WORDS)
    def type(self, words: str) -> None:
        begins = self.desk.edit.current_line().spare or not self.desk.document.blocks
        if self.selects or begins:
            self.desk.type(words)
            return
        with self.keeping_words(), self.keeping_ids():
            self.desk.type(words)

    @rule(words=_WORDS, position=PLACES)
    def type_at(self, words: str, position: int) -> None:
        self.desk.place(position)
        self.type(words)

    @rule(block=BLOCKS, signs=st.sampled_from(_SIGNS), at_end=st.booleans())
    def type_signs(self, block: int, signs: str, at_end: bool) -> None:
        found = self.text_block(block)
        if found is not None:
            self.desk.put(found.id, -1 if at_end else 0)
        self.desk.type(signs)

    @rule(on=st.booleans())
    def switch_smart_typing(self, on: bool) -> None:
        self.desk.edit.set_smart(on=on)

    @rule(name=st.sampled_from(sorted(_KEYS)), times=st.integers(1, 3))
    def press(self, name: str, times: int) -> None:
        for _time in range(times):
            self.desk.press(*_KEYS[name])

    @rule(name=st.sampled_from(_HARMLESS))
    def press_what_harms_nothing(self, name: str) -> None:
        with self.keeping_words(), self.keeping_ids():
            self.desk.press(*_KEYS[name])

    @rule(position=PLACES)
    def split(self, position: int) -> None:
        self.desk.place(position)
        before = set(self.ids())
        with self.keeping_words():
            self.desk.press(*_KEYS["enter"])
        assert before <= set(self.ids())

    @rule(block=BLOCKS, name=st.sampled_from(("backspace", "delete")))
    def join(self, block: int, name: str) -> None:
        if (found := self.text_block(block)) is None:
            return
        self.desk.put(found.id, 0 if name == "backspace" else -1)
        before = set(self.ids())
        with self.keeping_words():
            self.desk.press(*_KEYS[name])
        assert set(self.ids()) <= before

    @rule(words=_WORDS, preedit=st.text("ab", max_size=2))
    def compose(self, words: str, preedit: str) -> None:
        self.desk.compose(words, preedit)

    @rule(mark=st.sampled_from(Mark))
    def mark(self, mark: Mark) -> None:
        with self.keeping_words(), self.keeping_ids():
            self.desk.edit.toggle_mark(mark)

    @rule(role=st.sampled_from(Role), level=st.integers(1, 3))
    def retype(self, role: Role, level: int) -> None:
        before = set(self.ids())
        with self.keeping_words():
            self.desk.edit.retype(role, level)
        assert before <= set(self.ids())

    @rule(
        block=BLOCKS,
        start=st.integers(0, 9),
        length=st.integers(0, 9),
        address=st.sampled_from(("", "https://ab.nl", "mailto:a@b.nl")),
    )
    def link(self, block: int, start: int, length: int, address: str) -> None:
        if (found := self.text_block(block)) is None:
            return
        document = self.desk.document
        size = len(Reader(document).inlines(found.inlines))
        start = min(start, size)
        stop = min(start + length, size)
        with self.keeping_words(), self.keeping_ids():
            self.desk.change(link_edit.set_link(document, found.id, start, stop, address))
