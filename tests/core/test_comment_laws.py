"""Whatever is done to the text, no comment is lost, and undo brings each back where it stood."""

import itertools
import os
from collections.abc import Callable

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from som_editor.core import edit
from som_editor.core.anchors import anchor_on, anchored_words, moved_anchors, own_text
from som_editor.core.comments import CommentId, made_comment, without
from som_editor.core.document import Block, BlockId, Document, TextBlock, is_heading
from som_editor.core.errors import InvalidEdit
from som_editor.core.field import make_field
from som_editor.core.history import History
from som_editor.core.own_changes import NOTHING, retold
from som_editor.core.shown import shown_text
from som_editor.core.version import Draft
from tests.build import NOW, doc, field, g, h, p, table

LONG = int(os.environ.get("SOM_TEST_LONG") or 0)

FIRST = doc(
    h("Regels"),
    g("Medewerkers van ", field("organisatie"), " delen kennis."),
    g("Zij delen niets dat vertrouwelijk is."),
    table(["wie", "wat"]),
    h("Slot"),
    p("Verder niets."),
    fields={"organisatie": "Stichting Proef"},
)


class Commenting(RuleBasedStateMachine):
    """A draft that is edited, commented on, undone and redone, as a session does it."""

    def __init__(self) -> None:
        super().__init__()
        self.history = History(Draft(FIRST, "1.0", NOW, NOW))
        self.ids = itertools.count()
        self.cut: list[Block] = []

    @property
    def draft(self) -> Draft:
        return self.history.present

    @property
    def document(self) -> Document:
        return self.draft.document

    def new_id(self) -> str:
        return f"n{next(self.ids)}"

    def change(self, made: Callable[[], Document]) -> None:
        before = self.draft
        try:
            document = made()
        except InvalidEdit:
            return
        comments = moved_anchors(before.document, document, before.comments)
        self.keep(msgspec.structs.replace(before, document=document, comments=comments))

    def keep(self, draft: Draft) -> None:
        before = self.history
        self.history = before.record(draft, "stap")
        if self.history is not before:
            assert self.history.undo().present is before.present

    def block(self, data: st.DataObject) -> Block:
        return data.draw(st.sampled_from(self.document.blocks))

    def text(self, data: st.DataObject) -> TextBlock:
        texts = [one for one in self.document.blocks if isinstance(one, TextBlock)]
        return data.draw(st.sampled_from(texts))

    @precondition(lambda self: self.document.blocks)
    @rule(data=st.data())
    def comment(self, data: st.DataObject) -> None:
        block = self.block(data)
        size = len(own_text(block))
        start = data.draw(st.integers(0, size))
        anchor = anchor_on(block, start, data.draw(st.integers(start, size)))
        made = made_comment(
            anchor,
            anchored_words(block, anchor),
            id_=CommentId(self.new_id()),
            author="",
            at=NOW,
            text="?",
        )
        comments = (*self.draft.comments, made)
        self.keep(msgspec.structs.replace(self.draft, comments=comments))

    @precondition(lambda self: self.draft.comments)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        gone = data.draw(st.sampled_from(self.draft.comments))
        comments = without(self.draft.comments, gone.id)
        self.keep(msgspec.structs.replace(self.draft, comments=comments))

    @precondition(lambda self: any(isinstance(one, TextBlock) for one in self.document.blocks))
    @rule(data=st.data(), typed=st.sampled_from(["a", " ", "en ", "", "delen kennis", "😀"]))
    def type(self, data: st.DataObject, typed: str) -> None:
        block = self.text(data)
        size = len(shown_text(block, self.document)) - len(block.speaker)
        start = data.draw(st.integers(0, size))
        stop = data.draw(st.integers(start, min(size, start + 8)))
        self.change(lambda: edit.replace_range(self.document, block.id, start, stop, typed))

    @precondition(lambda self: any(isinstance(one, TextBlock) for one in self.document.blocks))
    @rule(data=st.data())
    def split(self, data: st.DataObject) -> None:
        block = self.text(data)
        at = data.draw(st.integers(0, len(shown_text(block, self.document))))
        self.change(lambda: edit.split_block(self.document, block.id, at, self.new_id))

    @precondition(lambda self: any(isinstance(one, TextBlock) for one in self.document.blocks))
    @rule(data=st.data())
    def join(self, data: st.DataObject) -> None:
        block = self.text(data)
        self.change(lambda: edit.join_with_previous(self.document, block.id))

    @precondition(lambda self: self.document.blocks)
    @rule(data=st.data())
    def cut_block(self, data: st.DataObject) -> None:
        block = self.block(data)
        self.cut.append(block)
        self.change(lambda: edit.delete_block(self.document, block.id))

    @precondition(lambda self: self.cut)
    @rule(data=st.data())
    def paste_block(self, data: st.DataObject) -> None:
        block = self.cut.pop()
        at = data.draw(st.integers(0, len(self.document.blocks)))
        self.change(lambda: edit.insert_blocks(self.document, at, (block,)))
        lost = [one.lost for one in self.draft.comments if one.lost is not None]
        assert all(one.block != block.id or self.had_before(block.id) for one in lost)

    def had_before(self, block: BlockId) -> bool:
        """Whether words were lost in a block that was there all the time."""
        before = self.history.undo().present.document
        return any(one.id == block for one in before.blocks)

    @precondition(lambda self: any(map(is_heading, self.document.blocks)))
    @rule(data=st.data())
    def move_section(self, data: st.DataObject) -> None:
        headings = [one.id for one in self.document.blocks if is_heading(one)]
        heading = data.draw(st.sampled_from(headings))
        at = data.draw(st.integers(0, len(self.document.blocks)))
        anchors = [one.anchor for one in self.draft.comments]
        self.change(lambda: edit.move_section(self.document, heading, at))
        assert [one.anchor for one in self.draft.comments] == anchors

    @rule()
    def field(self) -> None:
        self.change(lambda: make_field(self.document, "kennis", "wat"))

    @rule()
    def undo(self) -> None:
        before = self.history
        self.history = before.undo()
        if self.history is not before:
            assert self.history.redo().present is before.present

    @rule()
    def redo(self) -> None:
        self.history = self.history.redo()

    @invariant()
    def every_comment_stands_in_the_text(self) -> None:
        sizes = {one.id: len(own_text(one)) for one in self.document.blocks} or {BlockId(""): 0}
        for comment in self.draft.comments:
            anchor = comment.anchor
            assert anchor.block in sizes
            assert 0 <= anchor.start <= anchor.stop <= sizes[anchor.block]

    @invariant()
    def changes_are_told_in_the_words_of_the_text(self) -> None:
        changes = retold(NOTHING, FIRST, self.document)
        assert changes.blocks.keys() <= {one.id for one in self.document.blocks}


TestCommenting = Commenting.TestCase
TestCommenting.settings = settings(
    max_examples=600 * LONG if LONG else 60,
    stateful_step_count=60 if LONG else 30,
    deadline=None,
)
