"""Fields and references in the text: what their chips say, and that typing keeps them right."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from som_editor.core import edit
from som_editor.core.document import BlockId, Document, DocumentId, Field, Reference, Text
from som_editor.core.field import set_as_filled
from som_editor.ui.editor.block_formats import LACKS, OBJECT, SHOWN
from tests.ui.editor.written import Desk, guideline, paragraph


def desk_with(qtbot: QtBot, *inlines: Text | Field | Reference, value: str = "de school") -> Desk:
    blocks = (paragraph("tekst", *inlines), guideline("een", "eerst"), guideline("twee", "dan"))
    document = Document(DocumentId("d"), blocks=blocks, fields=(("naam", value),))
    desk = Desk(document)
    qtbot.addWidget(desk.edit)
    return desk


def chips(desk: Desk) -> list[tuple[str, bool]]:
    """The words on each chip, and whether it bears a warning."""
    found = []
    document = desk.edit.document()
    cursor = desk.edit.textCursor()
    for at, sign in enumerate(document.toRawText()):
        if sign == OBJECT:
            cursor.setPosition(at + 1)
            form = cursor.charFormat()
            found.append((str(form.property(SHOWN)), bool(form.property(LACKS))))
    return found


def test_a_field_gets_a_capital_as_soon_as_it_opens_a_sentence(qtbot: QtBot) -> None:
    desk = desk_with(qtbot, Text("Bij "), Field("naam"), Text("."))
    assert chips(desk) == [("de school", False)]
    desk.place(3)
    desk.type(".")
    assert chips(desk) == [("De school", False)]
    desk.undo()
    assert chips(desk) == [("de school", False)]
    desk.check()


def test_a_field_as_filled_keeps_its_letter_through_typing(qtbot: QtBot) -> None:
    desk = desk_with(qtbot, Field("naam"), Text(" weet dat"))
    desk.change(set_as_filled(desk.document, BlockId("tekst"), 0, on=True))
    assert chips(desk) == [("de school", False)]
    desk.place(desk.edit.document().findBlockByNumber(0).length() - 1)
    desk.type("!")
    block = edit.text_block(desk.document, BlockId("tekst"))
    assert block.inlines == (Field("naam", as_filled=True), Text(" weet dat!"))
    desk.check()


def test_an_empty_field_and_a_broken_reference_bear_a_warning(qtbot: QtBot) -> None:
    desk = desk_with(qtbot, Field("naam"), Text(", zie "), Reference(BlockId("twee")), value="")
    assert chips(desk) == [("naam", True), ("2", False)]
    desk.change(edit.delete_block(desk.document, BlockId("twee")))
    assert chips(desk) == [("naam", True), ("?", True)]
    desk.change(edit.set_field(desk.document, "naam", "SOM"))
    assert chips(desk) == [("SOM", False), ("?", True)]
    desk.undo()
    desk.undo()
    assert chips(desk) == [("naam", True), ("2", False)]


def test_two_equal_fields_side_by_side_show_each_its_own_letter(qtbot: QtBot) -> None:
    desk = desk_with(qtbot, Field("naam"), Field("naam"))
    assert chips(desk) == [("De school", False), ("de school", False)]
    desk.place(0)
    desk.press(Qt.Key.Key_Delete)
    assert chips(desk) == [("De school", False)]
    desk.check()


_KEYS = st.sampled_from([*".? xA{", Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 40), _KEYS | st.just("undo")), max_size=14))
def test_chips_show_the_right_letter_whatever_is_typed(
    qapp: QApplication, strokes: list[tuple[int, str | Qt.Key]]
) -> None:
    words = Text("Bij "), Field("naam"), Text(". Nu "), Field("naam"), Field("naam"), Text(" of ")
    blocks = (paragraph("tekst", *words, Field("naam", as_filled=True)), guideline("een", "eerst"))
    desk = Desk(Document(DocumentId("d"), blocks=blocks, fields=(("naam", "de school"),)))
    for position, stroke in strokes:
        if stroke == "undo":
            desk.undo()
        else:
            desk.place(position)
            if isinstance(stroke, str):
                desk.type(stroke)
            else:
                desk.press(stroke)
        desk.check()
