from collections import Counter
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given

from som_editor.core.change import Change, ChangeClass, Edit, Kind, Side, Sign, Span
from som_editor.core.comparison import Comparison, compare, hide, summary
from som_editor.core.document import BlockId, Document
from som_editor.i18n import use_language
from som_editor.wording.totals import changes_in_text
from som_editor.writers.change_report import ChangeReport, Entry, change_report
from som_editor.writers.changed_passages import Passage
from som_editor.writers.marked_text import Marking
from tests.build import as_imported, compared_as_files, doc, g, h, p, version
from tests.strategies import documents
from tests.writers.compared import everything, samples
from tests.writers.reported import EIGHTH, FIRST, REASON, SEVENTH, nothing, restructured

EVERY = pytest.mark.parametrize("of", [samples, everything, restructured])


def said(passage: Passage) -> str:
    return "".join(stretch.text for stretch in passage.text)


def headlines(report: ChangeReport) -> list[str]:
    return [entry.headline for entry in report.entries]


def counted_only(change: Change) -> bool:
    return not change.moved and change.classes in [
        (one,) for one in ChangeClass if one is not ChangeClass.SUBSTANTIVE
    ]


@EVERY
def test_every_change_is_told_once_or_counted(of: Callable[[], Comparison]) -> None:
    comparison = of()
    report = change_report(comparison)
    told = Counter(rank for entry in report.entries for rank in entry.changes)
    assert set(told.values()) == {1}
    for rank, change in enumerate(comparison.changes):
        assert (rank in told) is not counted_only(change)
    assert len(told) == changes_in_text(summary(comparison))


@EVERY
def test_the_totals_are_those_of_the_comparison(of: Callable[[], Comparison]) -> None:
    comparison = of()
    report = change_report(comparison)
    counted = summary(comparison)
    assert {one.name: one.amount for one in report.totals} == {
        name: getattr(counted, name) for name in counted.__struct_fields__
    }
    assert sum(one.amount for one in report.totals_in_text) == changes_in_text(counted)


@EVERY
def test_a_change_told_alone_has_both_its_texts_to_the_character(
    of: Callable[[], Comparison],
) -> None:
    comparison = of()
    alone = [entry for entry in change_report(comparison).entries if len(entry.changes) == 1]
    assert alone
    for entry in alone:
        change = comparison.changes[entry.changes[0]]
        assert said(entry.was) == (change.old.text if change.old else "")
        if entry.kind == "Verplaatst":
            assert (said(entry.now), entry.now.remark) == ("", "De tekst is gelijk.")
        else:
            assert said(entry.now) == (change.new.text if change.new else "")


def one_sided_texts(entry: Entry, comparison: Comparison) -> list[str]:
    changes = [comparison.changes[rank] for rank in entry.changes]
    return [side.text for change in changes if (side := change.new or change.old)]


def test_rows_columns_and_tables_that_came_are_told_as_such() -> None:
    comparison = restructured()
    of_table = [
        entry for entry in change_report(comparison).entries if entry.headline.startswith("Tabel")
    ]
    assert [entry.headline for entry in of_table] == [
        "Tabel 1, kolom 2 is nieuw",
        "Tabel 1, rij 4 is nieuw",
        "Tabel 2 is nieuw",
    ]
    assert [said(entry.now) for entry in of_table] == [
        "Wanneer\nelk jaar\nelk jaar",
        "Directeur | elke dag | voert uit",
        "Een | Twee\nDrie | Vier",
    ]
    for entry in of_table:
        assert said(entry.now).replace(" | ", "\n").split("\n") == one_sided_texts(
            entry, comparison
        )
        assert entry.was.remark == "Stond er niet."


def test_a_moved_section_is_told_once_with_what_went_along() -> None:
    moved = next(
        entry for entry in change_report(restructured()).entries if "Sectie" in entry.headline
    )
    assert moved.headline == (
        "Sectie ‘Kennisdeling’ staat nu na ‘Veiligheid’ (met alinea 1; de tekst is gelijk)"
    )
    assert moved.kind == "Verplaatst"
    assert (moved.was.place, moved.now.place) == ("Stond na ‘Richtlijnen’", "Staat na ‘Veiligheid’")
    assert len(moved.changes) == 2


