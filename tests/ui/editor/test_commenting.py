"""Comments in the writing place: made, answered, solved, walked through, and never lost."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from som_editor.core import edit
from som_editor.core.anchors import own_text
from som_editor.core.comments import Anchor, Comment
from som_editor.core.document import BlockId
from som_editor.settings import Identity
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.commenting import Commenting
from som_editor.ui.editor.panes import Side
from som_editor.ui.editor.reviewing import Reviewing
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.jobs import Jobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def commenting(
    place: WritePlace, session: Session, jobs: Jobs, actions: Actions, preferences: Preferences
) -> Commenting:
    preferences.change(identity=Identity("Testpersoon"))
    reviewing = Reviewing(place, session, jobs, actions, preferences)
    return reviewing.comments


def select(place: WritePlace, words: str) -> None:
    place.text.moveCursor(QTextCursor.MoveOperation.Start)
    assert place.text.find(words)


def comment_on(commenting: Commenting, place: WritePlace, words: str, text: str) -> Comment:
    """Comment on the first place where `words` stand."""
    select(place, words)
    commenting.begin()
    commenting.panel.field.text.setPlainText(text)
    commenting.panel.field.give.click()
    return next(one for one in commenting.comments() if one.text == text)


def words_of(session: Session, comment: Comment) -> str:
    anchor = comment.anchor
    return own_text(edit.text_block(session.document, anchor.block))[anchor.start : anchor.stop]


def test_a_comment_is_made_on_the_selected_words_by_the_keyboard_alone(
    commenting: Commenting, place: WritePlace, session: Session, actions: Actions, qtbot: QtBot
) -> None:
    select(place, "CNV Onderwijs")
    actions[ActionId.ADD_COMMENT].trigger()
    field = commenting.panel.field.text
    qtbot.keyClicks(field, "Klopt dit?")
    qtbot.keyClick(field, Key.Key_Return, Modifier.ControlModifier)
    (made,) = commenting.comments()
    assert (made.author, made.text, made.words) == ("Testpersoon", "Klopt dit?", "CNV Onderwijs")
    assert made.at == session.clock()
    assert words_of(session, made) == "CNV Onderwijs"
    assert place.text.hasFocus()


def test_without_a_selection_the_comment_is_on_the_block(
    commenting: Commenting, place: WritePlace, session: Session
) -> None:
    place.text.go_to(session.document.blocks[2].id)
    commenting.begin()
    commenting.panel.field.text.setPlainText("Kan korter.")
    commenting.panel.field.give.click()
    assert [one.anchor for one in commenting.comments()] == [Anchor(session.document.blocks[2].id)]


def test_a_comment_that_says_nothing_is_not_made(
    commenting: Commenting, place: WritePlace, qtbot: QtBot
) -> None:
    select(place, "CNV Onderwijs")
    commenting.begin()
    commenting.panel.field.give.click()
    assert commenting.comments() == ()
    qtbot.keyClick(commenting.panel.field.text, Key.Key_Escape)
    assert commenting.panel.field.isHidden()
    assert commenting.comments() == ()


def test_undo_takes_a_comment_away_and_redo_brings_it_back(
    commenting: Commenting, place: WritePlace, session: Session
) -> None:
    made = comment_on(commenting, place, "CNV Onderwijs", "Klopt dit?")
    assert session.undo_label == "opmerking maken"
    session.undo()
    assert commenting.comments() == ()
    assert commenting.panel.cards == []
    session.redo()
    assert commenting.comments() == (made,)
    assert len(commenting.panel.cards) == 1


def test_typing_before_the_words_takes_the_comment_along(
    commenting: Commenting, place: WritePlace, session: Session, qtbot: QtBot
) -> None:
    made = comment_on(commenting, place, "CNV Onderwijs", "Klopt dit?")
    select(place, "Onder social media")
    qtbot.keyClicks(place.text, "Met ")
    (moved,) = commenting.comments()
    assert moved.anchor.block == made.anchor.block
    assert moved.anchor.start == made.anchor.start - len("Onder social media") + len("Met ")
    assert words_of(session, moved) == "CNV Onderwijs"


def test_a_card_is_not_made_anew_by_typing_elsewhere(
    commenting: Commenting, place: WritePlace, qtbot: QtBot
) -> None:
    comment_on(commenting, place, "CNV Onderwijs", "Klopt dit?")
    card = commenting.panel.cards[0]
    select(place, "Onder social media")
    qtbot.keyClicks(place.text, "Met ")
    commenting._show_panel()
    assert commenting.panel.cards[0] is card


def test_the_panel_has_the_comments_in_the_order_of_the_text(
    commenting: Commenting, place: WritePlace
) -> None:
    comment_on(commenting, place, "vertrouwelijke informatie", "Voorbeeld?")
    comment_on(commenting, place, "CNV Onderwijs", "Klopt dit?")
    texts = [card.shown.comment.text for card in commenting.panel.cards]
    assert texts == ["Klopt dit?", "Voorbeeld?"]
    assert commenting.panel.cards[1].shown.about == "Richtlijn 3 · ‘vertrouwelijke informatie’"
    assert place.inspector.tabs.tabText(1) == "Opmerkingen  2"


def test_a_reply_is_typed_on_the_card(
    commenting: Commenting, place: WritePlace, qtbot: QtBot
) -> None:
    made = comment_on(commenting, place, "CNV Onderwijs", "Klopt dit?")
    card = commenting.panel.cards[0]
    card.begin_reply()
    assert card.field is not None
    card.field.text.setPlainText("Nee.")
    qtbot.keyClick(card.field.text, Key.Key_Return, Modifier.ControlModifier)
    (answered,) = commenting.comments()
    assert [(one.author, one.text) for one in answered.replies] == [("Testpersoon", "Nee.")]
    assert answered.id == made.id


def test_what_is_solved_goes_out_of_sight_until_it_is_asked_for(
    commenting: Commenting, place: WritePlace
) -> None:
    made = comment_on(commenting, place, "CNV Onderwijs", "Klopt dit?")
    commenting.panel.solved.emit(made.id, True)
    assert commenting.panel.cards == []
    assert commenting.marks.pins() == []
    assert place.inspector.tabs.tabText(1) == "Opmerkingen"
    commenting.panel.solved_chip.click()
    assert [card.shown.comment.id for card in commenting.panel.cards] == [made.id]
    commenting.panel.solved.emit(made.id, False)
    assert not commenting.comments()[0].solved


def test_own_words_can_be_changed_and_those_of_others_cannot(
    commenting: Commenting, place: WritePlace, preferences: Preferences
) -> None:
    made = comment_on(commenting, place, "CNV Onderwijs", "Klopt dit?")
    assert "Tekst wijzigen" in menu_of(commenting)
    commenting.panel.cards[0].begin_rewording(made.id)
    field = commenting.panel.cards[0].field
    assert field is not None
    field.text.setPlainText("Klopt dit nog?")
    field.give.click()
    assert commenting.comments()[0].text == "Klopt dit nog?"
    preferences.change(identity=Identity("Iemand anders"))
    commenting._show_panel()
    assert "Tekst wijzigen" not in menu_of(commenting)


def menu_of(commenting: Commenting) -> list[str]:
    (button,) = commenting.panel.cards[0].findChildren(QToolButton)
    return [action.text() for action in button.menu().actions()]


def test_a_removed_comment_comes_back_by_undo(
    commenting: Commenting, place: WritePlace, session: Session, qtbot: QtBot
) -> None:
    made = comment_on(commenting, place, "CNV Onderwijs", "Klopt dit?")
    qtbot.keyClick(commenting.panel.cards[0], Key.Key_Delete)
    assert commenting.comments() == ()
    session.undo()
    assert commenting.comments() == (made,)


def test_the_keys_lead_from_one_comment_to_the_next(
    commenting: Commenting, place: WritePlace, session: Session, actions: Actions
) -> None:
    first = comment_on(commenting, place, "CNV Onderwijs", "Klopt dit?")
    second = comment_on(commenting, place, "vertrouwelijke informatie", "Voorbeeld?")
    told: list[str] = []
    commenting.told.connect(told.append)
    place.text.moveCursor(QTextCursor.MoveOperation.Start)
    actions[ActionId.NEXT_COMMENT].trigger()
    assert place.text.current_block().id == first.anchor.block
    actions[ActionId.NEXT_COMMENT].trigger()
    assert place.text.current_block().id == second.anchor.block
    actions[ActionId.NEXT_COMMENT].trigger()
    assert told == ["Dit is de laatste opmerking."]
    actions[ActionId.PREVIOUS_COMMENT].trigger()
    assert place.text.textCursor().positionInBlock() == first.anchor.start


def test_the_cursor_in_commented_words_frames_their_card(
    commenting: Commenting, place: WritePlace
) -> None:
    made = comment_on(commenting, place, "CNV Onderwijs", "Klopt dit?")
    place.text.moveCursor(QTextCursor.MoveOperation.Start)
    assert commenting._current is None
    select(place, "verstaat CNV")
    assert commenting._current == made.id


def test_a_pin_leads_to_the_thread(commenting: Commenting, place: WritePlace, qtbot: QtBot) -> None:
    made = comment_on(commenting, place, "CNV Onderwijs", "Klopt dit?")
    commenting.go_to(made.id)
    place.inspector.tabs.setCurrentIndex(0)
    place.text.moveCursor(QTextCursor.MoveOperation.Left)
    ((pin, there),) = commenting.marks.pins()
    assert [one.id for one in there] == [made.id]
    button = Qt.MouseButton.LeftButton
    qtbot.mouseClick(place.text.viewport(), button, pos=pin.center().toPoint())
    assert place.inspector.tabs.currentIndex() == 1
    assert place.text.textCursor().positionInBlock() == made.anchor.start


def test_a_comment_whose_words_went_says_so(
    commenting: Commenting, place: WritePlace, session: Session
) -> None:
    comment_on(commenting, place, "CNV Onderwijs", "Klopt dit?")
    select(place, "CNV Onderwijs ")
    place.text.textCursor().removeSelectedText()
    assert commenting.panel.cards[0].shown.about == "De tekst is weg: ‘CNV Onderwijs’"
    session.undo()
    assert commenting.panel.cards[0].shown.about == "Alinea 4 · ‘CNV Onderwijs’"


def test_where_the_text_may_not_be_changed_comments_can_be_read_only(
    commenting: Commenting, place: WritePlace, session: Session, actions: Actions
) -> None:
    made = comment_on(commenting, place, "CNV Onderwijs", "Klopt dit?")
    version = session.save_version("3.1", "")
    assert version.comments == (made,)
    session._history = None
    session.opened.emit()
    assert not actions[ActionId.ADD_COMMENT].isEnabled()
    assert actions[ActionId.NEXT_COMMENT].isEnabled()
    assert commenting.panel.cards[0].shown.comment.text == "Klopt dit?"
    assert not commenting.panel.cards[0].shown.editable


def test_in_a_small_window_the_panel_is_a_drawer_that_esc_closes(
    commenting: Commenting, place: WritePlace, actions: Actions, qtbot: QtBot
) -> None:
    comment_on(commenting, place, "CNV Onderwijs", "Klopt dit?")
    place.resize(900, 640)
    QApplication.processEvents()
    actions[ActionId.COMMENTS].trigger()
    assert place.panes.is_shown(Side.INSPECTOR)
    card = commenting.panel.cards[0]
    assert card.hasFocus()
    qtbot.keyClick(card, Key.Key_Escape)
    assert place.text.hasFocus()
    assert not place.panes.is_shown(Side.INSPECTOR)


def test_cut_and_paste_takes_a_whole_block_with_its_comment(
    commenting: Commenting, place: WritePlace, session: Session
) -> None:
    made = comment_on(commenting, place, "vertrouwelijke informatie", "Voorbeeld?")
    block = made.anchor.block
    moving = edit.text_block(session.document, block)
    session.edit(edit.delete_block(session.document, block), "knippen")
    assert commenting.comments()[0].lost == made.anchor
    session.edit(edit.insert_blocks(session.document, 0, (moving,)), "plakken")
    assert commenting.comments() == (made,)
    assert session.document.blocks[0].id == BlockId(block)


def test_the_card_leads_to_its_words_and_back(
    commenting: Commenting, place: WritePlace, qtbot: QtBot, actions: Actions
) -> None:
    made = comment_on(commenting, place, "CNV Onderwijs", "Klopt dit?")
    place.text.moveCursor(QTextCursor.MoveOperation.Start)
    actions[ActionId.COMMENTS].trigger()
    qtbot.keyClick(commenting.panel.cards[0], Key.Key_Return)
    assert place.text.hasFocus()
    assert place.text.textCursor().positionInBlock() == made.anchor.start
    qtbot.mouseMove(place.text.viewport(), QPoint(5, 5))
