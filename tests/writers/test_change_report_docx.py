import hashlib
import os
import subprocess
import sys
from itertools import pairwise

import pytest
from lxml import etree

from som_editor.writers.change_report import change_report
from som_editor.writers.change_report_docx import write_change_report_docx
from som_editor.writers.marked_text import Stretch
from tests.build import compared, doc, p
from tests.writers.compared import HOSTILE, everything, samples
from tests.writers.reported import REASON, nothing, restructured
from tests.writers.word import W, Word, style, text

WRITE = """
import hashlib
from som_editor.writers.change_report_docx import write_change_report_docx
from tests.writers.reported import restructured
print(hashlib.sha256(write_change_report_docx(restructured())).hexdigest())
"""


def rows(word: Word, place: int) -> list[list[str]]:
    """What the cells of a table say, paragraphs on lines of their own."""
    table = word.find("//w:tbl")[place]
    return [
        ["\n".join(text(one) for one in word.find("w:p", cell)) for cell in word.find("w:tc", row)]
        for row in word.find("w:tr", table)
    ]


def shown(stretches: tuple[Stretch, ...]) -> str:
    return "".join(stretch.text for stretch in stretches)


@pytest.fixture(scope="module")
def word() -> Word:
    return Word(write_change_report_docx(restructured()))


def test_every_change_stands_in_the_running_text_and_in_the_table(word: Word) -> None:
    report = change_report(restructured())
    tables = len(word.find("//w:tbl"))
    told = [row for place in range(2, tables) for row in rows(word, place)[1:]]
    assert len(told) == len(report.entries)
    for entry, cells in zip(report.entries, told, strict=True):
        was = [entry.was.place, shown(entry.was.text), entry.was.remark]
        now = [entry.now.place, shown(entry.now.text), entry.now.remark]
        assert cells == [
            str(entry.number),
            "\n".join(one for one in was if one),
            "\n".join(one for one in now if one),
            entry.reason,
        ]
        assert f"{entry.number} {entry.kind}: {entry.headline}" in word.lines


def test_the_totals_are_a_table_of_their_own(word: Word) -> None:
    labels, amounts = rows(word, 0)
    expected = change_report(restructured()).totals_in_text
    assert labels == [one.label for one in expected]
    assert amounts == [str(one.amount) for one in expected]


def test_a_reason_stands_with_its_change_and_an_empty_column_waits_for_one(word: Word) -> None:
    assert f"Toelichting: {REASON}" in word.lines
    assert [row[3] for row in rows(word, 2)[1:]].count(REASON) == 1
    assert "" in [row[3] for row in rows(word, 2)[1:]]


def test_deleted_words_are_struck_and_inserted_ones_underlined(word: Word) -> None:
    struck = {text(run) for run in word.find("//w:r[w:rPr/w:strike]")}
    underlined = {text(run) for run in word.find("//w:r[w:rPr/w:u[@w:val='single']]")}
    assert {"publicatie", "verwijderd"} <= struck
    assert {"bericht", "ingevoegd"} <= underlined
    assert not struck & underlined


def test_it_is_no_redline(word: Word) -> None:
    assert not word.find("//w:ins | //w:del | //w:moveFrom | //w:moveTo")


def test_the_head_of_every_table_is_repeated_and_every_table_has_a_title(word: Word) -> None:
    for table in word.find("//w:tbl"):
        assert word.find("w:tr[1]/w:trPr/w:tblHeader", table)
        (title,) = word.find("w:tblPr/w:tblCaption/@w:val", table)
        assert title


def test_a_short_row_stays_on_one_page_and_a_long_one_need_not() -> None:
    short, long = "Medewerkers delen kennis.", "Medewerkers delen kennis en nog veel meer. " * 30
    for content, whole in ((short, 1), (long, 0)):
        word = Word(write_change_report_docx(compared(doc(), doc(p(content)))))
        (row,) = word.find("//w:tbl[last()]/w:tr[2]")
        assert len(word.find("w:trPr/w:cantSplit", row)) == whole


def test_what_is_told_of_a_change_stays_together(word: Word) -> None:
    (reason,) = (one for one in word.find("//w:body/w:p") if text(one) == f"Toelichting: {REASON}")
    excerpt, head = list(reason.itersiblings(preceding=True))[:2]
    assert [len(word.find("w:pPr/w:keepNext", one)) for one in (head, excerpt, reason)] == [1, 1, 0]


def test_headings_start_at_one_and_skip_none(word: Word) -> None:
    levels = [int(style(one)[-1]) for one in word.find("//w:p") if style(one).startswith("Heading")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_hostile_text_stays_text() -> None:
    assert HOSTILE in Word(write_change_report_docx(everything())).lines


def test_equal_texts_say_so_and_no_more() -> None:
    word = Word(write_change_report_docx(nothing()))
    assert word.lines[:2] == ["Wat is er veranderd?", "Geen verschillen."]
    assert not word.find("//w:tbl")


def test_a_reconstruction_says_that_it_is_one() -> None:
    lines = Word(write_change_report_docx(samples())).lines
    assert "De complete oorspronkelijke tekst is niet beschikbaar; deze is nagemaakt." in lines
    assert "Hernoemd: de school → Stichting SOM, 14 keer." in lines
    assert "‘CNV Onderwijs’ staat nog in Inleiding, alinea 4." in lines


def test_the_properties_name_the_report_and_bear_a_day(word: Word) -> None:
    core = {etree.QName(one).localname: one.text for one in word.xml("docProps/core.xml")}
    assert core["title"] == "Wijzigingsrapport: Protocol · 4.0-concept"
    assert core["creator"] == "Stichting Testschool"
    assert core["language"] == "nl-NL"
    assert core["created"] == core["modified"] == "2026-03-02T00:00:00Z"
    assert core["version"] == "4.0"
    facts = {one.get("name"): one[0].text for one in word.xml("docProps/custom.xml")}
    assert (facts["OldVersion"], facts["NewVersion"]) == ("3.0", "4.0")


def test_every_style_that_is_used_is_there(word: Word) -> None:
    known = set(word.find("//w:style/@w:styleId", word.xml("word/styles.xml")))
    assert set(word.find("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")) <= known


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_comparison_is_the_same_bytes_in_any_process(seed: str) -> None:
    made = subprocess.run(
        [sys.executable, "-c", WRITE],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    content = write_change_report_docx(restructured())
    assert made.stdout.strip() == hashlib.sha256(content).hexdigest()


def test_header_and_footer_end_where_the_text_ends(word: Word) -> None:
    (page,) = word.find("//w:sectPr/w:pgMar")
    width = 11906 - int(page.get(f"{W}left")) - int(page.get(f"{W}right"))
    for kind, of in (("header", "default"), ("footer", "default"), ("footer", "first")):
        (stop,) = word.find("//w:tab[@w:val='right']/@w:pos", word.running(kind, of))
        assert int(stop) == width


def test_a_marking_never_rests_on_colour_alone() -> None:
    word = Word(write_change_report_docx(samples()))
    for run in word.find("//w:r[w:rPr/w:shd]"):
        assert word.find("w:rPr/w:strike | w:rPr/w:u", run)
