"""The latest changes by name, several of which are taken back at once."""

import pytest
from pytestqt.qtbot import QtBot

from som_editor.core import edit
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.history_menu import latest
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.session import Session
from tests.ui.editor.test_write_place import guideline, section


def names(place: WritePlace) -> list[str]:
    place.history.aboutToShow.emit()
    return [action.text() for action in place.history.actions()]


def work(qtbot: QtBot, place: WritePlace, session: Session, actions: Actions) -> None:
    place.go_to(guideline(session, 4))
    qtbot.keyClicks(place.text, "Nu ")
    actions[ActionId.MOVE_UP].trigger()
    session.edit_metadata("titel wijzigen", title="x")
    place.commands.rename_section(section(session, "Veiligheid"), "Veilig")


def test_it_says_what_was_done_and_where_the_latest_first(
    qtbot: QtBot, place: WritePlace, session: Session, actions: Actions
) -> None:
    work(qtbot, place, session, actions)
    assert names(place) == [
        "hernoem sectie Veiligheid",
        "titel wijzigen",
        "verplaats richtlijn 4 – Richtlijnen gebruik social media, richtlijn 3",
        "typen – Richtlijnen gebruik social media, richtlijn 3",
    ]


def test_choosing_one_takes_it_back_with_all_that_came_after(
    qtbot: QtBot, place: WritePlace, session: Session, actions: Actions
) -> None:
    work(qtbot, place, session, actions)
    names(place)
    place.history.actions()[2].trigger()
    assert session.undo_label == "typen"
    assert place.text.protocol() is session.document
    assert session.document.metadata.title == ""
    session.redo(3)
    assert session.redo_label == ""


def test_it_goes_twenty_changes_back_at_most(place: WritePlace, session: Session) -> None:
    for number in range(30):
        session.edit_draft("nummer", number=f"9.{number}")
    assert len(names(place)) == 20
    assert session.history is not None
    assert len(latest(session.history)) == 20


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_it_opens_by_keyboard_with_the_latest_chosen(
    place: WritePlace, session: Session, actions: Actions
) -> None:
    assert not actions[ActionId.HISTORY].isEnabled()
    block = session.document.blocks[0].id
    session.edit(edit.replace_range(session.document, block, 0, 0, "Nu "), "proef")
    actions[ActionId.HISTORY].trigger()
    assert place.history.isVisible()
    assert place.history.activeAction().text() == "proef – Inleiding, alinea 1"
    place.history.hide()
    session.undo()
    assert not actions[ActionId.HISTORY].isEnabled()
