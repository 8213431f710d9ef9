"""Typing in the protocol: what each key makes of the blocks."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from som_editor.core import edit
from som_editor.core.document import (
    BlockId,
    Break,
    Document,
    DocumentId,
    Field,
    Mark,
    Role,
    Text,
    TextBlock,
)
from som_editor.ui.editor.block_formats import OBJECT
from tests.ui.editor.written import Desk, Modifier, small_protocol

ENTER, BACKSPACE, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete


def body(desk: Desk, name: str) -> str:
    """The plain characters of a block, a field as its name in braces."""
    block = desk.block(name)
    assert isinstance(block, TextBlock)
    return "".join(
        one.text if isinstance(one, Text) else "{}" if isinstance(one, Field) else "|"
        for one in block.inlines
    )


def names(desk: Desk) -> list[str]:
    return [block.id for block in desk.document.blocks]


def test_the_text_is_shown_with_fields_as_single_characters(desk: Desk) -> None:
    assert desk.texts()[2] == f"Wie bij {OBJECT} werkt"
    desk.check()


def test_typing_goes_into_the_block_at_once_and_a_burst_is_one_step(desk: Desk) -> None:
    desk.put("twee", -1)
    desk.type(" altijd")
    assert body(desk, "twee") == "zwijgt altijd"
    assert [step.label for step in desk.history.past] == ["typen"]
    desk.undo()
    assert desk.document == small_protocol()
    assert desk.cursor_at() == ("twee", 6)


def test_typing_elsewhere_is_another_step(desk: Desk) -> None:
    desk.put("twee", -1)
    desk.type("x")
    desk.put("deel", 0)
    desk.type("y")
    desk.put("twee", 0)
    desk.type("z")
    assert len(desk.history.past) == 3


def test_typed_text_takes_the_marks_before_it_and_nothing_of_a_field(desk: Desk) -> None:
    desk.put("inleiding", 9)
    desk.type("en")
    desk.put("een", 9)
    desk.type("!")
    first, second = desk.block("inleiding"), desk.block("een")
    assert isinstance(first, TextBlock)
    assert first.inlines[1] == Text("geldten", frozenset({Mark.BOLD}))
    assert isinstance(second, TextBlock)
    assert second.inlines[1:] == (Field("organisatie"), Text("! werkt"))
    desk.check()


def test_enter_splits_and_the_longer_half_keeps_the_id(desk: Desk) -> None:
    desk.put("twee", 2)
    desk.press(ENTER)
    at = names(desk).index("twee")
    assert (body(desk, names(desk)[at - 1]), body(desk, "twee")) == ("zw", "ijgt")
    assert desk.cursor_at() == ("twee", 0)
    desk.check()


def test_enter_behind_a_heading_begins_a_paragraph(desk: Desk) -> None:
    desk.put("regels", -1)
    desk.press(ENTER)
    at = names(desk).index("regels") + 1
    below = desk.document.blocks[at]
    assert isinstance(below, TextBlock)
    assert (below.role, below.inlines) == (Role.PARAGRAPH, ())


def test_enter_before_a_heading_opens_a_line_above_it(desk: Desk) -> None:
    desk.put("regels", 0)
    desk.press(ENTER)
    assert body(desk, "regels") == "Regels"
    assert desk.cursor_at() == ("regels", 0)
    assert desk.texts()[1:3] == ["", "Regels"]


def test_enter_in_an_empty_list_item_leaves_the_list(desk: Desk) -> None:
    desk.put("twee", -1)
    desk.press(ENTER)
    desk.press(ENTER)
    block, _offset = desk.cursor_at()
    left = desk.block(block)
    assert isinstance(left, TextBlock)
    assert left.role is Role.PARAGRAPH


def test_enter_in_the_speakers_line_goes_on_to_what_is_said(desk: Desk) -> None:
    desk.put("citaat", 3)
    desk.press(ENTER)
    assert desk.cursor_at() == ("citaat", 9)
    assert desk.document == small_protocol()


def test_the_speaker_is_typed_in_its_own_line(desk: Desk) -> None:
    desk.put("citaat", 7)
    desk.type(" ouder")
    block = desk.block("citaat")
    assert isinstance(block, TextBlock)
    assert (block.speaker, body(desk, "citaat")) == ("Reactie ouder:", "Mag dat?")
    desk.check()


def test_shift_enter_breaks_the_line_within_the_block(desk: Desk) -> None:
    desk.put("twee", 3)
    desk.press(ENTER, "\r", Modifier.ShiftModifier)
    assert body(desk, "twee") == "zwi|jgt"


def test_backspace_first_lifts_a_list_item_then_joins_it(desk: Desk) -> None:
    desk.put("deel", 0)
    desk.press(BACKSPACE)
    desk.press(BACKSPACE)
    lifted = desk.block("deel")
    assert isinstance(lifted, TextBlock)
    assert lifted.role is Role.PARAGRAPH
    desk.press(BACKSPACE)
    assert "deel" not in names(desk)
    assert body(desk, "een") == "Wie bij {} werktdeelt mee"
    assert desk.cursor_at() == ("een", 15)
    desk.check()


def test_delete_at_the_end_joins_with_what_is_below(desk: Desk) -> None:
    desk.put("deel", -1)
    desk.press(DELETE)
    assert body(desk, "deel") == "deelt meezwijgt"
    desk.check()


def test_tab_and_shift_tab_change_the_level_of_a_list_item(desk: Desk) -> None:
    desk.put("twee", 3)
    desk.press(Qt.Key.Key_Tab, "\t")
    desk.press(Qt.Key.Key_Tab, "\t")
    desk.press(Qt.Key.Key_Tab, "\t")
    assert desk.block("twee").level == 3
    desk.press(Qt.Key.Key_Backtab, "", Modifier.ShiftModifier)
    assert desk.block("twee").level == 2
    assert desk.cursor_at() == ("twee", 3)


def test_tab_in_a_paragraph_changes_nothing(desk: Desk) -> None:
    desk.put("zie", 3)
    desk.press(Qt.Key.Key_Tab, "\t")
    assert desk.document == small_protocol()


@pytest.mark.parametrize("key", [BACKSPACE, DELETE])
def test_half_a_smiley_is_never_left(desk: Desk, key: Qt.Key) -> None:
    desk.put("inleiding", 17 if key is BACKSPACE else 15)
    desk.press(key)
    assert body(desk, "inleiding") == "Dit geldt hier  ook."
    desk.check()


def test_a_smiley_is_typed_and_composed_whole(desk: Desk) -> None:
    desk.put("twee", -1)
    desk.type("👍")
    desk.compose("👩‍🏫", preedit="p")
    assert body(desk, "twee") == "zwijgt👍👩‍🏫"
    desk.check()


def test_text_under_composition_is_not_in_the_document_yet(desk: Desk) -> None:
    desk.put("twee", -1)
    desk.compose("", preedit="n")
    assert body(desk, "twee") == "zwijgt"
    desk.compose("ñ")
    assert body(desk, "twee") == "zwijgtñ"


def test_a_selection_over_several_blocks_is_removed_in_one_step(desk: Desk) -> None:
    desk.put("een", 3, to=("twee", 2))
    desk.press(DELETE)
    assert "deel" not in names(desk)
    assert desk.texts()[2] == "Wieijgt"
    assert len(desk.history.past) == 1
    desk.check()
    desk.undo()
    assert desk.document == small_protocol()
    desk.check()


def test_typing_over_a_selection_is_undone_with_it(desk: Desk) -> None:
    desk.put("een", 3, to=("twee", 2))
    desk.type("x")
    assert desk.texts()[2] == "Wiexijgt"
    desk.undo()
    assert desk.document == small_protocol()


def test_enter_over_a_selection_is_one_step(desk: Desk) -> None:
    desk.put("een", 3, to=("een", 8))
    desk.press(ENTER)
    assert len(desk.history.past) == 1
    desk.undo()
    assert desk.document == small_protocol()


def test_marks_are_set_and_taken_away_over_several_blocks(desk: Desk) -> None:
    desk.put("deel", 2, to=("twee", 3))
    desk.edit.toggle_mark(Mark.ITALIC)
    assert desk.block("deel").inlines[-1] == Text("elt mee", frozenset({Mark.ITALIC}))
    assert desk.edit.textCursor().selectedText() == "elt mee\u2029zwi"
    desk.edit.toggle_mark(Mark.ITALIC)
    assert desk.document.blocks == small_protocol().blocks
    desk.check()


def test_a_mark_without_a_selection_is_for_what_is_typed_next(desk: Desk) -> None:
    desk.put("twee", -1)
    desk.edit.toggle_mark(Mark.BOLD)
    assert desk.edit.marks_at_cursor() == {Mark.BOLD}
    desk.type("!")
    assert desk.block("twee").inlines[-1] == Text("!", frozenset({Mark.BOLD}))


def test_a_field_bears_marks_too(desk: Desk) -> None:
    desk.put("een", 8, to=("een", 9))
    desk.edit.toggle_mark(Mark.BOLD)
    assert Field("organisatie", frozenset({Mark.BOLD})) in desk.block("een").inlines
    desk.check()


def test_restyling_keeps_ids_and_selection(desk: Desk) -> None:
    desk.put("een", 2, to=("twee", 1))
    desk.edit.retype(Role.BULLET)
    roles = [block.role for block in desk.document.blocks[2:5]]
    assert roles == [Role.BULLET] * 3
    assert names(desk) == [block.id for block in small_protocol().blocks]
    assert desk.edit.textCursor().selectedText().endswith("z")


def test_a_quote_restyled_keeps_its_speaker_as_words(desk: Desk) -> None:
    desk.put("citaat", 2)
    desk.edit.retype(Role.PARAGRAPH)
    assert desk.block("citaat").inlines == (Text("Reactie:"), Break(), Text("Mag dat?"))
    desk.check()


def test_cut_and_paste_moves_blocks_with_their_ids_fields_and_marks(desk: Desk) -> None:
    desk.put("een", 0, to=("twee", 0))
    desk.edit.cut()
    assert names(desk)[1:3] == ["regels", "twee"]
    desk.put("punt", 0)
    desk.edit.paste()
    assert names(desk)[1:6] == ["regels", "twee", "een", "deel", "punt"]
    assert desk.block("een") == small_protocol().blocks[2]
    assert desk.block("deel") == small_protocol().blocks[3]
    desk.check()


def test_a_copy_is_a_text_of_its_own(desk: Desk) -> None:
    desk.put("een", 0, to=("twee", 0))
    desk.edit.copy()
    desk.put("twee", 0)
    desk.edit.paste()
    ids = names(desk)
    assert len(ids) == len(small_protocol().blocks) + 2
    assert ids[4] not in {block.id for block in small_protocol().blocks}
    assert desk.texts()[4] == desk.texts()[2]
    desk.check()


def test_words_pasted_into_a_block_bring_their_fields_and_marks(desk: Desk) -> None:
    desk.put("een", 4, to=("een", 9))
    desk.edit.copy()
    desk.put("twee", -1)
    desk.edit.paste()
    assert desk.block("twee").inlines == (Text("zwijgtbij "), Field("organisatie"))
    assert desk.cursor_at() == ("twee", 11)
    desk.check()


def test_a_table_is_copied_whole(desk: Desk) -> None:
    desk.put("punt", 0, to=("slot", 0))
    desk.edit.copy()
    desk.put("eind", -1)
    desk.edit.paste()
    assert desk.texts().count("Taken") == desk.texts().count("wie") == 2
    desk.check()


def test_backspace_does_not_eat_into_a_table(desk: Desk) -> None:
    desk.put("slot", 0)
    desk.press(BACKSPACE)
    desk.put("punt", -1)
    desk.press(DELETE)
    assert desk.document == small_protocol()
    assert desk.refusals == []


@pytest.mark.parametrize("target", ["punt", "inleiding"])
def test_a_dragged_selection_moves_with_its_ids_in_one_step(desk: Desk, target: str) -> None:
    desk.put("een", 0, to=("twee", 0))
    data = desk.edit.createMimeDataFromSelection()
    assert desk.edit.drop(data, desk.position(target, 0), moves=True)
    moved = ["een", "deel", "punt"] if target == "punt" else ["een", "deel", "inleiding"]
    at = names(desk).index("een")
    assert names(desk)[at : at + 3] == moved
    desk.check()
    desk.undo()
    assert desk.document == small_protocol()


def test_a_selection_is_not_dropped_on_itself_or_on_a_picture(desk: Desk) -> None:
    desk.put("een", 0, to=("twee", 0))
    data = desk.edit.createMimeDataFromSelection()
    assert not desk.edit.drop(data, desk.position("deel", 2), moves=True)
    assert not desk.edit.drop(data, desk.position("beeld", 1), moves=True)
    assert desk.document == small_protocol()


def test_text_from_elsewhere_is_dropped_where_it_is_let_go(desk: Desk) -> None:
    desk.edit.show()
    data = QMimeData()
    data.setText("nooit ")
    cursor = desk.edit.textCursor()
    cursor.setPosition(desk.position("twee", 0))
    point = QPointF(desk.edit.cursorRect(cursor).center())
    event = QDropEvent(
        point, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Modifier.NoModifier
    )
    desk.edit.dropEvent(event)
    assert body(desk, "twee") == "nooit zwijgt"
    assert event.isAccepted()
    desk.check()


def test_copied_text_is_readable_elsewhere(desk: Desk) -> None:
    desk.put("een", 0, to=("deel", -1))
    desk.edit.copy()
    assert QApplication.clipboard().text() == "1. Wie bij Stichting Proef werkt\n  a. deelt mee"


def test_a_field_that_another_document_does_not_know_arrives_as_words(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.put("een", 0, to=("een", -1))
    desk.edit.copy()
    other = Desk(Document(DocumentId("ander")))
    qtbot.addWidget(other.edit)
    other.edit.paste()
    block = other.document.blocks[0]
    assert block.inlines == (Text("Wie bij Stichting Proef werkt"),)


def test_a_reference_that_another_document_does_not_know_arrives_as_words(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.put("zie", 0, to=("zie", -1))
    desk.edit.copy()
    other = Desk(Document(DocumentId("ander")))
    qtbot.addWidget(other.edit)
    other.edit.paste()
    assert other.texts() == ["Zie richtlijn 2."]


def test_lines_pasted_into_a_list_are_items_of_it(desk: Desk) -> None:
    desk.put("twee", -1)
    desk.paste(" een\r\n\r\ntwee\n")
    assert desk.texts()[4:6] == ["zwijgteen", "twee"]
    pasted = desk.document.blocks[5]
    assert isinstance(pasted, TextBlock)
    assert pasted.role is Role.GUIDELINE
    desk.check()


def test_pasted_text_holds_nothing_that_cannot_be_stored(desk: Desk) -> None:
    desk.put("twee", -1)
    desk.paste("a\x00b\ud83d\x0bc\td")
    assert body(desk, "twee") == "zwijgtabc d"


def test_a_single_line_is_pasted_with_its_spaces(desk: Desk) -> None:
    desk.put("twee", 0)
    desk.paste("nooit \n")
    assert body(desk, "twee") == "nooit zwijgt"
    desk.put("citaat", 0)
    desk.paste("De ")
    assert desk.block("citaat").speaker == "De Reactie:"


def test_formatted_text_is_pasted_as_blocks_without_its_looks(desk: Desk) -> None:
    data = QMimeData()
    data.setHtml(
        "<h2 style='color:red'>Kop</h2><p>een <b>vet</b> <a href='https://voorbeeld.nl'>adres</a>"
        "</p><ol><li>eerst</li></ol><ul><li>punt<ul><li>dieper</li></ul></li></ul><p>  </p>"
    )
    data.setText("Kop")
    desk.put("eind", 0)
    desk.edit.insertFromMimeData(data)
    blocks = [one for one in desk.document.blocks if one.id.startswith("nieuw")]
    kinds = [(one.role, one.level) for one in blocks if isinstance(one, TextBlock)]
    assert kinds == [
        (Role.HEADING, 2),
        (Role.PARAGRAPH, 1),
        (Role.GUIDELINE, 1),
        (Role.BULLET, 1),
        (Role.BULLET, 2),
    ]
    assert desk.texts()[-2:] == ["dieper", "Einde"]
    assert blocks[0].inlines == (Text("Kop"),)
    assert Text("vet", frozenset({Mark.BOLD})) in blocks[1].inlines
    assert Text("adres", link="https://voorbeeld.nl") in blocks[1].inlines
    desk.check()


def test_pasting_over_a_selection_is_one_step(desk: Desk) -> None:
    desk.put("een", 0, to=("twee", -1))
    desk.paste("a\nb")
    assert len(desk.history.past) == 1
    desk.undo()
    assert desk.document == small_protocol()


def test_a_read_only_text_answers_and_stays(desk: Desk) -> None:
    desk.edit.make_read_only("Alleen-lezen.")
    desk.put("twee", 2, to=("twee", 4))
    desk.type("x")
    desk.press(ENTER)
    desk.press(BACKSPACE)
    desk.compose("x")
    desk.paste("x")
    desk.edit.cut()
    desk.edit.toggle_mark(Mark.BOLD)
    desk.edit.retype(Role.NOTE)
    assert desk.document == small_protocol()
    desk.check()
    assert desk.refusals == ["Alleen-lezen."] * 8


def test_a_read_only_text_lets_the_cursor_travel_and_be_copied(desk: Desk) -> None:
    desk.edit.make_read_only("Alleen-lezen.")
    desk.put("twee", 0)
    desk.press(Qt.Key.Key_Right)
    assert desk.cursor_at() == ("twee", 1)
    desk.put("twee", 0, to=("twee", -1))
    desk.edit.copy()
    assert QApplication.clipboard().text() == "zwijgt"
    assert desk.refusals == []


def test_a_text_that_may_be_written_again_can_be(desk: Desk) -> None:
    desk.edit.make_read_only("Alleen-lezen.")
    desk.edit.make_read_only("")
    desk.put("twee", -1)
    desk.type("!")
    assert body(desk, "twee") == "zwijgt!"


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_Y])
def test_undo_and_redo_are_left_to_the_window(desk: Desk, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Modifier.ControlModifier)
    event.accept()
    QApplication.sendEvent(desk.edit, event)
    assert not event.isAccepted()


def test_a_change_elsewhere_leaves_the_cursor_where_it_was(desk: Desk) -> None:
    desk.put("twee", 3)
    desk.change(edit.delete_block(desk.document, BlockId("inleiding")))
    assert desk.cursor_at() == ("twee", 3)
    desk.check()


def test_numbers_shown_by_references_follow(desk: Desk) -> None:
    desk.change(edit.delete_block(desk.document, BlockId("een")))
    desk.put("zie", 0, to=("zie", -1))
    desk.edit.copy()
    assert QApplication.clipboard().text() == "Zie richtlijn 1."


def test_an_empty_protocol_can_be_written_in_and_emptied_again(qtbot: QtBot) -> None:
    desk = Desk(Document(DocumentId("leeg")))
    qtbot.addWidget(desk.edit)
    desk.type("Hallo")
    assert desk.texts() == ["Hallo"]
    desk.undo()
    assert desk.document.blocks == ()
    desk.check()


def test_text_with_characters_that_qt_means_something_by_is_one_block(qtbot: QtBot) -> None:
    strange = TextBlock(BlockId("a"), Role.PARAGRAPH, (Text("a\u2029b\rc\ufffcd\ufdd0e"),))
    desk = Desk(Document(DocumentId("vreemd"), blocks=(strange,)))
    qtbot.addWidget(desk.edit)
    assert desk.texts() == ["a\u2028b c d e"]
    desk.put("a", -1)
    desk.type("!")
    desk.check()


def test_selected_words_of_one_block_can_become_a_field(desk: Desk) -> None:
    desk.put("twee", 0, to=("twee", 4))
    assert desk.edit.selected_phrase() == "zwij"
    desk.put("een", 4, to=("een", 12))
    assert desk.edit.selected_phrase() == ""
    desk.put("deel", 0, to=("twee", 1))
    assert desk.edit.selected_phrase() == ""


def test_painting_with_every_kind_of_block_raises_nothing(qtbot: QtBot, desk: Desk) -> None:
    desk.edit.show()
    desk.edit.go_to(BlockId("noot"))
    assert not desk.edit.grab().isNull()


def test_enter_on_an_empty_item_goes_up_a_level_before_it_leaves_the_list(desk: Desk) -> None:
    desk.put("deel", -1)
    desk.press(ENTER)
    left, _offset = desk.cursor_at()
    desk.press(ENTER)
    raised = desk.block(left)
    assert isinstance(raised, TextBlock)
    assert (raised.role, raised.level) == (Role.GUIDELINE, 1)
    desk.press(ENTER)
    outside = desk.block(left)
    assert isinstance(outside, TextBlock)
    assert outside.role is Role.PARAGRAPH
    desk.check()


def test_tab_changes_the_level_of_all_selected_items(desk: Desk) -> None:
    desk.put("een", 2, to=("twee", 1))
    desk.press(Qt.Key.Key_Tab, "\t")
    assert [block.level for block in desk.document.blocks[2:5]] == [2, 3, 2]
    assert desk.edit.textCursor().selectedText().endswith("z")
    desk.press(Qt.Key.Key_Backtab, "", Modifier.ShiftModifier)
    assert desk.document.blocks == small_protocol().blocks


@pytest.mark.parametrize("key", [ENTER, Qt.Key.Key_Tab])
def test_control_and_enter_or_tab_harm_nothing(desk: Desk, key: Qt.Key) -> None:
    desk.put("een", 2, to=("twee", 1))
    desk.press(key, "\r" if key is ENTER else "\t", Modifier.ControlModifier)
    assert desk.document == small_protocol()


@pytest.mark.parametrize("way", ["backspace", "delete"])
def test_taking_a_blank_line_away_leaves_the_heading_below_it_a_heading(
    desk: Desk, way: str
) -> None:
    desk.put("inleiding", -1)
    desk.press(ENTER)
    if way == "backspace":
        desk.put("regels", 0)
        desk.press(BACKSPACE, "\b")
    else:
        desk.press(DELETE, "\x7f")
    assert desk.document.blocks == small_protocol().blocks
    assert desk.cursor_at() == ("regels", 0)
    desk.check()


def test_a_reference_follows_when_what_it_counts_is_typed_away(desk: Desk) -> None:
    desk.put("een", 0, to=("deel", 0))
    desk.press(DELETE, "\x7f")
    desk.put("zie", 0, to=("zie", -1))
    desk.edit.copy()
    assert QApplication.clipboard().text() == "Zie richtlijn 1."
    desk.check()


def test_a_marked_line_break_before_a_speaker_is_taken_back(desk: Desk) -> None:
    desk.put("citaat", 0)
    desk.edit.toggle_mark(Mark.BOLD)
    desk.press(ENTER, "\r", Modifier.ShiftModifier)
    desk.check()