def test_what_went_along_with_a_renamed_section_is_told_once() -> None:
    lines = [
        p(f"Alinea {place} van Twee zegt iets eigens over onderwerp {place}.") for place in range(3)
    ]
    first = [
        p(f"Alinea {place} van Een blijft staan en is behoorlijk lang {place}.")
        for place in range(5)
    ]
    old = doc(h("De eerste sectie"), *first, h("Tweede sectie van dit protocol"), *lines)
    new = doc(h("Tweede sectie van dit reglement"), *lines, h("De eerste sectie"), *first)
    report = change_report(compared_as_files(old, new))
    assert [(entry.headline, len(entry.changes)) for entry in report.entries] == [
        (
            (
                "Sectie ‘Tweede sectie van dit reglement’ staat nu bovenaan en is gewijzigd: "
                "‘protocol’ werd ‘reglement’"
            ),
            1,
        ),
        (
            (
                "Alinea 1 t/m 3 van ‘Tweede sectie van dit reglement’ verhuisden mee; "
                "de tekst is gelijk"
            ),
            3,
        ),
    ]


def test_a_block_that_was_split_shows_its_parts() -> None:
    old, new = (
        doc(p("Een zin. Nog een.", id_="a")),
        doc(p("Een zin.", id_="a"), p("Nog een.", id_="b")),
    )
    parts = ("Een zin.", "Nog een.")
    change = Change(
        Kind.SPLIT, False, None, (ChangeClass.SUBSTANTIVE,),
        Side(BlockId("a"), (), "paragraph", "", "Een zin. Nog een."),
        Side(BlockId("a"), (), "paragraph", "", "\n".join(parts), parts=parts,
             part_blocks=(BlockId("a"), BlockId("b"))),
        (
            Span(Sign.SAME, "Een zin."), Span(Sign.OLD, " "),
            Span(Sign.NEW, "\n"), Span(Sign.SAME, "Nog een."),
        ),
        (Edit((1, 2), ChangeClass.SUBSTANTIVE),),
    )  # fmt: skip
    made = msgspec.structs.replace(compare(version(old), version(new)), changes=(change,))
    (entry,) = change_report(made).entries
    assert (entry.kind, entry.headline) == ("Gesplitst", "Alinea 1 is gesplitst in alinea 1 en 2")
    assert (entry.was.place, entry.now.place) == ("Alinea 1", "Alinea 1 en 2")
    assert said(entry.now) == "Een zin.\nNog een."


def test_what_moved_within_its_section_is_known_by_both_numbers() -> None:
    first = g(
        "Medewerkers delen kennis en andere waardevolle informatie met hun collega’s.", id_="a"
    )
    second = g(
        "Bij twijfel over een publicatie zoeken zij contact met hun leidinggevende.", id_="b"
    )
    edited = g("Medewerkers delen kennis en andere nuttige informatie met hun collega’s.", id_="a")
    report = change_report(compare(version(doc(first, second)), version(doc(second, edited))))
    assert any("is nu richtlijn" in headline for headline in headlines(report))


def test_words_are_marked_as_they_came_and_went() -> None:
    report = change_report(restructured())
    reworded = next(entry for entry in report.entries if "publicatie" in entry.headline)
    assert said(reworded.was) == EIGHTH.format(what="publicatie")
    assert [one.text for one in reworded.was.text if one.marking is Marking.DELETED] == [
        "publicatie"
    ]
    assert [one.text for one in reworded.now.text if one.marking is Marking.INSERTED] == ["bericht"]
    shown = [(one.text, one.marking) for one in reworded.marked]
    assert shown[1:4] == [
        ("publicatie", Marking.DELETED),
        (" ", Marking.PLAIN),
        ("bericht", Marking.INSERTED),
    ]


