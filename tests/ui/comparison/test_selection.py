from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.comparison import Comparison
from som_editor.core.document import BlockId
from som_editor.ui.comparison.compared import Column, Compared
from som_editor.ui.comparison.selection import (
    Selection,
    Spot,
    everything,
    selected_text,
    word_at,
)
from tests.ui.comparison.documents import comparisons, restructured


@given(comparisons(), st.sampled_from([Column.OLD, Column.NEW]))
def test_selecting_all_copies_the_column_exactly(comparison: Comparison, column: Column) -> None:
    compared = Compared(comparison)
    cells = [compared.cell(row.rank, column) for row in compared.rows]
    assert selected_text(compared, everything(compared, column)) == "\n".join(
        cell.text for cell in cells if cell is not None
    )


@given(comparisons(), st.data())
def test_a_selection_copies_the_characters_between_its_ends(
    comparison: Comparison, data: st.DataObject
) -> None:
    compared = Compared(comparison)
    rows = [
        (row.rank, cell.parts[0].text)
        for row in compared.rows
        if (cell := compared.cell(row.rank, Column.NEW)) is not None and len(cell.parts) == 1
    ]
    if not rows:
        return
    rank, text = data.draw(st.sampled_from(rows))
    ends = data.draw(st.tuples(*[st.integers(0, len(text))] * 2))
    selection = Selection(Column.NEW, Spot(rank, 0, ends[0]), Spot(rank, 0, ends[1]))
    assert selected_text(compared, selection) == text[min(ends) : max(ends)]


def test_a_selection_over_rows_has_one_line_a_block_and_leaves_the_other_side_alone() -> None:
    compared = Compared(restructured())
    first, second = (compared.rank_of(BlockId(block)) for block in ("1", "4"))
    assert first is not None
    assert second is not None
    selection = Selection(Column.OLD, Spot(second, 0, 16), Spot(first, 0, 12))
    assert selected_text(compared, selection) == (
        "delen kennis en andere waardevolle informatie.\n"
        "Medewerkers publiceren geen vertrouwelijke informatie.\n"
        "Medewerkers gaan niet in discussie met een leerling of ouder.\n"
        "Leidinggevenden "
    )


def test_cells_of_a_table_are_copied_with_tabs() -> None:
    compared = Compared(restructured())
    rank = compared.rank_of(BlockId("tabel"))
    assert rank is not None
    selection = Selection(Column.NEW, Spot(rank, 1, 0), Spot(rank, 4, 19))
    assert selected_text(compared, selection) == "Wie\tWat\nBestuur\tstelt elk jaar vast"


def test_in_one_column_deleted_words_are_left_out_unless_they_are_all() -> None:
    compared = Compared(restructured())
    rank = compared.rank_of(BlockId("5"))
    assert rank is not None
    cell = compared.cell(rank, Column.BOTH)
    assert cell is not None
    text = cell.text
    whole = Selection(Column.BOTH, Spot(rank, 0, 0), Spot(rank, 0, len(text)))
    assert "zoeken" not in selected_text(compared, whole)
    assert "vragen" in selected_text(compared, whole)
    at = text.index("zoeken")
    gone = Selection(Column.BOTH, Spot(rank, 0, at), Spot(rank, 0, at + len("zoeken")))
    assert selected_text(compared, gone) == "zoeken"


def test_the_word_around_a_place() -> None:
    assert word_at("Twitter, Hyves", 3) == (0, 7)
    assert word_at("Twitter, Hyves", 9) == (9, 14)
    assert word_at("a , b", 2) == (2, 3)
