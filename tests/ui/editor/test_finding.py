from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from som_editor.core.field import make_field
from som_editor.core.passages import matches
from som_editor.core.search import Query
from som_editor.core.shown import plain_text
from som_editor.core.version import Version
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.finding import FindInText
from som_editor.ui.editor.found_ranges import found_ranges
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.session import Session
from tests.ui.editor.written import Desk, small_protocol

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def _find(place: WritePlace, actions: Actions, words: str) -> FindInText:
    actions[ActionId.FIND].trigger()
    place.finding.bar.field.setText(words)
    place.finding.search()
    return place.finding


def _marked(place: WritePlace) -> list[str]:
    return [one.cursor.selectedText() for one in place.text.extraSelections()]


def test_what_is_typed_is_looked_for_by_itself(
    place: WritePlace, actions: Actions, qtbot: QtBot
) -> None:
    actions[ActionId.FIND].trigger()
    bar = place.finding.bar
    assert bar.field.hasFocus()
    QTest.keyClicks(bar.field, "leerlingen")
    qtbot.waitUntil(lambda: bar.count.text() == "8 keer")
    assert actions[ActionId.FIND_NEXT].isEnabled()


def test_enter_steps_through_the_places_and_says_which(place: WritePlace, actions: Actions) -> None:
    finding = _find(place, actions, "leerlingen")
    for number in (1, 2, 3):
        QTest.keyClick(finding.bar.field, Key.Key_Return)
        assert finding.bar.count.text() == f"{number} van 8"
    QTest.keyClick(finding.bar.field, Key.Key_Return, Modifier.ShiftModifier)
    assert finding.bar.count.text() == "2 van 8"


def test_what_is_in_sight_is_marked_and_the_current_place_more_so(
    place: WritePlace, actions: Actions
) -> None:
    finding = _find(place, actions, "leerlingen")
    finding.step(1)
    QApplication.processEvents()
    shown = place.text.extraSelections()
    assert _marked(place)
    assert set(_marked(place)) == {"leerlingen"}
    assert len(shown) < len(finding.found)
    assert len({one.format.background().color().name() for one in shown}) == 2


def test_marks_follow_the_scrolling(place: WritePlace, actions: Actions, qtbot: QtBot) -> None:
    _find(place, actions, "leerlingen")
    before = [one.cursor.position() for one in place.text.extraSelections()]
    bar = place.text.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(
        lambda: [one.cursor.position() for one in place.text.extraSelections()] != before
    )


def test_the_scroll_bar_shows_where_in_the_whole_text_something_was_found(
    place: WritePlace, actions: Actions
) -> None:
    finding = _find(place, actions, "leerlingen")
    ticks = finding.marks.ruler.ticks()
    assert len(ticks) == len({match.passage.spot.block for match in finding.found})
    assert ticks == sorted(ticks)
    assert 0 < ticks[0] < ticks[-1] < 1
    finding.close_bar()
    assert finding.marks.ruler.isHidden()


def test_escape_goes_back_to_the_text_with_the_place_selected(
    place: WritePlace, actions: Actions
) -> None:
    finding = _find(place, actions, "Leerlingen")
    finding.step(1)
    QTest.keyClick(finding.bar.field, Key.Key_Escape)
    assert finding.bar.isHidden()
    assert place.text.hasFocus()
    assert place.text.textCursor().selectedText() == "leerlingen"
    assert not _marked(place)


def test_f3_selects_the_next_place_while_the_text_has_the_focus(
    place: WritePlace, actions: Actions
) -> None:
    _find(place, actions, "leerlingen")
    place.text.setFocus()
    actions[ActionId.FIND_NEXT].trigger()
    first = place.text.textCursor().position()
    assert place.text.textCursor().selectedText() == "leerlingen"
    actions[ActionId.FIND_NEXT].trigger()
    assert place.text.textCursor().position() > first
    actions[ActionId.FIND_PREVIOUS].trigger()
    assert place.text.textCursor().position() == first


def test_looking_begins_where_the_cursor_is(place: WritePlace, actions: Actions) -> None:
    place.text.go_to(place.text.protocol().blocks[-1].id)
    finding = _find(place, actions, "leerlingen")
    finding.step(-1)
    assert finding.bar.count.text() == "8 van 8"


def test_the_selected_words_are_looked_for(place: WritePlace, actions: Actions) -> None:
    cursor = place.text.document().find("openbare")
    place.text.setTextCursor(cursor)
    actions[ActionId.FIND].trigger()
    assert place.finding.bar.field.text() == "openbare"
    assert place.finding.found


