"""An OpenDocument text becomes the document that LibreOffice shows."""

from pathlib import Path

import pytest

from som_editor.core.document import Image, Mark, Role, TextBlock
from som_editor.core.errors import FileReason, UnreadableFile
from som_editor.core.import_report import GuessKind
from som_editor.readers import Reading
from som_editor.use_cases.importing import read_file
from tests.build import NOW, compared_as_files, new_ids
from tests.readers.odt_files import (
    NAMES,
    cell,
    h,
    listed,
    odt_file,
    p,
    read,
    read_body,
    row,
    span,
    table,
)
from tests.readers.test_samples import SOM, sample
from tests.readers.word_files import outline

FILES = Path(__file__).parent / "files"
PNG = b"\x89PNG\r\n\x1a\n"
FRAME = (
    '<draw:frame><draw:image xlink:href="Pictures/a.svm"/><draw:image xlink:href="Pictures/a.png"/>'
    "<svg:title>Titel</svg:title><svg:desc>Een vlak</svg:desc></draw:frame>"
)


def lines(*body: str) -> list[str]:
    return outline(read_body(*body).version)


def gone(reading: Reading) -> list[tuple[int, str, str]]:
    return [(one.line, one.text, one.reason) for one in reading.report.dropped]


def kinds(reading: Reading) -> list[GuessKind]:
    return [one.kind for one in reading.report.guesses]


def test_title_headings_and_quotations() -> None:
    reading = read_body(p("Mijn", "Title"), p("protocol", "Title"), h("Kop"), p("x"), h("Onder", 2))
    assert reading.version.document.metadata.title == "Mijn protocol"
    assert outline(reading.version) == ["heading1: Kop", "paragraph1: x", "heading2: Onder"]
    assert lines(p("Kop", "Heading_20_1"), p("zo", "Quotations")) == ["heading1: Kop", "quote1: zo"]


def test_marks_come_from_styles_and_those_they_build_upon() -> None:
    text = f"a{span('b', 'Vet')}{span('c' + span('d', 'Onder'), 'Schuin')}"
    assert lines(p(text)) == ["paragraph1: a*b*/c//_d_/"]
    assert lines(p(f"a{span('b', 'Gewoon')}", "P1")) == ["paragraph1: *a*b"]
    assert lines(p("a", "Rond")) == ["paragraph1: a"]


def test_white_space_line_breaks_and_links() -> None:
    text = "a \n  b<text:s text:c='2'/>c<text:tab/>d<text:line-break/>e\u00a0f"
    assert lines(p(text)) == ["paragraph1: a b  c d\ne\u00a0f"]
    link = f"<text:a xlink:href='https://som.test'>{span('hier', 'Onder')}</text:a>"
    assert lines(p(link)) == ["paragraph1: [hier](https://som.test)"]
    assert lines(p("<text:a xlink:href='../x.odt'>daar</text:a>")) == ["paragraph1: daar"]


def test_lists_count_as_their_styles_say() -> None:
    deeper = p("twee") + listed("deel", "deel" + "", style="")
    first = listed("een", deeper, style="Nummers")
    again = listed("drie", style="Nummers", more='text:continue-numbering="true"')
    fresh = listed("een", style="Nummers")
    assert lines(first, p("tussen"), again, h("Kop"), fresh) == [
        "guideline1 1: een",
        "guideline1 2: twee",
        "guideline2 a: deel",
        "guideline2 b: deel",
        "paragraph1: tussen",
        "guideline1 3: drie",
        "heading1: Kop",
        "guideline1 1: een",
    ]


def test_a_list_may_go_on_by_name_and_start_elsewhere() -> None:
    first = listed("een", style="Nummers", more='xml:id="l1"')
    other = listed("x", style="Punten")
    more = listed("twee", style="Nummers", more='text:continue-list="l1"')
    assert lines(first, other, more)[-1] == "guideline1 2: twee"
    item = f'<text:list-item text:start-value="7">{p("zeven")}</text:list-item>'
    made = f'<text:list text:style-name="Nummers">{item}</text:list>'
    assert lines(made) == ["guideline1 =7: zeven"]


def test_only_the_first_paragraph_of_an_item_bears_its_number() -> None:
    assert lines(listed(p("een") + p("verder"), "twee", style="Nummers")) == [
        "guideline1 1: een",
        "paragraph1: verder",
        "guideline1 2: twee",
    ]


def test_levels_that_bear_nothing_do_not_count() -> None:
    deep = listed(listed(listed("punt")), style="Nummers")
    assert lines(deep) == ["bullet1: punt"]


def test_a_table_with_header_spans_and_covered_cells() -> None:
    wide = 'table:number-columns-spanned="2"'
    tall = 'table:number-rows-spanned="2"'
    covered = "<table:covered-table-cell/>"
    made = table(
        row(cell("een", wide), covered, "twee"),
        row(cell("hoog", tall), "b", "c"),
        row(covered, listed("punt", style="Punten"), "d").replace(p(""), ""),
        header=row("x", "y", "z"),
    )
    made = made.replace(f"<table:table-cell >{p('')}</table:table-cell>", "")
    reading = read_body(made)
    assert outline(reading.version) == [
        "table 1:",
        "x | y | z",
        "een+ | twee",
        "hoog | b | c",
        " | punt | d",
    ]
    assert kinds(reading).count(GuessKind.SPANNED) == 1


