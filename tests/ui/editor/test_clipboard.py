"""Cutting, copying and pasting, with what other programs really put on the clipboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from som_editor.core.document import (
    Automatic,
    BlockId,
    Document,
    DocumentId,
    Mark,
    Role,
    Table,
    Text,
    TextBlock,
    text_blocks,
)
from som_editor.core.shown import plain_text
from som_editor.ui.editor.pasting import plain
from tests.build import cell, doc, field, p, table
from tests.ui.editor.written import Desk, small_protocol

FILES = Path(__file__).parent / "clipboard"
_RULES = [
    (Role.GUIDELINE, 1, "Telefoons blijven in de kluis."),
    (Role.GUIDELINE, 2, "Ook tijdens de pauze."),
    (Role.GUIDELINE, 1, "Wie belt, vraagt dat vooraf."),
]
_WHO = [(Role.BULLET, 1, "leerlingen"), (Role.BULLET, 2, "onderbouw")]
_TABLE = "Wie\tWat\nmentor\tbewaart de sleutel"


def _clip(name: str) -> QMimeData:
    data = QMimeData()
    data.setHtml((FILES / f"{name}.html").read_text(encoding="utf-8"))
    data.setText("iets anders")
    return data


def _empty() -> Desk:
    return Desk(Document(DocumentId("leeg")))


def _said(desk: Desk) -> list[tuple[Role, int, str] | str]:
    return [
        (one.role, one.level, plain_text(doc(one)))
        if isinstance(one, TextBlock)
        else plain_text(doc(one))
        for one in desk.document.blocks
    ]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("name", "level"),
    [("chromium", 2), ("firefox", 2), ("google_docs", 2), ("libreoffice", 1)],
)
def test_a_page_is_pasted_as_what_it_says(name: str, level: int) -> None:
    desk = _empty()
    desk.edit.insertFromMimeData(_clip(name))
    words = "Iedereen houdt zich altijd aan deze regels, zie de pagina."
    assert _said(desk) == [
        (Role.HEADING, level, "Richtlijnen"),
        (Role.PARAGRAPH, 1, words),
        *_RULES,
        *_WHO,
        _TABLE,
        (Role.PARAGRAPH, 1, ""),
    ]
    inlines = desk.document.blocks[1].inlines
    assert Text("altijd", frozenset({Mark.BOLD})) in inlines
    assert Text("deze", frozenset({Mark.ITALIC})) in inlines
    assert Text("de pagina", link="https://www.som.test/regels") in inlines
    assert desk.document.blocks[-2].header_rows == 1
    assert desk.labels == ["plakken"]
    desk.check()


@pytest.mark.usefixtures("qapp")
def test_a_text_of_word_is_pasted_as_what_it_says() -> None:
    desk = _empty()
    desk.edit.insertFromMimeData(_clip("word"))
    assert _said(desk) == [
        (Role.HEADING, 1, "Regels voor telefoons"),
        (Role.HEADING, 1, "Richtlijnen"),
        (
            Role.PARAGRAPH,
            1,
            "Iedereen op school houdt zich altijd aan deze regels, zie de pagina.",
        ),
        *_RULES,
        *_WHO,
        _TABLE,
        (Role.QUOTE, 1, "Zonder telefoon is het rustig."),
    ]
    assert desk.refusals == ["Een afbeelding is niet meegeplakt: voeg die zelf in."]
    desk.check()


@pytest.mark.usefixtures("qapp")
def test_mail_of_outlook_and_word_in_the_browser() -> None:
    desk = _empty()
    desk.edit.insertFromMimeData(_clip("outlook"))
    assert _said(desk) == [
        (Role.PARAGRAPH, 1, "Dag collega,"),
        (Role.BULLET, 1, "stuur het protocol door"),
        (Role.BULLET, 1, "bespreek het samen"),
        (Role.PARAGRAPH, 1, "Met groet"),
    ]
    desk = _empty()
    desk.edit.insertFromMimeData(_clip("word_online"))
    assert _said(desk) == [
        (Role.HEADING, 1, "Richtlijnen"),
        (Role.PARAGRAPH, 1, "Iedereen houdt zich altijd aan de regels."),
        _RULES[0],
        _RULES[2],
    ]


def test_pasting_is_one_step_under_its_name(desk: Desk) -> None:
    desk.put("een", 0, to=("twee", -1))
    desk.edit.insertFromMimeData(_clip("word"))
    assert len(desk.history.past) == 1
    assert desk.history.undo_label == "plakken"
    desk.undo()
    assert desk.document == small_protocol()


def test_items_pasted_into_a_list_go_on_with_it_at_its_level(desk: Desk) -> None:
    desk.put("deel", -1)
    desk.paste_html("<ul><li>een<ul><li>dieper</li></ul></li><li>twee</li></ul>")
    at = [one.id for one in desk.document.blocks].index(BlockId("deel"))
    pasted = desk.document.blocks[at : at + 3]
    assert [(one.role, one.level, plain_text(doc(one))) for one in pasted] == [
        (Role.GUIDELINE, 2, "deelt meeeen"),
        (Role.BULLET, 3, "dieper"),
        (Role.GUIDELINE, 2, "twee"),
    ]
    assert pasted[2].numbering == Automatic()
    desk.check()


def test_a_heading_pasted_into_words_stands_by_itself(desk: Desk) -> None:
    desk.put("twee", 3)
    desk.paste_html("<h2>Kop</h2><p>tekst</p>")
    assert desk.texts()[4:8] == ["zwi", "Kop", "tekstjgt", "een\u2028punt"]


def test_one_line_of_a_page_goes_into_the_block(desk: Desk) -> None:
    desk.put("twee", -1)
    desk.paste_html("<h1> nu <b>altijd</b></h1>")
    assert desk.texts()[4] == "zwijgtnu altijd"
    assert desk.block("twee").role is Role.GUIDELINE


def test_a_line_on_a_blank_line_is_what_it_was(desk: Desk) -> None:
    desk.put("eind", 0, to=("eind", -1))
    desk.paste_html("<h2>Kop</h2>")
    assert desk.document.blocks[-1].role is Role.HEADING
    assert desk.texts()[-1] == "Kop"


def test_wrapped_lines_of_a_pdf_become_paragraphs(desk: Desk) -> None:
    desk.put("eind", -1)
    desk.paste(
        "\nTelefoons blijven aan het begin van de dag in de kluis, en\n"
        "gaan er na de laatste les weer uit. Wie moet bellen, vraagt dat\n"
        "vooraf aan de mentor.\n\n"
        "De mentor bewaart de sleutel van de kluis en let erop dat die\n"
        "aan het einde van de dag weer open gaat.\n"
    )
    assert [text[:20] for text in desk.texts()[-2:]] == [
        "EindeTelefoons blijv",
        "De mentor bewaart de",
    ]
    assert "kluis, en gaan er" in desk.texts()[-2]


def test_a_pdf_in_the_browser_is_copied_as_lines_of_one_paragraph(desk: Desk) -> None:
    lines = [
        "Telefoons blijven aan het begin van de dag in de kluis, en",
        "gaan er na de laatste les weer uit. Wie moet bellen, vraagt dat",
        "vooraf aan de mentor.",
    ]
    data = QMimeData()
    data.setHtml("<br role='presentation'>".join(f"<span>{line}</span>" for line in lines))
    data.setText("\n".join(lines))
    desk.put("eind", -1)
    desk.edit.insertFromMimeData(data)
    assert desk.texts()[-1] == "Einde" + " ".join(lines)


def test_without_formatting_each_line_is_a_block(desk: Desk) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setMimeData(_clip("word"))
    desk.put("eind", -1)
    desk.edit.paste_plain()
    assert desk.texts()[-1] == "Eindeiets anders"
    desk.edit.insertFromMimeData(
        plain("lange regel die niet is\nafgebroken maar wel zo lijkt te zijn")
    )
    assert desk.texts()[-1] == "afgebroken maar wel zo lijkt te zijn"
    clipboard.clear()


def test_what_is_copied_is_there_for_word_processors_too(desk: Desk) -> None:
    desk.put("regels", 0, to=("slot", -1))
    desk.edit.copy()
    data = QApplication.clipboard().mimeData()
    assert '<h1>Regels</h1><ol start="1"><li>Wie bij Stichting Proef werkt' in data.html()
    assert "<table" in data.html()
    assert data.text().startswith(
        "Regels\n1. Wie bij Stichting Proef werkt\n  a. deelt mee\n2. zwijgt"
    )


def test_a_copy_of_a_middle_item_counts_from_its_number(desk: Desk) -> None:
    desk.put("twee", 0, to=("punt", 0))
    desk.edit.copy()
    data = QApplication.clipboard().mimeData()
    assert data.text() == "zwijgt"
    desk.put("deel", 0, to=("punt", -1))
    desk.edit.copy()
    data = QApplication.clipboard().mimeData()
    assert '<ol start="2"><li>zwijgt</li></ol>' in data.html()


def test_cut_blocks_come_back_with_their_ids_in_one_step_each(desk: Desk) -> None:
    desk.put("een", 0, to=("twee", 0))
    desk.edit.cut()
    desk.put("eind", 0)
    desk.edit.paste()
    assert [one.id for one in desk.document.blocks][-3:] == ["een", "deel", "eind"]
    assert desk.labels[-1] == "plakken"
    desk.check()


def test_a_table_from_elsewhere_stands_between_the_words(desk: Desk) -> None:
    desk.put("twee", 3)
    desk.paste_html("<table><tr><td>a</td><td>b</td></tr></table>")
    kinds = [type(one).__name__ for one in desk.document.blocks[4:7]]
    assert kinds == ["TextBlock", "Table", "TextBlock"]
    assert isinstance(desk.document.blocks[5], Table)
    desk.check()


def test_fields_in_a_copied_table_arrive_as_words(desk: Desk) -> None:
    made = doc(
        p("voor", id_="voor"),
        table([cell(p(field("naam"))), "b"]),
        p("na", id_="na"),
        fields={"naam": "Proef"},
    )
    other = Desk(made)
    other.put("voor", 0, to=("na", -1))
    other.edit.copy()
    desk.put("eind", -1)
    desk.edit.paste()
    (_known, pasted) = [one for one in desk.document.blocks if isinstance(one, Table)]
    assert plain_text(doc(pasted)) == "Proef\tb"
    assert next(text_blocks(pasted)).inlines == (Text("Proef"),)


def test_blocks_pasted_into_a_cell_are_paragraphs_in_it(desk: Desk) -> None:
    desk.put("c1p", -1)
    desk.paste_html("<h1>Kop</h1><table><tr><td>x</td></tr></table><p>tekst</p>")
    (only,) = [one for one in desk.document.blocks if isinstance(one, Table)]
    assert [(part.role, plain_text(doc(part))) for part in only.rows[0].cells[0].blocks] == [
        (Role.PARAGRAPH, "wie"),
        (Role.PARAGRAPH, "Kop"),
        (Role.PARAGRAPH, "x"),
        (Role.PARAGRAPH, "tekst"),
    ]
    desk.check()
