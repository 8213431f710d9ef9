"""Own changes in the writing place: shown while one types, walked through, taken back."""

import msgspec
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from som_editor.core import edit
from som_editor.core.change import Kind
from som_editor.core.document import BlockId, Document, Role, TextBlock
from som_editor.core.own_changes import NOTHING, Spot
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.reviewing import Reviewing
from som_editor.ui.editor.sight import shown_offset
from som_editor.ui.editor.tracking import Tracking
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.jobs import Jobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from tests.ui.editor.written import small_protocol

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def tracking(
    place: WritePlace, session: Session, jobs: Jobs, actions: Actions, preferences: Preferences
) -> Tracking:
    return Reviewing(place, session, jobs, actions, preferences).changes


def select(place: WritePlace, words: str) -> None:
    place.text.moveCursor(QTextCursor.MoveOperation.Start)
    assert place.text.find(words)


def guideline(document: Document, number: int) -> BlockId:
    items = [
        one.id
        for one in document.blocks
        if isinstance(one, TextBlock) and one.role is Role.GUIDELINE
    ]
    return items[number - 1]


def settle(tracking: Tracking, qtbot: QtBot) -> None:
    """Wait until everything has been compared."""
    tracking._compare()
    qtbot.waitUntil(tracking._is_fresh)


def said(tracking: Tracking) -> str:
    tracking._tell_in_strip()
    return tracking.strip.words.accessibleName()


def test_an_untouched_text_has_no_changes(tracking: Tracking, actions: Actions) -> None:
    assert tracking.changes == NOTHING
    assert tracking.strip.isHidden()
    assert not actions[ActionId.NEXT_CHANGE].isEnabled()
    assert not actions[ActionId.BACK_TO_BEFORE].isEnabled()


def test_typed_words_are_told_at_once(
    tracking: Tracking, place: WritePlace, session: Session, qtbot: QtBot
) -> None:
    select(place, "met een leerling")
    cursor = place.text.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    place.text.setTextCursor(cursor)
    qtbot.keyClicks(place.text, " en oud-leerling")
    block = guideline(session.document, 4)
    assert tracking.changes.blocks[block].kind is Kind.EDITED
    assert said(tracking) == "Richtlijn 4: gewijzigd: nieuw ‘en oud-leerling’"
    assert tracking.strip.button.text() == "Terug naar 3.0"
    assert tracking.count_in_words() == "1 wijziging"


def test_a_comparison_in_the_pause_tells_the_same(
    tracking: Tracking, place: WritePlace, session: Session, qtbot: QtBot
) -> None:
    select(place, "met een leerling")
    place.text.textCursor().insertText("met een scholier")
    before = tracking.changes.spots(session.document)
    settle(tracking, qtbot)
    assert tracking.changes.spots(session.document) == before


def test_undoing_everything_leaves_no_changes(
    tracking: Tracking, place: WritePlace, session: Session
) -> None:
    select(place, "met een leerling")
    place.text.textCursor().insertText("met een scholier")
    session.undo()
    assert tracking.changes.spots(session.document) == []


def test_a_block_goes_back_to_the_version_before_in_one_step(
    tracking: Tracking, place: WritePlace, session: Session, actions: Actions, qtbot: QtBot
) -> None:
    before = session.document
    select(place, "met een leerling")
    place.text.textCursor().insertText("met een scholier")
    select(place, "Bij onderwijs onderwerpen")
    place.text.textCursor().insertText("Waar het om onderwijs gaat")
    changed = session.document
    actions[ActionId.BACK_TO_BEFORE].trigger()
    qtbot.waitUntil(lambda: session.document is not changed)
    second, fourth = guideline(before, 2), guideline(before, 4)
    assert edit.text_block(session.document, second) == edit.text_block(before, second)
    assert edit.text_block(session.document, fourth) == edit.text_block(changed, fourth)
    assert session.undo_label == "terug naar 3.0"
    session.undo()
    assert session.document == changed


def test_a_deleted_block_is_had_back(
    tracking: Tracking, place: WritePlace, session: Session, qtbot: QtBot
) -> None:
    before = session.document
    block = guideline(before, 3)
    session.edit(edit.delete_block(before, block), "verwijderen")
    settle(tracking, qtbot)
    tracking.step(1)
    assert said(tracking).startswith("Richtlijn 3: hierboven is weg: ‘Medewerkers van")
    assert tracking.strip.button.text() == "Terughalen"
    tracking.strip.button.click()
    assert [one.id for one in session.document.blocks] == [one.id for one in before.blocks]
    assert tracking.changes.spots(session.document) == []


def test_what_is_gone_at_the_end_is_had_back_too(
    tracking: Tracking, session: Session, qtbot: QtBot
) -> None:
    before = session.document
    session.edit(edit.delete_block(before, before.blocks[-1].id), "verwijderen")
    settle(tracking, qtbot)
    tracking.step(1)
    assert said(tracking).startswith("Einde: hierboven is weg:")
    tracking.take_back()
    assert session.document.blocks == before.blocks


