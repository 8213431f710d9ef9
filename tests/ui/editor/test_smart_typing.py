"""What comes by itself while typing, and how it is taken back."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from som_editor.core.document import Document, DocumentId, Role, Text, TextBlock
from tests.ui.editor.written import Desk, small_protocol

ENTER, BACKSPACE = Qt.Key.Key_Return, Qt.Key.Key_Backspace


@pytest.fixture
def sheet(qtbot: QtBot) -> Desk:
    """An empty protocol."""
    result = Desk(Document(DocumentId("leeg")))
    qtbot.addWidget(result.edit)
    return result


def last(desk: Desk) -> TextBlock:
    block = desk.document.blocks[-1]
    assert isinstance(block, TextBlock)
    return block


def words(desk: Desk) -> str:
    return "".join(one.text for one in last(desk).inlines if isinstance(one, Text))


@pytest.mark.parametrize(
    ("signs", "role", "level"),
    [
        ("1. ", Role.GUIDELINE, 1),
        ("- ", Role.BULLET, 1),
        ("* ", Role.BULLET, 1),
        ("• ", Role.BULLET, 1),
        ("# ", Role.HEADING, 1),
        ("## ", Role.HEADING, 2),
        ("### ", Role.HEADING, 3),
        ("> ", Role.QUOTE, 1),
    ],
)
def test_signs_at_the_start_make_what_they_promise(
    sheet: Desk, signs: str, role: Role, level: int
) -> None:
    sheet.type(f"{signs}Ja")
    assert (last(sheet).role, last(sheet).level, words(sheet)) == (role, level, "Ja")
    sheet.check()


def test_signs_before_words_that_stand_there_make_the_same(desk: Desk) -> None:
    desk.put("eind", 0)
    desk.type("- ")
    assert (last(desk).role, desk.texts()[-1]) == (Role.BULLET, "Einde")
    assert desk.cursor_at() == ("eind", 0)
    desk.check()


def test_a_letter_below_an_item_begins_its_parts(sheet: Desk) -> None:
    sheet.type("1. een")
    sheet.press(ENTER)
    sheet.type("a. deel")
    sheet.press(ENTER)
    sheet.type("tweede")
    assert [block.level for block in sheet.document.blocks] == [1, 2, 2]
    assert sheet.texts() == ["een", "deel", "tweede"]
    sheet.check()


@pytest.mark.parametrize("way", ["undo", "backspace"])
def test_one_step_takes_it_back_and_leaves_what_was_typed(sheet: Desk, way: str) -> None:
    sheet.type("- ")
    if way == "undo":
        sheet.undo()
    else:
        sheet.press(BACKSPACE, "\b")
    assert (last(sheet).role, words(sheet)) == (Role.PARAGRAPH, "- ")
    assert sheet.cursor_at()[1] == 2
    sheet.type("Ja")
    assert (last(sheet).role, words(sheet)) == (Role.PARAGRAPH, "- Ja")
    sheet.check()


def test_backspace_later_on_is_backspace(sheet: Desk) -> None:
    sheet.type("- J")
    sheet.press(BACKSPACE, "\b")
    assert (last(sheet).role, words(sheet)) == (Role.BULLET, "")


def test_marks_of_writing_come_as_in_dutch_and_undo_gives_the_typed_ones(sheet: Desk) -> None:
    sheet.type('Zij zei "ja')
    assert words(sheet) == "Zij zei “ja"
    sheet.undo()
    sheet.undo()
    assert words(sheet) == 'Zij zei "'
    sheet.redo()
    sheet.redo()
    sheet.type("\" - 's avonds.")
    assert words(sheet) == "Zij zei “ja” – ’s avonds."
    sheet.check()


def test_a_speakers_line_is_written_with_the_same_marks(desk: Desk) -> None:
    desk.put("citaat", 7)
    desk.type(" 'havo'")
    block = desk.block("citaat")
    assert isinstance(block, TextBlock)
    assert block.speaker == "Reactie ‘havo’:"
    desk.check()


def test_a_composed_mark_is_followed_too(sheet: Desk) -> None:
    sheet.type("Zij zei ")
    sheet.compose("'", preedit="'")
    assert words(sheet) == "Zij zei ‘"


@pytest.mark.parametrize("end", ["", "."])
def test_a_typed_address_becomes_a_link_at_the_space_behind_it(sheet: Desk, end: str) -> None:
    sheet.type(f"Zie www.voorbeeld.nl{end} ")
    assert last(sheet).inlines == (
        Text("Zie "),
        Text("www.voorbeeld.nl", link="https://www.voorbeeld.nl"),
        Text(f"{end} "),
    )
    sheet.undo()
    assert last(sheet).inlines == (Text(f"Zie www.voorbeeld.nl{end} "),)
    sheet.check()


def test_a_typed_address_becomes_a_link_at_enter(sheet: Desk) -> None:
    sheet.type("info@voorbeeld.nl")
    sheet.press(ENTER)
    first = sheet.document.blocks[0]
    assert isinstance(first, TextBlock)
    assert first.inlines == (Text("info@voorbeeld.nl", link="mailto:info@voorbeeld.nl"),)
    assert len(sheet.document.blocks) == 2
    sheet.check()


def test_what_is_typed_behind_a_link_is_no_part_of_it(sheet: Desk) -> None:
    sheet.type("https://voorbeeld.nl ")
    sheet.press(BACKSPACE, "\b")
    sheet.type("!")
    assert last(sheet).inlines[-1] == Text("!")
    sheet.press(Qt.Key.Key_Left)
    sheet.press(Qt.Key.Key_Left)
    sheet.type("x")
    assert last(sheet).inlines[0] == Text("https://voorbeeld.nxl", link="https://voorbeeld.nl")
    sheet.check()


def test_nothing_comes_by_itself_when_that_is_switched_off(sheet: Desk) -> None:
    sheet.edit.set_smart(on=False)
    sheet.type('- "www.voorbeeld.nl" -- ')
    assert last(sheet).inlines == (Text('- "www.voorbeeld.nl" -- '),)
    assert last(sheet).role is Role.PARAGRAPH


def test_text_that_is_pasted_stays_as_it_is(sheet: Desk) -> None:
    sheet.paste('"www.voorbeeld.nl" - ')
    assert words(sheet) == '"www.voorbeeld.nl" - '


def test_nothing_comes_by_itself_in_the_small_protocol_but_what_was_typed(desk: Desk) -> None:
    desk.put("eind", -1)
    desk.type(" en...")
    while desk.history.past:
        desk.undo()
        desk.check()
    assert desk.document == small_protocol()
