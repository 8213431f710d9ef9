"""Dead keys and input methods: what is shown meanwhile, what arrives, and how often."""

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from som_editor.core.document import BlockId, Mark, Table, Text
from tests.ui.editor.written import Desk, small_protocol


def preedit(desk: Desk, text: str) -> None:
    QApplication.sendEvent(desk.edit, QInputMethodEvent(text, []))


def commit(desk: Desk, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(desk.edit, event)


def shown(desk: Desk, block: str) -> str:
    """What is painted in `block`, text under composition included."""
    qt_block = desk.edit.document().findBlock(desk.position(block, 0))
    layout = qt_block.layout()
    text, at = qt_block.text(), layout.preeditAreaPosition()
    return text[:at] + layout.preeditAreaText() + text[at:] if layout.preeditAreaText() else text


@pytest.mark.parametrize(("dead", "letter"), [("´", "é"), ("¨", "ë"), ("¨", "ï"), ("^", "ê")])
def test_a_dead_key_shows_its_sign_and_then_one_letter(desk: Desk, dead: str, letter: str) -> None:
    desk.put("twee", 2)
    preedit(desk, dead)
    assert shown(desk, "twee") == f"zw{dead}ijgt"
    assert desk.document == small_protocol()
    commit(desk, letter)
    assert desk.block("twee").inlines == (Text(f"zw{letter}ijgt"),)
    assert desk.cursor_at() == ("twee", 3)
    assert len(desk.history.past) == 1
    desk.check()


def test_composition_that_is_given_up_leaves_nothing(desk: Desk) -> None:
    desk.put("twee", 2)
    for text in ("k", "ka", "kan", ""):
        preedit(desk, text)
        desk.check()
    assert desk.document == small_protocol()
    assert not desk.history.past


def test_composed_letters_are_one_burst_with_typed_ones(desk: Desk) -> None:
    desk.put("twee", -1)
    desk.type(" caf")
    desk.compose("é", preedit="´")
    desk.type("s")
    assert len(desk.history.past) == 1
    desk.undo()
    assert desk.document == small_protocol()


def test_composing_over_a_selection_replaces_it_and_keeps_the_first_id(desk: Desk) -> None:
    desk.put("een", 3, to=("twee", 2))
    desk.compose("é", preedit="´")
    assert desk.texts()[2] == "Wieéijgt"
    ids = [block.id for block in desk.document.blocks]
    assert "deel" not in ids
    assert len({"een", "twee"} & set(ids)) == 1
    desk.check()


def test_composed_letters_take_the_mark_that_was_chosen(desk: Desk) -> None:
    desk.put("twee", -1)
    desk.edit.toggle_mark(Mark.BOLD)
    desk.compose("é", preedit="´")
    assert desk.block("twee").inlines[-1] == Text("é", frozenset({Mark.BOLD}))


def test_a_change_from_elsewhere_while_composing_loses_no_letter(desk: Desk) -> None:
    desk.put("twee", -1)
    preedit(desk, "´")
    desk.change(desk.document)
    commit(desk, "é")
    assert desk.block("twee").inlines == (Text("zwijgté"),)
    desk.check()


def test_the_caption_of_a_table_can_be_composed(desk: Desk) -> None:
    desk.put("tabel", -1)
    desk.compose("é", preedit="´")
    table = desk.block("tabel")
    assert isinstance(table, Table)
    assert table.caption == "Takené"
    desk.check()


def test_nothing_is_composed_in_a_picture(desk: Desk) -> None:
    desk.put("beeld", 1)
    desk.compose("é", preedit="´")
    assert desk.document == small_protocol()
    assert desk.edit.current_block().id == BlockId("beeld")
    desk.check()
