import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface

from som_editor.core.document import BlockId
from som_editor.ui.comparison.accessible_rows import make_accessible
from som_editor.ui.comparison.compared import Compared
from som_editor.ui.comparison.comparison_view import ComparisonView
from tests.ui.comparison.documents import MOVED
from tests.writers.compared import samples


@pytest.fixture
def rows(view: ComparisonView) -> QAccessibleInterface:
    """The view as a screen reader finds it."""
    make_accessible(view)
    return QAccessible.queryAccessibleInterface(view)


def _names(rows: QAccessibleInterface) -> list[str]:
    return [rows.child(place).text(QAccessible.Text.Name) for place in range(rows.childCount())]


def test_the_view_is_a_list_with_an_item_for_every_row_and_fold(
    view: ComparisonView, rows: QAccessibleInterface
) -> None:
    assert rows.role() == QAccessible.Role.List
    assert rows.text(QAccessible.Text.Name) == "Teksten naast elkaar"
    assert rows.childCount() == len(view.items)
    assert {rows.child(place).role() for place in range(rows.childCount())} == {
        QAccessible.Role.ListItem
    }


def test_items_say_what_happened_then_where_then_both_texts(rows: QAccessibleInterface) -> None:
    names = _names(rows)
    dropped = "Verwijderd. Richtlijn 2. Oud: Medewerkers publiceren geen vertrouwelijke informatie."
    assert dropped in names
    new = MOVED.replace("zoeken", "vragen").replace("contact met", "raad aan")
    assert f"Verplaatst. Richtlijn 1. Nieuw: {new} Verplaatst van richtlijn 5." in names
    went = f"Verplaatst. Richtlijn 5. Oud: {MOVED} Verplaatst naar richtlijn 1 en gewijzigd."
    assert went in names
    assert names[0] == (
        "Gewijzigd. Gegevens. Versie: 3.0 → 4.0. Status: leeg → concept. Datum: leeg → 02-03-2026."
    )


def test_an_edited_row_reads_the_old_text_and_then_the_new_one(
    view: ComparisonView, rows: QAccessibleInterface
) -> None:
    view.show_compared(Compared(samples()))
    (edited,) = [name for name in _names(rows) if name.startswith("Gewijzigd. Alinea 4.")]
    old, _new, tail = edited.partition(" Nieuw: ")
    assert old.startswith("Gewijzigd. Alinea 4. Oud: Onder social media verstaat CNV Onderwijs")
    assert "Hyves" in old
    assert "Instagram" in tail
    assert tail.endswith("Overgebleven naam.")


def test_a_fold_says_what_it_holds_and_that_it_is_closed(
    view: ComparisonView, rows: QAccessibleInterface
) -> None:
    view.show_compared(Compared(samples()))
    folds = [name for name in _names(rows) if name.endswith("Ingeklapt.")]
    assert folds[0] == "2 alinea’s zonder wijziging · Inleiding · 1 hernoeming. Ingeklapt."
    view.toggle_fold(1)
    assert "2 alinea’s zonder wijziging · Inleiding · 1 hernoeming. Uitgeklapt." in _names(rows)


def test_items_know_their_list_their_place_and_which_is_the_current_one(
    view: ComparisonView, rows: QAccessibleInterface
) -> None:
    assert view.compared is not None
    rank = view.compared.rank_of(BlockId("h"))
    assert rank is not None
    view.jump_to(rank)
    index = view.current_index()
    assert index is not None
    item = rows.child(index)
    assert rows.indexOfChild(item) == index
    assert item.parent().role() == QAccessible.Role.List
    assert item.state().selected
    assert not rows.child(0).state().selected
    where = view.viewport().mapToGlobal(view.row_rect(index).center())
    assert item.rect().contains(where)
    assert rows.indexOfChild(rows.childAt(where.x(), where.y())) == index


def test_an_item_that_is_gone_says_so(view: ComparisonView, rows: QAccessibleInterface) -> None:
    last = rows.child(rows.childCount() - 1)
    view.show_compared(None)
    assert not last.isValid()
    assert last.text(QAccessible.Text.Name) == ""
    assert rows.child(0) is None
