import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from som_editor.ui.comparison.compare_place import ComparePlace
from som_editor.ui.comparison.compared import Column
from som_editor.ui.comparison.rename_dialog import RenameDialog, RenameTexts, fault_of
from som_editor.ui.comparison.selection import everything

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
TEXTS = RenameTexts("de leerling zegt het de school", "de scholier zegt het som", {"de school"})


def _dialog(place: ComparePlace) -> RenameDialog:
    place.panel.renames.add.click()
    dialog = place.naming.dialog
    assert dialog is not None
    return dialog


@pytest.mark.parametrize(
    ("old", "new", "words", "of_new"),
    [
        ("", "x", "Vul de naam in die is vervangen.", False),
        ("de leerling", "", "Vul in hoe het nu heet.", True),
        ("som", "som", "Dit is dezelfde naam. Vul een andere in.", True),
        ("De school", "SOM", "Voor ‘De school’ is er al een regel.", False),
        ("Piet", "SOM", "‘Piet’ staat niet in de oude tekst.", False),
        ("De leerling", "Piet", "‘Piet’ staat niet in de nieuwe tekst.", True),
    ],
)
def test_a_rule_that_will_not_do_is_told_in_words(
    old: str, new: str, words: str, *, of_new: bool
) -> None:
    assert fault_of(old, new, TEXTS) == (words, of_new)


def test_a_rule_for_names_that_occur_has_no_fault() -> None:
    assert fault_of("De Leerling", "de scholier", TEXTS) is None


def test_a_rule_by_hand_is_counted_switched_and_taken_away(
    qtbot: QtBot, compared: ComparePlace
) -> None:
    dialog = _dialog(compared)
    QTest.keyClicks(dialog.old, "Hyves")
    QTest.keyClicks(dialog.new, "Instagram")
    with qtbot.waitSignal(compared.told):
        QTest.keyClick(dialog.new, Qt.Key.Key_Return)
    given, found = compared.naming.rules
    assert (given.words, given.given) == ("Hyves → Instagram", True)
    assert (found.words, found.rename.count, found.given) == (
        "de school → Stichting SOM",
        14,
        False,
    )
    with qtbot.waitSignal(compared.told):
        compared.panel.renames.switches[0].click()
    assert [rule.on for rule in compared.naming.rules] == [False, True]
    with qtbot.waitSignal(compared.told):
        compared.panel.renames.removed.emit(0)
    assert [rule.words for rule in compared.naming.rules] == ["de school → Stichting SOM"]


def test_a_rule_changes_places_with_the_sides(qtbot: QtBot, compared: ComparePlace) -> None:
    dialog = _dialog(compared)
    dialog.given.emit("Hyves", "Instagram")
    dialog.reject()
    for _ in range(2):
        with qtbot.waitSignal(compared.told):
            compared.sides.swap.click()
    assert compared.naming.rules[0].words == "Hyves → Instagram"


def test_the_dialog_stays_at_what_is_wrong(compared: ComparePlace) -> None:
    dialog = _dialog(compared)
    QTest.keyClicks(dialog.old, "zeppelin")
    QTest.keyClicks(dialog.new, "Instagram")
    QTest.keyClick(dialog.new, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.old_field.error() == "‘zeppelin’ staat niet in de oude tekst."
    assert dialog.focusWidget() is dialog.old
    dialog.old.clear()
    QTest.keyClicks(dialog.old, "Hyves")
    assert dialog.old_field.error() == ""
    dialog.reject()


def test_a_short_selection_is_proposed_and_a_long_one_is_not(compared: ComparePlace) -> None:
    assert compared.view.compared is not None
    whole = everything(compared.view.compared, Column.OLD)
    compared.view.show_selection(whole)
    dialog = _dialog(compared)
    assert dialog.old.text() == dialog.new.text() == ""
    dialog.reject()
    proposed = RenameDialog(TEXTS, " de leerling ", compared)
    assert (proposed.old.text(), proposed.new.text()) == ("de leerling", "")
    other = RenameDialog(TEXTS, "scholier", compared)
    assert (other.old.text(), other.new.text()) == ("", "scholier")
