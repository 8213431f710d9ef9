import datetime as dt
import re

import pytest
from hypothesis import given, settings

from som_editor.core.document import Block, Document, Table, text_blocks
from som_editor.core.errors import CannotTypeset
from som_editor.core.lifecycle import Drafted, Withdrawn
from som_editor.core.metadata import Metadata
from som_editor.core.shown import Reader, plain_text
from som_editor.core.version import Version
from som_editor.writers.pdf import write_pdf
from som_editor.writers.printed import printable
from tests import strategies
from tests.build import NOW, cell, doc, g, h, link, p, ref, table, version
from tests.writers.pdf_reading import links, lost_run, lost_words, pages, words
from tests.writers.pdf_samples import ADOPTION, IMAGES, LOGO, METADATA, everything, protocol


@pytest.fixture(scope="module")
def everything_pdf() -> bytes:
    return write_pdf(everything(), images=IMAGES, logo=LOGO)


def titled(*blocks: Block, title: str = "Proefprotocol") -> Version:
    return version(doc(*blocks, metadata=Metadata(title=title)))


def one_page(*blocks: Block) -> str:
    """The text of a document that fits on one page and has no cover."""
    return pages(write_pdf(titled(*blocks), body_only=True))[0]


# Words


@pytest.mark.parametrize("name", ["som-social-media-3.0", "cnv-origineel-reconstructie"])
def test_every_word_of_a_real_protocol_is_there_in_order(name: str) -> None:
    source = protocol(name)
    assert lost_words(words(plain_text(source.document)), write_pdf(source)) == []


def test_every_word_of_a_document_with_everything_is_there_in_order(everything_pdf: bytes) -> None:
    assert lost_words(words(printed_text(everything().document)), everything_pdf) == []


@settings(max_examples=15)
@given(strategies.documents())
def test_any_document_is_set_with_all_its_words_or_refused_for_a_sign(document: Document) -> None:
    try:
        made = write_pdf(version(document), body_only=True)
    except CannotTypeset as refusal:
        if "(U+" not in refusal.detail:  # any other reason is a fault of ours
            raise
        return
    text = re.sub(r"\S*www\S*", "", printed_text(document))  # an address may break at a line's end
    if "\u00a0" in text:
        assert lost_run(text, made) == ""
    else:
        assert lost_words(words(text), made) == []


def printed_text(document: Document) -> str:
    """The text of `document` as it goes on paper, save what its pictures show."""
    shown = printable(document)
    reader = Reader(shown)
    lines: list[str] = []
    for block in shown.blocks:
        lines += [block.caption] if isinstance(block, Table) else []
        lines += [reader.block(part) for part in text_blocks(block)]
    return "\n".join(lines)


def test_numbers_are_computed_and_literal_ones_kept(everything_pdf: bytes) -> None:
    text = " ".join("\n".join(pages(everything_pdf)).split())
    for line in (
        "1.1. Uitwerking per doelgroep",
        "1.1.1. Ouders en verzorgers",
        "Artikel 1.6a Bevoegdheden",
        "2. Medewerkers publiceren niet:",
        "a. vertrouwelijke informatie;",
        "b. foto’s van leerlingen, behalve:",
        "3. Bij twijfel zoeken",
        "Artikel 1.6a.1 Het bestuur",
        "Zie richtlijn 3, paragraaf 1.1.1 en Achtergrond.",
    ):
        assert line in text


def test_an_item_of_one_list_continues_the_numbers_of_an_earlier_one() -> None:
    text = one_page(g("Eerste."), p("Tussendoor."), g("Tweede."))
    assert "2. Tweede." in text


def test_an_unfilled_field_shows_its_name(everything_pdf: bytes) -> None:
    assert "({meldpunt})" in "".join(pages(everything_pdf))


def test_signs_that_the_typefaces_lack_come_from_the_fallback_fonts() -> None:
    assert "☐ ☑ ✓ ➢ □ ★ 😀 ⚠" in one_page(p("☐ ☑ ✓ ➢ □ ★ 😀 ⚠"))


def test_a_word_too_long_for_any_line_breaks_and_loses_nothing() -> None:
    address = "https://example.org/" + "abcdefghij" * 15
    assert address in one_page(p(address)).replace("\r\n", "")


def test_hyphens_of_the_text_survive_and_none_are_added() -> None:
    text = one_page(p("Het AI-gebruik van onderwijsondersteunend personeel. " * 8))
    assert text.count("AI-gebruik") + text.replace("\r\n", "").count("AI-gebruik") == 16
    assert text.count("-") == 8


def test_no_line_ends_within_a_short_compound() -> None:
    for length in range(8):
        text = one_page(p("x" * length, " ", link("e-mail", "https://example.org"), " e-mail" * 30))
        assert "e-\r\n" not in text
        assert text.count("e-mail") == 31


# Around the text


