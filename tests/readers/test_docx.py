"""Word files of others: what Word says of the text is what it becomes."""

import hashlib
import io

import docx
import pytest

from som_editor.core.document import Image, Role, SectionKind, TextBlock
from som_editor.core.import_report import GuessKind
from som_editor.core.lifecycle import Status
from som_editor.wording.import_report import report_headline, report_lines
from tests.readers.word_files import (
    item,
    level,
    numbering,
    outline,
    p,
    part,
    r,
    read_body,
    read_word,
    report_of,
    row,
    table,
    word_file,
)
from tests.writers.docx_samples import PICTURE

BOLD = "<w:b/>"
LEGAL = numbering(
    level(0, "decimal", "%1.", '<w:pStyle w:val="Kop1"/>'),
    level(1, "decimal", "%1.%2"),
    level(2, "lowerLetter", "%3)"),
)


def begin(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def test_word_s_own_template_is_read_by_its_styles() -> None:
    made = docx.Document()
    made.add_paragraph("Protocol telefoons", "Title")
    made.add_heading("Inleiding", 1)
    made.add_paragraph("Waarom dit protocol er is.")
    made.add_heading("Richtlijnen", 2)
    for text in ("Wees aardig.", "Deel kennis."):
        made.add_paragraph(text, "List Number")
    made.add_paragraph("Altijd.", "List Bullet")
    made.add_paragraph("Vaak.", "List Bullet 2")
    made.add_paragraph("Ik zie het elke dag.", "Intense Quote")
    content = io.BytesIO()
    made.save(content)
    reading = read_word(content.getvalue())
    assert reading.version.document.metadata.title == "Protocol telefoons"
    assert outline(reading.version) == [
        "heading1: Inleiding",
        "paragraph1: Waarom dit protocol er is.",
        "heading2: Richtlijnen",
        "guideline1 1: Wees aardig.",
        "guideline1 2: Deel kennis.",
        "bullet1: Altijd.",
        "bullet2: Vaak.",
        "quote1: Ik zie het elke dag.",
    ]
    headings = [block for block in reading.version.document.blocks if block.role is Role.HEADING]
    kinds = [block.section_kind for block in headings]
    assert kinds == [SectionKind.INTRODUCTION, SectionKind.GUIDELINES]
    assert not reading.report.guesses
    assert report_headline(reading.report).startswith("Uit ‘brief.docx’ is alles gelezen")


def test_headings_are_known_by_name_by_outline_and_by_what_they_are_based_on() -> None:
    read = read_body(
        p("Een", "Kop1"),
        p("Twee", "Eigen"),
        p("Drie", "KopGoed"),
        p("Vier", properties='<w:outlineLvl w:val="1"/>'),
        p("Tekst", "Rond"),
        p("Tekst", "Onbekend"),
    )
    assert outline(read) == [
        "heading1: Een",
        "heading2: Twee",
        "heading3: Drie",
        "heading2: Vier",
        "paragraph1: Tekst",
        "paragraph1: Tekst",
    ]


def test_a_heading_deeper_than_we_have_is_told() -> None:
    report = report_of(p("Diep", properties='<w:outlineLvl w:val="5"/>'), p("Tekst"))
    (guess,) = (guess for guess in report.guesses if guess.kind is GuessKind.HEADING)
    assert (guess.text, guess.detail) == ("Diep", "3")


def test_title_lines_that_follow_each_other_are_one_title() -> None:
    read = read_body(p("Protocol", "Titel"), p(), p("telefoons", "Titel"), p("Deel", "Titel"))
    assert read.document.metadata.title == "Protocol telefoons Deel"
    read = read_body(p("Protocol", "Titel"), p("Tekst"), p("Deel B", "Titel"))
    assert outline(read) == ["paragraph1: Tekst", "heading1: Deel B"]


def test_marks_come_from_runs_and_styles_but_not_from_what_a_heading_is() -> None:
    read = read_body(
        p("Kop", "Kop1"),
        p(r("Kop ", BOLD) + r("gewoon"), "Kop2"),
        p(r("vet", BOLD) + r("niet", '<w:b w:val="0"/>') + r("lijn", '<w:u w:val="single"/>')),
        p(r("a", '<w:rStyle w:val="Nadruk"/>') + r("b", '<w:u w:val="none"/>')),
        p(r("vet") + r("los", '<w:rStyle w:val="Sterk"/>'), "Vet"),
        p("Een citaat is schuin.", "Citaat"),
    )
    assert outline(read) == [
        "heading1: Kop",
        "heading2: *Kop *gewoon",
        "paragraph1: *vet*niet_lijn_",
        "paragraph1: /a/b",
        "paragraph1: *vet*los",
        "quote1: Een citaat is schuin.",
    ]


def test_numbers_that_we_would_count_the_same_are_counted_and_others_kept() -> None:
    read = read_body(
        p("Eerste", "Kop1", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
        item("Onder een.", 1, 1),
        item("Letter.", 1, 2),
        p("Tweede", "Kop1", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
        item("Weer.", 1, 1),
        parts=LEGAL,
    )
    assert outline(read) == [
        "heading1 1: Eerste",
        "guideline2 =1.1: Onder een.",
        "guideline3 =a): Letter.",
        "heading1 2: Tweede",
        "guideline2 =2.1: Weer.",
    ]


def test_a_list_that_goes_on_behind_a_heading_keeps_its_numbers() -> None:
    numbers = numbering(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2."))
    read = read_body(
        item("Een.", 1), item("A.", 1, 1), p("Kop", "Kop1"), item("Twee.", 1), parts=numbers
    )
    assert outline(read) == [
        "guideline1 1: Een.",
        "guideline2 a: A.",
        "heading1: Kop",
        "guideline1 =2: Twee.",
    ]


@pytest.mark.parametrize(
    ("style", "text", "labels"),
    [
        ("upperRoman", "%1.", ["=I", "=II", "=III"]),
        ("lowerLetter", "(%1)", ["=(a)", "=(b)", "=(c)"]),
        ("decimal", "Artikel %1", ["=Artikel 1", "=Artikel 2", "=Artikel 3"]),
        ("decimal", "%1)", ["1", "2", "3"]),
        ("decimalZero", "%1", ["=01", "=02", "=03"]),
    ],
)
def test_numbers_are_shown_as_word_shows_them(style: str, text: str, labels: list[str]) -> None:
    read = read_body(*(item("Tekst.", 1) for _ in labels), parts=numbering(level(0, style, text)))
    assert [line.split()[1:-1] for line in outline(read)] == [
        [f"{part}" for part in f"{label}:".split()] for label in labels
    ]


def test_a_list_can_start_elsewhere_and_start_again() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    numbers = numbering(level(0, "decimal", "%1."), more=more)
    read = read_body(item("a", 1), item("b", 1), item("c", 2), item("d", 2), parts=numbers)
    assert [line.split()[1] for line in outline(read)] == ["1:", "2:", "=5:", "=6:"]


def test_bullets_and_lists_without_a_number_part() -> None:
    bullets = numbering(level(0, "bullet", "•"), level(1, "bullet", "–"), level(2, "none", ""))
    read = read_body(item("Een", 1), item("Twee", 1, 1), item("Drie", 1, 2), parts=bullets)
    assert outline(read) == ["bullet1: Een", "bullet2: Twee", "paragraph1: Drie"]
    assert outline(read_body(item("Een", 1), item("Twee", 7))) == [
        "paragraph1: Een",
        "paragraph1: Twee",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Artikel 1.6a Bevoegdheden", "paragraph1 =Artikel 1.6a: Bevoegdheden"),
        ("Artikel 1.6a. bevoegd is", "paragraph1 =Artikel 1.6a: bevoegd is"),
        ("Artikel 5 van de wet zegt het.", "paragraph1: Artikel 5 van de wet zegt het."),
        ("1.2.3 Doel", "paragraph1 =1.2.3: Doel"),
        ("1.5 meter afstand", "paragraph1: 1.5 meter afstand"),
        ("7. Wees aardig.", "guideline1 =7: Wees aardig."),
        ("a) Wees aardig.", "guideline1 =a): Wees aardig."),
        ("(iii) Wees aardig.", "guideline1 =(iii): Wees aardig."),
        ("§ 3. Doel", "paragraph1 =§ 3: Doel"),
        ("- Wees aardig.", "bullet1: Wees aardig."),
        ("• Wees aardig.", "bullet1: Wees aardig."),
        ("Artikel 5", "paragraph1: Artikel 5"),
        ("13-04-2021 is de datum.", "paragraph1: 13-04-2021 is de datum."),
        ("2021 was een goed jaar.", "paragraph1: 2021 was een goed jaar."),
        ("A. Testpersoon zei dat.", "paragraph1: A. Testpersoon zei dat."),
        ("-5 graden", "paragraph1: -5 graden"),
    ],
)
def test_a_typed_number_is_kept_as_it_is(text: str, line: str) -> None:
    assert outline(read_body(p(text))) == [line]


def test_a_typed_number_is_told_and_may_stand_before_a_tab_and_in_bold() -> None:
    content = r("1.6a", BOLD) + "<w:r><w:tab/></w:r>" + r("Bevoegd", BOLD)
    reading = read_word(word_file(p(content, "Kop1")))
    assert outline(reading.version) == ["heading1 =1.6a: *Bevoegd*"]
    assert "Alinea 1: ‘1.6a Bevoegd’ begint met een getypt nummer; dat blijft zoals het is." in (
        report_lines(reading.report)
    )


def test_letters_under_a_typed_number_stand_a_level_deeper() -> None:
    read = read_body(p("1. Een"), p("a. Onder een"), p("b. Ook"), p("2. Twee"))
    assert [line.split(":")[0] for line in outline(read)] == [
        "guideline1 =1",
        "guideline2 =a",
        "guideline2 =b",
        "guideline1 =2",
    ]


def test_tables_keep_their_cells_spans_and_header() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("Samen")}{p("twee")}</w:tc>'
    inner = f"<w:tc>{table(row('x', 'y'))}{p('z')}</w:tc>"
    read = read_body(
        table(row("A", "B", properties="<w:tblHeader/>"), row(wide), row("", inner)),
        p("Erna"),
    )
    assert outline(read) == [
        "table 1:",
        "A | B",
        "Samen / twee+",
        " | x / y / z",
        "paragraph1: Erna",
    ]


def test_a_first_row_in_bold_is_a_header() -> None:
    bold = f"<w:tc>{p(r('Rol', BOLD))}</w:tc>"
    assert outline(read_body(table(row(bold), row("GMR"))))[0] == "table 1:"
    assert outline(read_body(table(row("Rol"), row("GMR"))))[0] == "table 0:"


def test_a_list_in_a_table_keeps_the_numbers_that_it_shows() -> None:
    numbers = numbering(level(0, "decimal", "%1."))
    read = read_body(
        table(row(f"<w:tc>{item('een', 1)}{item('twee', 1)}</w:tc>")),
        item("drie", 1),
        parts=numbers,
    )
    (found, after) = read.document.blocks
    shown = [block.numbering.text for block in found.rows[0].cells[0].blocks]
    assert (shown, after.numbering.text) == (["1", "2"], "3")


def test_links_lead_to_the_web_and_to_mail_only() -> None:
    content = "".join(f'<w:hyperlink r:id="l{at}">{r(f"l{at}")}</w:hyperlink> ' for at in range(3))
    field = begin('HYPERLINK "https://veld.test/"') + r("veld") + END
    related = {
        "l0": ("hyperlink", "https://som.test/a"),
        "l1": ("hyperlink", "mailto:post@som.test"),
        "l2": ("hyperlink", "javascript:alert(1)"),
    }
    read = read_word(word_file(p(content + field), related=related)).version
    assert outline(read) == [
        "paragraph1: [l0](https://som.test/a)[l1](mailto:post@som.test)l2[veld](https://veld.test/)"
    ]


def test_breaks_tabs_and_signs() -> None:
    run = (
        "<w:r><w:t>een</w:t><w:br/><w:t>twee</w:t><w:tab/><w:t>drie</w:t><w:noBreakHyphen/>"
        '<w:t>vier</w:t><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    )
    assert outline(read_body(p(run))) == ["paragraph1: een\ntwee drie\u2011vier\u00ad✓"]


def test_a_formula_keeps_its_signs() -> None:
    formula = "<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>"
    assert outline(read_body(p(r("Dus ") + formula))) == ["paragraph1: Dus a=b"]


def test_fields_show_what_they_last_showed() -> None:
    nested = begin(
        "IF " + "</w:instrText></w:r>" + begin("PAGE") + r("9") + END + "<w:r><w:instrText>"
    )
    read = read_body(p(r("a") + begin("DATE") + r("b") + END + nested + r("c") + END + r("d")))
    assert outline(read) == ["paragraph1: abcd"]


def test_a_field_without_an_end_swallows_nothing() -> None:
    lost = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("weg")
    read = read_body(p(r("a") + lost), p("b"), p(begin("TOC") + r("c")), p("d"))
    assert outline(read) == ["paragraph1: a", "paragraph1: b", "paragraph1: c", "paragraph1: d"]


def test_pictures_are_known_by_their_bytes() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Een vlak"/><a:graphic>'
        '<a:graphicData><a:blip r:embed="i1"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
    gone = drawing.replace("i1", "i9").replace("Een vlak", "Weg")
    reading = read_word(
        word_file(
            p(r("Voor.") + drawing + gone + r(" Na.")),
            parts={"media/a.png": PICTURE},
            related={"i1": ("image", "media/a.png")},
        )
    )
    assert outline(reading.version) == ["paragraph1: Voor. Na.", "image: Een vlak"]
    image = reading.version.document.blocks[1]
    assert isinstance(image, Image)
    assert image.digest == hashlib.sha256(PICTURE).hexdigest()
    assert image.media_type == "image/png"
    assert reading.pictures == (PICTURE,)
    assert [(gone.text, gone.reason) for gone in reading.report.dropped] == [("Weg", "picture")]


def test_what_the_text_and_its_footers_state_becomes_metadata() -> None:
    footer = {"footer1.xml": part("ftr", p("Versie 3.0") + p("1 / 4"))}
    reading = read_word(
        word_file(
            p("Aangepast voor Stichting Testschool op 13-04-2021"), p("Versies."), parts=footer
        )
    )
    standing = reading.version.standing
    assert (standing.status, standing.number) == (Status.TAKEN_OVER, "3.0")
    assert reading.version.document.metadata.organisation == "Stichting Testschool"
    assert outline(reading.version) == ["paragraph1: Versies."]
    assert [gone.reason for gone in reading.report.dropped] == ["metadata", "metadata"]


def test_a_reconstruction_is_told_as_one() -> None:
    from som_editor.readers.docx import read_docx
    from tests.build import NOW, new_ids
    from tests.readers.word_files import PATH

    content = word_file(p("Tekst."))
    reading = read_docx(PATH.with_name("cnv-reconstructie.docx"), content, NOW, new_ids())
    assert reading.version.standing.reconstruction
    assert GuessKind.RECONSTRUCTION in {guess.kind for guess in reading.report.guesses}


def test_the_same_file_gives_the_same_document() -> None:
    content = word_file(p("Kop", "Kop1"), p("Tekst."), table(row("a", "b")))
    assert read_word(content).version == read_word(content).version
    assert all(
        isinstance(block, TextBlock) for block in read_word(content).version.document.blocks[:2]
    )
