"""Sections and blocks moved as wholes, and fields: what outline and inspector do."""

import hypothesis.strategies as st
from hypothesis.stateful import rule

from som_editor.core import edit, field
from som_editor.core import structure_edit as structure
from som_editor.core.document import SectionKind, is_heading
from som_editor.core.section_kind_edit import set_section_kind
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
        if block in self.ids():  # the line behind a table at the end is no block yet
            with self.keeping_words(), self.keeping_ids():
                self.desk.change(which(self.desk.document, block))

    @rule(dragged=BLOCKS, onto=BLOCKS, after=st.booleans())
    def drag_in_the_outline(self, dragged: int, onto: int, after: bool) -> None:
        document = self.desk.document
        if not (names := self.ids()):
            return
        block, line = names[dragged % len(names)], names[onto % len(names)]
        position = structure.drop_position(document, block, line, after=after)
        if position is not None:
            with self.keeping_words(), self.keeping_ids():
                self.desk.change(structure.moved_to(document, block, position))

    @rule(place=BLOCKS, kind=st.sampled_from(SectionKind))
    def say_what_a_section_is_for(self, place: int, kind: SectionKind) -> None:
        headings = [block.id for block in self.desk.document.blocks if is_heading(block)]
        if headings:
            heading = headings[place % len(headings)]
            with self.keeping_words(), self.keeping_ids():
                self.desk.change(set_section_kind(self.desk.document, heading, kind))

    @rule()
    def delete(self) -> None:
        block = self.desk.edit.current_block().id
        if block in self.ids():  # the line behind a table at the end is no block yet
            self.desk.change(structure.deleted(self.desk.document, block))

    @rule(phrase=st.sampled_from(("a", "geldt", "Regels")))
    def make_field(self, phrase: str) -> None:
        with self.keeping_ids():
            self.desk.change(field.make_field(self.desk.document, phrase, "woord"))

    @rule(value=st.text("xy😀", max_size=3))
    def fill_field(self, value: str) -> None:
        with self.keeping_ids():
            self.desk.change(edit.set_field(self.desk.document, "organisatie", value))
