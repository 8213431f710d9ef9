"""Kinds of section: how they are numbered, and what is typed in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core import section_kind_edit
from som_editor.core.document import BlockId, Document, Role, SectionKind, is_heading
from som_editor.core.errors import NotFound
from som_editor.core.numbering import numbers
from som_editor.core.outline import section_headings
from som_editor.core.section_kind_edit import kind_at, set_section_kind
from tests.build import doc, g, h, p
from tests.strategies import documents

Kind = SectionKind
PROTOCOL = doc(
    p("vooraf", id_="vooraf"),
    h("Regels", kind=Kind.GUIDELINES, id_="regels"),
    h("Thuis", level=2, id_="thuis"),
    g("Deel mee.", id_="een"),
    h("Formulier", id_="formulier"),
    h("Invullen", level=2, number="", id_="invullen"),
    h("Slot", id_="slot"),
)
FORM = BlockId("formulier")


def test_a_plain_section_is_for_what_the_one_around_it_is_for() -> None:
    kinds = [kind_at(PROTOCOL, place) for place in range(len(PROTOCOL.blocks))]
    assert kinds == [Kind.PLAIN, *[Kind.GUIDELINES] * 3, *[Kind.PLAIN] * 3]
    assert section_kind_edit.usual_role(Kind.GUIDELINES) is Role.GUIDELINE
    assert section_kind_edit.usual_role(Kind.EXAMPLES) is Role.PARAGRAPH


def test_the_heading_around_a_block_is_the_innermost() -> None:
    found = [section_kind_edit.heading_at(PROTOCOL, place) for place in (0, 1, 3)]
    assert [one.id if one else None for one in found] == [None, "regels", "thuis"]


def test_an_appendix_is_lettered_and_its_sections_with_it() -> None:
    lettered = set_section_kind(PROTOCOL, FORM, Kind.APPENDIX)
    assert (numbers(lettered)[FORM], numbers(lettered)[BlockId("invullen")]) == ("A", "A.1")
    second = set_section_kind(lettered, BlockId("slot"), Kind.APPENDIX)
    assert numbers(second)[BlockId("slot")] == "B"


def test_an_appendix_does_not_disturb_the_numbers_of_chapters() -> None:
    numbered = doc(
        h("Een", number="", id_="a"),
        h("Bijlage", number="", kind=Kind.APPENDIX, id_="b"),
        h("Twee", number="", id_="c"),
        h("Deel", number="", level=2, id_="d"),
    )
    assert numbers(numbered) == {"a": "1", "b": "A", "c": "2", "d": "2.1"}


def test_a_section_that_is_no_appendix_any_more_is_numbered_as_its_siblings_are() -> None:
    lettered = set_section_kind(PROTOCOL, FORM, Kind.APPENDIX)
    assert set_section_kind(lettered, FORM, Kind.PLAIN) == PROTOCOL
    numbered = doc(h("Een", number=""), h("Twee", number="", kind=Kind.APPENDIX, id_="twee"))
    assert numbers(set_section_kind(numbered, BlockId("twee"), Kind.EXAMPLES)) == {
        "b0": "1",
        "twee": "2",
    }


def test_a_typed_number_stays() -> None:
    typed = doc(h("Formulier", number="Bijlage 3", id_="f"))
    assert numbers(set_section_kind(typed, BlockId("f"), Kind.APPENDIX)) == {"f": "Bijlage 3"}


def test_only_a_heading_has_a_kind() -> None:
    with pytest.raises(NotFound):
        set_section_kind(PROTOCOL, BlockId("een"), Kind.EXAMPLES)


@given(documents(), st.data())
def test_text_ids_and_all_other_blocks_stay(protocol: Document, data: st.DataObject) -> None:
    headings = [block.id for block in protocol.blocks if is_heading(block)]
    if not headings:
        return
    heading, kind = data.draw(st.sampled_from(headings)), data.draw(st.sampled_from(Kind))
    changed = set_section_kind(protocol, heading, kind)
    for old, new in zip(protocol.blocks, changed.blocks, strict=True):
        if new is not old:  # references to it may show another number
            assert is_heading(old)
            assert is_heading(new)
            assert (new.id, new.inlines) == (heading, old.inlines)
    assert set_section_kind(changed, heading, kind) is changed


@given(documents())
def test_the_headings_around_a_block_are_those_of_its_sections(protocol: Document) -> None:
    for place, path in enumerate(section_headings(protocol)):
        around = section_kind_edit.headings_around(protocol, place)
        assert tuple(heading.id for heading in around)[::-1] == path