def test_one_place_is_replaced_and_the_next_one_comes(
    place: WritePlace, actions: Actions, session: Session
) -> None:
    finding = _find(place, actions, "leerlingen")
    actions[ActionId.REPLACE].trigger()
    finding.bar.field.setText("leerlingen")
    finding.bar.replacement.setText("de leerlingen")
    QTest.keyClick(finding.bar.replacement, Key.Key_Return)
    assert finding.bar.count.text() == "1 van 8"
    QTest.keyClick(finding.bar.replacement, Key.Key_Return)
    assert session.undo_label == "1 × vervangen"
    assert finding.bar.count.text() == "2 van 8"
    assert plain_text(session.document).count("de leerlingen") == 1


def test_everything_is_replaced_in_one_step(
    place: WritePlace, actions: Actions, session: Session
) -> None:
    before = session.document
    finding = _find(place, actions, "leerlingen")
    actions[ActionId.REPLACE].trigger()
    finding.bar.field.setText("leerlingen")
    finding.bar.replacement.setText("scholieren")
    finding.bar.replace_all_button.setEnabled(True)
    QTest.keyClick(finding.bar.replacement, Key.Key_Return, Modifier.ControlModifier)
    assert session.undo_label == "8 × vervangen"
    assert finding.bar.replaced.text() == "8 × vervangen"
    assert place.text.protocol() is session.document
    assert "leerlingen" not in plain_text(session.document).casefold()
    session.undo()
    assert session.document is before


def test_a_pattern_is_told_what_is_wrong_with_it(place: WritePlace, actions: Actions) -> None:
    finding = _find(place, actions, "(school")
    finding.bar.pattern.click()
    finding.search()
    assert finding.bar.count.text() == "In dit patroon mist een haakje sluiten."
    assert finding.bar.field.property("wrong") == "true"
    finding.bar.field.setText("(school)")
    finding.search()
    assert finding.bar.field.property("wrong") == "false"
    assert "keer" in finding.bar.count.text()


def test_a_group_that_is_not_there_is_told_beside_the_replacement(
    place: WritePlace, actions: Actions, session: Session
) -> None:
    before = session.document
    finding = _find(place, actions, "school")
    finding.bar.pattern.click()
    finding.bar.replacement.setText(r"\2")
    finding.replace_all()
    assert finding.bar.replaced.text() == "Deze groep staat niet in het patroon."
    assert session.document is before


def test_typing_keeps_what_is_found_up_to_date(
    place: WritePlace, actions: Actions, session: Session, qtbot: QtBot
) -> None:
    finding = _find(place, actions, "zzz")
    assert finding.bar.count.text() == "niet gevonden"
    QTest.keyClicks(place.text, "zzz ")
    qtbot.waitUntil(lambda: finding.bar.count.text() == "1 keer")


def test_a_text_that_may_not_be_changed_can_be_searched_only(
    place: WritePlace, actions: Actions, session: Session, upstream: Version
) -> None:
    actions[ActionId.REPLACE].trigger()
    session.open(upstream.document_id)
    finding = _find(place, actions, "leraren")
    assert finding.found
    assert not finding.bar.replacement.isVisible()
    assert not finding.bar.replacing.isEnabled()
    assert not actions[ActionId.REPLACE].isEnabled()


def test_a_place_in_a_field_stays_and_that_is_told(
    place: WritePlace, actions: Actions, session: Session
) -> None:
    session.edit(make_field(session.document, "Stichting SOM", "organisatie"), "veld maken")
    before = session.document
    finding = _find(place, actions, "stichting som")
    finding.replace_all()
    assert "bleven staan" in finding.bar.replaced.text()
    assert session.document is before


def test_what_was_found_has_its_place_in_the_widget(desk: Desk) -> None:
    document = small_protocol()
    text = desk.edit.document()
    for words, shown in (
        ("ook", "ook"),
        ("Stichting", "\ufffc"),
        ("bij stichting proef", "bij \ufffc"),
        ("reactie", "Reactie"),
        ("mag", "Mag"),
        ("een punt", "een\u2028punt"),
        ("taken", "Taken"),
        ("at", "at"),
    ):
        (match,) = [one for found in matches(document, Query(words)) for one in found][:1]
        (where,) = found_ranges(text, document, [match])
        cursor = desk.edit.textCursor()
        cursor.setPosition(where.start)
        cursor.setPosition(where.stop, cursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == shown
