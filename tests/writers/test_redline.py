"""What a redline marks as what: moves, rows, columns, looks, kinds, parted paragraphs."""

import datetime as dt
import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence

import msgspec
import pytest
from lxml import etree

from som_editor.core.change import Change, ChangeClass, Edit, Kind, Side, Sign, Span
from som_editor.core.comparison import Comparison
from som_editor.core.differences import RowPair
from som_editor.core.document import Block, BlockId
from som_editor.writers.docx import write_docx
from som_editor.writers.redline import NOBODY, write_redline
from tests.build import b, bullet, compared, doc, field, g, h, link, p, q, ref, table
from tests.writers import tracked
from tests.writers.compared import everything, samples
from tests.writers.redlines import assert_sound
from tests.writers.tracked import Side as TextSide
from tests.writers.word import W, Word, style, text

AT = dt.datetime(2026, 3, 2, 10, 30, 15, 250, tzinfo=dt.timezone(dt.timedelta(hours=1)))
LONG = "Bij twijfel over een publicatie zoeken medewerkers altijd contact met hun leidinggevende."
EDITED = LONG.replace("publicatie", "bericht")
STAYS = "Eén die blijft staan waar hij staat: hij is langer dan de ander, die verhuist, en meer."
ONE, TWO = "Deel kennis met anderen.", "Houd het daarbij netjes."
WRITE = """
import hashlib
from tests.writers.test_redline import AT
from tests.writers.compared import samples
from som_editor.writers.redline import write_redline
print(hashlib.sha256(write_redline(samples(), author="Testpersoon", at=AT)).hexdigest())
"""


def redline(comparison: Comparison) -> Word:
    """The redline of `comparison`, which holds both texts."""
    content = write_redline(comparison, author="Testpersoon", at=AT)
    assert_sound(content)
    for side, one in ((TextSide.OLD, comparison.old), (TextSide.NEW, comparison.new)):
        exported = write_docx(one, body_only=True)
        assert tracked.read(content, side) == tracked.read(exported, side)
    return Word(content)


def of(old: Sequence[Block], new: Sequence[Block]) -> Word:
    return redline(compared(doc(*old), doc(*new)))


def marked(word: Word, name: str) -> list[str]:
    """What stands in each of the elements `name` that hold words."""
    words = (
        "".join(part.text or "" for part in one.iter(f"{W}t", f"{W}delText"))
        for one in word.document.iter(f"{W}{name}")
    )
    return [said for said in words if said]


def marks(word: Word) -> list[tuple[str, list[str]]]:
    """The style and the fate of the mark of each paragraph whose mark came or went."""
    return [
        (style(one), [etree.QName(mark).localname for mark in one.find(f"{W}pPr/{W}rPr")])
        for one in word.document.iter(f"{W}p")
        if one.find(f"{W}pPr/{W}rPr") is not None
    ]


