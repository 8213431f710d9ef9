"""Undo and redo, at any moment."""

import hypothesis.strategies as st
from hypothesis.stateful import rule

from tests.ui.editor.hands.hand import Hand


class HistoryHand(Hand):
    """Goes back and forth."""

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _time in range(times):
            self.desk.undo()

    @rule()
    def redo(self) -> None:
        self.desk.redo()

    @rule()
    def undo_and_do_again(self) -> None:
        if not self.desk.history.past:
            return
        before = self.desk.document
        self.desk.undo()
        self.desk.check()
        self.desk.redo()
        assert self.desk.document is before
