"""What stands around the text of a Word file: cover, contents, header, footer, watermark."""

import datetime as dt

import pytest

from som_editor.core.document import Document, DocumentId, is_heading
from som_editor.core.lifecycle import Drafted, Event, Withdrawn
from som_editor.core.metadata import Metadata
from som_editor.writers.cover import cover
from som_editor.writers.docx import write_docx
from som_editor.writers.docx.pages import heading_pages
from tests.build import NOW, doc, h, p
from tests.build import version as version_of
from tests.writers.docx_samples import ADOPTED, DIGEST, LOGO, PICTURE, everything, protocol
from tests.writers.word import NAMESPACES, W, Word, style, text

CONCEPT = (Drafted(NOW, "4.1"),)
WITHDRAWN = (*ADOPTED, Withdrawn(NOW, dt.date(2028, 1, 1)))


def rows(word: Word) -> list[list[str]]:
    (table,) = word.find("//w:sdt[1]//w:tbl")
    return [
        ["".join(map(text, one.findall(f"{W}p"))) for one in row.findall(f"{W}tc")]
        for row in table.findall(f"{W}tr")
    ]


def test_the_cover_says_everything_that_the_version_does() -> None:
    version = everything(*ADOPTED)
    word = Word(write_docx(version, images={DIGEST: PICTURE}))
    shown = [[row.label, row.value] for row in cover(version).rows]
    assert rows(word) == [["Over dit document", ""], *shown]
    assert ["Status", "Vastgesteld op 14-12-2026"] in shown
    first, second = word.find("//w:sdt[1]//w:p[not(ancestor::w:tbl)]")[:2]
    assert (style(first), text(first)) == ("SomOrganisation", "Stichting Testschool")
    assert (style(second), text(second)) == ("Title", "Proefprotocol")


def test_the_logo_stands_on_the_cover_and_says_what_it_is() -> None:
    word = Word(write_docx(protocol(), logo=LOGO))
    assert word.find("//w:sdt[1]//wp:docPr/@descr") == [LOGO.alternative]
    broken = Word(write_docx(protocol(), logo=LOGO._replace(content=b"geen beeld")))
    assert broken.find("//wp:docPr") == []


def test_the_contents_list_every_heading_with_its_number_and_page() -> None:
    version = everything(*ADOPTED)
    word = Word(write_docx(version, images={DIGEST: PICTURE}))
    lines = word.find("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC')]")
    assert [style(line) for line in lines] == ["TOCHeading", "TOC1", "TOC2", "TOC3", "TOC1", "TOC1"]
    assert [text(line).rpartition(" ")[0] for line in lines[1:]] == [
        "1. Richtlijnen voor het gebruik",
        "1.1. Uitwerking per doelgroep",
        "1.1.1. Ouders en verzorgers",
        "Achtergrond",
        "Artikel 1.6a Bevoegdheden",
    ]
    pages = [int(text(line).rpartition(" ")[2]) for line in lines[1:]]
    assert pages == sorted(pages)
    assert pages[0] == 3  # cover and contents come first


def test_pages_are_counted_as_the_pdf_has_them() -> None:
    far = doc(h("Een"), *(p("Regel.") for _ in range(120)), h("Twee"), metadata=Metadata("Proef"))
    first, second = heading_pages(version_of(far), {}, None)
    assert first == 3
    assert second in (6, 7)


def test_where_no_pdf_can_be_made_the_contents_go_without_pages() -> None:
    unknown_sign = "\U00012000"  # cuneiform: no shipped font has it
    version = version_of(doc(h("Een"), p(unknown_sign), metadata=Metadata("Proef")))
    assert heading_pages(version, {}, None) == ()
    word = Word(write_docx(version))
    codes = [code.text.strip() for code in word.find("//w:instrText")]
    assert codes == [r'TOC \o "1-3" \n \h \z \u']


