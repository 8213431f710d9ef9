"""Writing in tables, by keyboard, menu and clipboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from som_editor.core.document import Document, DocumentId, Mark, Role, Table, Text
from som_editor.core.shown import Reader
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.session import Session
from tests.ui.editor.test_table_laws import cell, image, table
from tests.ui.editor.written import Desk, Modifier, every_id, guideline, paragraph

DOCUMENT = DocumentId("taken-en-meer")
ENTER = (Qt.Key.Key_Return, "\r")
BACKSPACE = (Qt.Key.Key_Backspace, "\b")
DELETE = (Qt.Key.Key_Delete, "\x7f")
TAB = (Qt.Key.Key_Tab, "\t")
BACKTAB = (Qt.Key.Key_Backtab, "", Modifier.ShiftModifier)


def tasks() -> Document:
    rows = (
        (cell("wie", "Wie"), cell("wat", "Wat")),
        (cell("directeur", "directeur"), cell("beslist", "beslist")),
    )
    blocks = (
        paragraph("vooraf", Text("Vooraf.")),
        table("taken", *rows, caption="Taken"),
        paragraph("erna", Text("Erna.")),
        image("beeld"),
        guideline("regel", "Zwijg"),
    )
    return Document(DOCUMENT, blocks=blocks)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    result = Desk(tasks())
    qtbot.addWidget(result.edit)
    return result


def words(document: Document, name: str = "taken") -> list[list[str]]:
    found = next(block for block in document.blocks if block.id == name)
    assert isinstance(found, Table)
    reader = Reader(document)
    return [
        ["/".join(reader.block(block) for block in one.blocks) for one in row.cells]
        for row in found.rows
    ]


def names(document: Document) -> list[str]:
    return [block.id for block in document.blocks]


# Typing


def test_text_is_typed_in_a_cell_and_undone(desk: Desk) -> None:
    desk.put("beslist.0", -1)
    desk.type(" mee")
    assert words(desk.document)[1] == ["directeur", "beslist mee"]
    desk.check()
    desk.undo()
    assert desk.document == tasks()
    desk.check()


def test_enter_makes_a_paragraph_in_the_cell_and_backspace_joins_it(desk: Desk) -> None:
    desk.put("beslist.0", 3)
    desk.press(*ENTER)
    assert words(desk.document)[1][1] == "bes/list"
    desk.check()
    desk.press(*BACKSPACE)
    assert words(desk.document)[1][1] == "beslist"
    desk.check()


def test_marks_are_set_in_cells_and_over_several_of_them(desk: Desk) -> None:
    desk.put("directeur.0", 0, to=("beslist.0", -1))
    desk.edit.toggle_mark(Mark.BOLD)
    found = desk.block("taken")
    assert isinstance(found, Table)
    bold = frozenset({Mark.BOLD})
    assert [one.blocks[0].inlines for one in found.rows[1].cells] == [
        (Text("directeur", bold),),
        (Text("beslist", bold),),
    ]
    desk.check()


def test_a_mark_without_selection_is_typed_in_a_cell(desk: Desk) -> None:
    desk.put("beslist.0", -1)
    desk.edit.toggle_mark(Mark.ITALIC)
    desk.type("!")
    found = desk.block("taken")
    assert isinstance(found, Table)
    italic = frozenset({Mark.ITALIC})
    assert found.rows[1].cells[1].blocks[0].inlines == (Text("beslist"), Text("!", italic))
    desk.check()


def test_a_cell_holds_bullets_but_neither_headings_nor_guidelines(desk: Desk) -> None:
    desk.put("beslist.0", 0)
    desk.edit.retype(Role.BULLET)
    found = desk.block("taken")
    assert isinstance(found, Table)
    assert found.rows[1].cells[1].blocks[0].role is Role.BULLET
    before = desk.document
    desk.edit.retype(Role.HEADING)
    desk.edit.retype(Role.GUIDELINE)
    assert desk.document is before
    assert len(desk.refusals) == 2
    desk.check()


def test_what_begins_a_heading_elsewhere_stays_as_typed_in_a_cell(desk: Desk) -> None:
    desk.put("beslist.0", 0)
    desk.type("# ")
    assert words(desk.document)[1][1] == "# beslist"
    desk.put("taken", 0)
    desk.type("1. ")
    found = desk.block("taken")
    assert isinstance(found, Table)
    assert found.caption == "1. Taken"
    desk.check()


def test_the_caption_is_typed_above_the_table(desk: Desk) -> None:
    desk.put("taken", -1)
    desk.type(" van ons ")
    found = desk.block("taken")
    assert isinstance(found, Table)
    assert found.caption == "Taken van ons "
    desk.edit.toggle_mark(Mark.BOLD)
    desk.paste("a\nb")
    desk.check()
    found = desk.block("taken")
    assert isinstance(found, Table)
    assert found.caption == "Taken van ons a b"


# Keys


def test_tab_goes_from_cell_to_cell_with_what_is_in_it_selected(desk: Desk) -> None:
    desk.put("taken", 0)
    seen = []
    for _time in range(4):
        desk.press(*TAB)
        seen.append(desk.edit.textCursor().selectedText())
    assert seen == ["Wie", "Wat", "directeur", "beslist"]
    for _time in range(4):
        desk.press(*BACKTAB)
    assert desk.edit.textCursor().selectedText() == "Taken"
    assert desk.document == tasks()


def test_tab_in_the_last_cell_adds_a_row_that_one_undo_takes_away(desk: Desk) -> None:
    desk.put("beslist.0", 0)
    desk.press(*TAB)
    desk.type("team")
    assert words(desk.document)[2] == ["team", ""]
    desk.check()
    desk.undo()
    desk.undo()
    assert desk.document == tasks()


@pytest.mark.parametrize("first", ["wie.0", "directeur.0", "taken", "erna", "beslist.0"])
def test_backspace_at_the_start_never_eats_a_table(desk: Desk, first: str) -> None:
    desk.put(first, 0)
    for _time in range(3):
        desk.press(Qt.Key.Key_Backspace, "\x7f", Modifier.ControlModifier)
        desk.put(first, 0)
        desk.press(*BACKSPACE)
        desk.put(first, 0)
    assert names(desk.document) == names(tasks())
    assert words(desk.document) == words(tasks())
    desk.check()


@pytest.mark.parametrize("last", ["vooraf", "taken", "wat.0", "beslist.0"])
def test_delete_at_the_end_never_eats_a_table(desk: Desk, last: str) -> None:
    for key in (DELETE, (Qt.Key.Key_Delete, "", Modifier.ControlModifier)):
        desk.put(last, -1)
        desk.press(*key)
    assert desk.document == tasks()
    desk.check()


def test_an_empty_paragraph_behind_a_table_goes_and_the_cursor_comes_into_the_table(
    desk: Desk,
) -> None:
    desk.put("erna", 0, to=("erna", -1))
    desk.press(*BACKSPACE)
    desk.press(*BACKSPACE)
    assert names(desk.document) == ["vooraf", "taken", "beeld", "regel"]
    assert desk.edit.current_line().cell == "beslist"
    desk.check()


def test_arrows_lead_out_of_the_table(desk: Desk) -> None:
    desk.put("beslist.0", 0)
    desk.press(Qt.Key.Key_Down)
    assert desk.edit.current_block().id == "erna"
    desk.put("wie.0", 0)
    desk.press(Qt.Key.Key_Left)
    assert desk.edit.current_line().block.id == "taken"


def test_enter_above_a_table_at_the_start_of_its_caption_opens_a_paragraph(desk: Desk) -> None:
    desk.put("taken", 0)
    desk.press(*ENTER)
    assert names(desk.document)[1:3] == ["nieuw-1", "taken"]
    desk.put("taken", -1)
    desk.press(*ENTER)
    assert desk.edit.current_line().cell == "wie"
    desk.check()


def test_a_paragraph_is_begun_by_writing_behind_a_table_at_the_end(qtbot: QtBot) -> None:
    desk = Desk(Document(DOCUMENT, blocks=(table("enig", (cell("e1", "a"),)),)))
    qtbot.addWidget(desk.edit)
    desk.check()
    desk.edit.moveCursor(QTextCursor.MoveOperation.End)
    desk.type("erna")
    assert len(desk.document.blocks) == 2
    desk.check()
    desk.undo()
    assert len(desk.document.blocks) == 1
    desk.check()


# Selections and the clipboard


def test_deleting_over_cells_empties_them_and_keeps_the_table(desk: Desk) -> None:
    desk.put("wat.0", 1, to=("beslist.0", 2))
    desk.press(*DELETE)
    assert words(desk.document) == [["Wie", ""], ["directeur", ""]]
    assert every_id(desk.document) == every_id(tasks())
    desk.check()


def test_deleting_from_text_to_text_takes_the_table_between(desk: Desk) -> None:
    desk.put("vooraf", 4, to=("erna", 2))
    desk.type("x")
    assert names(desk.document) == ["vooraf", "beeld", "regel"]
    assert desk.texts()[0] == "Voorxna."
    desk.check()
    while desk.history.past:
        desk.undo()
    assert desk.document == tasks()


def test_cells_are_copied_as_a_table_and_fill_those_at_the_cursor(desk: Desk) -> None:
    desk.put("directeur.0", 0, to=("beslist.0", -1))
    desk.edit.copy()
    assert QApplication.clipboard().text() == "directeur\tbeslist"
    desk.put("erna", -1)
    desk.edit.paste()
    assert [type(block) for block in desk.document.blocks].count(Table) == 2
    desk.check()
    desk.put("beslist.0", 0)
    desk.edit.paste()
    assert words(desk.document) == [["Wie", "Wat", ""], ["directeur", "directeur", "beslist"]]
    assert len(set(every_id(desk.document))) == len(every_id(desk.document))
    desk.check()


def test_text_of_a_cell_is_cut_and_pasted_elsewhere(desk: Desk) -> None:
    desk.put("beslist.0", 0, to=("beslist.0", -1))
    desk.edit.cut()
    desk.put("erna", 0)
    desk.edit.paste()
    assert words(desk.document)[1] == ["directeur", ""]
    assert "beslistErna." in desk.texts()
    desk.check()


def test_lines_pasted_in_a_cell_are_paragraphs_of_it(desk: Desk) -> None:
    desk.put("beslist.0", -1)
    desk.paste("a\nb")
    assert words(desk.document)[1][1] == "beslista/b"
    desk.check()


# Pictures


def test_a_picture_is_selected_first_and_deleted_then(desk: Desk) -> None:
    desk.put("regel", 0)
    desk.edit.retype(Role.PARAGRAPH)
    desk.press(*BACKSPACE)
    assert "beeld" in names(desk.document)
    desk.press(*BACKSPACE)
    assert "beeld" not in names(desk.document)
    desk.check()
    desk.undo()
    assert "beeld" in names(desk.document)
    desk.check()


def test_enter_at_a_picture_opens_a_paragraph_and_letters_are_refused(desk: Desk) -> None:
    desk.put("beeld", 1)
    desk.type("x")
    assert desk.document == tasks()
    assert len(desk.refusals) == 1
    desk.press(*ENTER)
    desk.type("x")
    below = names(desk.document)[names(desk.document).index("beeld") + 1]
    assert below not in names(tasks())
    assert desk.edit.textCursor().block().text() == "x"
    desk.check()


# Menus


@pytest.fixture
def writing(place: WritePlace) -> WritePlace:
    place.text.go_to(place.text.protocol().blocks[0].id)
    place.commands.tables.insert(2, 2)
    return place


def made_table(session: Session) -> Table:
    return next(block for block in session.document.blocks if isinstance(block, Table))


def test_a_table_is_inserted_and_the_cursor_stands_in_its_first_cell(
    writing: WritePlace, session: Session
) -> None:
    found = made_table(session)
    assert writing.text.current_line().cell == found.rows[0].cells[0].id
    assert session.undo_label == "tabel invoegen"


def test_the_dialog_asks_for_rows_and_columns(
    place: WritePlace, session: Session, actions: Actions
) -> None:
    actions[ActionId.INSERT_TABLE].trigger()
    dialog = place.commands.tables.dialog
    assert dialog is not None
    dialog.rows.setCurrentIndex(3)
    dialog.columns.setCurrentIndex(1)
    dialog.accept_button.click()
    assert [len(row.cells) for row in made_table(session).rows] == [2, 2, 2, 2]


def test_rows_and_columns_come_and_go_by_the_menu(
    writing: WritePlace, session: Session, actions: Actions
) -> None:
    for action in (ActionId.ROW_BELOW, ActionId.COLUMN_BEHIND, ActionId.ROW_ABOVE):
        actions[action].trigger()
    assert [len(row.cells) for row in made_table(session).rows] == [3] * 4
    for action in (ActionId.DELETE_ROW, ActionId.DELETE_COLUMN):
        actions[action].trigger()
    assert [len(row.cells) for row in made_table(session).rows] == [2] * 3
    assert writing.text.current_line().cell is not None


def test_the_header_is_switched_and_the_switch_shows_it(
    writing: WritePlace, session: Session, actions: Actions
) -> None:
    assert actions[ActionId.HEADER_ROW].isChecked()
    actions[ActionId.HEADER_ROW].trigger()
    assert made_table(session).header_rows == 0
    assert not actions[ActionId.HEADER_ROW].isChecked()


def test_rows_and_columns_move(writing: WritePlace, session: Session, actions: Actions) -> None:
    first = made_table(session).rows[0]
    actions[ActionId.ROW_DOWN].trigger()
    assert made_table(session).rows[1].id == first.id
    actions[ActionId.ROW_DOWN].trigger()
    assert made_table(session).rows[1].id == first.id
    actions[ActionId.COLUMN_RIGHT].trigger()
    assert made_table(session).rows[1].cells[1].id == first.cells[0].id


def test_the_last_row_takes_the_table_along(
    writing: WritePlace, session: Session, actions: Actions
) -> None:
    actions[ActionId.DELETE_ROW].trigger()
    actions[ActionId.DELETE_ROW].trigger()
    assert not any(isinstance(block, Table) for block in session.document.blocks)
    session.undo()
    session.undo()
    assert len(made_table(session).rows) == 2


def test_the_tools_for_tables_are_there_only_in_one(
    writing: WritePlace, session: Session, actions: Actions
) -> None:
    assert writing.bar.table_tools.isVisible()
    writing.text.go_to(session.document.blocks[0].id)
    assert not writing.bar.table_tools.isVisible()
    assert not actions[ActionId.DELETE_TABLE].isEnabled()


def test_the_caption_is_reached_by_the_menu(
    writing: WritePlace, session: Session, actions: Actions
) -> None:
    actions[ActionId.CAPTION].trigger()
    for key in "Taken":
        writing.text.insertPlainText(key)
    assert made_table(session).caption == "Taken"
