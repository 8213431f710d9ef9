import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from som_editor.core.atoms import Use
from som_editor.core.document import BlockId, Document, Field, Mark, Table, TextBlock
from som_editor.core.edit import set_field
from som_editor.core.errors import InvalidEdit
from som_editor.core.field import (
    dissolve_field,
    field_counts,
    field_uses,
    insert_field,
    is_field_name,
    make_field,
    rename_field,
    set_as_filled,
    unfilled_fields,
    value_for,
)
from som_editor.core.fingerprint import content_fingerprint
from tests.build import b, bullet, cell, doc, field, image, lines, link, p, table
from tests.strategies import documents

phrases = st.sampled_from(["de school", "Stichting SOM", "kennis", "m.n.", "CNV Onderwijs"])


def test_every_mention_becomes_a_field() -> None:
    document = doc(
        p("In ", b("de school"), " en de schoolbus, maar niet De school."),
        table(("de school", cell("x", bullet("bij de school")))),
    )
    made = make_field(document, "de school", "naam")
    assert lines(made) == lines(document)
    assert field_counts(made) == {"naam": 3}
    assert lines(set_field(made, "naam", "SOM")) == [
        "In SOM en de schoolbus, maar niet De school.",
        "SOM\tx",
        "bij SOM",
    ]


def test_a_field_keeps_the_marks_of_the_words_it_takes() -> None:
    (block,) = make_field(doc(p(b("van de school"))), "de school", "naam").blocks
    assert isinstance(block, TextBlock)
    assert block.inlines == (b("van "), Field("naam", b("x").marks))


@given(documents(), phrases)
def test_making_a_field_changes_no_word(document: Document, phrase: str) -> None:
    assert lines(make_field(document, phrase, "nieuw")) == lines(document)


@given(documents(), st.sampled_from(["organisatie", "naam", "onbekend"]))
def test_dissolving_a_field_changes_no_word(document: Document, name: str) -> None:
    dissolved = dissolve_field(document, name)
    assert name not in field_counts(dissolved)
    assert lines(dissolved) == lines(document)


@given(documents(), phrases)
def test_what_has_nothing_to_replace_stays_the_same_block(document: Document, phrase: str) -> None:
    made = make_field(document, phrase, "nieuw")
    for old, new in zip(document.blocks, made.blocks, strict=True):
        assert (old == new) == (old is new)


def test_made_and_dissolved_is_as_before() -> None:
    document = doc(p("In ", b("de school"), "."), table(("de school",)), image("logo"))
    assert dissolve_field(make_field(document, "de school", "naam"), "naam") == document


def test_an_unfilled_field_dissolves_into_its_name() -> None:
    assert lines(dissolve_field(doc(p("van ", field("naam"))), "naam")) == ["van {naam}"]


def test_an_unknown_field_or_an_empty_phrase_changes_nothing() -> None:
    document = doc(p("In de school", link("x", "https://www.som.test")))
    assert dissolve_field(document, "naam") is document
    assert make_field(document, "", "naam") is document


def test_fields_are_counted_declared_ones_first() -> None:
    document = doc(
        p(field("b"), field("a"), field("b")), table((cell(p(field("c"))),)), fields={"d": "x"}
    )
    assert list(field_counts(document).items()) == [("d", 0), ("b", 2), ("a", 1), ("c", 1)]


@given(documents())
def test_every_use_is_counted(document: Document) -> None:
    used = [
        one.name
        for block in document.blocks
        for part in _parts(block)
        for one in part.inlines
        if isinstance(one, Field)
    ]
    assert sum(field_counts(document).values()) == len(used)


@given(documents())
def test_every_use_is_found(document: Document) -> None:
    for name, count in field_counts(document).items():
        found = field_uses(document, name)
        assert len(found) == count
        assert all(one.part.inlines[one.place] == Field(name, *_looks(one)) for one in found)


def _looks(use: Use) -> tuple[frozenset[Mark], bool]:
    inline = use.part.inlines[use.place]
    assert isinstance(inline, Field)
    return inline.marks, inline.as_filled


# Capitals


def test_a_field_that_opens_a_sentence_shows_a_capital() -> None:
    fields = {"naam": "de school"}
    document = doc(
        p(field("naam"), " weet. ", field("naam"), " bij ", field("naam"), "."),
        p("‘", field("naam"), "’, m.n. ", field("naam")),
        table((cell(p(field("naam"))),)),
        fields=fields,
    )
    assert lines(document) == [
        "De school weet. De school bij de school.",
        "‘De school’, m.n. de school",
        "De school",
    ]


