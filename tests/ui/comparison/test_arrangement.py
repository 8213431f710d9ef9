import msgspec
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.comparison import Comparison
from som_editor.ui.comparison.arrangement import (
    METADATA,
    QUIET,
    Arrangement,
    CoverItem,
    FoldItem,
    Item,
    RowItem,
    arranged,
)
from som_editor.ui.comparison.compared import Compared
from som_editor.ui.comparison.folds import fold_words
from tests.ui.comparison.documents import comparisons, restructured

_CLASSES = ("inserted", "deleted", "moved", "edited", "rename", "cosmetic", "formatting")
_wishes = st.builds(
    Arrangement,
    hidden=st.frozensets(st.sampled_from([*_CLASSES, METADATA])),
    folded=st.booleans(),
    opened=st.frozensets(st.integers(0, 9)),
)


def _ranks(items: tuple[Item, ...]) -> list[int]:
    """The rows from top to bottom, in sight or in a closed fold."""
    ranks: list[int] = []
    for item in items:
        if isinstance(item, RowItem):
            ranks.append(item.rank)
        elif isinstance(item, FoldItem) and not item.open:
            ranks += [row.rank for row in item.fold.rows]
    return ranks


@given(comparisons(), _wishes)
def test_every_row_is_in_sight_or_in_one_fold_whatever_the_user_chose(
    comparison: Comparison, wish: Arrangement
) -> None:
    compared = Compared(comparison)
    assert _ranks(arranged(compared, wish)) == list(range(len(compared.rows)))


@given(comparisons())
def test_by_default_no_change_of_substance_is_folded_away(comparison: Comparison) -> None:
    compared = Compared(comparison)
    for item in arranged(compared, Arrangement()):
        if isinstance(item, FoldItem):
            names = {name for row in item.fold.rows for name in compared.class_names(row.rank)}
            assert names <= QUIET
            assert item.hidden == 0


def test_the_samples_fold_into_what_the_reader_needs(sample_comparison: Comparison) -> None:
    compared = Compared(sample_comparison)
    items = arranged(compared, Arrangement())
    assert [fold_words(compared, item).line for item in items if isinstance(item, FoldItem)] == [
        "2 alinea’s zonder wijziging · Inleiding · 1 hernoeming",
        "Richtlijn 1 t/m 10 · 10 hernoemingen",
        "Enkele praktische voorbeelden · 14 onderdelen zonder wijziging, 2 hernoemingen",
        "Achtergrondinformatie · 6 punten zonder wijziging, 1 hernoeming",
    ]
    assert isinstance(items[0], CoverItem)


def test_without_folding_all_rows_are_in_sight() -> None:
    compared = Compared(restructured())
    items = arranged(compared, Arrangement(folded=False))
    assert items == (CoverItem(), *(RowItem(row.rank) for row in compared.rows))


def test_a_class_that_is_off_is_folded_away_and_its_fold_says_how_many_changes_it_hides() -> None:
    compared = Compared(restructured())
    for folded in (True, False):
        wish = Arrangement(hidden=QUIET | {"deleted"}, folded=folded)
        folds = [item for item in arranged(compared, wish) if isinstance(item, FoldItem)]
        hiding = [fold for fold in folds if fold.hidden]
        assert [fold.hidden for fold in hiding] == [1]
        assert "1 wijziging verborgen" in fold_words(compared, hiding[0]).line


def test_the_covers_go_with_their_chip() -> None:
    compared = Compared(restructured())
    items = arranged(compared, Arrangement(hidden=QUIET | {METADATA}))
    assert not any(isinstance(item, CoverItem) for item in items)


def test_an_open_fold_keeps_its_line_above_its_rows(sample_comparison: Comparison) -> None:
    compared = Compared(sample_comparison)
    closed = arranged(compared, Arrangement())
    fold = next(item for item in closed if isinstance(item, FoldItem))
    wish = Arrangement().toggled(fold.rank)
    opened = arranged(compared, wish)
    at = opened.index(fold._replace(open=True))
    rows = tuple(RowItem(row.rank) for row in fold.fold.rows)
    assert opened[at + 1 : at + 1 + len(rows)] == rows
    assert arranged(compared, wish.toggled(fold.rank)) == closed


def test_renames_come_into_sight_on_request(sample_comparison: Comparison) -> None:
    compared = Compared(sample_comparison)
    wish = msgspec.structs.replace(Arrangement(), hidden=QUIET - {"rename"})
    shown = {item.rank for item in arranged(compared, wish) if isinstance(item, RowItem)}
    renamed = {row.rank for row in compared.rows if "rename" in compared.class_names(row.rank)}
    assert renamed
    assert renamed <= shown
