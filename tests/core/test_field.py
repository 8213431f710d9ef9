from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.document import Document, Field, Table, TextBlock
from som_editor.core.edit import set_field
from som_editor.core.field import dissolve_field, field_counts, make_field
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


def _parts(block: object) -> list[TextBlock]:
    if isinstance(block, TextBlock):
        return [block]
    if isinstance(block, Table):
        return [part for row in block.rows for one in row.cells for part in one.blocks]
    return []
