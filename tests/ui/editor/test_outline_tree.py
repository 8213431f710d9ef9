"""The outline: what it says, where it leads, and what can be done in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from som_editor.core.document import BlockId, Document, DocumentId
from som_editor.core.edit import delete_block
from som_editor.ui.editor.outline_dragging import dragged_data
from som_editor.ui.editor.outline_labels import OutlineItem, OutlineLabels, outline_items, shortened
from som_editor.ui.editor.outline_rows import ITEM
from som_editor.ui.editor.outline_tree import OutlineTree
from som_editor.ui.session import Session
from tests.core.edits import edited
from tests.ui.editor.written import guideline, heading, paragraph, small_protocol

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def tree(qtbot: QtBot) -> OutlineTree:
    result = OutlineTree()
    qtbot.addWidget(result)
    result.resize(282, 600)
    result.show_document(small_protocol())
    result.show()
    return result


def middle(tree: OutlineTree, block: str) -> QPoint:
    return tree.visualItemRect(tree._rows[BlockId(block)]).center()


def test_the_real_protocol_reads_as_its_sections_and_guidelines(session: Session) -> None:
    items = outline_items(session.document)
    assert [(item.label, item.depth) for item in items if item.is_section] == [
        ("Inleiding", 0),
        ("Richtlijnen gebruik social media", 0),
        ("Enkele praktische voorbeelden", 0),
        ("Kennisdeling", 1),
        ("Verantwoordelijkheid", 1),
        ("Veiligheid", 1),
        ("Achtergrondinformatie", 0),
        ("Bedenk dat…", 1),
    ]
    numbered = {item.number: item.label for item in items if not item.is_section}
    assert len(numbered) == 10
    assert numbered["4"] == "… gaan niet in discussie met een leerling of ouder op social media."


def test_an_opening_is_left_out_only_where_three_share_it() -> None:
    labels = ["wij van hier doen a", "wij van hier doen b", "wij van hier doen c", "zij niet"]
    assert shortened(labels) == ["… a", "… b", "… c", "zij niet"]
    assert shortened(labels[:2]) == labels[:2]


def test_an_introduction_that_begins_with_a_list_has_no_number_of_its_own() -> None:
    document = Document(DocumentId("x"), blocks=(guideline("een", "een"), heading("h", "H")))
    first, second, _third = outline_items(document)
    assert (first.number, first.is_introduction, second.number) == ("", True, "1")


def test_a_click_jumps(qtbot: QtBot, tree: OutlineTree) -> None:
    with qtbot.waitSignal(tree.jumped) as jumped:
        qtbot.mouseClick(tree.viewport(), Left, pos=middle(tree, "slot"))
    assert jumped.args == ["slot"]


def test_a_right_click_chooses_without_jumping(qtbot: QtBot, tree: OutlineTree) -> None:
    with qtbot.assertNotEmitted(tree.jumped):
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.RightButton, pos=middle(tree, "slot"))
    line = tree.current_line()
    assert line is not None
    assert line.block == "slot"


def test_a_click_on_the_chevron_folds(qtbot: QtBot, tree: OutlineTree) -> None:
    place = tree.visualItemRect(tree._rows[BlockId("regels")])
    point = QPoint(14, place.bottom() - 10)
    with qtbot.assertNotEmitted(tree.jumped):
        qtbot.mouseClick(tree.viewport(), Left, pos=point)
    assert not tree._rows[BlockId("regels")].isExpanded()
    tree.show_document(delete_block(small_protocol(), BlockId("twee")))
    assert not tree._rows[BlockId("regels")].isExpanded()


def test_the_line_of_a_block_is_its_own_or_that_of_its_section(tree: OutlineTree) -> None:
    for block, line in (("twee", "twee"), ("punt", "regels"), ("zie", "slot")):
        tree.mark_current(BlockId(block))
        current = tree.current_line()
        assert current is not None
        assert current.block == line


def test_f2_renames_in_place(qtbot: QtBot, tree: OutlineTree) -> None:
    tree.mark_current(BlockId("slot"))
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    line = tree.viewport().findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.text() == "Slot"
    line.setText("Einde")
    with qtbot.waitSignal(tree.renamed) as renamed:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert renamed.args == ["slot", "Einde"]


@pytest.mark.parametrize("block", ["inleiding", "twee"])
def test_only_sections_with_a_heading_are_renamed(tree: OutlineTree, block: str) -> None:
    tree.begin_rename(BlockId(block))
    assert tree.viewport().findChild(QLineEdit) is None


def test_nothing_is_renamed_or_dragged_where_the_text_is_read_only(tree: OutlineTree) -> None:
    tree.show_document(small_protocol(), editable=False)
    tree.begin_rename(BlockId("slot"))
    assert tree.viewport().findChild(QLineEdit) is None
    assert not tree._rows[BlockId("slot")].flags() & Qt.ItemFlag.ItemIsDragEnabled


def test_delete_asks_for_deletion(qtbot: QtBot, tree: OutlineTree) -> None:
    tree.mark_current(BlockId("slot"))
    with qtbot.waitSignal(tree.deletion_asked):
        qtbot.keyClick(tree, Qt.Key.Key_Delete)


def test_a_section_is_dropped_where_the_line_is_drawn(qtbot: QtBot, tree: OutlineTree) -> None:
    blocks = (paragraph("i"), heading("a", "A"), heading("b", "B"), heading("c", "C"))
    tree.show_document(Document(DocumentId("x"), blocks=blocks))
    data = dragged_data(BlockId("c"))
    point = QPointF(middle(tree, "a") + QPoint(0, -6))
    event = QDropEvent(point, Qt.DropAction.MoveAction, data, Left, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(tree.moved) as moved:
        tree.dropEvent(event)
    assert moved.args == ["c", 1]


def test_what_comes_from_elsewhere_is_not_dropped(qtbot: QtBot, tree: OutlineTree) -> None:
    data = QMimeData()
    data.setText("c")
    event = QDropEvent(
        QPointF(middle(tree, "slot")),
        Qt.DropAction.MoveAction,
        data,
        Left,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.assertNotEmitted(tree.moved):
        tree.dropEvent(event)


def test_lines_are_read_with_their_number(tree: OutlineTree) -> None:
    row = tree._rows[BlockId("twee")]
    assert row.data(0, Qt.ItemDataRole.AccessibleTextRole) == "2 zwijgt"
    assert not tree.grab().isNull()


@given(st.lists(edited(), min_size=1, max_size=5))
def test_after_any_edit_it_shows_what_it_would_show_afresh(
    qapp: QApplication, pairs: list[tuple[Document, Document]]
) -> None:
    tree, labels = OutlineTree(), OutlineLabels()
    for document in (text for pair in pairs for text in pair):
        tree.show_document(document)
        items = outline_items(document)
        assert labels.items(document) == items
        assert tree.items() == items
        assert _shown(tree.invisibleRootItem()) == list(items)
        assert set(tree._rows) == {item.block for item in items}


def _shown(row: QTreeWidgetItem) -> list[OutlineItem]:
    """The lines under `row`, as the tree holds them."""
    found = []
    for place in range(row.childCount()):
        child = row.child(place)
        found += [child.data(0, ITEM), *_shown(child)]
    return found
