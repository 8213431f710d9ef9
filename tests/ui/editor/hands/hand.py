"""A hand at the editor, and what holds whatever it does; each module beside this one adds rules.

A new part of the editor brings a class of its own, `class FindingHand(Hand)`, with its rules, and
one name in `tests/ui/editor/test_typing_laws.py`.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from som_editor.core.document import BlockId, Document, DocumentId, Text, TextBlock, text_blocks
from tests.ui.editor.written import Desk, small_protocol

PLACES = st.integers(0, 220)
BLOCKS = st.integers(0, 12)
TYPED = "ab é.😀\t"
"""Characters that rules type; the small protocol has words with others in them."""


class Hand(RuleBasedStateMachine):
    """Sits at a desk with a protocol; whatever it does, the widget shows the model."""

    desk: Desk

    @initialize(empty=st.booleans())
    def begin(self, empty: bool) -> None:
        document = Document(DocumentId("leeg")) if empty else small_protocol()
        self.first = document
        self.desk = Desk(document)

    @invariant()
    def the_widget_shows_the_model(self) -> None:
        if hasattr(self, "desk"):
            self.desk.check()

    @contextmanager
    def keeping_words(self) -> Iterator[None]:
        """Nothing that stood there may be lost by what happens meanwhile, nor come twice."""
        before = self._letters()
        yield
        assert self._letters() == before

    @contextmanager
    def keeping_ids(self) -> Iterator[None]:
        """The same blocks are there afterwards, in whatever order."""
        before = self.ids()
        yield
        assert sorted(self.ids()) == sorted(before)

    def ids(self) -> list[BlockId]:
        return [block.id for block in self.desk.document.blocks]

    def text_block(self, number: int) -> TextBlock | None:
        """The text block at `number`, counted round; None where a table or nothing is."""
        blocks = self.desk.document.blocks
        block = blocks[number % len(blocks)] if blocks else None
        return block if isinstance(block, TextBlock) else None

    @property
    def selects(self) -> bool:
        return self.desk.edit.textCursor().hasSelection()

    def _letters(self) -> Counter[str]:
        """The letters that no rule types; what fields and references show is not counted."""
        blocks = [one for block in self.desk.document.blocks for one in text_blocks(block)]
        words = [block.speaker for block in blocks]
        words += [one.text for block in blocks for one in block.inlines if isinstance(one, Text)]
        return Counter(
            sign for word in words for sign in word if sign.isalpha() and sign not in TYPED
        )

    def teardown(self) -> None:
        """Undo leads back to where it all began, and redo to where it ended."""
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