def test_the_phrase_with_a_capital_becomes_the_field_only_where_it_opens_a_sentence() -> None:
    document = doc(p("De school weet: bij de school heet iets De school. De school dus."))
    made = make_field(document, "de school", "naam")
    assert field_counts(made) == {"naam": 3}
    assert lines(made) == lines(document)
    assert lines(set_field(made, "naam", "het bureau")) == [
        "Het bureau weet: bij het bureau heet iets De school. Het bureau dus."
    ]


def test_a_small_letter_that_opens_an_item_stays_small() -> None:
    document = doc(p("Bedenk dat"), bullet("de school alles ziet"), bullet("u dat weet"))
    made = make_field(document, "de school", "naam")
    assert lines(set_field(made, "naam", "het bureau"))[1] == "het bureau alles ziet"
    block = made.blocks[1]
    again = set_as_filled(made, block.id, 0, on=False)
    assert lines(set_field(again, "naam", "het bureau"))[1] == "Het bureau alles ziet"
    with pytest.raises(InvalidEdit):
        set_as_filled(made, block.id, 1, on=False)


def test_a_phrase_with_the_capital_of_a_sentence_fills_the_field_without() -> None:
    document = doc(p("De school en de school."), p("Stichting SOM en stichting SOM."))
    assert value_for(document, "De school") == "de school"
    assert value_for(document, "de school") == "de school"
    assert value_for(doc(p("De school.")), "De school") == "De school"
    named = doc(p("Stichting SOM is stichting SOM, dus Stichting SOM."))
    assert value_for(named, "Stichting SOM") == "Stichting SOM"


def test_words_that_link_elsewhere_stay() -> None:
    document = doc(p("Zie ", link("de school", "https://www.som.test"), " of de school"))
    assert field_counts(make_field(document, "de school", "naam")) == {"naam": 1}


def test_half_a_word_across_two_looks_is_no_whole_word() -> None:
    document = doc(p("In de ", b("school"), "bank"))
    assert field_counts(make_field(document, "school", "naam")) == {"naam": 0}


# Inserting and renaming


def test_a_field_is_put_into_the_text_with_the_marks_before_it() -> None:
    made = insert_field(doc(p(b("Beste "), "{or")), BlockId("b0"), 6, 9, "organisatie")
    (block,) = made.blocks
    assert isinstance(block, TextBlock)
    assert block.inlines == (*p(b("Beste ")).inlines, Field("organisatie", b("x").marks))
    assert made.fields == (("organisatie", ""),)
    assert unfilled_fields(made) == ("organisatie",)
    assert unfilled_fields(set_field(made, "organisatie", "SOM")) == ()


def test_a_field_cannot_be_put_where_there_is_no_text() -> None:
    with pytest.raises(InvalidEdit):
        insert_field(doc(p("kort")), BlockId("b0"), 3, 9, "naam")


@given(documents())
def test_renaming_a_field_there_and_back_is_as_before(document: Document) -> None:
    counts = field_counts(document)
    assume("naam" in counts)
    renamed = rename_field(document, "naam", "bestuur")
    assert list(field_counts(renamed).values()) == list(counts.values())
    again = rename_field(renamed, "bestuur", "naam")
    assert content_fingerprint(again) == content_fingerprint(document)
    assert rename_field(document, "naam", "naam") is document


def test_two_fields_cannot_bear_one_name() -> None:
    document = doc(p(field("a"), field("b")))
    with pytest.raises(InvalidEdit):
        rename_field(document, "a", "b")


def test_a_field_that_nobody_uses_goes_with_its_value() -> None:
    document = doc(p("Tekst"), fields={"a": "x", "b": "y"})
    assert dissolve_field(document, "a").fields == (("b", "y"),)


@pytest.mark.parametrize("name", ["organisatie", "naam_2", "één", "x" * 40])
def test_one_word_is_a_name(name: str) -> None:
    assert is_field_name(name)


@pytest.mark.parametrize("name", ["", "2de", "de school", "naam}", "_a", "x" * 41])
def test_what_is_no_word_is_no_name(name: str) -> None:
    assert not is_field_name(name)


def _parts(block: object) -> list[TextBlock]:
    if isinstance(block, TextBlock):
        return [block]
    if isinstance(block, Table):
        return [part for row in block.rows for one in row.cells for part in one.blocks]
    return []
