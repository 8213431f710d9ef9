import pytest

from som_editor.core.compared_text import ComparedText, block_kind
from som_editor.core.document import Block
from tests.build import bullet, cell, doc, g, h, image, note, p, q, table

DOCUMENT = doc(
    p("Vooraf."),
    h("Taken"),
    g("Deel kennis."),
    table(("Wie", cell("wat", bullet("en wanneer"))), caption="Taken"),
    image("logo", "Het logo", "Figuur 1"),
)
TEXT = ComparedText(DOCUMENT)


def test_each_block_is_known_by_what_can_be_read_in_it() -> None:
    assert TEXT.texts == [
        "Vooraf.",
        "Taken",
        "Deel kennis.",
        "Wie\twat\nen wanneer",
        "Figuur 1\nHet logo",
    ]


def test_a_picture_is_aligned_by_its_bytes_too() -> None:
    other = ComparedText(doc(image("ander", "Het logo", "Figuur 1")))
    assert other.texts[0] == TEXT.texts[4]
    assert other.keys[0] != TEXT.keys[4]
    assert TEXT.keys[:4] == TEXT.texts[:4]


def test_a_side_says_where_it_stands() -> None:
    side = TEXT.part(2).side
    assert (side.block, side.section, side.kind, side.number, side.text) == (
        "b2",
        ("Taken",),
        "guideline",
        "1",
        "Deel kennis.",
    )
    assert TEXT.part(0).side.section == ()
    assert TEXT.part(1).side.section == ("Taken",)


def test_of_a_table_the_part_is_its_caption() -> None:
    side = TEXT.part(3).side
    assert (side.kind, side.text, side.cell) == ("table", "Taken", None)


def test_a_cell_is_a_part_with_its_row_and_column() -> None:
    cells = [part.side for part in TEXT.cells(3, 0)]
    assert [(side.kind, side.cell, side.text) for side in cells] == [
        ("cell", (0, 0), "Wie"),
        ("cell", (0, 1), "wat\nen wanneer"),
    ]
    assert {side.block for side in cells} == {"b3"}


def test_only_tables_have_cells() -> None:
    assert list(TEXT.cells(0, 0)) == []


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        (h("x"), "heading"),
        (p("x"), "paragraph"),
        (g("x"), "guideline"),
        (bullet("x"), "bullet"),
        (q("x"), "quote"),
        (note("x"), "note"),
        (table(("x",)), "table"),
        (image("x"), "image"),
    ],
)
def test_every_block_has_a_kind(block: Block, kind: str) -> None:
    assert block_kind(block) == kind
