"""Hours of writing in a moment: nothing wears out in between Python and Qt."""

import os
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.session import Session
from tests.ui.editor.written import Modifier

SIGNALS = 300_000 if os.environ.get("SOM_TEST_LONG") else 6_000
ALLOWED_LOSS = 100
"""How much the references to None and True may vary by themselves."""
_PRESS = QKeyEvent.Type.KeyPress


class Count:
    """How many signals have arrived."""

    def __init__(self) -> None:
        self.signals = 0

    def one(self, *_arguments: object) -> None:
        self.signals += 1


def press(place: WritePlace, key: Qt.Key, text: str = "") -> None:
    event = QKeyEvent(_PRESS, key, Modifier.NoModifier, text)
    QApplication.sendEvent(place.text, event)


@pytest.mark.long
def test_a_long_day_of_writing_wears_nothing_out(place: WritePlace, session: Session) -> None:
    count = Count()
    text = place.text
    for signal in (
        text.edited,
        text.block_entered,
        text.cursor_moved,
        text.cursorPositionChanged,
        text.selectionChanged,
        text.document().contentsChange,
        text.document().contentsChanged,
        session.edited,
        place.where,
    ):
        signal.connect(count.one)
    first = session.document
    text.go_to(first.blocks[3].id)
    before = sys.getrefcount(None), sys.getrefcount(True)
    while count.signals < SIGNALS:
        for character in "Zo doen wij het 'nu'. ":
            press(place, Qt.Key.Key_unknown, character)
        press(place, Qt.Key.Key_Return, "\r")
        for character in "- punt":
            press(place, Qt.Key.Key_unknown, character)
        press(place, Qt.Key.Key_Tab, "\t")
        press(place, Qt.Key.Key_Left)
        press(place, Qt.Key.Key_Backspace, "\b")
        while session.document is not first:
            session.undo()
        text.viewport().repaint()
    after = sys.getrefcount(None), sys.getrefcount(True)
    for had, has in zip(before, after, strict=True):
        assert has > had - ALLOWED_LOSS
    assert text.protocol() is first
    assert not session.undo_label
