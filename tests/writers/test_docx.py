"""The text of a Word file: every word, every number, every sort of block."""

import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.document import (
    Block,
    BlockId,
    Digest,
    Document,
    Table,
    TextBlock,
    is_heading,
    text_blocks,
)
from som_editor.core.metadata import Metadata
from som_editor.core.numbering import numbers
from som_editor.core.shown import Reader, plain_text
from som_editor.core.version import Version
from som_editor.writers.docx import write_docx
from som_editor.writers.docx.bookmarks import bookmark_name
from som_editor.writers.docx.lists import list_places
from som_editor.writers.printed import printable
from tests import strategies
from tests.build import b, br, bullet, cell, doc, field, g, h, image, link, note, p, q, ref
from tests.build import table as table_of
from tests.build import version as version_of
from tests.writers.docx_samples import PICTURE, protocol
from tests.writers.word import W, Word, style, text

SAMPLES = ("som-social-media-3.0", "cnv-origineel-reconstructie")


def written(*blocks: Block, images: dict[Digest, bytes] | None = None) -> Word:
    made = doc(
        *blocks, metadata=Metadata("Proef", "Testschool"), fields={"organisatie": "Testschool"}
    )
    return Word(write_docx(version_of(made), images=images or {}))


def is_subsequence(words: list[str], of: list[str]) -> bool:
    rest = iter(of)
    return all(word in rest for word in words)


# Words


@pytest.mark.parametrize("name", SAMPLES)
def test_every_word_of_the_source_is_there_in_order_and_no_other(name: str) -> None:
    version = protocol(name)
    word = Word(write_docx(version, body_only=True))
    assert " ".join(word.lines).split() == plain_text(version.document).split()


@given(strategies.versions, st.booleans())
def test_no_word_of_any_document_is_lost(version: Version, body_only: bool) -> None:
    word = Word(write_docx(version, body_only=body_only))
    printed = printable(version.document)
    reader = Reader(printed)
    expected: list[str] = []
    for block in printed.blocks:
        expected += block.caption.split() if isinstance(block, Table) else []
        expected += [word for part in text_blocks(block) for word in reader.block(part).split()]
    assert is_subsequence(expected, " ".join(word.lines).split())


@given(strategies.versions)
def test_any_version_becomes_a_file_that_opens(version: Version) -> None:
    opened = docx.Document(io.BytesIO(write_docx(version)))
    assert opened.core_properties.language == "nl-NL"


def test_marks_and_line_breaks_stay() -> None:
    paragraph = written(p("Een ", b("vet"), " woord", br(), "en een regel.", id_="a")).paragraph(
        "a"
    )
    assert text(paragraph) == "Een vet woord\nen een regel."
    bold = [text(run) for run in paragraph.iter(f"{W}r") if run.find(f"{W}rPr/{W}b") is not None]
    assert bold == ["vet"]


def test_a_field_shows_its_value() -> None:
    assert written(p("Dit geldt voor ", field("organisatie"), ".")).lines == [
        "Dit geldt voor Testschool."
    ]


# Ids


@pytest.mark.parametrize("name", SAMPLES)
def test_every_block_is_found_again_by_its_id(name: str) -> None:
    version = protocol(name)
    word = Word(write_docx(version))
    for block in version.document.blocks:
        assert isinstance(block, TextBlock)
        assert text(word.paragraph(block.id)).strip()


@given(strategies.documents())
def test_each_bookmark_is_opened_and_closed_once_under_a_name_of_its_own(
    document: Document,
) -> None:
    word = Word(write_docx(version_of(document), body_only=True))
    names = word.find("//w:bookmarkStart/@w:name")
    opened, closed = word.find("//w:bookmarkStart/@w:id"), word.find("//w:bookmarkEnd/@w:id")
    assert len({name.lower() for name in names}) == len(names)
    assert all(len(name) <= 40 for name in names)
    assert len(set(opened)) == len(opened)
    assert sorted(opened) == sorted(closed)


@given(st.text(), st.text())
def test_different_ids_give_different_names(one: str, other: str) -> None:
    names = {bookmark_name(BlockId(one)).lower(), bookmark_name(BlockId(other)).lower()}
    assert len(names) == len({one, other})


def test_the_bookmark_of_a_heading_holds_its_words_alone() -> None:
    heading = written(h("Richtlijnen", number="Artikel 1", id_="kop")).paragraph("kop")
    assert text(heading) == "Artikel 1 Richtlijnen"
    assert [one.get(f"{W}name") for one in heading.iter(f"{W}bookmarkStart")] == [
        "_som_kop",
        "_somnr_kop",
    ]


# Headings and lists


