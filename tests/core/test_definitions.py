import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.definitions import (
    add_definition,
    are_sorted,
    change_definition,
    defined_twice,
    definition,
    find_term,
    remove_definition,
    sort_definitions,
    term_counts,
    term_uses,
    terms_in,
    unused_terms,
)
from som_editor.core.document import Definition, Document, text_blocks
from som_editor.core.errors import InvalidEdit
from som_editor.core.shown import Reader
from tests.build import cell, doc, field, p, q, table
from tests.strategies import definitions, documents


def defining(document: Document, *terms: str) -> Document:
    made = tuple(Definition(term, "Een uitleg.") for term in terms)
    return msgspec.structs.replace(document, definitions=made)


def test_a_term_is_used_where_its_words_stand_whole_capitals_aside() -> None:
    document = doc(
        p("De gmr en de PGMR. GMR-leden, niet GMRs."),
        q("Ja.", speaker="Iemand van de GMR:"),
        table(("x", cell("y", "de GMR"))),
        p("raad: ", field("raad")),
        fields={"raad": "GMR"},
    )
    found = [(use.block, use.part, use.start) for use in term_uses(document, "GMR")]
    assert found == [("b0", 0, 3), ("b0", 0, 19), ("b1", 0, 14), ("b2", 2, 3), ("b3", 0, 6)]
    assert term_counts(defining(document, "GMR", "raad", "nooit")) == {
        "GMR": 5,
        "raad": 1,
        "nooit": 0,
    }


@given(documents())
def test_every_use_shows_its_term(document: Document) -> None:
    reader = Reader(document)
    blocks = {block.id: block for block in document.blocks}
    for one in document.definitions:
        for use in term_uses(document, one.term):
            part = list(text_blocks(blocks[use.block]))[use.part]
            words = reader.block(part)[use.start : use.stop]
            assert find_term(one.term, words) == [(0, len(words))]


def test_a_longer_term_goes_before_one_within_it() -> None:
    made = [Definition("media", "a"), Definition("social media", "b")]
    found = terms_in(made, "Social media en media")
    assert [(start, stop, one.meaning) for start, stop, one in found] == [
        (0, 12, "b"),
        (16, 21, "a"),
    ]


@given(definitions, st.text(alphabet="ab -\n", max_size=20))
def test_terms_in_a_text_never_overlap(made: tuple[Definition, ...], text: str) -> None:
    found = terms_in([*made, Definition("a", ""), Definition("a b", "")], text)
    ends = [0, *(place for start, stop, _one in found for place in (start, stop))]
    assert ends == sorted(ends)


def test_definitions_are_added_changed_and_removed() -> None:
    document = add_definition(doc(), Definition(" de\n GMR ", "Een\nraad. "))
    assert document.definitions == (Definition("de GMR", "Een\nraad."),)
    changed = change_definition(document, 0, Definition("GMR", "De raad."))
    assert changed.definitions == (Definition("GMR", "De raad."),)
    assert change_definition(changed, 0, Definition("GMR", "De raad.")) is changed
    assert remove_definition(changed, 0).definitions == ()


@pytest.mark.parametrize("term", ["", "  ", "\x00"])
def test_a_definition_needs_a_term(term: str) -> None:
    with pytest.raises(InvalidEdit):
        add_definition(doc(), Definition(term, "Iets."))


@given(documents())
def test_sorting_keeps_every_definition(document: Document) -> None:
    made = sort_definitions(document)
    key = lambda one: (one.term, one.meaning)  # noqa: E731
    assert sorted(made.definitions, key=key) == sorted(document.definitions, key=key)
    assert are_sorted(made)
    assert sort_definitions(made) is made


def test_accents_and_capitals_do_not_part_the_alphabet() -> None:
    document = sort_definitions(defining(doc(), "Zij", "école", "Eb", "ik"))
    assert [one.term for one in document.definitions] == ["Eb", "école", "ik", "Zij"]


def test_a_term_defined_twice_and_one_never_used_are_told() -> None:
    document = defining(doc(p("de gmr")), "GMR", "MR", "gmr")
    assert defined_twice(document) == ("GMR",)
    assert unused_terms(document) == ("MR",)


@given(definitions)
def test_a_definition_is_clean(made: tuple[Definition, ...]) -> None:
    for one in made:
        clean = definition(one.term, one.meaning)
        assert definition(clean.term, clean.meaning) == clean
        assert "\n" not in clean.term
