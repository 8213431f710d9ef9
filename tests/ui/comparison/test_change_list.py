import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from som_editor.core.comparison import Comparison
from som_editor.ui.comparison.arrangement import Arrangement
from som_editor.ui.comparison.change_list import ChangeList
from som_editor.ui.comparison.compared import Compared
from som_editor.ui.comparison.entries import entries

Key = Qt.Key


@pytest.fixture
def listed(qtbot: QtBot, sample_comparison: Comparison) -> ChangeList:
    result = ChangeList()
    qtbot.addWidget(result)
    compared = Compared(sample_comparison)
    result.setFixedWidth(300)
    result.show_entries(compared, entries(compared, Arrangement()))
    result.show()
    return result


def _lines(listed: ChangeList) -> list[str]:
    model = listed.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_changes_stand_under_their_section_with_what_happened_in_words(listed: ChangeList) -> None:
    assert _lines(listed) == [
        "Gegevens 4",
        "Gewijzigd. Titel. ‘Social Media Protocol Onderwijs’ → leeg",
        "Gewijzigd. Organisatie: leeg → Stichting SOM",
        "Gewijzigd. Versie: leeg → 3.0",
        "Gewijzigd. Datum: leeg → 13-04-2021",
        "Inleiding 1",
        "Gewijzigd. ‘Hyves’ is weg, ‘Instagram’ is nieuw. Alinea 4",
        "Richtlijnen gebruik social media 1",
        "Verwijderd. Alinea is weg. ‘Lees voor ‘de school’ de naam van de eigen school.’",
    ]


def test_enter_and_a_click_show_a_change(qtbot: QtBot, listed: ChangeList) -> None:
    listed.setCurrentIndex(listed.model().index(6, 0))
    with qtbot.waitSignal(listed.chosen) as chosen:
        QTest.keyClick(listed, Key.Key_Return)
    assert chosen.args == [4]
    where = listed.visualRect(listed.model().index(8, 0)).center()
    with qtbot.waitSignal(listed.chosen) as chosen:
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert chosen.args == [5]


def test_a_section_closes_and_opens(listed: ChangeList) -> None:
    height = listed.height()
    listed.setCurrentIndex(listed.model().index(0, 0))
    QTest.keyClick(listed, Key.Key_Return)
    assert _lines(listed)[:2] == ["Gegevens 4", "Inleiding 1"]
    assert listed.height() < height
    listed.setCurrentIndex(listed.model().index(0, 0))
    QTest.keyClick(listed, Key.Key_Space)
    assert listed.height() == height


def test_the_list_is_as_high_as_its_lines_so_that_the_panel_scrolls(listed: ChangeList) -> None:
    last = listed.model().index(listed.model().rowCount() - 1, 0)
    assert listed.visualRect(last).bottom() + 1 == listed.height()


def test_marking_a_change_says_where_it_is(qtbot: QtBot, listed: ChangeList) -> None:
    with qtbot.waitSignal(listed.row_in_sight) as told:
        listed.show_current(5)
    assert told.args[0] == listed.visualRect(listed.currentIndex())
    listed.show_current(None)
    assert not listed.currentIndex().isValid()


def test_a_page_is_a_few_lines(listed: ChangeList) -> None:
    listed.setCurrentIndex(listed.model().index(0, 0))
    QTest.keyClick(listed, Key.Key_PageDown)
    assert listed.currentIndex().row() == 8
    QTest.keyClick(listed, Key.Key_PageUp)
    assert listed.currentIndex().row() == 0
