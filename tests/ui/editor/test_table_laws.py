"""Whatever is done to tables and pictures, the widget shows the model and no word is lost."""

import os

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from som_editor.core import edit, table_edit
from som_editor.core.document import (
    Block,
    BlockId,
    Cell,
    CellId,
    Digest,
    Document,
    DocumentId,
    Field,
    Image,
    Mark,
    Reference,
    Role,
    Row,
    RowId,
    Table,
    Text,
    TextBlock,
)
from som_editor.core.errors import InvalidEdit
from tests.ui.editor.written import Desk, Modifier, guideline, paragraph

LONG = int(os.environ.get("SOM_TEST_LONG") or 0)
"""Nought for the short size; else how many times the long one."""

_PLACES = st.integers(0, 120)
_WORDS = st.text("ab é😀", min_size=1, max_size=3)
_KEYS = {
    "enter": (Qt.Key.Key_Return, "\r", Modifier.NoModifier),
    "line break": (Qt.Key.Key_Return, "\r", Modifier.ShiftModifier),
    "backspace": (Qt.Key.Key_Backspace, "\b", Modifier.NoModifier),
    "delete": (Qt.Key.Key_Delete, "\x7f", Modifier.NoModifier),
    "word back": (Qt.Key.Key_Backspace, "\x7f", Modifier.ControlModifier),
    "word away": (Qt.Key.Key_Delete, "", Modifier.ControlModifier),
    "tab": (Qt.Key.Key_Tab, "\t", Modifier.NoModifier),
    "backtab": (Qt.Key.Key_Backtab, "", Modifier.ShiftModifier),
    "up": (Qt.Key.Key_Up, "", Modifier.NoModifier),
    "down": (Qt.Key.Key_Down, "", Modifier.NoModifier),
    "left": (Qt.Key.Key_Left, "", Modifier.NoModifier),
    "right": (Qt.Key.Key_Right, "", Modifier.NoModifier),
    "select on": (Qt.Key.Key_Right, "", Modifier.ShiftModifier),
    "select down": (Qt.Key.Key_Down, "", Modifier.ShiftModifier),
}


def cell(name: str, *words: str, columns: int = 1) -> Cell:
    blocks = tuple(paragraph(f"{name}.{at}", Text(one)) for at, one in enumerate(words))
    return Cell(CellId(name), blocks, columns)


def table(name: str, *rows: tuple[Cell, ...], caption: str = "", header_rows: int = 1) -> Table:
    made = tuple(Row(RowId(f"{name}-{at}"), cells) for at, cells in enumerate(rows))
    return Table(BlockId(name), made, caption, header_rows)


def image(name: str) -> Image:
    return Image(BlockId(name), Digest("0" * 64), "image/png", "een plein", "Het plein")


def tables_protocol() -> Document:
    """Tables at the start, the end, and side by side; with spans, lists and empty cells."""
    listed = Cell(
        CellId("k3"),
        (
            TextBlock(BlockId("k3.0"), Role.BULLET, (Text("punt"),)),
            paragraph("k3.1", Field("organisatie"), Text(" en "), Reference(BlockId("een"))),
        ),
    )
    blocks: tuple[Block, ...] = (
        table(
            "eerste",
            (cell("k1", "Wie"), cell("k2", "Wat")),
            (listed, cell("k4")),
            (cell("k5", "samen", columns=2),),
            caption="Taken",
        ),
        table("tweede", (cell("m1", "a"), cell("m2", "b"), cell("m3", "c")), (cell("m4", "d"),)),
        paragraph("tussen", Text("Tussen "), Text("twee", frozenset({Mark.BOLD}))),
        image("beeld"),
        guideline("een", "Regel"),
        image("beeld2"),
        table("laatste", (cell("n1", "x", "y"),), header_rows=0),
    )
    return Document(DocumentId("tabellen"), blocks=blocks, fields=(("organisatie", "Proef"),))