def test_the_samples_and_all_sorts_of_changes_hold_both_texts() -> None:
    redline(samples())
    redline(everything())


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_comparison_is_the_same_bytes_in_any_process(seed: str) -> None:
    made = subprocess.run(
        [sys.executable, "-c", WRITE],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    content = write_redline(samples(), author="Testpersoon", at=AT)
    assert made.stdout.strip() == hashlib.sha256(content).hexdigest()


def test_every_change_bears_the_author_and_the_moment_in_utc() -> None:
    word = redline(samples())
    for one in word.find("//w:ins | //w:del"):
        assert one.get(f"{W}author") == "Testpersoon"
        assert one.get(f"{W}date") == "2026-03-02T09:30:15Z"


def test_without_a_name_the_program_is_the_author() -> None:
    word = Word(write_redline(samples(), author=" ", at=AT))
    assert {one.get(f"{W}author") for one in word.find("//w:ins")} == {NOBODY}


def test_what_did_not_change_bears_no_mark() -> None:
    content = [h("Kop", number=""), g(b("Vet"), " en ", field("naam")), q("Ja.", speaker="A:")]
    word = of(content, content)
    assert not word.find("//w:ins | //w:del | //w:rPrChange | //w:pPrChange")


def test_a_changed_word_is_deleted_and_inserted_within_its_paragraph() -> None:
    word = of([g("Deel altijd kennis.")], [g("Deel nooit kennis.")])
    assert (marked(word, "del"), marked(word, "ins")) == (["altijd"], ["nooit"])
    assert marks(word) == []


def test_a_new_look_says_what_it_was() -> None:
    word = of([p("Dit is vet.")], [p("Dit is ", b("vet"), ".")])
    (changed,) = word.find("//w:r[w:rPr/w:rPrChange]")
    assert text(changed) == "vet"
    assert changed.find(f"{W}rPr/{W}b") is not None
    assert len(changed.find(f"{W}rPr/{W}rPrChange/{W}rPr")) == 0


def test_a_new_kind_or_level_is_a_change_of_the_paragraph_and_not_of_its_words() -> None:
    word = of([g(ONE), h(TWO)], [bullet(ONE), h(TWO), h("Meer", level=2)][:2])
    (before,) = word.find("//w:pPrChange/w:pPr/w:pStyle")
    assert before.get(f"{W}val") == "ListNumber"
    assert not word.find("//w:ins | //w:del")


def test_a_typed_number_that_changed_is_a_change_of_words() -> None:
    word = of([g(ONE, number="Artikel 1.6")], [g(ONE, number="Artikel 1.6a")])
    assert (marked(word, "del"), marked(word, "ins")) == (["Artikel 1.6"], ["Artikel 1.6a"])


def test_a_link_that_came_is_new_text() -> None:
    old = p("Lees de website eens.", id_="x")
    word = of([old], [p("Lees ", link("de website", "https://example.org"), " eens.", id_="x")])
    assert marked(word, "del") == ["de website"]
    assert marked(word, "hyperlink") == ["de website"]


def test_a_moved_text_is_moved_and_what_changed_in_it_is_told_at_both_ends() -> None:
    moving, moved = g(LONG, id_="m"), g(EDITED, id_="m")
    stays = g(STAYS, id_="s")
    word = of([h("Kop"), stays, moving], [h("Kop"), moved, stays])
    assert marked(word, "moveTo") == [
        "Bij twijfel over een ",
        EDITED[len("Bij twijfel over een bericht") :],
    ]
    assert (marked(word, "ins"), marked(word, "del")) == (["bericht"], ["publicatie"])
    assert marked(word, "moveFrom") == [LONG]
    assert not word.find("//w:moveTo//w:del")


def test_what_moved_side_by_side_is_one_range() -> None:
    section = [h("Verhuisd", id_="k"), p(LONG, id_="m"), p(STAYS, id_="s")]
    rest = [h("Blijft", id_="r"), *(p(f"{at} {LONG} {STAYS}", id_=f"r{at}") for at in range(3))]
    word = of([*section, *rest], [*rest, *section])
    assert [one.get(f"{W}name") for one in word.find("//w:moveFromRangeStart")] == ["move1"]
    assert len(marked(word, "moveTo")) == 3


def test_a_row_is_inserted_or_deleted_as_one() -> None:
    short = table(("Rol", "Wat"), ("GMR", "stemt in"), id_="t")
    tall = table(("Rol", "Wat"), ("RvT", "ziet toe"), ("GMR", "stemt in"), id_="t")
    tall = msgspec.structs.replace(
        tall, rows=(tall.rows[0], msgspec.structs.replace(tall.rows[1], id="r"), tall.rows[2])
    )
    for old, new, name in ((short, tall, "ins"), (tall, short, "del")):
        (row,) = of([old], [new]).find(f"//w:tr[w:trPr/w:{name}]")
        assert text(row) == "RvTziet toe" if name == "ins" else not text(row)


def test_a_column_is_inserted_or_deleted_cell_by_cell() -> None:
    narrow = table(("Rol", "Wat"), ("GMR", "stemt in"), id_="t")
    wide = table(("Rol", "Wat", "Wanneer"), ("GMR", "stemt in", "vooraf"), id_="t")
    assert len(of([narrow], [wide]).find("//w:tc[w:tcPr/w:cellIns]")) == 2
    word = of([wide], [narrow])
    assert len(word.find("//w:tc[w:tcPr/w:cellDel]")) == 2
    assert len(word.find("//w:tblGrid/w:gridCol")) == 3


def test_a_table_comes_and_goes_with_its_caption() -> None:
    made = table(("Rol", "Wat"), ("GMR", "stemt in"), caption="Wie doet wat", id_="t")
    before, after = p(LONG, id_="a"), p(STAYS, id_="z")
    assert len(of([before, after], [before, made, after]).find("//w:tr[w:trPr/w:ins]")) == 2
    assert len(of([before, made, after], [before, after]).find("//w:tr[w:trPr/w:del]")) == 2


def parted(kind: Kind) -> Comparison:
    """A guideline that became two, or two that became one."""
    whole, first, second = g(f"{ONE} {TWO}", id_="1"), g(ONE, id_="1"), bullet(TWO, id_="2")
    one, many = [h("Kop", id_="h"), whole], [h("Kop", id_="h"), first, second]
    few = Side(BlockId("1"), ("Kop",), "guideline", "1", f"{ONE} {TWO}")
    several = msgspec.structs.replace(few, text=f"{ONE}\n{TWO}", parts=(ONE, TWO))
    old, new = (few, several) if kind is Kind.SPLIT else (several, few)
    gone, came = (" ", "\n") if kind is Kind.SPLIT else ("\n", " ")
    spans = (
        Span(Sign.SAME, ONE),
        Span(Sign.OLD, gone),
        Span(Sign.NEW, came),
        Span(Sign.SAME, TWO),
    )
    edits = (Edit((1, 2), ChangeClass.SUBSTANTIVE),)
    change = Change(kind, False, None, (ChangeClass.SUBSTANTIVE,), old, new, spans, edits)
    last = RowPair(None, 2, (0,)) if kind is Kind.SPLIT else RowPair(2, None, (0,))
    sides = (doc(*one), doc(*many)) if kind is Kind.SPLIT else (doc(*many), doc(*one))
    return msgspec.structs.replace(
        compared(*sides), changes=(change,), rows=(RowPair(0, 0), RowPair(1, 1, (0,)), last)
    )


@pytest.mark.parametrize(("kind", "mark"), [(Kind.SPLIT, "ins"), (Kind.MERGED, "del")])
def test_a_text_that_was_parted_or_joined_keeps_its_words(kind: Kind, mark: str) -> None:
    word = redline(parted(kind))
    assert ([fates for _, fates in marks(word)], marked(word, "del"), marked(word, "ins")) == (
        [[mark]],
        [" "] if kind is Kind.SPLIT else [],
        [] if kind is Kind.SPLIT else [" "],
    )


def test_the_last_paragraph_comes_and_goes_with_the_mark_before_it() -> None:
    kept, last = p(LONG, id_="a"), g(ONE, id_="z")
    assert marks(of([kept, last], [kept])) == [("Normal", ["del"])]
    assert marks(of([kept], [kept, last])) == [("Normal", ["ins"])]


def test_new_words_at_the_end_do_not_run_into_a_new_paragraph() -> None:
    old = [h("Kop", id_="h"), p("Deel een vet", id_="a"), g(LONG, id_="z")]
    new = [old[0], p("Deel geen", id_="a"), bullet(ONE, id_="n"), old[2]]
    assert marks(of(old, new)) == [("Normal", ["ins"])]


def test_a_reference_keeps_to_the_block_that_it_names() -> None:
    old = [g(ONE, id_="a"), g(TWO, id_="b"), p("Zie ", ref("b"), ".", id_="c")]
    word = of(old, [old[1], old[2]])
    assert marked(word, "del") == [ONE, "2"]
    assert len(word.find("//w:delInstrText")) == 1


def test_the_title_and_the_status_are_those_of_an_export_without_a_cover() -> None:
    word = redline(samples())
    assert style(word.find("//w:sdtContent/w:p")[0]) == "Title"
    untitled = redline(compared(doc(p("Tekst.")), doc(h("Kop"), p("Tekst."))))
    assert style(untitled.find("//w:sdtContent/w:p")[0]) == "Title"


def comments(word: Word) -> list[str]:
    return [text(one) for one in word.xml("word/comments.xml")]


def test_a_rename_is_explained_once_and_a_left_over_name_each_time() -> None:
    word = redline(samples())
    assert comments(word) == [
        "‘de school’ werd overal ‘Stichting SOM’ (14×)",
        "Hier staat nog ‘CNV Onderwijs’. Was dat de bedoeling?",
    ]
    assert len(word.find("//w:commentReference")) == 2


def test_a_name_left_over_in_a_table_is_commented_in_its_cell() -> None:
    old = doc(p("CNV Onderwijs schreef dit.", id_="p"))
    made = table(("Wie", "Wat"), ("Bestuur", "volgt CNV Onderwijs"), id_="t")
    word = redline(compared(old, doc(made)))
    (start,) = word.find("//w:tc//w:commentRangeStart")
    assert text(start.getparent()) == "volgt CNV Onderwijs"


def test_without_anything_to_explain_there_are_no_comments() -> None:
    assert "word/comments.xml" not in redline(everything()).names


def test_what_differs_on_the_covers_is_told_to_programs_and_not_in_the_text() -> None:
    root = redline(samples()).xml("customXml/item2.xml")
    told = [tuple(map(one.get, ("field", "old", "new"))) for one in root if one.get("field")]
    assert told == [(one.field, one.old, one.new) for one in samples().metadata]
    assert [one.get("version") for one in root][:2] == [samples().old.id, samples().new.id]


def test_two_texts_without_anything_in_common_and_an_empty_one_have_a_redline() -> None:
    of([p(ONE)], [h("Anders"), g(LONG)])
    of([], [g(ONE), table(("A", "B"))])
    of([table(("A", "B")), g(ONE)], [])


def test_a_table_that_moved_says_at_both_ends_where_the_other_is() -> None:
    above, made, below = (
        p(LONG, id_="a"),
        table(("Wie", "Wat"), ("GMR", "stemt in"), id_="t"),
        STAYS,
    )
    word = of([above, p(below, id_="z"), made], [above, made, p(below, id_="z")])
    assert len(word.find("//w:tr[w:trPr/w:ins]")) == len(word.find("//w:tr[w:trPr/w:del]")) == 2
    assert comments(word) == [
        "Deze tabel is verplaatst van Inleiding, tabel 1 (na alinea 2).",
        "Deze tabel is verplaatst naar Inleiding, tabel 1 (na alinea 1).",
    ]
    assert len(word.find("//w:tc//w:commentRangeStart")) == 2


def test_texts_that_were_joined_from_afar_say_where_the_rest_is() -> None:
    heading, between = h("Kop", id_="h"), g(STAYS, id_="m")
    apart = [heading, g(LONG, id_="1"), between, g(f"{ONE} {TWO}", id_="2")]
    joined = [heading, g(f"{LONG} {ONE} {TWO}", id_="1"), between]
    assert comments(of(apart, joined)) == [
        "Hierin staat ook de tekst van Kop, richtlijn 3.",
        "Deze tekst staat nu in Kop, richtlijn 1.",
    ]
    assert comments(of(joined, apart)) == [
        "Een deel van deze tekst staat nu in Kop, richtlijn 3.",
        "Deze tekst stond in Kop, richtlijn 1.",
    ]


def test_what_word_shows_as_moved_or_joined_needs_no_comment() -> None:
    one, other = p(STAYS, id_="a"), p(LONG, id_="z")
    for word in (of([one, other], [other, one]), redline(parted(Kind.MERGED))):
        assert "word/comments.xml" not in word.archive.namelist()


def test_a_table_without_rows_that_moved_has_no_place_for_a_comment() -> None:
    one, other, empty = p(STAYS, id_="a"), p(LONG, id_="z"), table(caption="", id_="t")
    assert "word/comments.xml" not in of([one, other, empty], [empty, one, other]).names
