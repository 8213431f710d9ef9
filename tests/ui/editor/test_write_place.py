"""The writing place: text, outline, toolbar and inspector as one."""

import datetime as dt
import sqlite3

import msgspec
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from som_editor.core.document import BlockId, Field, Role, TextBlock
from som_editor.core.field import make_field
from som_editor.core.lifecycle import Adopted, Withdrawn
from som_editor.core.version import Version, VersionId
from som_editor.library import Library
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.make_field_dialog import MakeFieldDialog
from som_editor.ui.editor.panes import Side
from som_editor.ui.editor.styles import STYLES
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from tests.ui.conftest import FixedClock

Modifier = Qt.KeyboardModifier


def guideline(session: Session, number: int) -> BlockId:
    """The id of a guideline of SOM 3.0."""
    found = [one for one in session.document.blocks if _role(one) is Role.GUIDELINE]
    return found[number - 1].id


def _role(block: object) -> Role | None:
    return block.role if isinstance(block, TextBlock) else None


def section(session: Session, title: str) -> BlockId:
    """The id of the heading called `title`."""
    return next(
        block.id
        for block in session.document.blocks
        if isinstance(block, TextBlock) and block.role is Role.HEADING and title in str(block)
    )


def select(place: WritePlace, words: str) -> None:
    """Select the first `words` in the text."""
    place.text.moveCursor(place.text.textCursor().MoveOperation.Start)
    assert place.text.find(words)


@pytest.fixture
def told(place: WritePlace) -> list[str]:
    said: list[str] = []
    place.told.connect(said.append)
    return said