def test_fields_are_balanced_and_the_contents_are_one_field() -> None:
    word = Word(write_docx(everything(*ADOPTED), images={DIGEST: PICTURE}))
    depth = 0
    for kind in word.find("//w:fldChar/@w:fldCharType"):
        depth += {"begin": 1, "separate": 0, "end": -1}[kind]
        assert depth >= 0
    assert depth == 0
    assert len([code for code in word.find("//w:instrText") if "TOC" in code.text]) == 1


def test_without_headings_there_are_no_contents() -> None:
    word = Word(write_docx(version_of(doc(p("Tekst."), metadata=Metadata("Proef")))))
    assert word.find("//w:docPartGallery/@w:val") == ["Cover Pages"]


def test_the_text_alone_has_its_title_and_no_cover() -> None:
    word = Word(write_docx(everything(*CONCEPT), body_only=True))
    assert word.find("//w:docPartGallery/@w:val") == ["Cover Pages"]
    (control,) = word.find("//w:sdtContent")
    assert [text(one) for one in control] == ["Proefprotocol", "Concept"]
    assert not any("TOC" in code.text for code in word.find("//w:instrText"))


def test_an_empty_document_is_one_page() -> None:
    word = Word(write_docx(version_of(Document(DocumentId("d")))))
    assert word.find("//w:br") == []
    assert word.lines == []


def test_header_and_footer_say_what_lies_before_you() -> None:
    word = Word(write_docx(everything(*ADOPTED), images={DIGEST: PICTURE}))
    assert text(word.running("header", "default")) == "Proefprotocol Vastgesteld"
    assert text(word.running("header", "first")) == ""
    for page in ("default", "first"):
        footer = word.running("footer", page)
        assert text(footer) == "Stichting Testschool · versie 4.0 1 / 1"
        codes = footer.xpath(".//w:instrText/text()", namespaces=NAMESPACES)
        assert [code.strip() for code in codes] == ["PAGE", "NUMPAGES"]
    assert len(word.find("//w:titlePg")) == 1


def test_a_title_too_long_for_the_header_is_cut_between_words() -> None:
    long = "Protocol over de omgang met elkaar en met anderen " * 4
    word = Word(write_docx(version_of(doc(h("Kop"), metadata=Metadata(long)))))
    header = text(word.running("header", "default"))
    assert header.endswith(" … Concept")
    assert len(header) < 110


@pytest.mark.parametrize(
    ("events", "watermark"), [(CONCEPT, "Concept"), (WITHDRAWN, "Ingetrokken"), (ADOPTED, "")]
)
def test_what_may_not_be_relied_upon_is_marked_on_every_page_and_in_words(
    events: tuple[Event, ...], watermark: str
) -> None:
    word = Word(write_docx(everything(*events), images={DIGEST: PICTURE}))
    for page in ("default", "first"):
        shapes = word.find(".//v:shape", word.running("header", page))
        words = [one.find(f"{{{NAMESPACES['v']}}}textpath").get("string") for one in shapes]
        assert words == ([watermark] if watermark else [])
        assert all(one.get("alt") == f"Watermerk: {watermark}" for one in shapes)
    assert dict(rows(word)[1:])["Status"].startswith(watermark or "Vastgesteld")


def test_no_heading_of_the_text_is_missing_from_the_contents() -> None:
    version = protocol()
    word = Word(write_docx(version))
    anchors = word.find("//w:hyperlink/@w:anchor")
    assert anchors == [f"_som_{one.id}" for one in version.document.blocks if is_heading(one)]


def test_titles_are_as_large_as_the_cover_can_take() -> None:
    def size(title: str) -> int:
        word = Word(write_docx(version_of(doc(h("Kop"), metadata=Metadata(title)))))
        (found,) = word.find("//w:p[w:pPr/w:pStyle/@w:val='Title']//w:sz/@w:val")
        return int(found) // 2

    assert size("Protocol social media") == 38
    assert size("Protocol " * 20) < 38
    assert size("Arbeidsomstandighedenprotocol") < size("Arboprotocol")
