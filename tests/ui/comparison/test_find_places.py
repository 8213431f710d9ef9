import pytest

from som_editor.core.search import Query
from som_editor.ui.comparison.compared import COVER, Column, Compared
from som_editor.ui.comparison.find_places import Found, Place, next_place, places
from tests.ui.comparison.documents import restructured
from tests.writers.compared import samples


@pytest.fixture
def compared() -> Compared:
    return Compared(restructured())


def _texts(compared: Compared, found: list[Place]) -> list[tuple[str, str]]:
    """Where each place is, and its words."""
    told = []
    for place in found:
        cell = compared.cell(place.rank, place.columns[0])
        assert cell is not None
        words = cell.parts[place.part].text[place.start : place.stop]
        told.append(("+".join(place.columns), words))
    return told


def test_a_row_that_is_the_same_on_both_sides_is_one_place(compared: Compared) -> None:
    found = places(compared, Query("discussie"), single=False)
    assert _texts(compared, found) == [("new+old", "discussie")]


def test_a_row_that_differs_is_searched_on_both_sides(compared: Compared) -> None:
    assert _texts(compared, places(compared, Query("zoeken"), single=False)) == [("old", "zoeken")]
    assert _texts(compared, places(compared, Query("twijfel"), single=False)) == [
        ("new", "twijfel"),
        ("old", "twijfel"),
    ]


def test_cells_and_captions_of_tables_are_searched(compared: Compared) -> None:
    assert _texts(compared, places(compared, Query("stelt"), single=False)) == [
        ("old", "stelt"),
        ("new", "stelt"),
    ]
    found = places(compared, Query("wie doet"), single=False)
    assert [place.part for place in found] == [0, 0]


def test_the_covers_are_searched_too() -> None:
    found = places(Compared(samples()), Query("13-04-2021"), single=False)
    assert COVER in {place.rank for place in found}


def test_in_one_column_words_are_found_across_what_went_or_came(compared: Compared) -> None:
    new = places(compared, Query("publicatie vragen"), single=True)
    assert _texts(compared, new) == [("both", "publicatie zoekenvragen")]
    old = places(compared, Query("publicatie zoeken medewerkers"), single=True)
    assert _texts(compared, old) == [("both", "publicatie zoeken medewerkers")]


def test_the_next_place_is_that_at_or_under_a_row() -> None:
    found = [Place(rank, (Column.NEW,), 0, 0, 1) for rank in (2, 5, 5, 9)]
    assert [next_place(found, rank) for rank in (-1, 2, 3, 9, 10)] == [0, 0, 1, 3, 0]


def test_what_was_found_is_known_by_its_part() -> None:
    found = Found([Place(2, (Column.NEW, Column.OLD), 1, 0, 3)], 0)
    assert list(found.in_part(2, Column.OLD, 1)) == [found.place]
    assert not list(found.in_part(2, Column.BOTH, 1))
    assert not list(found.in_part(2, Column.OLD, 0))
