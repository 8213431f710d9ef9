"""What a Word file holds beside its running text is left out, and each piece of it named."""

from som_editor.core.import_report import GuessKind, ImportReport
from som_editor.wording.import_report import report_headline, report_lines
from tests.readers.word_files import (
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

BY = 'w:id="1" w:author="Testpersoon" w:date="2026-03-02T09:30:00Z"'
DELETED_MARK = f"<w:rPr><w:del {BY}/></w:rPr>"


def deleted(text: str) -> str:
    return f"<w:del {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def inserted(text: str) -> str:
    return f"<w:ins {BY}>{r(text)}</w:ins>"


def left_out(report: ImportReport) -> list[tuple[str, str]]:
    return [(dropped.reason, dropped.text) for dropped in report.dropped]


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    body = p(r("Wij delen ") + deleted("geen") + inserted("veel") + r(" kennis."))
    moved = p(f"<w:moveFrom {BY}>{r('Weg.')}</w:moveFrom>") + p(
        f"<w:moveTo {BY}>{r('Hier.')}</w:moveTo>"
    )
    reading = read_word(word_file(body, moved))
    assert outline(reading.version) == ["paragraph1: Wij delen veel kennis.", "paragraph1: Hier."]
    (guess,) = (one for one in reading.report.guesses if one.kind is GuessKind.ACCEPTED)
    assert guess.detail == "4"
    assert report_lines(reading.report)[0] == (
        "In ‘brief.docx’ staan bijgehouden wijzigingen (4), gelezen als aanvaard."
    )


def test_a_deleted_paragraph_is_gone_and_a_deleted_end_joins_two() -> None:
    read = read_body(
        p(deleted("Weg."), properties=DELETED_MARK),
        p("Een ", properties=DELETED_MARK),
        p("zin.", "Kop1"),
        p("Los", properties=DELETED_MARK),
        table(row("cel")),
    )
    assert outline(read) == ["heading1: Een zin.", "paragraph1: Los", "table 0:", "cel"]


def test_deleted_rows_and_cells_are_gone() -> None:
    cell = f"<w:tc><w:tcPr><w:cellDel {BY}/></w:tcPr>{p('weg')}</w:tc>"
    gone = row("ook weg", properties=f"<w:del {BY}/>")
    assert outline(read_body(table(row("blijft", cell), gone))) == ["table 0:", "blijft"]


def test_formatting_that_was_changed_counts_as_it_is_now() -> None:
    change = f"<w:rPrChange {BY}><w:rPr><w:b/></w:rPr></w:rPrChange>"
    assert outline(read_body(p(r("tekst", change)))) == ["paragraph1: tekst"]


def test_notes_are_named_where_they_stand() -> None:
    content = (
        r("Tekst")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + '<w:r><w:endnoteReference w:id="3"/></w:r>'
    )
    parts: dict[str, str | bytes] = {
        "footnotes.xml": part("footnotes", f'<w:footnote w:id="2">{p("Zie wet.")}</w:footnote>'),
        "endnotes.xml": part("endnotes", f'<w:endnote w:id="3">{p("Slot.")}</w:endnote>'),
    }
    report = report_of(p("Eerst."), p(content), parts=parts)
    assert left_out(report) == [
        ("footnote", "Zie wet."),
        ("endnote", "Slot."),
    ]
    assert report_headline(report).endswith(" 2 onderdelen zijn weggelaten.")


def test_comments_on_what_is_not_read_are_named() -> None:
    sign = '<w:r><w:commentReference w:id="7"/></w:r>'
    there = '<w:r><w:commentReference w:id="8"/></w:r>'
    comments = "".join(
        f'<w:comment w:id="{number}">{p(text)}</w:comment>'
        for number, text in ((7, "Klopt dit?"), (8, "Dit wel."), (9, "Van niets."))
    )
    parts: dict[str, str | bytes] = {"comments.xml": part("comments", comments)}
    reading = read_word(
        word_file(p("De titel", "Titel"), p(sign), p(r("Tekst") + there), parts=parts)
    )
    assert [one.text for one in reading.version.comments] == ["Dit wel."]
    assert left_out(reading.report) == [("comment", "Van niets."), ("comment", "Klopt dit?")]
    assert "Alinea 2: Opmerking ‘Klopt dit?’ is weggelaten." in report_lines(reading.report)


def test_headers_and_footers_are_named_once_and_page_numbers_are_not() -> None:
    parts: dict[str, str | bytes] = {
        "header1.xml": part("hdr", p("Protocol telefoons")),
        "header2.xml": part("hdr", p("Protocol telefoons") + p()),
        "footer1.xml": part("ftr", p("3 / 12") + p("Stichting Testschool")),
    }
    report = report_of(p("Tekst."), parts=parts)
    assert left_out(report) == [
        ("header", "Protocol telefoons"),
        ("footer", "Stichting Testschool"),
    ]
    assert "Koptekst ‘Protocol telefoons’ is weggelaten." in report_lines(report)


def test_a_text_box_is_named_once_though_it_is_written_twice() -> None:
    box = f"<w:txbxContent>{p('In een kader')}</w:txbxContent>"
    run = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
        f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    reading = read_word(word_file(p(r("Tekst.") + run)))
    assert outline(reading.version) == ["paragraph1: Tekst."]
    assert left_out(reading.report) == [("text_box", "In een kader")]


def test_hidden_text_is_named() -> None:
    reading = read_word(word_file(p(r("Tekst.") + r("Geheim.", "<w:vanish/>"))))
    assert outline(reading.version) == ["paragraph1: Tekst."]
    assert left_out(reading.report) == [("hidden", "Geheim.")]


def test_a_table_of_contents_is_left_out_as_one() -> None:
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    lines = p(start + r("Een 1")) + p(r("Twee 2")) + p(end)
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{p('Inhoud')}{lines}</w:sdtContent></w:sdt>"
    )
    for body, text in ((lines, "Een 1Twee 2"), (control, "Inhoud Een 1 Twee 2")):
        reading = read_word(word_file(body, p("Een", "Kop1"), p("Tekst.")))
        assert outline(reading.version) == ["heading1: Een", "paragraph1: Tekst."]
        assert left_out(reading.report) == [("contents", text)]


def test_charts_and_other_objects_are_named() -> None:
    chart = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Een grafiek"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
    report = report_of(p(r("Tekst.") + chart + "<w:r><w:object/></w:r>"), "<w:altChunk/>")
    assert left_out(report) == [("object", "Een grafiek"), ("object", ""), ("object", "")]
    assert "Alinea 1: Ingevoegd object (zonder tekst) is weggelaten." in report_lines(report)


def test_content_controls_are_read() -> None:
    inline = f"<w:sdt><w:sdtContent>{r('naam')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{p('Blok.')}</w:sdtContent></w:sdt>"
    cell = f"<w:sdt><w:sdtContent><w:tc>{p('cel')}</w:tc></w:sdtContent></w:sdt>"
    read = read_body(p(r("De ") + inline), block, f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")
    assert outline(read) == ["paragraph1: De naam", "paragraph1: Blok.", "table 0:", "cel"]
