"""Who speaks a quote, as it is typed."""

from PySide6.QtCore import Qt

from som_editor.core.document import Role, Table, Text, TextBlock
from tests.ui.editor.written import Desk, small_protocol

ENTER = Qt.Key.Key_Return


def quote(desk: Desk, name: str) -> TextBlock:
    block = desk.block(name)
    assert isinstance(block, TextBlock)
    return block


def test_a_name_and_a_colon_become_the_speaker_at_enter(desk: Desk) -> None:
    desk.put("eind", 0, to=("eind", -1))
    desk.type("> Reactie ouder:")
    desk.press(ENTER, "\r")
    desk.type("Mag dat?")
    spoken = quote(desk, "eind")
    assert spoken.speaker == "Reactie ouder:"
    assert "".join(one.text for one in spoken.inlines if isinstance(one, Text)) == "Mag dat?"
    desk.check()
    desk.undo()
    desk.undo()
    assert quote(desk, "eind").speaker == ""
    desk.check()


def test_a_quote_without_a_speaker_gets_a_line_to_type_over(desk: Desk) -> None:
    desk.put("twee", 2)
    desk.edit.ask_speaker()
    assert desk.edit.textCursor().selectedText() == "Spreker:"
    desk.type("Leraar:")
    assert quote(desk, "twee").speaker == "Leraar:"
    assert quote(desk, "twee").inlines == (Text("zwijgt"),)
    desk.check()


def test_a_speaker_that_is_there_is_selected(desk: Desk) -> None:
    desk.put("citaat", -1)
    desk.edit.ask_speaker()
    assert desk.edit.textCursor().selectedText() == "Reactie:"
    assert desk.document == small_protocol()


def test_the_caption_of_a_table_has_no_speaker(desk: Desk) -> None:
    desk.put("tabel", 0)
    desk.edit.ask_speaker()
    assert desk.document == small_protocol()
    assert len(desk.refusals) == 1


def test_a_quote_in_a_cell_gets_a_speaker_too(desk: Desk) -> None:
    desk.put(first_in_cell(desk).id)
    desk.edit.ask_speaker()
    desk.type("Ouder:")
    desk.check()
    quote = first_in_cell(desk)
    assert (quote.role, quote.speaker) == (Role.QUOTE, "Ouder:")


def first_in_cell(desk: Desk) -> TextBlock:
    table = desk.block("tabel")
    assert isinstance(table, Table)
    return table.rows[0].cells[0].blocks[0]
