"""How the page is seen: larger or smaller, alone, and how long it is."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from som_editor.settings import load_settings
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.page_scale import set_page_scale
from som_editor.ui.editor.panes import Side
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from tests.ui.editor.test_write_place import guideline, select

Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _usual_size() -> Iterator[None]:
    yield
    set_page_scale(1)


def turn(place: WritePlace, angle: int, keys: Qt.KeyboardModifier = Control) -> None:
    centre = QPointF(place.text.viewport().rect().center())
    event = QWheelEvent(
        centre,
        place.text.viewport().mapToGlobal(centre),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(place.text.viewport(), event)


def letter_size(place: WritePlace) -> float:
    return place.text.textCursor().charFormat().font().pointSizeF()


def test_the_wheel_with_ctrl_makes_the_page_larger_and_that_is_remembered(
    qtbot: QtBot, place: WritePlace, session: Session, actions: Actions, preferences: Preferences
) -> None:
    before, usual = session.document, letter_size(place)
    turn(place, 120)
    assert preferences.settings.page_size == 110
    assert letter_size(place) == pytest.approx(1.1 * usual)
    assert session.document is before
    assert not session.has_draft
    again = WritePlace(session, actions, preferences)
    qtbot.addWidget(again)
    assert letter_size(again) == pytest.approx(1.1 * usual)


def test_a_touch_pad_turns_a_little_at_a_time(place: WritePlace, preferences: Preferences) -> None:
    for _turn in range(3):
        turn(place, -40)
    assert preferences.settings.page_size == 90


def test_without_ctrl_the_wheel_scrolls(place: WritePlace, preferences: Preferences) -> None:
    turn(place, -120, Qt.KeyboardModifier.NoModifier)
    assert preferences.settings.page_size == 100
    assert place.text.verticalScrollBar().value() > 0


def test_another_size_keeps_the_selection_and_what_is_in_sight(
    place: WritePlace, session: Session, actions: Actions
) -> None:
    place.go_to(guideline(session, 9))
    select(place, "Stichting SOM zorgt")
    place.text.ensureCursorVisible()
    first = place.text.cursorForPosition(QPoint(400, 0)).block().text()
    actions[ActionId.PAGE_LARGER].trigger()
    actions[ActionId.PAGE_LARGER].trigger()
    assert place.text.textCursor().selectedText() == "Stichting SOM zorgt"
    assert place.text.cursorForPosition(QPoint(400, 0)).block().text() == first
    actions[ActionId.PAGE_NORMAL].trigger()
    assert place.text.textCursor().selectedText() == "Stichting SOM zorgt"


def test_there_is_a_largest_and_a_smallest_page(
    place: WritePlace, preferences: Preferences
) -> None:
    place.zoom.step(99)
    assert preferences.settings.page_size == 300
    assert not place.grab().isNull()
    place.zoom.step(-99)
    assert preferences.settings.page_size == 50


def test_the_size_is_told(qtbot: QtBot, place: WritePlace, actions: Actions) -> None:
    with qtbot.waitSignal(place.told) as told:
        actions[ActionId.PAGE_SMALLER].trigger()
    assert told.args == ["De pagina staat op 90 %."]


def test_a_page_size_that_makes_no_sense_is_the_usual_one(preferences: Preferences) -> None:
    path = preferences.beside("settings.toml")
    path.write_text("page_size = 9000\n")
    assert load_settings(path).page_size == 100


def test_focus_leaves_the_text_alone_and_esc_brings_the_rest_back(
    qtbot: QtBot, place: WritePlace, actions: Actions
) -> None:
    with qtbot.waitSignal(place.alone) as alone:
        actions[ActionId.FOCUS].trigger()
    assert alone.args == [True]
    assert actions[ActionId.FOCUS].isChecked()
    assert not place.bar.isVisible()
    assert not place.outline.isVisible()
    assert not place.inspector.isVisible()
    assert place.text.width() == place.width()
    assert place.focus.button.isVisible()
    with qtbot.waitSignal(place.alone) as alone:
        qtbot.keyClick(place.text, Qt.Key.Key_Escape)
    assert alone.args == [False]
    assert place.bar.isVisible()
    assert place.outline.isVisible()
    assert not place.focus.button.isVisible()
    assert not actions[ActionId.FOCUS].isChecked()


def test_a_panel_that_was_hidden_stays_so_after_focus(place: WritePlace, actions: Actions) -> None:
    place.panes.show_side(Side.OUTLINE, on=False)
    actions[ActionId.FOCUS].trigger()
    place.focus.button.click()
    assert not place.outline.isVisible()
    assert place.inspector.isVisible()


def test_going_elsewhere_ends_focus(place: WritePlace, actions: Actions) -> None:
    actions[ActionId.FOCUS].trigger()
    place.hide()
    assert not place.focus.is_on()
    assert not actions[ActionId.FOCUS].isEnabled()


def test_what_is_selected_is_counted(qtbot: QtBot, place: WritePlace) -> None:
    with qtbot.waitSignal(place.facts) as facts:
        select(place, "medewerkers van Stichting SOM")
    assert facts.args == ["4 van 1.011 woorden · leestijd 1 min."]
    cursor = place.text.textCursor()
    cursor.clearSelection()
    with qtbot.waitSignal(place.facts) as facts:
        place.text.setTextCursor(cursor)
    assert facts.args == ["1.011 woorden · leestijd 5 min. · ± 4 pagina’s"]
