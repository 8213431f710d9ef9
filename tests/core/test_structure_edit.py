"""Moving sections and list items as wholes."""

import hypothesis.strategies as st
from hypothesis import given

from som_editor.core import edit
from som_editor.core import structure_edit as structure
from som_editor.core.document import Block, BlockId, Document, DocumentId, TextBlock, is_heading
from som_editor.core.outline import outline, walk
from tests.build import bullet, g, h, p

A, B = BlockId("a"), BlockId("b")


def document(*blocks: Block) -> Document:
    return Document(DocumentId("proef"), blocks=blocks)


def order(result: Document) -> str:
    return "".join(block.id for block in result.blocks)


DOCUMENT = document(
    p(id_="i"),
    h("A", id_="a"),
    g("x", id_="x"),
    g("y", id_="y"),
    h("P", level=2, id_="p"),
    h("Q", level=2, id_="q"),
    h("B", id_="b"),
    p(id_="z"),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    kinds = draw(st.lists(st.integers(0, 3), min_size=1, max_size=12))
    blocks = [
        h("kop", level=level, id_=f"h{place}") if level else p(id_=f"p{place}")
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


ITEMS = document(
    h("A", id_="a"),
    g("1", id_="1"),
    g("a", level=2, id_="x"),
    g("b", level=2, id_="y"),
    g("2", id_="2"),
    g("a", level=2, id_="v"),
    p(id_="w"),
    h("B", id_="b"),
    g("3", id_="3"),
)


def test_an_item_takes_its_deeper_items_along_past_those_of_its_fellow() -> None:
    assert order(structure.moved_down(ITEMS, BlockId("1"))) == "a2v1xywb3"
    assert order(structure.moved_up(ITEMS, BlockId("2"))) == "a2v1xywb3"
    assert order(structure.moved_down(ITEMS, BlockId("2"))) == "a1xyw2vb3"
    assert order(structure.moved_down(ITEMS, BlockId("y"))) == "a1x2yvwb3"
    assert order(structure.moved_up(ITEMS, BlockId("y"))) == "a1yx2vwb3"
    assert structure.moved_up(ITEMS, BlockId("1")) is ITEMS


def test_an_item_is_dropped_before_or_after_another_or_under_a_heading() -> None:
    def dropped(block: str, target: str, *, after: bool) -> str | None:
        position = structure.drop_position(ITEMS, BlockId(block), BlockId(target), after=after)
        if position is None:
            return None
        return order(structure.moved_to(ITEMS, BlockId(block), position))

    assert dropped("1", "2", after=True) == "a2v1xywb3"
    assert dropped("1", "3", after=False) == "a2vwb1xy3"
    assert dropped("1", "b", after=True) == "a2vwb1xy3"
    assert dropped("3", "2", after=False) == "a1xy32vwb"
    assert dropped("3", "b", after=False) == "a1xy2vw3b"
    assert dropped("1", "x", after=False) is None
    assert dropped("1", "2", after=False) is None
    assert dropped("3", "a", after=False) is None


@st.composite
def listed(draw: st.DrawFn) -> Document:
    """Headings, paragraphs and items of all levels, in any order."""
    made = []
    for place, kind in enumerate(draw(st.lists(st.integers(0, 6), min_size=1, max_size=12))):
        name = f"{place:x}"
        if kind == 0:
            made.append(p(id_=name))
        elif kind <= 2:
            made.append(h("kop", level=kind, id_=name))
        elif kind <= 5:
            made.append(g("deel", level=kind - 2, id_=name))
        else:
            made.append(bullet("punt", level=draw(st.integers(1, 3)), id_=name))
    return document(*made)


@given(listed(), st.data())
def test_wherever_anything_is_dropped_it_stays_whole_and_nothing_is_lost(
    protocol: Document, data: st.DataObject
) -> None:
    names = [block.id for block in protocol.blocks]
    dragged, target = data.draw(st.sampled_from(names)), data.draw(st.sampled_from(names))
    position = structure.drop_position(protocol, dragged, target, after=data.draw(st.booleans()))
    start, stop = structure.extent(protocol, dragged)
    if position is None:
        return
    moved = structure.moved_to(protocol, dragged, position)
    assert moved is not protocol
    assert sorted(order(moved)) == sorted(order(protocol))
    at = edit.place(moved, dragged)
    assert moved.blocks[at : at + stop - start] == protocol.blocks[start:stop]


@given(listed(), st.data())
def test_up_and_down_keep_every_block_and_what_belongs_together(
    protocol: Document, data: st.DataObject
) -> None:
    block = data.draw(st.sampled_from([block.id for block in protocol.blocks]))
    start, stop = structure.extent(protocol, block)
    for move in (structure.moved_up, structure.moved_down):
        moved = move(protocol, block)
        assert sorted(order(moved)) == sorted(order(protocol))
        at = edit.place(moved, block)
        assert moved.blocks[at : at + stop - start] == protocol.blocks[start:stop]


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
