"""Moving sections and guidelines as wholes."""

import hypothesis.strategies as st
from hypothesis import given

from som_editor.core import edit
from som_editor.core.document import Block, BlockId, Document, DocumentId, TextBlock, is_heading
from som_editor.core.outline import outline, walk
from som_editor.ui.editor import structure
from tests.ui.editor.written import guideline, heading, paragraph

A, B = BlockId("a"), BlockId("b")


def document(*blocks: Block) -> Document:
    return Document(DocumentId("proef"), blocks=blocks)


def order(result: Document) -> str:
    return "".join(block.id for block in result.blocks)


DOCUMENT = document(
    paragraph("i"),
    heading("a", "A"),
    guideline("x", "x"),
    guideline("y", "y"),
    heading("p", "P", 2),
    heading("q", "Q", 2),
    heading("b", "B"),
    paragraph("z"),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    kinds = draw(st.lists(st.integers(0, 3), min_size=1, max_size=12))
    blocks = [
        heading(f"h{place}", "kop", level) if level else paragraph(f"p{place}")
        for place, level in enumerate(kinds)
    ]
    return document(*blocks)


def test_a_section_goes_up_and_down_among_its_siblings_with_all_that_is_in_it() -> None:
    assert order(structure.moved_down(DOCUMENT, A)) == "ibzaxypq"
    assert order(structure.moved_up(DOCUMENT, B)) == "ibzaxypq"
    assert order(structure.moved_down(DOCUMENT, BlockId("p"))) == "iaxyqpbz"


def test_a_section_stays_behind_the_introduction_and_within_its_parent() -> None:
    assert structure.moved_up(DOCUMENT, A) is DOCUMENT
    assert structure.moved_down(DOCUMENT, B) is DOCUMENT
    assert structure.moved_down(DOCUMENT, BlockId("q")) is DOCUMENT


def test_a_guideline_moves_within_its_section() -> None:
    assert order(structure.moved_down(DOCUMENT, BlockId("x"))) == "iayxpqbz"
    assert structure.moved_up(DOCUMENT, BlockId("x")) is DOCUMENT
    assert structure.moved_down(DOCUMENT, BlockId("y")) is DOCUMENT


def test_levels_change_for_sections_with_all_in_them_and_for_list_items() -> None:
    lower = structure.demoted(DOCUMENT, A)
    levels = {block.id: block.level for block in lower.blocks if isinstance(block, TextBlock)}
    assert (levels[A], levels[BlockId("p")], levels[B]) == (2, 3, 1)
    assert structure.promoted(lower, A) == DOCUMENT
    assert structure.demoted(lower, A) is lower
    assert structure.promoted(DOCUMENT, A) is DOCUMENT
    sub = structure.demoted(DOCUMENT, BlockId("y"))
    assert edit.text_block(sub, BlockId("y")).level == 2
    assert structure.demoted(DOCUMENT, BlockId("z")) is DOCUMENT


def test_deleting_a_heading_deletes_its_section() -> None:
    assert order(structure.deleted(DOCUMENT, A)) == "ibz"
    assert order(structure.deleted(DOCUMENT, BlockId("x"))) == "iaypqbz"


def test_a_section_is_dropped_before_or_after_another() -> None:
    def dropped(target: str, *, after: bool) -> str | None:
        position = structure.drop_position(DOCUMENT, B, BlockId(target), after=after)
        return None if position is None else order(edit.move_section(DOCUMENT, B, position))

    assert dropped("a", after=False) == "ibzaxypq"
    assert dropped("x", after=False) == "ibzaxypq"
    assert dropped("i", after=False) == "ibzaxypq"
    assert dropped("p", after=True) is None
    assert dropped("b", after=False) is None


def test_a_section_of_a_lower_level_finds_its_place_among_its_siblings() -> None:
    q = BlockId("q")
    assert structure.drop_position(DOCUMENT, q, BlockId("p"), after=False) == 4
    assert structure.drop_position(DOCUMENT, q, B, after=True) == 8


@given(documents(), st.data())
def test_dropping_keeps_every_block_and_never_goes_into_the_section_itself(
    protocol: Document, data: st.DataObject
) -> None:
    headings = [block.id for block in protocol.blocks if is_heading(block)]
    if not headings:
        return
    dragged = data.draw(st.sampled_from(headings))
    target = data.draw(st.sampled_from([block.id for block in protocol.blocks]))
    position = structure.drop_position(protocol, dragged, target, after=data.draw(st.booleans()))
    if position is None:
        return
    moved = edit.move_section(protocol, dragged, position)
    assert sorted(order(moved)) == sorted(order(protocol))
    assert moved is not protocol
    before = {one.heading.id: one for one in walk(outline(protocol)) if one.heading}
    after = {one.heading.id: one for one in walk(outline(moved)) if one.heading}
    section = before[dragged]
    inside = protocol.blocks[section.start : section.stop]
    again = after[dragged]
    assert moved.blocks[again.start : again.start + len(inside)] == inside