def test_the_cover_says_what_the_version_is() -> None:
    made = pages(write_pdf(everything(*ADOPTION), images=IMAGES, logo=LOGO))
    cover = " ".join(made[0].split())
    for line in (
        "Stichting Testschool",
        "Proefprotocol",
        "Kenmerk TST-P&O-012",
        "Versie 4.0",
        "Status Vastgesteld op 14-12-2026",
        "Instemming PGMR 08-12-2026",
        "Vastgesteld door College van bestuur, 14-12-2026",
        "Ingangsdatum 01-01-2027",
        "Evaluatiedatum 01-01-2029",
        f"1 / {len(made)}",
    ):
        assert line in cover


def test_each_page_bears_title_status_edition_and_number() -> None:
    made = pages(write_pdf(everything(*ADOPTION), images=IMAGES))
    for number, page in enumerate(made[1:], 2):
        for words_around in (
            "Proefprotocol",
            "Vastgesteld",
            "Stichting Testschool · versie 4.0",
            f"{number} / {len(made)}",
        ):
            assert words_around in page


@pytest.mark.parametrize(
    ("source", "word"),
    [
        (version(doc(h("Kop"), p("Tekst."), metadata=METADATA), Drafted(NOW, "3.1")), "Concept"),
        (
            version(
                doc(h("Kop"), p("Tekst."), metadata=METADATA),
                Drafted(NOW, "3.1"),
                Withdrawn(NOW, dt.date(2026, 3, 1)),
            ),
            "Ingetrokken",
        ),
    ],
)
def test_a_version_not_to_rely_on_says_so_behind_each_page_and_as_text(
    source: Version, word: str
) -> None:
    made = write_pdf(source)
    for page in pages(made)[1:]:
        assert page.replace("\r\n", "").count(word) == 2  # running header and watermark
    assert f"Status {word}" in " ".join(pages(made)[0].split())
    assert f"{word}" in pages(write_pdf(source, body_only=True))[0]


def test_a_version_in_force_has_no_watermark() -> None:
    for page in pages(write_pdf(everything(*ADOPTION), images=IMAGES)):
        assert "Concept" not in page


def test_the_contents_lead_to_the_headings(everything_pdf: bytes) -> None:
    contents = " ".join(pages(everything_pdf)[1].split())
    assert "Inhoud" in contents
    assert "Artikel 1.6a Bevoegdheden" in contents
    assert links(everything_pdf)[:5] == ["page 3", "page 3", "page 3", "page 3", "page 4"]


def test_without_headings_there_are_no_contents() -> None:
    made = pages(write_pdf(titled(p("Alleen tekst."))))
    assert len(made) == 2
    assert "Inhoud" not in "".join(made)


def test_the_body_alone_begins_with_its_title_and_has_no_cover_or_contents() -> None:
    made = pages(write_pdf(everything(*ADOPTION), images=IMAGES, logo=LOGO, body_only=True))
    assert made[0].lstrip().startswith("Proefprotocol")
    assert "Kenmerk" not in "".join(made)
    assert "Inhoud" not in "".join(made)


def test_an_empty_document_is_a_cover() -> None:
    made = pages(write_pdf(titled()))
    assert len(made) == 1
    assert "Proefprotocol" in made[0]


def test_a_document_without_a_title_says_so() -> None:
    assert "Zonder titel" in pages(write_pdf(titled(p("Tekst."), title="")))[0]


def test_links_lead_to_safe_addresses_and_to_blocks() -> None:
    made = write_pdf(
        titled(
            h("Doel", id_="doel"),
            p(
                link("web", "https://example.org/?a=1&b=2"),
                link("post", "mailto:meldpunt@example.org"),
                link("schrift", "javascript:alert(1)"),
                link("bestand", "file:///etc/passwd"),
                "zie ",
                ref("doel"),
                " en ",
                ref("weg"),
            ),
        ),
        body_only=True,
    )
    assert links(made) == ["https://example.org/?a=1&b=2", "mailto:meldpunt@example.org", "page 1"]
    assert "schriftbestandzie Doel en ?" in pages(made)[0]


def test_a_header_with_links_is_not_repeated_but_the_table_is_whole() -> None:
    rows = [(f"rij {number}", "tekst " * 60) for number in range(20)]
    made = write_pdf(titled(table((cell(p(link("Kop", "https://example.org/"))), "b"), *rows)))
    assert "".join(pages(made)).count("Kop") == 1
    assert lost_words(words("rij 0 rij 19"), made) == []


def test_a_header_is_repeated_on_each_page_of_its_table(everything_pdf: bytes) -> None:
    assert sum("Nummer\tSituatie" in "\t".join(page.split()) for page in pages(everything_pdf)) == 2


def test_a_picture_that_is_not_there_is_told_in_words(everything_pdf: bytes) -> None:
    text = " ".join(pages(everything_pdf)[-1].split())
    assert "Afbeelding niet beschikbaar: Een beeld dat er niet bij zit Weg" in text