def test_headings_have_the_styles_of_word_and_skip_no_level() -> None:
    word = written(h("Een"), h("Drie", level=3), h("Twee", level=2), p("Tekst"))
    assert [style(paragraph) for paragraph in word.body] == [
        "Heading1",
        "Heading2",
        "Heading2",
        "Normal",
    ]


def test_guidelines_start_again_under_each_heading_numbered_or_not() -> None:
    word = written(
        h("Een", number=""),
        g("a", id_="a"),
        g("b", id_="b"),
        g("ba", level=2, id_="ba"),
        g("bb", level=2, id_="bb"),
        g("c", id_="c"),
        g("ca", level=2, id_="ca"),
        h("Zonder nummer", level=2),
        g("d", id_="d"),
        h("Twee", level=2, number="", id_="h"),
    )
    shown = word.numbers()
    assert [shown[f"_som_{one}"] for one in ("a", "b", "ba", "bb", "c", "ca", "d", "h")] == [
        *("1.", "2.", "a.", "b.", "3.", "a.", "1."),
        "1.1.",
    ]


@given(strategies.documents(most_blocks=12))
def test_word_counts_what_the_model_counts(document: Document) -> None:
    printed = printable(document)
    known = numbers(printed)
    shown = Word(write_docx(version_of(document), body_only=True)).numbers()
    counted = {bookmark_name(one) for one, place in list_places(printed).items() if place[0] == 1}
    expected = {bookmark_name(one): f"{number}." for one, number in known.items()}
    assert shown == {name: expected[name] for name in counted}


def test_what_word_would_count_otherwise_is_written_as_text() -> None:
    letters = [g("sub", level=2) for _ in range(28)]
    word = written(h("Zonder"), h("Sectie", level=2, number="", id_="kop"), g("x"), *letters)
    assert text(word.paragraph("kop")) == "1. Sectie"
    assert word.lines[-2:] == ["sub", "ab. sub"]


def test_literal_numbers_are_kept_as_text() -> None:
    paragraph = written(g("Het bestuur stelt vast.", number="Artikel 1.6a", id_="a")).paragraph("a")
    assert text(paragraph) == "Artikel 1.6a Het bestuur stelt vast."
    assert paragraph.find(f"{W}pPr/{W}numPr") is None
    assert style(paragraph) == "ListContinue"


def test_bullets_are_bullets_of_two_levels() -> None:
    word = written(bullet("een", id_="a"), bullet("twee", level=2, id_="b"))
    assert [style(paragraph) for paragraph in word.body] == ["ListBullet", "ListBullet2"]
    assert word.find("//w:numPr/w:numId/@w:val") == ["2", "2"]
    assert word.find("//w:numPr/w:ilvl/@w:val") == ["0", "1"]


def test_all_lists_are_two_lists_of_the_template() -> None:
    word = Word(write_docx(protocol()))
    assert set(word.find("//w:numId/@w:val")) == {"1", "2"}
    assert len(word.find("//w:num", word.xml("word/numbering.xml"))) == 2


def test_what_announces_a_list_stays_with_it() -> None:
    word = written(p("Don’ts:", id_="a"), bullet("een"), p("Slot:", id_="z"))
    assert word.paragraph("a").find(f"{W}pPr/{W}keepNext") is not None
    assert word.paragraph("z").find(f"{W}pPr/{W}keepNext") is None


def test_the_speaker_of_a_quote_stands_above_it_under_its_bookmark() -> None:
    word = written(q("Ik zie het elke dag.", speaker="Reactie leraar:", id_="q"), note("Let op."))
    assert [style(paragraph) for paragraph in word.body] == ["SomSpeaker", "Quote", "SomNote"]
    assert word.lines == ["Reactie leraar:", "Ik zie het elke dag.", "Let op."]
    assert text(word.paragraph("q")) == "Reactie leraar:"


# References and links


def test_references_are_fields_that_show_what_they_showed_here() -> None:
    word = written(
        h("Kop zonder nummer", id_="kop"),
        g("Een", id_="een"),
        g("Artikel", number="Artikel 2", id_="artikel"),
        p("Zie ", ref("een"), ", ", ref("artikel"), ", ", ref("kop"), ", ", ref("weg")),
    )
    assert word.lines[-1] == "Zie 1, Artikel 2, Kop zonder nummer, ?"
    codes = [code.text.strip() for code in word.find("//w:p[not(ancestor::w:sdt)]//w:instrText")]
    assert codes == [r"REF _som_een \n \h", r"REF _somnr_artikel \h", r"REF _som_kop \h"]
    names = word.find("//w:bookmarkStart/@w:name")
    assert {"_som_een", "_somnr_artikel", "_som_kop"} <= set(names)


