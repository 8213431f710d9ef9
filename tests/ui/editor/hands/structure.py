"""Sections and blocks moved as wholes, and fields: what outline and inspector do."""

import hypothesis.strategies as st
from hypothesis.stateful import rule

from som_editor.core import edit, field
from som_editor.core.document import is_heading
from som_editor.ui.editor import structure
from tests.ui.editor.hands.hand import BLOCKS, Hand

_MOVES = (
    structure.moved_up,
    structure.moved_down,
    structure.promoted,
    structure.demoted,
)


class StructureHand(Hand):
    """Moves, drags, deletes and fills in."""

    @rule(which=st.sampled_from(_MOVES))
    def move(self, which: structure.Structural) -> None:
        block = self.desk.edit.current_block().id
        if self.desk.document.blocks:
            with self.keeping_words(), self.keeping_ids():
                self.desk.change(which(self.desk.document, block))

    @rule(dragged=BLOCKS, onto=BLOCKS, after=st.booleans())
    def drag_section(self, dragged: int, onto: int, after: bool) -> None:
        document = self.desk.document
        headings = [block.id for block in document.blocks if is_heading(block)]
        if not headings:
            return
        heading = headings[dragged % len(headings)]
        line = document.blocks[onto % len(document.blocks)].id
        position = structure.drop_position(document, heading, line, after=after)
        if position is not None:
            with self.keeping_words(), self.keeping_ids():
                self.desk.change(edit.move_section(document, heading, position))

    @rule()
    def delete(self) -> None:
        block = self.desk.edit.current_block().id
        if self.desk.document.blocks:
            self.desk.change(structure.deleted(self.desk.document, block))

    @rule(phrase=st.sampled_from(("a", "geldt", "Regels")))
    def make_field(self, phrase: str) -> None:
        with self.keeping_ids():
            self.desk.change(field.make_field(self.desk.document, phrase, "woord"))

    @rule(value=st.text("xy😀", max_size=3))
    def fill_field(self, value: str) -> None:
        with self.keeping_ids():
            self.desk.change(edit.set_field(self.desk.document, "organisatie", value))
