from hypothesis import given

from som_editor.core.comparison import Comparison, compare
from som_editor.core.document import BlockId, Mark, Role, Text, TextBlock
from som_editor.core.shown import plain_text
from som_editor.ui.comparison.arrangement import Arrangement
from som_editor.ui.comparison.compared import COVER, Column, Compared
from som_editor.ui.comparison.entries import entries
from som_editor.ui.comparison.row_places import elsewhere
from som_editor.writers.marked_text import Marking
from tests.ui.comparison.documents import comparisons, paragraph, restructured, table, version


def _body(compared: Compared, column: Column) -> str:
    """A column read from top to bottom."""
    cells = [compared.cell(row.rank, column) for row in compared.rows]
    return "\n".join(cell.text for cell in cells if cell is not None)


@given(comparisons())
def test_the_new_column_is_the_new_document_in_its_order(comparison: Comparison) -> None:
    assert _body(Compared(comparison), Column.NEW) == plain_text(comparison.new.document)


@given(comparisons())
def test_every_block_of_the_old_document_stands_in_the_old_column_exactly_once(
    comparison: Comparison,
) -> None:
    compared = Compared(comparison)
    placed = [row.pair.old for row in compared.rows if row.pair.old is not None]
    assert sorted(placed) == list(range(len(comparison.old.document.blocks)))
    in_place = [row for row in compared.rows if compared.partner(row.rank) is None]
    order = [row.pair.old for row in in_place if row.pair.old is not None]
    assert order == sorted(order)


@given(comparisons())
def test_the_old_column_shows_the_exact_texts_of_the_old_document(comparison: Comparison) -> None:
    compared = Compared(comparison)
    by_index = sorted(
        (row for row in compared.rows if row.pair.old is not None),
        key=lambda row: row.pair.old or 0,
    )
    lines = []
    for row in by_index:
        cell = compared.cell(row.rank, Column.OLD)
        assert cell is not None
        lines.append(cell.text)
    assert "\n".join(lines) == plain_text(comparison.old.document)


@given(comparisons())
def test_in_one_column_the_words_that_were_not_deleted_are_the_new_text(
    comparison: Comparison,
) -> None:
    compared = Compared(comparison)
    for row in compared.rows:
        both, new = compared.cell(row.rank, Column.BOTH), compared.cell(row.rank, Column.NEW)
        assert both is not None
        if new is None:
            continue
        kept = [
            "".join(s.text for s in part.stretches if s.marking is not Marking.DELETED)
            for part in both.parts
        ]
        assert [text for text in kept if text] == [part.text for part in new.parts if part.text]


@given(comparisons())
def test_styles_lie_within_their_text(comparison: Comparison) -> None:
    compared = Compared(comparison)
    for row in compared.rows:
        for column in Column:
            cell = compared.cell(row.rank, column)
            for part in cell.parts if cell else ():
                assert all(0 <= one.start <= one.stop <= len(part.text) for one in part.styles)


def test_a_table_in_one_column_keeps_deleted_rows_where_they_were() -> None:
    compared = Compared(restructured())
    rank = compared.rank_of(BlockId("tabel"))
    assert rank is not None
    cell = compared.cell(rank, Column.BOTH)
    assert cell is not None
    lines = cell.text.splitlines()
    assert lines == [
        "Wie doet wat",
        "Wie\tWat",
        "Bestuur\tstelt elk jaar vast",
        "Directie\tvoert uit",
        "GMR\tstemt in",
    ]


def test_the_covers_show_title_version_organisation_and_date(sample_comparison: Comparison) -> None:
    compared = Compared(sample_comparison)
    old, new = compared.cell(COVER, Column.OLD), compared.cell(COVER, Column.NEW)
    assert old is not None
    assert new is not None
    assert old.text.replace("\u00a0", " ").split("\u2002 ") == [
        "Titel Social Media Protocol Onderwijs",
        "Versie –",
        "Organisatie –",
        "Datum –",
    ]
    assert new.text.replace("\u00a0", " ").split("\u2002 ") == [
        "Titel –",
        "Versie 3.0",
        "Organisatie Stichting SOM",
        "Datum 13-04-2021",
    ]


def test_a_forgiven_name_is_no_longer_marked(sample_comparison: Comparison) -> None:
    compared = Compared(sample_comparison)
    (found,) = compared.forgotten()
    rank = compared.rank_of(found.block)
    assert rank is not None
    assert compared.is_forgotten(rank)
    compared.forgive(found)
    cell = compared.cell(rank, Column.NEW)
    assert cell is not None
    assert not any(stretch.leftover for part in cell.parts for stretch in part.stretches)
    assert compared.forgotten() == ()


def test_a_look_that_differs_is_told_in_words() -> None:
    before = version((paragraph("p", "Het geldt voor iedereen."),), "1")
    bold = TextBlock(
        BlockId("p"), Role.PARAGRAPH, (Text("Het geldt voor iedereen.", frozenset([Mark.BOLD])),)
    )
    compared = Compared(compare(before, version((bold,), "2")))
    look = compared.cell(compared.rank_of(BlockId("p")) or 0, Column.NEW)
    assert look is not None
    assert look.remark == "Alleen de opmaak is anders"


def test_a_forgotten_name_in_a_table_is_marked_in_its_cell() -> None:
    before = version((paragraph("p", "CNV Onderwijs schreef dit."),), "1", "other")
    new = version((table("t", ("Wie", "Wat"), ("CNV Onderwijs", "helpt")),), "2")
    compared = Compared(compare(before, new))
    cell = compared.cell(compared.rank_of(BlockId("t")) or 0, Column.NEW)
    assert cell is not None
    marked = [
        (part.row, stretch.text)
        for part in cell.parts
        for stretch in part.stretches
        if stretch.leftover
    ]
    assert marked == [(1, "CNV Onderwijs")]


def test_a_text_cut_in_two_stands_in_two_rows_that_belong_together() -> None:
    one, other = "Deel altijd je kennis met elkaar.", "Publiceer niets wat vertrouwelijk is."
    whole = version((paragraph("a", f"{one} {other}"), paragraph("x", "Blijft.")), "1")
    parts = version((paragraph("a", one), paragraph("b", other), paragraph("x", "Blijft.")), "2")
    split, merged = Compared(compare(whole, parts)), Compared(compare(parts, whole))
    for compared, column in ((split, Column.NEW), (merged, Column.OLD)):
        cells = [compared.cell(rank, column) for rank in (0, 1)]
        assert [cell.text for cell in cells if cell] == [one, other]
        assert (compared.partner(0), compared.partner(1)) == (None, 0)
        assert compared.is_part(1)
        assert compared.sign(0) == compared.sign(1) == "≠"
        assert len(entries(compared, Arrangement(folded=False))) == 1
    assert [elsewhere(compared, 1).words for compared in (split, merged)] == [
        "Afgesplitst van alinea 1",
        "Samengevoegd tot alinea 1",
    ]
