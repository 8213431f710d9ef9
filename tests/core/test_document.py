from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.document import (
    Document,
    Inline,
    Text,
    field_value,
    is_heading,
    normal_inlines,
    text_blocks,
)
from som_editor.core.shown import Reader
from tests.build import b, bullet, cell, doc, field, h, image, p, table
from tests.strategies import documents, inlines

runs = st.lists(inlines(), max_size=6).map(tuple)


@given(documents(), runs)
def test_the_normal_form_shows_the_same(document: Document, some: tuple[Inline, ...]) -> None:
    reader = Reader(document)
    assert reader.inlines(normal_inlines(some)) == reader.inlines(some)


@given(runs)
def test_the_normal_form_is_normal(some: tuple[Inline, ...]) -> None:
    normal = normal_inlines(some)
    assert normal_inlines(normal) == normal
    assert all(one.text for one in normal if isinstance(one, Text))


@given(runs, st.integers(0, 5))
def test_where_runs_are_cut_makes_no_difference(some: tuple[Inline, ...], at: int) -> None:
    cut = tuple(
        part
        for one in some
        for part in (
            (Text(one.text[:at], one.marks, one.link), Text(one.text[at:], one.marks, one.link))
            if isinstance(one, Text)
            else (one,)
        )
    )
    assert normal_inlines(cut) == normal_inlines(some)


def test_runs_of_different_looks_stay_apart() -> None:
    some = (Text("een "), b("twee "), Text("drie", link="https://www.som.test"))
    assert normal_inlines(some) == some


def test_the_text_blocks_of_a_table_are_those_of_its_cells() -> None:
    made = doc(table(("a", cell("b", bullet("c"))), ("d", "e")), image("logo"), p("f"))
    shown = [
        "".join(one.text for one in part.inlines if isinstance(one, Text))
        for block in made.blocks
        for part in text_blocks(block)
    ]
    assert shown == ["a", "b", "c", "d", "e", "f"]


def test_only_headings_are_headings() -> None:
    made = doc(h("Kop"), p("tekst"), table(("a",)), image("logo"))
    assert [is_heading(block) for block in made.blocks] == [True, False, False, False]


def test_the_value_of_a_field() -> None:
    made = doc(p(field("organisatie")), fields={"organisatie": "Stichting SOM"})
    assert field_value(made, "organisatie") == "Stichting SOM"
    assert field_value(made, "onbekend") == ""
