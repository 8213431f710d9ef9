"""What is mended before a document goes on paper, and what is left alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.document import (
    Break,
    Document,
    Image,
    Literal,
    Role,
    Table,
    Text,
    TextBlock,
    is_heading,
)
from som_editor.core.metadata import Metadata
from som_editor.core.shown import Reader, plain_text
from som_editor.writers.printed import (
    NO_DESCRIPTION,
    column_shares,
    has_headings,
    introduces,
    is_safe_link,
    item_label,
    on_one_line,
    printable,
    printable_text,
)
from tests import strategies
from tests.build import br, bullet, cell, doc, field, g, h, image, link, note, p, table
from tests.writers.docx_samples import protocol


def headings(document: Document) -> list[tuple[int, str]]:
    reader = Reader(document)
    return [
        (block.level, reader.inlines(block.inlines))
        for block in document.blocks
        if isinstance(block, TextBlock) and block.role is Role.HEADING
    ]


@pytest.mark.parametrize("name", ["som-social-media-3.0", "cnv-origineel-reconstructie"])
def test_the_real_protocols_go_on_paper_word_for_word(name: str) -> None:
    document = protocol(name).document
    assert plain_text(printable(document)) == plain_text(document)


@given(strategies.documents())
def test_mending_once_is_enough(document: Document) -> None:
    once = printable(document)
    assert printable(once) == once


@given(strategies.documents())
def test_every_printed_document_has_a_sound_outline(document: Document) -> None:
    levels = [level for level, _ in headings(printable(document))]
    assert levels[:1] in ([], [1])
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert all(title.strip() for _, title in headings(printable(document)))


@given(strategies.documents())
def test_no_printed_table_is_without_cells_and_no_picture_without_words(document: Document) -> None:
    for block in printable(document).blocks:
        if isinstance(block, Table):
            assert block.rows
            assert all(row.cells for row in block.rows)
            assert 0 <= block.header_rows <= len(block.rows)
        if isinstance(block, Image):
            assert block.alternative


def test_headings_without_words_are_left_out_and_levels_close_up() -> None:
    mended = printable(doc(h(" "), h("Diep", level=3), h("Dieper", level=3), h("Hoog")))
    assert headings(mended) == [(1, "Diep"), (2, "Dieper"), (1, "Hoog")]


def test_a_heading_that_shows_a_field_has_words() -> None:
    mended = printable(doc(h(field("organisatie")), fields={"organisatie": "Testschool"}))
    assert headings(mended) == [(1, "Testschool")]


def test_a_heading_is_one_line() -> None:
    assert headings(printable(doc(h("Een", br(), "twee\ndrie")))) == [(1, "Een twee drie")]


def test_line_ends_in_a_text_are_line_breaks() -> None:
    (block,) = printable(doc(p("een\r\ntwee\u2028drie"))).blocks
    assert isinstance(block, TextBlock)
    assert block.inlines == (Text("een"), Break(), Text("twee"), Break(), Text("drie"))


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://www.example.org/pad?x=1", True),
        ("http://example.org", True),
        ("mailto:info@example.org", True),
        ("javascript:alert(1)", False),
        ("file:///c:/geheim.txt", False),
        ("www.example.org", False),
        ("https://", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_links_lead_only_where_a_reader_may_go(address: str, safe: bool) -> None:
    assert is_safe_link(address) is safe
    (block,) = printable(doc(p(link("hier", address)))).blocks
    assert isinstance(block, TextBlock)
    assert block.inlines == (Text("hier", link=address if safe else ""),)


def test_pictures_are_described_by_caption_where_nobody_did() -> None:
    described = printable(doc(image("a", "Een plein", "Het plein"), image("b", "", "Het plein")))
    bare = printable(doc(image("c")))
    said = [one.alternative for one in (*described.blocks, *bare.blocks) if isinstance(one, Image)]
    assert said == ["Een plein", "Het plein", NO_DESCRIPTION]


def test_tables_lose_what_cannot_be_drawn() -> None:
    empty = table((), ())
    holed = table(("a", cell("b", columns=0)), (), header_rows=9)
    (mended,) = printable(doc(empty, holed)).blocks
    assert isinstance(mended, Table)
    assert [[one.columns for one in row.cells] for row in mended.rows] == [[1, 1]]
    assert mended.header_rows == 1


def test_a_heading_in_a_table_is_a_paragraph() -> None:
    (mended,) = printable(doc(table((cell(h("Kop")),)))).blocks
    assert isinstance(mended, Table)
    assert mended.rows[0].cells[0].blocks[0].role is Role.PARAGRAPH


def test_metadata_and_numbers_are_of_one_line() -> None:
    document = doc(
        g("Tekst", number="Artikel\n1"),
        metadata=Metadata("Een\ntitel", "Stichting\tSOM "),
        fields={"naam": "a\nb"},
    )
    mended = printable(document)
    assert mended.metadata == Metadata("Een titel", "Stichting SOM")
    assert mended.fields == (("naam", "a b"),)
    (block,) = mended.blocks
    assert isinstance(block, TextBlock)
    assert block.numbering == Literal("Artikel 1")


def test_signs_of_symbol_fonts_are_what_they_look_like_and_others_without_shape_go() -> None:
    assert printable_text("\uf0b7 een\ttwee \uf0fc \ue123\U000f1234\x07") == "• een twee ✓ "


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(on_one_line(text).splitlines()) <= 1


def test_labels_have_a_full_stop_where_a_number_wants_one() -> None:
    assert item_label(g("x"), "4") == "4."
    assert item_label(g("x", number="1.6a"), "1.6a") == "1.6a."
    assert item_label(g("x", number="Artikel 1.6a"), "Artikel 1.6a") == "Artikel 1.6a"
    assert item_label(g("x", number="4)"), "4)") == "4)"
    assert item_label(p("x"), "") == ""


def test_a_paragraph_introduces_the_list_or_table_it_ends_in_a_colon_before() -> None:
    assert introduces(p("Don’ts:"), bullet("een"))
    assert introduces(p("Bedenk dat… "), table(("a",)))
    assert not introduces(p("Don’ts:"), p("Tekst"))
    assert not introduces(p("Don’ts:"), None)
    assert not introduces(p("Klaar."), bullet("een"))
    assert not introduces(note("Let op:"), bullet("een"))
    assert not introduces(p(), bullet("een"))


def test_columns_share_the_width_by_their_longest_cell_within_bounds() -> None:
    wide = table(("a", "x" * 30, "x" * 500), ("b", cell("x" * 90, columns=2)))
    assert column_shares(wide) == (8, 30, 60)


def test_only_headings_make_contents() -> None:
    assert has_headings(doc(p("a"), h("b")))
    assert not has_headings(doc(p("a"), g("b")))
    assert not has_headings(Document(doc().id))
    assert any(map(is_heading, protocol().document.blocks))
