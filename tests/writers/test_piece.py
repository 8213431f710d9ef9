"""What is copied arrives elsewhere, and back here, as it was."""

from hypothesis import given

from som_editor.core.document import Document, TextBlock
from som_editor.core.shown import plain_text
from som_editor.readers.html.piece import read_piece
from som_editor.writers.piece import piece_html, piece_text
from tests.build import (
    b,
    br,
    bullet,
    cell,
    doc,
    field,
    g,
    h,
    i,
    image,
    link,
    new_ids,
    note,
    p,
    q,
    ref,
    table,
)
from tests.strategies import documents


def _body(document: Document) -> str:
    html = piece_html(document.blocks, document)
    return html.partition("<body>")[2].partition("</body>")[0]


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def test_headings_paragraphs_and_emphasis() -> None:
    document = doc(
        h("Regels & zo", level=2),
        p("Een ", b("vet"), i(" woord"), ", ", link("hier", "https://www.som.test"), br(), "nieuw"),
    )
    assert _body(document) == (
        "<h2>Regels &amp; zo</h2><p>Een <b>vet</b><i> woord</i>, "
        '<a href="https://www.som.test">hier</a><br>nieuw</p>'
    )


def test_lists_count_on_from_where_they_were_and_are_nested() -> None:
    document = doc(g("een"), g("twee"), g("deel", level=2), bullet("punt", level=2), g("drie"))
    html = piece_html(document.blocks[1:], document)
    assert (
        '<ol start="2"><li>twee<ol type="a" start="1"><li>deel</li></ol><ul><li>punt</li></ul></li>'
        "<li>drie</li></ol>"
    ) in html


def test_a_number_of_its_own_stands_before_its_paragraph() -> None:
    document = doc(h("Doel", number="1.2"), g("leerling", number="Artikel 4a"))
    assert _body(document) == "<h1>1.2 Doel</h1><p>Artikel 4a leerling</p>"


def test_quotes_notes_tables_and_pictures() -> None:
    document = doc(
        q("Mag dat?", speaker="Reactie:"),
        note("noot"),
        table(["wie", "wat"], [cell(p("a"), p("b")), cell("c", columns=1)], caption="Taken"),
        image("x", "een scherm"),
    )
    assert _body(document) == (
        "<blockquote><p><b>Reactie:</b></p><p>Mag dat?</p></blockquote><p>noot</p>"
        '<table border="1"><caption>Taken</caption>'
        "<tr><th><p>wie</p></th><th><p>wat</p></th></tr>"
        "<tr><td><p>a</p><p>b</p></td><td><p>c</p></td></tr></table><p>een scherm</p>"
    )


def test_fields_and_references_arrive_as_the_words_they_show() -> None:
    document = doc(
        g("eerst"), p("bij ", field("naam"), ", zie ", ref("b0")), fields={"naam": "Proef"}
    )
    assert piece_text(document.blocks, document) == "1. eerst\nbij Proef, zie 1"
    assert "<p>bij Proef, zie 1</p>" in piece_html(document.blocks, document)


def test_words_out_of_one_block_are_no_paragraph() -> None:
    document = doc(g("een ", b("woord")))
    assert _body(document) == "<span>een <b>woord</b></span>"
    assert piece_text(document.blocks, document) == "een woord"


def test_text_has_bullets_numbers_and_rows() -> None:
    document = doc(h("Kop"), g("een"), bullet("punt", level=2), table(["a", "b"], ["c", "d"]))
    assert piece_text(document.blocks, document) == "Kop\n1. een\n  • punt\na\tb\nc\td"


@given(documents())
def test_no_word_is_lost_on_the_way_out_and_back(document: Document) -> None:
    back = doc(*read_piece(piece_html(document.blocks, document), new_ids()).blocks)
    shown = _letters(piece_text((*back.blocks, p()), back))
    for line in plain_text(document).split("\n"):
        assert _letters(line) in shown


def test_what_was_copied_is_the_same_blocks_again() -> None:
    document = doc(
        h("Regels", level=2),
        p("Een ", b("vet"), " woord"),
        g("een"),
        g("deel", level=2),
        g("twee"),
        bullet("punt"),
        bullet("dieper", level=2),
        q("Mag dat?", speaker="Reactie van een ouder:"),
        table(["wie", "wat"], ["ik", "alles"], caption="Taken"),
    )
    back = read_piece(piece_html(document.blocks, document), new_ids()).blocks
    assert [
        (one.role, one.level, one.inlines, one.speaker) if isinstance(one, TextBlock) else "table"
        for one in back
    ] == [
        (one.role, one.level, one.inlines, one.speaker) if isinstance(one, TextBlock) else "table"
        for one in document.blocks
    ]