def test_the_order_is_that_of_the_new_document_deletions_where_they_were() -> None:
    report = change_report(restructured())
    assert [section.title for section in report.sections] == [
        "Richtlijnen",
        "Kennisdeling",
        "Achtergrond",
    ]
    assert [entry.number for entry in report.entries] == list(range(1, len(report.entries) + 1))
    ranks = [entry.changes[0] for entry in report.entries]
    assert ranks == sorted(ranks)


def test_a_stored_reason_stands_with_its_change_alone() -> None:
    entries = change_report(restructured()).entries
    assert [(said(entry.was), entry.reason) for entry in entries if entry.reason] == [
        (SEVENTH, REASON)
    ]


def test_the_samples_are_told_in_full() -> None:
    report = change_report(samples())
    assert report.lead == "2 wijzigingen in de tekst, 4 in de gegevens; 14 hernoemingen."
    assert headlines(report) == [
        "Alinea 4: ‘Hyves’ is weg, ‘Instagram’ is nieuw",
        "Alinea 1 is weg",
    ]
    assert [(one.old, one.new, one.times) for one in report.renames] == [
        ("de school", "Stichting SOM", "14 keer")
    ]
    assert [(one.text, one.place) for one in report.leftovers] == [
        ("CNV Onderwijs", "Inleiding, alinea 4")
    ]
    assert [one.label for one in report.fields] == ["Titel", "Organisatie", "Versie", "Datum"]
    assert report.quiet == ""
    assert "nagemaakt" in report.sides[0].note
    assert report.sides[1].note == ""


def test_nothing_is_said_of_texts_that_are_equal() -> None:
    report = change_report(nothing())
    assert report.is_empty
    assert report.lead == "Geen verschillen."
    assert not (report.entries)
    assert not (report.fields)
    assert not report.renames
    assert report.quiet == report.note == ""


def test_what_is_hidden_is_not_reported() -> None:
    report = change_report(hide(samples(), frozenset(["rename", "metadata"])))
    assert report.quiet == ""
    assert report.fields == ()
    assert len(report.entries) == 2


def test_a_report_is_dutch_in_a_program_that_speaks_english() -> None:
    dutch = change_report(samples())
    use_language("en")
    try:
        assert change_report(samples()) == dutch
    finally:
        use_language("nl")


def test_a_note_says_why_there_are_fewer_numbers_than_changes() -> None:
    assert change_report(restructured()).note
    assert change_report(samples()).note == ""


def test_what_was_edited_in_a_section_that_moved_is_told_without_where_it_stands() -> None:
    first, second = (
        [h(title), *(g(f"Medewerkers delen {what} over {title} met elkaar.") for what in few)]
        for title, few in (
            ("Kennis", ("boeken", "artikelen", "lessen")),
            ("Omgang", ("zorgen", "vragen", "successen", "ideeën", "plannen")),
        )
    )
    edited = [*first[:2], g("Medewerkers delen verhalen over Kennis met elkaar."), first[3]]
    report = change_report(compared_as_files(doc(*first, *second), doc(*second, *edited)))
    assert [(entry.kind, entry.headline) for entry in report.entries] == [
        (
            "Verplaatst",
            "Sectie ‘Kennis’ staat nu na ‘Omgang’ (met richtlijn 1 en 3; de tekst is gelijk)",
        ),
        ("Verplaatst en gewijzigd", "Richtlijn 2: ‘artikelen’ werd ‘verhalen’"),
    ]


def test_a_merged_guideline_keeps_the_text_that_it_was() -> None:
    told = " ".join(said(entry.now) for entry in change_report(restructured()).entries)
    assert FIRST in told


@given(documents(), documents())
def test_any_two_documents_can_be_reported_on(old: Document, new: Document) -> None:
    comparison = compare(version(old), version(as_imported(new)))
    report = change_report(comparison)
    told = [rank for entry in report.entries for rank in entry.changes]
    assert len(told) == len(set(told)) == changes_in_text(summary(comparison))
    for entry in report.entries:
        assert entry.headline