@given(strategies.documents())
def test_no_reference_points_to_a_bookmark_that_is_not_there(document: Document) -> None:
    word = Word(write_docx(version_of(document)))
    names = set(word.find("//w:bookmarkStart/@w:name"))
    codes = [code.text.split() for code in word.find("//w:instrText")]
    assert all(code[1] in names for code in codes if code[0] in ("REF", "PAGEREF"))
    assert set(word.find("//w:hyperlink/@w:anchor")) <= names


def addresses(word: Word) -> list[str]:
    relations = word.xml("word/_rels/document.xml.rels")
    return [one.get("Target") for one in relations if one.get("TargetMode") == "External"]


def test_links_lead_where_a_reader_may_go() -> None:
    word = written(
        p(
            link("site", "https://www.example.org/a b?jaar=2026&één=1"),
            link("mail", "mailto:info@example.org"),
            link("script", "javascript:alert(1)"),
            link("kapot", "https://a b/"),
        )
    )
    assert word.lines == ["sitemailscriptkapot"]
    assert addresses(word) == [
        "https://www.example.org/a%20b?jaar=2026&%C3%A9%C3%A9n=1",
        "mailto:info@example.org",
    ]


# Tables and pictures


def test_a_table_has_a_header_that_repeats_a_title_and_a_description() -> None:
    word = written(
        table_of(("Wie", "Wat"), ("Bestuur", "stelt vast"), caption="Wie doet wat", id_="t")
    )
    (table,) = word.find("//w:tbl[not(ancestor::w:sdt)]")
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]
    assert word.find("w:tblPr/w:tblCaption/@w:val", table) == ["Wie doet wat"]
    assert word.find("w:tblPr/w:tblDescription/@w:val", table) == ["Tabel met 2 rijen, 2 kolommen"]
    assert word.lines == ["Wie doet wat", "Wie", "Wat", "Bestuur", "stelt vast"]
    assert text(word.paragraph("t")) == "Wie"


def test_the_cells_of_each_row_fill_the_columns() -> None:
    word = written(
        table_of(("a", "b", "c"), (cell("over twee", columns=2), "d"), ("kort",)),
        table_of([str(place) for place in range(70)]),
    )
    for table in word.find("//w:tbl[not(ancestor::w:sdt)]"):
        columns = [int(one) for one in word.find("w:tblGrid/w:gridCol/@w:w", table)]
        assert sum(columns) == 8050
        assert len(columns) <= 63
        for row in table.findall(f"{W}tr"):
            spans = [
                int((word.find("w:tcPr/w:gridSpan/@w:val", one) or [1])[0])
                for one in row.findall(f"{W}tc")
            ]
            assert sum(spans) == len(columns)
    assert word.lines[-1] == "69"


def test_a_picture_comes_with_its_description() -> None:
    shown = image("beeld", "Een verloop", "Het beeld")
    word = written(shown, images={shown.digest: PICTURE})
    assert word.find("//wp:docPr/@descr") == ["Een verloop"]
    assert word.lines == ["Het beeld"]
    assert word.archive.read("word/media/image1.png") == PICTURE


@pytest.mark.parametrize("content", [b"", b"geen beeld", PICTURE[:20], b"GIF89a\0\0\0\0"])
def test_a_picture_that_cannot_be_shown_is_described_in_a_frame(content: bytes) -> None:
    shown = image("beeld", "Een verloop")
    word = written(shown, images={shown.digest: content})
    assert word.lines == ["Afbeelding niet beschikbaar: Een verloop"]
    assert [style(paragraph) for paragraph in word.body] == ["SomMissingPicture"]


@given(st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\0", b"BM"]), st.binary())
def test_no_picture_however_broken_stops_the_export(start: bytes, rest: bytes) -> None:
    shown = image("beeld", "Een verloop")
    made = doc(shown, metadata=Metadata("Proef"))
    content = write_docx(version_of(made), images={shown.digest: start + rest}, body_only=True)
    assert docx.Document(io.BytesIO(content)).core_properties.title == "Proef"


def test_a_document_without_headings_has_its_title_for_one() -> None:
    for body_only in (False, True):
        made = doc(p("Tekst."), metadata=Metadata("Proef"))
        word = Word(write_docx(version_of(made), body_only=body_only))
        headings = word.find("//w:p[w:pPr/w:pStyle/@w:val='Heading1']")
        assert [text(heading) for heading in headings] == ["Proef"]
    with_heading = Word(write_docx(protocol()))
    headings = with_heading.find("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]")
    assert len(headings) == sum(map(is_heading, protocol().document.blocks))
