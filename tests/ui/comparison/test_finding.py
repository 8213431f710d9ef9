from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.comparison.arrangement import FoldItem, RowItem
from som_editor.ui.comparison.compare_place import ComparePlace
from som_editor.ui.comparison.compared import Column
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.comparison.finding import FindInBoth
from som_editor.ui.preferences import Preferences

Key = Qt.Key


def _find(place: ComparePlace, words: str) -> FindInBoth:
    place._actions[ActionId.FIND].trigger()
    place.finding.bar.field.insert(words)
    place.finding.search()
    return place.finding


def test_find_opens_the_bar_and_counts_what_both_texts_hold(compared: ComparePlace) -> None:
    finding = _find(compared, "hyves")
    assert finding.bar.field.hasFocus()
    assert finding.bar.count.text() == "1 keer"
    QTest.keyClick(finding.bar.field, Key.Key_Return)
    assert finding.bar.count.text() == "1 van 1"
    assert finding.found.place is not None
    assert compared.view.current_rank() == finding.found.place.rank


def test_what_is_typed_is_looked_for_by_itself(compared: ComparePlace, qtbot: QtBot) -> None:
    compared._actions[ActionId.FIND].trigger()
    QTest.keyClicks(compared.finding.bar.field, "weg is het")
    qtbot.waitUntil(lambda: compared.finding.bar.count.text() == "niet gevonden")
    assert not compared._actions[ActionId.FIND_NEXT].isEnabled()


def test_enter_goes_round_and_shift_enter_back(compared: ComparePlace) -> None:
    finding = _find(compared, "linkedin")
    total = len(finding.found.places)
    assert total > 1
    met = []
    for _ in range(total + 1):
        QTest.keyClick(finding.bar.field, Key.Key_Return)
        met.append(finding.found.current)
    assert sorted(met[:total], key=str) == list(range(total))
    assert met[0] == met[-1]
    QTest.keyClick(finding.bar.field, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert finding.found.current == met[-2]


def test_f3_steps_while_the_texts_have_the_focus(compared: ComparePlace) -> None:
    finding = _find(compared, "linkedin")
    compared.view.setFocus()
    compared._actions[ActionId.FIND_NEXT].trigger()
    first = finding.found.current
    compared._actions[ActionId.FIND_PREVIOUS].trigger()
    assert first is not None
    assert finding.found.current == (first - 1) % len(finding.found.places)


def test_a_fold_opens_for_what_is_found_in_it(compared: ComparePlace) -> None:
    view = compared.view
    assert view.compared is not None
    closed = [item for item in view.items if isinstance(item, FoldItem) and not item.open]
    rank = closed[-1].fold.rows[-1].rank
    cell = view.compared.cell(rank, Column.NEW)
    assert cell is not None
    finding = _find(compared, cell.text[:40])
    QTest.keyClick(finding.bar.field, Key.Key_Return)
    assert view.current_rank() == rank
    index = view.current_index()
    assert index is not None
    assert view.items[index] == RowItem(rank)


def test_whole_words_and_exact_case_leave_others_out(compared: ComparePlace) -> None:
    finding = _find(compared, "School")
    loose = len(finding.found.places)
    finding.bar.whole.click()
    finding.search()
    whole = len(finding.found.places)
    finding.bar.exact.click()
    finding.search()
    assert loose > whole > len(finding.found.places)


def test_escape_closes_the_bar_and_gives_the_focus_back(compared: ComparePlace) -> None:
    finding = _find(compared, "school")
    QTest.keyClick(finding.bar.field, Key.Key_Escape)
    assert finding.bar.isHidden()
    assert compared.view.hasFocus()
    assert not finding.found.places
    assert not compared._actions[ActionId.FIND_NEXT].isEnabled()


def test_escape_in_the_texts_closes_the_bar_too(compared: ComparePlace) -> None:
    finding = _find(compared, "school")
    compared.view.setFocus()
    QTest.keyClick(compared.view, Key.Key_Escape)
    assert finding.bar.isHidden()


def test_the_size_of_the_texts_is_kept(compared: ComparePlace, preferences: Preferences) -> None:
    compared.view.step_text_size(2)
    assert preferences.settings.compared_text_size == 125
    assert preferences.settings.text_scale == 100


def _wheel(view: ComparisonView, eighths: int) -> None:
    point = QPointF(100, 100)
    event = QWheelEvent(
        point,
        QPointF(view.viewport().mapToGlobal(point.toPoint())),
        QPoint(),
        QPoint(0, eighths),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_ctrl_and_the_wheel_go_a_size_a_notch_however_small_its_turns(
    compared: ComparePlace,
) -> None:
    _wheel(compared.view, 120)
    assert compared.view.text_size == 110
    for _ in range(4):
        _wheel(compared.view, 30)
    assert compared.view.text_size == 125
    _wheel(compared.view, -240)
    assert compared.view.text_size == 100


def test_what_is_selected_on_one_line_is_looked_for(compared: ComparePlace) -> None:
    view = compared.view
    view.choose(next(at for at, item in enumerate(view.items) if isinstance(item, RowItem)))
    view.selecting.select_row(Column.NEW)
    words = view.selecting.text()
    compared._actions[ActionId.FIND].trigger()
    assert compared.finding.bar.field.text() == words
    assert compared.finding.found.places


def test_the_other_layout_keeps_what_is_looked_for(compared: ComparePlace) -> None:
    finding = _find(compared, "instagram")
    compared.view.show_single(single=True)
    assert [place.columns for place in finding.found.places] == [("both",)]


def test_find_is_offered_only_where_there_are_texts(
    place: ComparePlace, actions: Actions, compared: ComparePlace
) -> None:
    assert actions[ActionId.FIND].isEnabled()
    place.hide()
    assert not actions[ActionId.FIND].isEnabled()


def test_what_is_found_stands_on_the_ruler_once_a_row(compared: ComparePlace) -> None:
    finding = _find(compared, "linkedin")
    space = compared.view.space()
    assert space is not None
    ticks = space.found_ticks(finding.found)
    assert 0 < len(ticks) <= len(finding.found.places)