class Tables(RuleBasedStateMachine):
    """A hand that does anything at all in and around tables."""

    @initialize(only_table=st.booleans())
    def begin(self, only_table: bool) -> None:
        document = tables_protocol()
        if only_table:
            one = table("enig", (cell("e1", "a"), cell("e2", "b")), (cell("e3", "c"), cell("e4")))
            document = Document(DocumentId("alleen"), blocks=(one,))
        self.first = document
        self.desk = Desk(document)

    @rule(position=_PLACES)
    def click(self, position: int) -> None:
        self.desk.place(position)

    @rule(position=_PLACES, length=st.integers(1, 12))
    def select(self, position: int, length: int) -> None:
        self.desk.place(position + length, position)

    @rule(position=_PLACES, anchor=_PLACES)
    def select_far(self, position: int, anchor: int) -> None:
        self.desk.place(position, anchor)

    @rule(words=_WORDS)
    def type(self, words: str) -> None:
        self.desk.type(words)

    @rule(name=st.sampled_from(sorted(_KEYS)), times=st.integers(1, 3))
    def press(self, name: str, times: int) -> None:
        for _time in range(times):
            self.desk.press(*_KEYS[name])

    @rule(words=_WORDS, preedit=st.text("ab", max_size=2))
    def compose(self, words: str, preedit: str) -> None:
        self.desk.compose(words, preedit)

    @rule(text=st.text("ab é\n\t", max_size=6))
    def paste(self, text: str) -> None:
        self.desk.paste(text)

    @rule()
    def cut(self) -> None:
        self.desk.edit.cut()

    @rule()
    def copy(self) -> None:
        self.desk.edit.copy()

    @rule()
    def paste_what_was_copied(self) -> None:
        self.desk.edit.paste()

    @rule(position=_PLACES, moves=st.booleans())
    def drop(self, position: int, moves: bool) -> None:
        last = self.desk.edit.document().characterCount() - 1
        data = self.desk.edit.createMimeDataFromSelection()
        self.desk.edit.drop(data, min(position, last), moves=moves)

    @rule(mark=st.sampled_from(Mark))
    def mark(self, mark: Mark) -> None:
        self.desk.edit.toggle_mark(mark)

    @rule(role=st.sampled_from(Role), level=st.integers(1, 3))
    def retype(self, role: Role, level: int) -> None:
        self.desk.edit.retype(role, level)

    @rule(which=st.integers(0, 5), place=st.integers(0, 3))
    def reshape(self, which: int, place: int) -> None:
        found = self.desk.edit.current_block()
        if not isinstance(found, Table):
            return
        new_id = self.desk.new_id
        try:
            changed = (
                lambda: table_edit.insert_row(found, place, new_id),
                lambda: table_edit.insert_column(found, place, new_id),
                lambda: table_edit.delete_row(found, place),
                lambda: table_edit.delete_column(found, place),
                lambda: table_edit.set_header_rows(found, place),
                lambda: table_edit.move_row(found, 0, place),
            )[which]()
        except InvalidEdit:
            return
        self.desk.change(edit.replace_block(self.desk.document, changed))

    @rule(value=st.text("xy😀", max_size=3))
    def fill_field(self, value: str) -> None:
        self.desk.change(edit.set_field(self.desk.document, "organisatie", value))

    @rule()
    def delete_block(self) -> None:
        block = self.desk.edit.current_block().id
        if any(one.id == block for one in self.desk.document.blocks):
            self.desk.change(edit.delete_block(self.desk.document, block))

    @rule(position=st.integers(0, 6))
    def move_block(self, position: int) -> None:
        document = self.desk.document
        block = self.desk.edit.current_block().id
        if any(one.id == block for one in document.blocks) and position <= len(document.blocks):
            self.desk.change(edit.move_block(document, block, position))

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _time in range(times):
            self.desk.undo()

    @rule()
    def redo(self) -> None:
        self.desk.redo()

    @invariant()
    def the_widget_shows_the_model(self) -> None:
        if hasattr(self, "desk"):
            self.desk.check()

    def teardown(self) -> None:
        if not hasattr(self, "desk"):
            return
        while self.desk.history.future:
            self.desk.redo()
        last = self.desk.document
        while self.desk.history.past:
            self.desk.undo()
            self.desk.check()
        assert self.desk.document is self.first
        while self.desk.history.future:
            self.desk.redo()
        self.desk.check()
        assert self.desk.document is last
        QApplication.clipboard().clear()
        self.desk.edit.moveCursor(QTextCursor.MoveOperation.Start)
        self.desk.edit.deleteLater()


Tables.TestCase.settings = settings(
    max_examples=600 * LONG if LONG else 40,
    stateful_step_count=60 if LONG else 25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=not LONG,
    database=None,
)


@pytest.mark.usefixtures("qapp")
class TestTables(Tables.TestCase):  # type: ignore[valid-type,misc]
    """Runs the hand above."""