def test_the_keys_lead_from_one_change_to_the_next(
    tracking: Tracking, place: WritePlace, session: Session, actions: Actions
) -> None:
    told: list[str] = []
    tracking.told.connect(told.append)
    select(place, "met een leerling")
    place.text.textCursor().insertText("met een scholier")
    select(place, "Bij onderwijs onderwerpen")
    place.text.textCursor().insertText("Waar het om onderwijs gaat")
    place.text.moveCursor(QTextCursor.MoveOperation.Start)
    visited = []
    for _turn in range(2):
        actions[ActionId.NEXT_CHANGE].trigger()
        visited.append(place.text.current_block().id)
    assert visited == [guideline(session.document, 2), guideline(session.document, 4)]
    actions[ActionId.NEXT_CHANGE].trigger()
    assert told == ["Dit is de laatste wijziging."]
    actions[ActionId.PREVIOUS_CHANGE].trigger()
    assert place.text.current_block().id == visited[0]


def test_the_switch_hides_everything_and_is_remembered(
    tracking: Tracking, place: WritePlace, actions: Actions, preferences: Preferences
) -> None:
    select(place, "met een leerling")
    place.text.textCursor().insertText("met een scholier")
    assert tracking.switch.switch.isChecked()
    tracking.switch.switch.click()
    assert not preferences.settings.show_changes
    assert tracking.strip.isHidden()
    assert tracking.marks._changes is NOTHING
    assert not actions[ActionId.NEXT_CHANGE].isEnabled()
    actions[ActionId.SHOW_CHANGES].trigger()
    assert preferences.settings.show_changes
    assert tracking.switch.switch.isChecked()
    assert tracking.count_in_words() == "1 wijziging"


def test_words_that_went_are_told_where_they_stood(
    tracking: Tracking, place: WritePlace, qtbot: QtBot
) -> None:
    select(place, "meer of minder ")
    place.text.textCursor().removeSelectedText()
    QApplication.processEvents()
    sight = place.text.sight()
    qt_block = place.text.textCursor().block()
    base = sight.place(qt_block, place.text.textCursor().positionInBlock())
    assert base is not None
    assert tracking.marks.told_at(base) == "Weg: ‘meer of minder’"
    area = sight.area(qt_block)
    in_margin = QPointF(sight.geometry.paper_left + 5, area.center().y())
    assert tracking.marks.told_at(in_margin) == "Weg: ‘meer of minder’"
    assert tracking.marks.told_at(QPointF(area.right() + 20, area.center().y())) == ""


def test_a_gap_is_told_in_the_margin(
    tracking: Tracking, place: WritePlace, session: Session
) -> None:
    block = session.document.blocks[1]
    session.edit(edit.delete_block(session.document, block.id), "verwijderen")
    place.text.moveCursor(QTextCursor.MoveOperation.Start)
    QApplication.processEvents()
    sight = place.text.sight()
    top = sight.area(sight.blocks[1]).top()
    told = tracking.marks.told_at(QPointF(sight.geometry.paper_left + 5, top - 6))
    assert told.startswith("Weg: ‘")
    place.text.viewport().grab()


def test_a_version_that_may_not_be_changed_has_no_changes_of_its_own(
    tracking: Tracking, place: WritePlace, session: Session, actions: Actions
) -> None:
    select(place, "met een leerling")
    place.text.textCursor().insertText("met een scholier")
    session._history = None
    session.opened.emit()
    tracking.refresh_actions(here=True)
    assert tracking.changes == NOTHING
    assert not actions[ActionId.SHOW_CHANGES].isEnabled()


def test_a_renumbered_block_is_no_spot(tracking: Tracking, session: Session, qtbot: QtBot) -> None:
    block = edit.text_block(session.document, guideline(session.document, 1))
    fresh = msgspec.structs.replace(block, id=BlockId("nieuw"))
    at = edit.place(session.document, block.id)
    session.edit(edit.insert_blocks(session.document, at, (fresh,)), "plakken")
    settle(tracking, qtbot)
    assert tracking.changes.spots(session.document) == [Spot(BlockId("nieuw"), is_gap=False)]


def test_offsets_count_as_the_widget_does() -> None:
    from som_editor.core.shown import Reader

    document = small_protocol()
    reader = Reader(document)
    first = edit.text_block(document, BlockId("een"))
    shown = reader.block(first)
    start = shown.index("Stichting")
    assert shown_offset(first, start, reader) == len("Wie bij ")
    assert shown_offset(first, start + 3, reader) == len("Wie bij ")
    assert shown_offset(first, start + 3, reader, end=True) == len("Wie bij ") + 1
    assert shown_offset(first, len(shown), reader, end=True) == len("Wie bij x werkt")
    quote = edit.text_block(document, BlockId("citaat"))
    assert shown_offset(quote, reader.block(quote).index("Mag"), reader) == len("Reactie:") + 1
    emoji = edit.text_block(document, BlockId("inleiding"))
    text = reader.block(emoji)
    assert shown_offset(emoji, text.index("ook"), reader) == text.index("ook") + 1
