"""Links in the text: made, changed, taken off and followed."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from som_editor.core.document import Text
from som_editor.core.link_edit import set_link
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.block_formats import OBJECT
from som_editor.ui.editor.link_actions import LinkActions
from som_editor.ui.editor.link_dialog import LinkDialog
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.theme import apply_theme
from tests.ui.editor.written import Desk, Modifier, small_protocol

HERE = "https://voorbeeld.nl"


@pytest.fixture
def opened() -> list[str]:
    """The addresses that were opened."""
    return []


@pytest.fixture
def links(desk: Desk, actions: Actions, opened: list[str]) -> LinkActions:
    desk.edit.show()
    return LinkActions(actions, desk.edit, opened.append)


def asked(links: LinkActions, actions: Actions) -> LinkDialog:
    links.refresh(here=True, editable=True)
    actions[ActionId.LINK].trigger()
    assert links.dialog is not None
    return links.dialog


def answer(dialog: LinkDialog, words: str, address: str) -> None:
    dialog.words_line.setText(words)
    dialog.address_line.setText(address)
    dialog._choose()


def test_selected_words_become_a_link(desk: Desk, links: LinkActions, actions: Actions) -> None:
    desk.put("twee", 0, to=("twee", 4))
    dialog = asked(links, actions)
    assert dialog.words_line.text() == "zwij"
    answer(dialog, "zwij", "www.voorbeeld.nl")
    assert desk.block("twee").inlines == (
        Text("zwij", link="https://www.voorbeeld.nl"),
        Text("gt"),
    )
    assert desk.labels == ["koppeling maken"]
    assert desk.cursor_at() == ("twee", 4)
    desk.check()


def test_without_a_selection_the_words_are_put_in(
    desk: Desk, links: LinkActions, actions: Actions
) -> None:
    desk.put("twee", -1)
    answer(asked(links, actions), "", "info@voorbeeld.nl")
    assert desk.texts()[4] == "zwijgtinfo@voorbeeld.nl"
    desk.undo()
    assert desk.document == small_protocol()


def test_a_wrong_address_is_told_and_nothing_changes(
    desk: Desk, links: LinkActions, actions: Actions
) -> None:
    desk.put("twee", 0, to=("twee", 4))
    dialog = asked(links, actions)
    answer(dialog, "zwij", "geen adres")
    assert dialog.error()
    assert dialog.isVisible()
    assert desk.document == small_protocol()


def linked(desk: Desk) -> None:
    desk.change(set_link(desk.document, desk.block("twee").id, 0, 4, HERE))


def test_the_cursor_in_a_link_is_enough_to_change_it(
    desk: Desk, links: LinkActions, actions: Actions
) -> None:
    linked(desk)
    desk.put("twee", 2)
    dialog = asked(links, actions)
    assert (dialog.words_line.text(), dialog.address_line.text()) == ("zwij", HERE)
    answer(dialog, "nooit", f"{HERE}/a")
    assert desk.block("twee").inlines == (Text("nooit", link=f"{HERE}/a"), Text("gt"))
    desk.check()


def test_a_link_is_taken_off_and_its_words_stay(
    desk: Desk, links: LinkActions, actions: Actions
) -> None:
    linked(desk)
    desk.put("twee", 2)
    asked(links, actions).remove_button.click()
    assert desk.document.blocks == small_protocol().blocks
    desk.check()


def test_a_field_in_the_selection_stays_a_field(
    desk: Desk, links: LinkActions, actions: Actions
) -> None:
    desk.put("een", 0, to=("een", -1))
    dialog = asked(links, actions)
    answer(dialog, dialog.words_line.text(), HERE)
    assert desk.texts()[2] == f"Wie bij {OBJECT} werkt"
    assert [getattr(one, "link", None) for one in desk.block("een").inlines] == [HERE, None, HERE]
    desk.check()


@pytest.mark.parametrize("where", ["table", "speaker", "blocks"])
def test_no_link_is_made_where_it_cannot_be(
    desk: Desk, links: LinkActions, actions: Actions, where: str
) -> None:
    if where == "table":
        desk.put("tabel", 1)
    elif where == "speaker":
        desk.put("citaat", 1)
    else:
        desk.put("deel", 1, to=("twee", 2))
    links.refresh(here=True, editable=True)
    assert not actions[ActionId.LINK].isEnabled()


def click(desk: Desk, offset: int, modifiers: Qt.KeyboardModifier) -> None:
    cursor = desk.edit.textCursor()
    cursor.setPosition(desk.position("twee", offset))
    point = QPointF(desk.edit.cursorRect(cursor).center())
    desk.place(desk.position("twee", offset))
    button = Qt.MouseButton.LeftButton
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(kind, point, point, button, button, modifiers)
        QApplication.sendEvent(desk.edit.viewport(), event)


def test_control_and_a_click_follow_a_link(
    desk: Desk, links: LinkActions, opened: list[str]
) -> None:
    linked(desk)
    click(desk, 2, Modifier.NoModifier)
    click(desk, 5, Modifier.ControlModifier)
    assert opened == []
    click(desk, 2, Modifier.ControlModifier)
    assert opened == [HERE]


def test_a_link_is_followed_by_keyboard(
    desk: Desk, links: LinkActions, actions: Actions, opened: list[str]
) -> None:
    linked(desk)
    desk.put("twee", 2)
    links.refresh(here=True, editable=False)
    assert not actions[ActionId.LINK].isEnabled()
    actions[ActionId.OPEN_LINK].trigger()
    assert opened == [HERE]


def test_a_link_to_a_file_is_not_followed(
    desk: Desk, links: LinkActions, opened: list[str]
) -> None:
    told: list[str] = []
    links.told.connect(told.append)
    desk.change(set_link(desk.document, desk.block("twee").id, 0, 4, "file:///etc/passwd"))
    click(desk, 2, Modifier.ControlModifier)
    assert opened == []
    assert len(told) == 1


def test_the_key_of_links_is_left_to_the_window(desk: Desk) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_K, Modifier.ControlModifier)
    event.accept()
    QApplication.sendEvent(desk.edit, event)
    assert not event.isAccepted()


def test_links_take_the_colour_of_another_theme(qapp: QApplication, desk: Desk) -> None:
    linked(desk)
    desk.put("deel", 1, to=("twee", 5))

    def colours() -> list[str]:
        fragment = desk.edit.document().findBlock(desk.position("twee", 0)).begin().fragment()
        return [fragment.charFormat().foreground().color().name()]

    light = colours()
    apply_theme(qapp, "dark")
    try:
        assert colours() != light
        assert desk.edit.textCursor().selectedText() == "eelt mee\u2029zwijg"
        desk.check()
    finally:
        apply_theme(qapp, "light")


def test_the_writing_place_lets_links_be_made(
    qtbot: QtBot, place: WritePlace, actions: Actions
) -> None:
    cursor = place.text.textCursor()
    cursor.movePosition(cursor.MoveOperation.EndOfBlock)
    place.text.setTextCursor(cursor)
    assert actions[ActionId.LINK].isEnabled()
    assert not actions[ActionId.OPEN_LINK].isEnabled()
    place.hide()
    assert not actions[ActionId.LINK].isEnabled()


def test_smart_typing_is_switched_by_its_action(place: WritePlace, actions: Actions) -> None:
    actions[ActionId.SMART_TYPING].setChecked(False)
    place.text.moveCursor(place.text.textCursor().MoveOperation.End)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_QuoteDbl, Modifier.NoModifier, '"')
    QApplication.sendEvent(place.text, event)
    assert place.text.toPlainText().endswith('"')
