from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.document import Automatic, Block, Document, Literal, TextBlock, Unnumbered
from som_editor.core.numbering import numbers
from tests.build import bullet, doc, g, h, p, table
from tests.strategies import documents


def numbered(*blocks: Block) -> list[str]:
    document = doc(*blocks)
    found = numbers(document)
    return [found.get(block.id, "") for block in document.blocks]


def test_guidelines_count_from_one_in_each_section() -> None:
    assert numbered(h("A"), g("x"), p("tussen"), g("y"), h("B"), g("z")) == [
        "",
        "1",
        "",
        "2",
        "",
        "1",
    ]


def test_sub_items_are_lettered_under_each_item() -> None:
    assert numbered(
        g("x"), g("y", level=2), g("z", level=2), g("v", level=3), g("w"), g("u", level=2)
    ) == ["1", "a", "b", "1", "2", "a"]


def test_headings_count_through_the_document() -> None:
    assert numbered(
        h("A", number=""),
        h("B", level=2, number=""),
        h("C", level=2, number=""),
        h("D", number=""),
        h("E", level=2, number=""),
    ) == ["1", "1.1", "1.2", "2", "2.1"]


def test_a_heading_without_a_number_starts_its_subsections_afresh() -> None:
    assert numbered(
        h("A"),
        h("B", level=2, number=""),
        h("C", level=2, number=""),
        h("D"),
        h("E", level=2, number=""),
    ) == ["", "1", "2", "", "1"]


def test_a_literal_number_stays_and_does_not_count() -> None:
    assert numbered(g("x"), g("y", number="1a"), g("z"), bullet("los"), p("q", number="9")) == [
        "1",
        "1a",
        "2",
        "",
        "9",
    ]


def test_the_twenty_seventh_sub_item_is_aa() -> None:
    shown = numbered(g("x"), *(g("y", level=2) for _ in range(28)))
    assert shown[1:3] + shown[26:] == ["a", "b", "z", "aa", "ab"]


@given(documents())
def test_what_is_numbered_shows_a_number_and_nothing_else_does(document: Document) -> None:
    found = numbers(document)
    for block in document.blocks:
        numbering = block.numbering if isinstance(block, TextBlock) else Unnumbered()
        match numbering:
            case Unnumbered():
                assert block.id not in found
            case Literal(text=text):
                assert found[block.id] == text
            case Automatic():
                assert found[block.id]


@given(st.lists(st.sampled_from("gpb"), max_size=12))
def test_guidelines_of_one_section_are_numbered_without_gaps(kinds: list[str]) -> None:
    makers = {"g": g("tekst"), "p": p("tekst"), "b": bullet("tekst")}
    shown = numbered(*(makers[kind] for kind in kinds))
    assert [number for number in shown if number] == [
        str(count + 1) for count in range(kinds.count("g"))
    ]


def test_tables_neither_count_nor_stop_the_count() -> None:
    assert numbered(g("x"), table(("a", "b")), g("y")) == ["1", "", "2"]
