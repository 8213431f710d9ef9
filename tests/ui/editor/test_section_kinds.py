"""What a section is for, chosen in the menu, and what is typed in it then."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from som_editor.core.document import Role, SectionKind, TextBlock
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.section_kind_actions import KINDS
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.session import Session
from tests.ui.editor.test_write_place import guideline, section


def heading(session: Session, title: str) -> TextBlock:
    found = next(one for one in session.document.blocks if one.id == section(session, title))
    assert isinstance(found, TextBlock)
    return found


def test_the_menu_tells_the_kind_of_the_section_with_the_cursor(
    place: WritePlace, session: Session, actions: Actions
) -> None:
    place.go_to(guideline(session, 4))
    assert [one for one in KINDS if actions[one].isChecked()] == [ActionId.GUIDELINES]
    place.go_to(section(session, "Kennisdeling"))
    assert [one for one in KINDS if actions[one].isChecked()] == [ActionId.PLAIN_SECTION]
    place.go_to(session.document.blocks[0].id)
    assert not any(actions[one].isEnabled() for one in KINDS)


def test_a_section_becomes_an_appendix_and_back(
    place: WritePlace, session: Session, actions: Actions
) -> None:
    before = session.document
    place.outline.tree.setFocus()
    place.outline.tree.mark_current(section(session, "Achtergrondinformatie"))
    actions[ActionId.APPENDIX].trigger()
    assert heading(session, "Achtergrondinformatie").section_kind is SectionKind.APPENDIX
    assert session.undo_label == "maak van sectie Achtergrondinformatie: bijlage"
    numbers = {one.label: one.number for one in place.outline.tree.items()}
    assert numbers["Achtergrondinformatie"] == "A"
    session.undo()
    assert session.document is before


def test_under_a_heading_for_guidelines_a_guideline_is_typed(
    qtbot: QtBot, place: WritePlace, session: Session, actions: Actions
) -> None:
    for kind, role in (
        (ActionId.GUIDELINES, Role.GUIDELINE),
        (ActionId.EXAMPLES, Role.PARAGRAPH),
    ):
        place.go_to(section(session, "Kennisdeling"))
        actions[kind].trigger()
        place.text.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
        qtbot.keyClick(place.text, Qt.Key.Key_Return)
        qtbot.keyClicks(place.text, "Nieuw")
        block = place.text.current_block()
        assert isinstance(block, TextBlock)
        assert block.role is role


def test_where_the_text_is_read_only_no_kind_is_chosen(
    place: WritePlace, session: Session, actions: Actions
) -> None:
    place.go_to(guideline(session, 4))
    place.hide()
    assert not any(actions[one].isEnabled() for one in KINDS)
