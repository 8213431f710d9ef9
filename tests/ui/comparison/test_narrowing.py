import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from som_editor.ui.comparison.compare_place import ComparePlace

Key = Qt.Key


def _type(place: ComparePlace, words: str) -> None:
    QTest.keyClicks(place.panel.filters.words, words)
    QTest.keyClick(place.panel.filters.words, Key.Key_Return)


def _listed(place: ComparePlace) -> int:
    return len(place.walk.entries)


def test_words_narrow_list_and_walk_wherever_they_stand(compared: ComparePlace) -> None:
    filters = compared.panel.filters
    _type(compared, "INSTA youtube")
    assert _listed(compared) == 1
    assert compared.walk.entries[0].section == "Inleiding"
    assert _hidden(compared) == "5 wijzigingen verborgen"
    filters.words.clear()
    _type(compared, "")
    assert _listed(compared) == 6
    assert not filters.everything.isVisible()


def test_a_pause_in_typing_is_enough(qtbot: QtBot, compared: ComparePlace) -> None:
    QTest.keyClicks(compared.panel.filters.words, "leeg")
    qtbot.waitUntil(lambda: _listed(compared) == 4)


def test_words_that_occur_nowhere_leave_a_sentence(compared: ComparePlace) -> None:
    _type(compared, "zeppelin")
    assert _listed(compared) == 0
    assert compared.panel.none_left.isVisible()
    assert compared.panel.none_left.text() == "Geen wijziging voldoet aan je filter."


def test_a_section_is_chosen_and_left_at_one_click(compared: ComparePlace) -> None:
    filters = compared.panel.filters
    titles = [filters.section.itemText(row) for row in range(filters.section.count())]
    assert titles == [
        "Alle secties",
        "Gegevens",
        "Inleiding",
        "Richtlijnen gebruik social media",
    ]
    filters.section.setCurrentIndex(1)
    assert _listed(compared) == 4
    assert _hidden(compared) == "2 wijzigingen verborgen"
    filters.leave_section.click()
    assert _listed(compared) == 6
    assert not filters.leave_section.isVisible()


@pytest.mark.parametrize("also_class", [False, True])
def test_one_click_shows_everything_again(compared: ComparePlace, *, also_class: bool) -> None:
    _type(compared, "Instagram")
    if also_class:
        compared.panel.chips.chips["edited"].click()
        assert _listed(compared) == 0
    compared.panel.filters.everything.click()
    assert _listed(compared) == 6
    assert compared.panel.filters.words.text() == ""


def test_renames_are_no_hidden_changes(compared: ComparePlace) -> None:
    compared.panel.renames.shown.emit()
    assert _listed(compared) == 20
    assert not compared.panel.filters.everything.isVisible()
    _type(compared, "kennis")
    assert _hidden(compared) == "6 wijzigingen verborgen"


def test_other_texts_are_listed_whole(qtbot: QtBot, compared: ComparePlace) -> None:
    _type(compared, "Instagram")
    with qtbot.waitSignal(compared.told):
        compared.sides.swap.click()
    assert compared.panel.filters.words.text() == ""
    assert _listed(compared) == 6


def _hidden(place: ComparePlace) -> str:
    filters = place.panel.filters
    assert filters.everything.isVisible()
    return filters.hidden_words()
