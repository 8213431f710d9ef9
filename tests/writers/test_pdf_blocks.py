import msgspec

from som_editor.core.document import Block, Image, Literal, Mark, Text
from som_editor.writers.pdf_blocks import (
    Grid,
    Heading,
    ItemList,
    LineBreak,
    Paragraph,
    Part,
    Parts,
    Picture,
    Quote,
    Run,
)
from tests.build import (
    br,
    bullet,
    cell,
    doc,
    field,
    g,
    h,
    image,
    link,
    note,
    p,
    q,
    ref,
    table,
)


def parts(*blocks: Block, present: int | None = None, **fields: str) -> tuple[Part, ...]:
    document = doc(*blocks, fields=fields)
    return Parts(document, (), document.blocks[:present]).parts(document.blocks)


def lists(*blocks: Block) -> list[object]:
    """The lists of `blocks`: of each item its label and words, and the lists in it."""
    return [_shape(part) for part in parts(*blocks) if isinstance(part, ItemList)]


def _shape(one: ItemList) -> list[object]:
    shape: list[object] = []
    for item in one.items:
        words = "".join(run.text for run in item.inlines if isinstance(run, Run))
        shape.append(f"{item.label} {words}")
        shape += [_shape(inner) for inner in item.parts]
    return shape


def test_neighbouring_guidelines_are_one_list_with_their_numbers() -> None:
    assert lists(g("een"), g("twee"), p("tekst"), g("drie")) == [["1. een", "2. twee"], ["3. drie"]]


def test_items_below_an_item_are_lists_in_it() -> None:
    assert lists(
        g("een"), g("a", level=2), bullet("punt", level=3), g("b", level=2), g("twee")
    ) == [["1. een", ["a. a", ["• punt"], "b. b"], "2. twee"]]


def test_a_change_of_sort_opens_a_list() -> None:
    assert lists(g("een"), bullet("los"), bullet("los")) == [["1. een"], ["• los", "• los"]]


def test_bullets_of_the_second_level_have_a_dash() -> None:
    assert lists(bullet("een"), bullet("twee", level=2)) == [["• een", ["– twee"]]]


def test_a_list_that_begins_deep_is_indented_and_left_when_it_rises() -> None:
    found = [
        part for part in parts(bullet("diep", level=3), bullet("op")) if isinstance(part, ItemList)
    ]
    assert [(one.indent, len(one.items)) for one in found] == [(2, 1), (0, 1)]


def test_literal_numbers_are_kept_and_closed_as_a_number_is() -> None:
    assert lists(g("x", number="Artikel 1.6a"), g("y", number="7"), g("z", number="c)")) == [
        ["Artikel 1.6a x", "7. y", "c) z"]
    ]


def test_a_short_list_stays_on_one_page_and_a_long_one_need_not() -> None:
    short, long = (
        part
        for part in parts(bullet("kort"), p("tussen"), *[bullet("lang " * 30)] * 4)
        if isinstance(part, ItemList)
    )
    assert (short.whole, long.whole) == (True, False)


def test_text_keeps_its_marks_links_and_breaks() -> None:
    (found,) = parts(
        p(Text("x", frozenset([Mark.ITALIC, Mark.BOLD])), br(), link("web", "https://example.org"))
    )
    assert isinstance(found, Paragraph)
    assert found.inlines == (
        Run("x", (Mark.BOLD, Mark.ITALIC)),
        LineBreak(),
        Run("web", url="https://example.org"),
    )


def test_fields_show_their_value_or_their_name() -> None:
    (found,) = parts(p(field("naam"), field("leeg")), naam="SOM", leeg="")
    assert isinstance(found, Paragraph)
    assert [run.text for run in found.inlines if isinstance(run, Run)] == ["SOM", "{leeg}"]


def test_a_reference_leads_to_its_block_and_the_block_has_the_anchor() -> None:
    first, second = parts(h("Doel", number="", id_="doel"), p(ref("doel"), ref("weg")))
    assert isinstance(first, Heading)
    assert isinstance(second, Paragraph)
    assert second.inlines == (Run("1", target=first.anchor), Run("?"))
    assert first.anchor


def test_a_block_that_nothing_refers_to_has_no_anchor() -> None:
    (found,) = parts(h("Doel"))
    assert isinstance(found, Heading)
    assert found.anchor == ""


def test_a_reference_leads_nowhere_when_its_block_is_not_set() -> None:
    found = parts(p(ref("b1")), h("Doel", number=""), present=1)[0]
    assert isinstance(found, Paragraph)
    assert found.inlines == (Run("1"),)


def test_a_heading_shows_its_number_as_an_item_does() -> None:
    found = parts(h("A", number=""), h("B", level=2, number=""), h("C", number="§ 3"), h("D"))
    assert [part.number for part in found if isinstance(part, Heading)] == ["1.", "1.1.", "§ 3", ""]


def test_a_paragraph_that_announces_a_list_stays_with_it() -> None:
    found = parts(p("Don’ts:"), bullet("een"), p("Los."))
    assert [part.keep for part in found if isinstance(part, Paragraph)] == [True, False]


def test_quotes_have_their_speaker() -> None:
    quote, _note = parts(q("Tekst.", speaker="Reactie leraar:"), note("Noot."))
    assert isinstance(quote, Quote)
    assert quote.speaker == "Reactie leraar:"


def test_a_paragraph_a_quote_and_a_note_bear_their_number_too() -> None:
    found = parts(
        p("x", number="Artikel 2"), msgspec.structs.replace(q("y"), numbering=Literal("§ 1"))
    )
    assert [part.inlines for part in found if isinstance(part, Paragraph | Quote)] == [
        (Run("Artikel 2 "), Run("x")),
        (Run("§ 1 "), Run("y")),
    ]


def test_rows_are_filled_up_with_empty_cells() -> None:
    (found,) = parts(table(("a", "b", "c"), (cell("x", columns=2),), caption="Tabel"))
    assert isinstance(found, Grid)
    assert [[c.columns for c in row] for row in (*found.header, *found.body)] == [[1, 1, 1], [2, 1]]


def test_nothing_is_counted_in_a_cell_but_bullets_and_literal_numbers_stay() -> None:
    inside = cell(g("een"), g("twee", number="Artikel 1"), bullet("punt"), h("kop", number=""))
    (found,) = parts(table((inside,)))
    assert isinstance(found, Grid)
    first, second, third, last = found.header[0][0].blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, ItemList)
    assert isinstance(third, ItemList)
    assert isinstance(last, Heading)
    assert (second.items[0].label, third.items[0].label, last.number) == ("Artikel 1", "•", "")


def test_a_picture_not_at_hand_is_its_description() -> None:
    document = doc(image("a", "Een boom", "Bijschrift"))
    (absent,) = Parts(document, (), document.blocks).parts(document.blocks)
    digests = [block.digest for block in document.blocks if isinstance(block, Image)]
    (present,) = Parts(document, digests, document.blocks).parts(document.blocks)
    assert isinstance(absent, Picture)
    assert isinstance(present, Picture)
    assert (absent.file, absent.alternative) == ("", "Afbeelding niet beschikbaar: Een boom")
    assert (present.file, present.alternative) == (f"/pictures/{digests[0]}", "Een boom")