class Windows(QObject):
    """Notes what appears as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        if event.type() == QEvent.Type.Show and is_window:
            self.shown.append(type(watched).__name__)
        return False


def test_no_part_of_it_flashes_up_as_a_window(
    qtbot: QtBot,
    qapp: QApplication,
    session: Session,
    actions: Actions,
    preferences: Preferences,
    upstream: Version,
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    place = WritePlace(session, actions, preferences)
    qtbot.addWidget(place)
    place.show()
    session.edit_metadata("titel wijzigen", title="x")
    session.edit(make_field(session.document, "Stichting SOM", "organisatie"), "veld maken")
    session.open(upstream.document_id)
    place.resize(640, 300)
    qapp.removeEventFilter(windows)
    assert windows.shown == ["WritePlace"]


def test_without_a_document_it_waits_for_one(
    qtbot: QtBot,
    library: Library,
    clock: FixedClock,
    actions: Actions,
    preferences: Preferences,
    adaptation: Version,
) -> None:
    session = Session(library, clock, str)
    place = WritePlace(session, actions, preferences)
    qtbot.addWidget(place)
    place.show()
    place.activate()
    assert not actions[ActionId.BOLD].isEnabled()
    session.open(adaptation.document_id)
    assert place.text.protocol() is session.document
    assert actions[ActionId.BOLD].isEnabled()


def test_it_shows_what_is_open(place: WritePlace, session: Session) -> None:
    assert place.text.protocol() is session.document
    assert place.outline.tree.labels()[0] == "Inleiding"
    assert not place.read_only.isVisible()


def test_the_length_is_told_and_follows_the_text(qtbot: QtBot, place: WritePlace) -> None:
    with qtbot.waitSignal(place.facts) as facts:
        qtbot.keyClicks(place.text, "een twee ")
    assert facts.args == ["1.013 woorden · leestijd 5 min. · ± 4 pagina’s"]


def test_activating_it_tells_length_and_place(qtbot: QtBot, place: WritePlace) -> None:
    with qtbot.waitSignals([place.facts, place.where]):
        place.activate()
    assert place.text.hasFocus()


def test_where_the_cursor_is_is_told(qtbot: QtBot, place: WritePlace, session: Session) -> None:
    with qtbot.waitSignal(place.where) as where:
        place.go_to(guideline(session, 4))
    assert where.args == ["Richtlijn 4"]
    line = place.outline.tree.current_line()
    assert line is not None
    assert line.number == "4"


def test_typing_begins_the_draft_and_undo_ends_it(
    qtbot: QtBot, place: WritePlace, session: Session, adaptation: Version
) -> None:
    qtbot.keyClicks(place.text, "Nu ")
    assert session.standing.number == "3.1"
    session.undo()
    assert place.text.protocol() is session.document
    assert session.document == adaptation.document


def test_undo_of_a_deleted_section_brings_it_back_in_text_and_outline(
    qtbot: QtBot, place: WritePlace, session: Session, actions: Actions, told: list[str]
) -> None:
    before = place.outline.tree.labels()
    place.go_to(section(session, "Veiligheid"))
    actions[ActionId.DELETE].trigger()
    assert "Veiligheid" not in place.outline.tree.labels()
    assert told == ["Sectie ‘Veiligheid’ is verwijderd. Terughalen kan met Ctrl+Z."]
    session.undo()
    qtbot.waitUntil(lambda: place.outline.tree.labels() == before)
    assert place.text.protocol() is session.document


def test_delete_in_the_outline_deletes_the_line_that_is_chosen_there(
    qtbot: QtBot, place: WritePlace, session: Session
) -> None:
    place.go_to(guideline(session, 1))
    tree = place.outline.tree
    tree.setFocus()
    tree.mark_current(guideline(session, 3))
    third, first, next_one = (guideline(session, number) for number in (3, 1, 4))
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    ids = [block.id for block in session.document.blocks]
    assert third not in ids
    assert first in ids
    line = tree.current_line()
    assert line is not None
    assert line.block == next_one


def test_the_outline_keeps_its_line_while_the_user_is_in_it(
    qtbot: QtBot, place: WritePlace, session: Session, actions: Actions
) -> None:
    tree = place.outline.tree
    tree.setFocus()
    heading = section(session, "Veiligheid")
    tree.mark_current(heading)
    actions[ActionId.MOVE_UP].trigger()
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    place._catch_up()
    assert tree.viewport().findChild(QLineEdit) is not None
    line = tree.current_line()
    assert line is not None
    assert line.block == heading


def test_the_introduction_is_not_deleted_from_the_outline(
    qtbot: QtBot, place: WritePlace, session: Session, actions: Actions
) -> None:
    tree = place.outline.tree
    tree.mark_current(session.document.blocks[0].id)
    tree.setFocus()
    before = session.document
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert session.document is before
    place.commands.refresh()
    assert not actions[ActionId.DELETE].isEnabled()


def test_a_guideline_moves_up_with_the_cursor_in_it(
    place: WritePlace, session: Session, actions: Actions, told: list[str]
) -> None:
    fourth = guideline(session, 4)
    place.go_to(fourth)
    actions[ActionId.MOVE_UP].trigger()
    assert guideline(session, 3) == fourth
    assert place.text.current_block().id == fourth
    assert session.undo_label == "verplaats richtlijn 4"
    for _step in range(2):
        actions[ActionId.MOVE_UP].trigger()
    assert told == []
    actions[ActionId.MOVE_UP].trigger()
    assert told == ["Dit staat al bovenaan."]


def test_levels_change_for_all_list_items_that_are_selected(
    place: WritePlace, session: Session, actions: Actions
) -> None:
    place.go_to(guideline(session, 2))
    cursor = place.text.textCursor()
    cursor.movePosition(cursor.MoveOperation.NextBlock, cursor.MoveMode.KeepAnchor)
    cursor.movePosition(cursor.MoveOperation.EndOfBlock, cursor.MoveMode.KeepAnchor)
    place.text.setTextCursor(cursor)
    actions[ActionId.DEMOTE].trigger()
    levels = [
        block.level
        for block in session.document.blocks
        if isinstance(block, TextBlock) and block.role is Role.GUIDELINE
    ]
    assert levels[:4] == [1, 2, 2, 1]
    session.undo()
    assert not session.has_draft


def test_a_section_is_renamed_in_the_outline(
    qtbot: QtBot, place: WritePlace, session: Session, told: list[str]
) -> None:
    tree = place.outline.tree
    heading = section(session, "Veiligheid")
    tree.begin_rename(heading)
    line = tree.viewport().findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "Veilig")
    with qtbot.waitSignal(session.edited):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "'Veilig'" in str(session.document.blocks)
    assert session.undo_label == "hernoem sectie Veiligheid"
    place.commands.rename_section(heading, "  ")
    assert told == ["Geef de sectie een naam."]


def test_a_new_section_stands_behind_the_present_one_and_is_named_at_once(
    qtbot: QtBot, place: WritePlace, session: Session, adaptation: Version
) -> None:
    place.go_to(section(session, "Kennisdeling"))
    place.outline.add_button.click()
    line = place.outline.tree.viewport().findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "Privacy")
    with qtbot.waitSignal(session.edited):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    place._catch_up()
    labels = place.outline.tree.labels()
    assert labels[labels.index("Kennisdeling") + 1] == "Privacy"
    session.undo()
    assert session.document == adaptation.document


def test_a_section_is_dragged(place: WritePlace, session: Session) -> None:
    heading = section(session, "Achtergrondinformatie")
    place.outline.tree.moved.emit(heading, 0)
    assert session.document.blocks[0].id == heading
    assert session.undo_label == "verplaats sectie Achtergrondinformatie"
    assert place.outline.tree.labels()[0] == "Achtergrondinformatie"


def test_styles_follow_the_cursor_and_change_the_block(
    place: WritePlace, session: Session, actions: Actions
) -> None:
    combo = place.bar.style_combo
    fourth = guideline(session, 4)
    place.go_to(fourth)
    assert combo.currentText() == "Richtlijn"
    assert actions[ActionId.GUIDELINE].isChecked()
    combo.activated.emit(list(STYLES).index(ActionId.NOTE))
    assert combo.currentText() == "Noot"
    assert not actions[ActionId.GUIDELINE].isChecked()
    place.text.selectAll()
    assert combo.currentIndex() == -1


def test_a_list_style_chosen_again_is_taken_off(
    place: WritePlace, session: Session, actions: Actions
) -> None:
    fourth = guideline(session, 4)
    place.go_to(fourth)
    actions[ActionId.GUIDELINE].trigger()
    assert actions[ActionId.PARAGRAPH].isChecked()
    actions[ActionId.BULLET].trigger()
    assert place.bar.style_combo.currentText() == "Punt"


def test_marks_follow_the_cursor(place: WritePlace, actions: Actions) -> None:
    select(place, "Social Media")
    actions[ActionId.BOLD].trigger()
    assert actions[ActionId.BOLD].isChecked()
    place.text.moveCursor(place.text.textCursor().MoveOperation.End)
    assert not actions[ActionId.BOLD].isChecked()


def test_the_organisation_becomes_a_field_everywhere(
    place: WritePlace, session: Session, actions: Actions, told: list[str]
) -> None:
    select(place, "Stichting SOM")
    actions[ActionId.MAKE_FIELD].trigger()
    dialog = place.commands.dialog
    assert isinstance(dialog, MakeFieldDialog)
    assert not dialog.isModal()
    assert dialog.name.text() == "organisatie"
    dialog._choose()
    row = place.inspector.fields.rows["organisatie"]
    assert row.count.text() == "14×"
    assert told == ["‘Stichting SOM’ is overal het veld organisatie."]
    session.undo()
    assert place.inspector.fields.rows == {}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "Geef het veld een naam."),
        ("twee woorden", "Gebruik één woord: letters, cijfers en _."),
        ("1e", "Gebruik één woord: letters, cijfers en _."),
    ],
)
def test_a_field_has_a_name_of_one_word(
    place: WritePlace, session: Session, actions: Actions, name: str, words: str
) -> None:
    select(place, "Stichting SOM")
    actions[ActionId.MAKE_FIELD].trigger()
    dialog = place.commands.dialog
    assert dialog is not None
    dialog.name.setText(name)
    dialog._choose()
    assert dialog.error() == words
    assert not session.has_draft
    dialog.reject()


def test_half_words_do_not_become_a_field(
    place: WritePlace, actions: Actions, told: list[str]
) -> None:
    select(place, "tichting SO")
    actions[ActionId.MAKE_FIELD].trigger()
    assert told == ["Selecteer hele woorden om er een veld van te maken."]
    assert place.commands.dialog is None


def test_the_dialog_goes_with_its_document(
    place: WritePlace, session: Session, actions: Actions, upstream: Version
) -> None:
    select(place, "Stichting SOM")
    actions[ActionId.MAKE_FIELD].trigger()
    dialog = place.commands.dialog
    assert dialog is not None
    session.open(upstream.document_id)
    assert not dialog.isVisible()


def test_a_source_says_that_it_is_read_only_and_typing_answers(
    qtbot: QtBot, place: WritePlace, session: Session, upstream: Version, told: list[str]
) -> None:
    session.open(upstream.document_id)
    assert place.read_only.isVisible()
    words = (
        "Dit is een bron van buiten. Alleen-lezen. "
        "De complete oorspronkelijke tekst is niet beschikbaar; deze is nagemaakt."
    )
    assert place.read_only.words() == words
    assert not place.read_only._button.isVisible()
    qtbot.keyClicks(place.text, "x")
    assert told == [words]
    assert session.document == upstream.document


@pytest.mark.parametrize(
    ("withdrawn", "words"),
    [
        (False, "Vastgesteld op 20-11-2026. Alleen-lezen."),
        (True, "Ingetrokken op 20-11-2026. Alleen-lezen."),
    ],
)
def test_a_new_version_is_begun_on_one_that_is_read_only(
    qtbot: QtBot,
    place: WritePlace,
    session: Session,
    adaptation: Version,
    clock: FixedClock,
    withdrawn: bool,
    words: str,
) -> None:
    day = clock().date()
    events = (*adaptation.events, Adopted(clock(), "bestuur", day))
    events += (Withdrawn(clock(), day),) if withdrawn else ()
    adopted = msgspec.structs.replace(adaptation, id=VersionId("vast"), events=events)
    session.library.save_version(adopted)
    session.open(adopted.document_id)
    assert place.read_only.words() == words
    with qtbot.waitSignal(place.told) as told:
        qtbot.mouseClick(place.read_only._button, Qt.MouseButton.LeftButton)
    assert told.args == ["Je schrijft nu aan 3.1-concept."]
    assert not place.read_only.isVisible()
    qtbot.keyClicks(place.text, "Nu ")
    assert session.undo_label == "typen"


def test_a_version_that_cannot_be_begun_is_a_problem_that_is_told(
    qtbot: QtBot, place: WritePlace, session: Session, adaptation: Version, clock: FixedClock
) -> None:
    events = (*adaptation.events, Adopted(clock(), "bestuur", clock().date()))
    adopted = msgspec.structs.replace(adaptation, id=VersionId("vast"), events=events)
    session.library.save_version(adopted)
    session.open(adopted.document_id)
    with session.library._engine.connect() as ours:
        ours.exec_driver_sql("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(session.library.location, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with qtbot.waitSignal(place.problem):
        place.read_only.asked.emit()
    other.execute("ROLLBACK")
    assert not session.is_editable


def test_nothing_can_be_changed_in_a_read_only_version(
    place: WritePlace, session: Session, actions: Actions, upstream: Version
) -> None:
    session.open(upstream.document_id)
    for action in (*STYLES, ActionId.BOLD, ActionId.MOVE_UP, ActionId.DELETE, ActionId.ADD_SECTION):
        assert not actions[action].isEnabled()
    assert actions[ActionId.OUTLINE].isEnabled()
    assert not place.outline.add_button.isEnabled()


def test_elsewhere_the_actions_of_the_text_cannot_be_done(
    place: WritePlace, actions: Actions
) -> None:
    assert actions[ActionId.BOLD].isEnabled()
    place.hide()
    ours = (ActionId.BOLD, ActionId.NOTE, ActionId.DELETE, ActionId.OUTLINE, ActionId.INSPECTOR)
    assert not any(actions[action].isEnabled() for action in ours)
    place.show()
    assert all(actions[action].isEnabled() for action in ours)


def test_f6_leads_the_keyboard_from_part_to_part(place: WritePlace, actions: Actions) -> None:
    place.text.setFocus()
    stops: list[QWidget | None] = []
    for _part in range(4):
        actions[ActionId.NEXT_PANE].trigger()
        stops.append(place.window().focusWidget())
    assert stops == [
        place.inspector.document.fields["title"].line,
        place.bar.style_combo,
        place.outline.tree,
        place.text,
    ]


def test_panels_can_be_put_away_where_they_are_docked(place: WritePlace, actions: Actions) -> None:
    assert actions[ActionId.OUTLINE].isChecked()
    actions[ActionId.OUTLINE].trigger()
    assert not place.outline.isVisible()
    assert place.text.x() == 0
    actions[ActionId.INSPECTOR].trigger()
    assert not place.inspector.isVisible()
    assert place.text.width() == place.panes.width()


def test_in_a_smaller_window_the_inspector_opens_over_the_page(
    qtbot: QtBot, place: WritePlace, actions: Actions
) -> None:
    place.resize(1280, 620)
    assert place.strip.isVisible()
    assert not place.inspector.isVisible()
    width = place.text.width()
    actions[ActionId.INSPECTOR].trigger()
    assert place.inspector.isVisible()
    assert place.text.width() == width
    focused = place.window().focusWidget()
    assert isinstance(focused, QWidget)
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert not place.inspector.isVisible()
    assert place.text.hasFocus()


def test_the_strip_opens_the_inspector_at_a_section(place: WritePlace) -> None:
    place.resize(1280, 620)
    for button in place.strip.buttons.values():
        button.click()
        assert place.inspector.isVisible()


def test_in_a_narrow_window_the_outline_is_a_drawer_that_closes_on_a_jump(
    place: WritePlace, session: Session, actions: Actions
) -> None:
    place.resize(640, 300)
    assert place.text.width() == place.width() == 640
    assert not place.strip.isVisible()
    actions[ActionId.OUTLINE].trigger()
    assert place.outline.isVisible()
    assert place.outline.tree.hasFocus()
    place.outline.tree.jumped.emit(guideline(session, 4))
    assert not place.outline.isVisible()
    assert place.text.current_block().id == guideline(session, 4)
    actions[ActionId.INSPECTOR].trigger()
    actions[ActionId.OUTLINE].trigger()
    assert place.panes.is_shown(Side.OUTLINE)
    assert not place.panes.is_shown(Side.INSPECTOR)


def test_in_a_short_bar_the_rarer_tools_are_in_a_menu(place: WritePlace) -> None:
    assert not place.bar._more.isVisible()
    place.resize(640, 600)
    assert place.bar._more.isVisible()
    shown = [action.text() for action in place.bar._more.menu().actions()]
    assert "Onderstreept" in shown
    assert "Omhoog" in shown


def test_in_a_narrow_window_a_new_section_is_named_in_the_text(
    qtbot: QtBot, place: WritePlace, session: Session, actions: Actions
) -> None:
    place.resize(640, 600)
    actions[ActionId.ADD_SECTION].trigger()
    qtbot.keyClicks(place.text, "Privacy")
    assert section(session, "Privacy")


def test_a_new_protocol_is_written_from_nothing(
    qtbot: QtBot, place: WritePlace, session: Session
) -> None:
    session.create("Rookvrij", "Stichting Proef")
    assert not place.grab().isNull()
    qtbot.keyClicks(place.text, "Hier wordt niet gerookt.")
    qtbot.keyClick(place.text, Qt.Key.Key_Return)
    assert len(session.document.blocks) == 2
    qtbot.waitUntil(lambda: place.outline.tree.labels() == ["Inleiding"])
    session.undo()
    session.undo()
    assert not session.document.blocks


def test_typing_beside_a_filled_field_keeps_the_field(
    qtbot: QtBot, place: WritePlace, session: Session, actions: Actions
) -> None:
    select(place, "Stichting SOM")
    actions[ActionId.MAKE_FIELD].trigger()
    assert place.commands.dialog is not None
    place.commands.dialog._choose()
    place.go_to(guideline(session, 9))
    qtbot.keyClicks(place.text, "Ook ")
    block = next(one for one in session.document.blocks if one.id == guideline(session, 9))
    assert isinstance(block, TextBlock)
    assert block.inlines[1] == Field("organisatie")


def test_days_ahead_are_undone_like_words(
    qtbot: QtBot, place: WritePlace, session: Session
) -> None:
    qtbot.keyClicks(place.text, "Nu ")
    session.edit_draft("ingangsdatum wijzigen", effective=dt.date(2027, 1, 1))
    assert place.inspector.decision.effective.line.text() == "01-01-2027"
    session.undo()
    assert place.inspector.decision.effective.line.text() == ""
    session.undo()
    assert not session.has_draft


def test_every_tool_has_a_name_and_can_be_reached_with_tab(place: WritePlace) -> None:
    for button in place.findChildren(QToolButton):
        assert button.accessibleName() or button.toolTip()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