def test_a_picture_comes_along_in_a_form_that_can_be_shown() -> None:
    parts: dict[str, str | bytes] = {"Pictures/a.png": PNG, "Pictures/a.svm": b"VCLMTF"}
    reading = read(odt_file(p(f"Tekst{FRAME}"), parts=parts))
    image = reading.version.document.blocks[-1]
    assert isinstance(image, Image)
    assert (image.media_type, image.alternative) == ("image/png", "Een vlak")
    assert reading.pictures == (PNG,)
    assert gone(read_body(p(f"Tekst{FRAME}"))) == [(1, "Een vlak", "picture")]


def test_a_box_around_a_picture_is_its_caption() -> None:
    box = f"<draw:frame><draw:text-box>{p(FRAME + 'Afbeelding 1')}</draw:text-box></draw:frame>"
    reading = read(odt_file(p(box), parts={"Pictures/a.png": PNG}))
    (image,) = reading.version.document.blocks
    assert isinstance(image, Image)
    assert image.caption == "Afbeelding 1"


def test_what_stands_beside_the_text_is_named() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('Een noot.')}</text:note-body></text:note>"
    )
    comment = f"<office:annotation>{p('Klopt dit?')}</office:annotation>"
    box = f"<draw:frame><draw:text-box>{p('Kader')}</draw:text-box></draw:frame>"
    chart = "<draw:frame><draw:object/><svg:desc>Grafiek</svg:desc></draw:frame>"
    contents = f"<text:index-body>{p('Kop 1')}</text:index-body>"
    reading = read_body(
        f"<text:table-of-content>{contents}</text:table-of-content>",
        p(f"Tekst{note}{comment}{box}{chart}{span('geheim', 'Weg')}."),
        f'<text:section text:display="none">{p("Verborgen")}</text:section>',
    )
    assert outline(reading.version) == ["paragraph1: Tekst."]
    assert gone(reading) == [
        (0, "Kop 1", "contents"),
        (1, "Een noot.", "footnote"),
        (1, "Klopt dit?", "comment"),
        (1, "Kader", "text_box"),
        (1, "Grafiek", "object"),
        (1, "geheim", "hidden"),
        (1, "Verborgen", "hidden"),
    ]


def test_tracked_changes_are_read_as_accepted_and_struck_text_is_told() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('Weg')}</text:deletion></text:changed-region></text:tracked-changes>"
    )
    reading = read_body(changes, p(f"Nieuw<text:change/> {span('oud', 'Streep')}"))
    assert outline(reading.version) == ["paragraph1: Nieuw oud"]
    assert {GuessKind.ACCEPTED, GuessKind.STRUCK} <= set(kinds(reading))


def test_facts_in_footers_are_data_and_the_rest_is_named() -> None:
    master = (
        f"<style:master-page><style:header>{p('Protocol')}</style:header>"
        f"<style:footer>{p('Versie 2.1')}{p('1')}</style:footer></style:master-page>"
    )
    reading = read(odt_file(p("Tekst."), master=master))
    assert reading.version.standing.number == "2.1"
    assert gone(reading) == [(0, "Versie 2.1", "metadata"), (0, "Protocol", "header")]


def test_the_title_of_the_file_holds_where_the_text_has_none() -> None:
    title = "<office:meta><dc:title>Naam</dc:title></office:meta>"
    meta = f"<office:document-meta {NAMES}>{title}</office:document-meta>"
    assert (
        read(odt_file(p("x"), parts={"meta.xml": meta})).version.document.metadata.title == "Naam"
    )


def test_headings_bear_the_numbers_of_the_outline() -> None:
    rules = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1"/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
        "</text:outline-style>"
    )
    reading = read(odt_file(h("Een"), h("Onder", 2), h("Twee"), styles=rules))
    assert outline(reading.version) == [
        "heading1 1: Een",
        "heading2 1.1: Onder",
        "heading1 2: Twee",
    ]


def test_a_file_with_a_password_is_refused() -> None:
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        "<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    )
    with pytest.raises(UnreadableFile) as caught:
        read(odt_file(p("x"), parts={"META-INF/manifest.xml": manifest, "content.xml": "\x00\x01"}))
    assert caught.value.reason is FileReason.ENCRYPTED


@pytest.mark.parametrize(
    ("mimetype", "actual"),
    [
        ("application/vnd.oasis.opendocument.spreadsheet", "Calc"),
        ("application/vnd.oasis.opendocument.presentation", "Impress"),
        ("application/zip", ""),
    ],
)
def test_a_file_of_another_sort_is_named(mimetype: str, actual: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(odt_file(p("x"), mimetype=mimetype))
    assert (caught.value.reason, caught.value.detail) == (FileReason.WRONG_CONTENT, actual)


def test_a_protocol_saved_in_libreoffice_says_what_the_original_says() -> None:
    reading = read_file(FILES / "som-libreoffice.odt", now=NOW, new_id=new_ids())
    comparison = compared_as_files(sample(SOM).version.document, reading.version.document)
    assert comparison.changes == ()
    roles = [one.role for one in reading.version.document.blocks if isinstance(one, TextBlock)]
    assert (roles.count(Role.GUIDELINE), roles.count(Role.BULLET)) == (10, 13)
    assert not any(
        Mark.BOLD in part.marks
        for one in reading.version.document.blocks
        if isinstance(one, TextBlock)
        for part in one.inlines
    )
