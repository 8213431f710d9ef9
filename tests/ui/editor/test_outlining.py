"""Outline and text together: dragging, levels, folds, and the marks of what changed."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from som_editor.core import edit
from som_editor.core.document import BlockId, DocumentId, Role, TextBlock
from som_editor.core.version import Version
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.editor.fold_memory import FoldMemory
from som_editor.ui.editor.outline_dragging import dragged_data
from som_editor.ui.editor.outline_rows import MARKS
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def line(place: WritePlace, words: str) -> BlockId:
    """The block of the outline's line that contains `words`."""
    return next(item.block for item in place.outline.tree.items() if words in item.label)


def titles(place: WritePlace) -> list[str]:
    return [item.label for item in place.outline.tree.items() if item.is_section]


def drag(place: WritePlace, block: BlockId, target: BlockId, *, below: bool) -> bool:
    """Carry `block` over the line of `target` and let go; whether it was taken."""
    tree = place.outline.tree
    rect = tree.visualItemRect(tree._rows[target])
    point = QPointF(QPoint(rect.center().x(), rect.bottom() - 3 if below else rect.bottom() - 25))
    data: QMimeData = dragged_data(block)
    how = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Modifier.NoModifier)
    for event in (QDragEnterEvent(point.toPoint(), *how), QDragMoveEvent(point.toPoint(), *how)):
        QApplication.sendEvent(tree.viewport(), event)
    assert not tree.grab().isNull()
    drop = QDropEvent(point, *how)
    QApplication.sendEvent(tree.viewport(), drop)
    return drop.isAccepted()


def marked(place: WritePlace) -> dict[str, str]:
    """The lines that bear a mark, with what it says."""
    tree = place.outline.tree
    rows = {item.label: tree._rows[item.block].data(0, MARKS) for item in tree.items()}
    return {label: marks[0].words for label, marks in rows.items() if marks}


def test_a_section_is_dragged_with_all_that_is_in_it(
    qtbot: QtBot, place: WritePlace, session: Session
) -> None:
    before = session.document
    assert drag(place, line(place, "Achtergrond"), line(place, "Enkele"), below=False)
    assert titles(place)[2:4] == ["Achtergrondinformatie", "Bedenk dat…"]
    assert session.undo_label == "verplaats sectie Achtergrondinformatie"
    session.undo()
    assert session.document is before
    qtbot.waitUntil(lambda: titles(place)[2] == "Enkele praktische voorbeelden")


def test_a_guideline_is_dragged_and_renumbered(place: WritePlace, session: Session) -> None:
    guidelines = [item for item in place.outline.tree.items() if not item.is_section]
    assert drag(place, guidelines[6].block, guidelines[1].block, below=False)
    moved = next(one for one in place.outline.tree.items() if one.block == guidelines[6].block)
    assert moved.number == "2"
    assert session.undo_label == "verplaats richtlijn 7"


def test_nothing_is_dropped_into_itself(place: WritePlace, session: Session) -> None:
    before = session.document
    section = line(place, "Enkele")
    assert not drag(place, section, line(place, "Kennisdeling"), below=False)
    assert session.document is before


def test_below_a_folded_section_means_behind_all_of_it(place: WritePlace) -> None:
    tree = place.outline.tree
    tree.fold({line(place, "Enkele")})
    assert drag(place, line(place, "Richtlijnen"), line(place, "Enkele"), below=True)
    assert titles(place)[1:6] == [
        "Enkele praktische voorbeelden",
        "Kennisdeling",
        "Verantwoordelijkheid",
        "Veiligheid",
        "Richtlijnen gebruik social media",
    ]


def test_keys_move_and_lower_the_section_of_the_line(
    qtbot: QtBot, place: WritePlace, session: Session, actions: Actions
) -> None:
    tree = place.outline.tree
    tree.setFocus()
    tree.mark_current(line(place, "Veiligheid"))
    actions[ActionId.MOVE_UP].trigger()
    assert titles(place)[3:6] == ["Kennisdeling", "Veiligheid", "Verantwoordelijkheid"]
    assert session.undo_label == "verplaats sectie Veiligheid"
    tree.mark_current(line(place, "Enkele"))
    actions[ActionId.DEMOTE].trigger()
    assert session.undo_label == "zet sectie Enkele praktische voorbeelden een niveau lager"
    levels = {item.label: item.depth for item in tree.items() if item.is_section}
    assert (levels["Enkele praktische voorbeelden"], levels["Veiligheid"]) == (1, 2)
    current = tree.current_line()
    assert current is not None
    assert current.label == "Enkele praktische voorbeelden"
    qtbot.keyClick(tree, Key.Key_Return)
    assert place.text.current_block().id == current.block


def test_arrows_fold_and_the_cursor_in_a_folded_section_keeps_it_so(
    qtbot: QtBot, place: WritePlace
) -> None:
    tree = place.outline.tree
    section = line(place, "Enkele")
    inside = line(place, "Veiligheid")
    tree.setFocus()
    tree.mark_current(section)
    qtbot.keyClick(tree, Key.Key_Left)
    assert not tree._rows[section].isExpanded()
    place.text.setFocus()
    place.go_to(inside)
    assert not tree._rows[section].isExpanded()
    current = tree.current_line()
    assert current is not None
    assert current.block == section


def test_folds_are_remembered_for_each_document(
    qtbot: QtBot,
    place: WritePlace,
    session: Session,
    preferences: Preferences,
    upstream: Version,
    adaptation: Version,
) -> None:
    tree = place.outline.tree
    tree._rows[line(place, "Enkele")].setExpanded(False)
    session.open(upstream.document_id)
    assert all(tree._rows[item.block].isExpanded() for item in tree.items())
    session.open(adaptation.document_id)
    assert not tree._rows[line(place, "Enkele")].isExpanded()
    again = WritePlace(session, Actions(place), preferences)
    qtbot.addWidget(again)
    assert not again.outline.tree._rows[line(again, "Enkele")].isExpanded()


def test_all_is_folded_and_unfolded_at_once(
    place: WritePlace, session: Session, preferences: Preferences
) -> None:
    tree = place.outline.tree
    tree.fold_all(folded=True)
    assert not tree._rows[line(place, "Enkele")].isExpanded()
    memory = FoldMemory(preferences.beside("outline.ini"))
    assert line(place, "Enkele") in memory.folded(session.document.id)
    tree.fold_all(folded=False)
    assert tree._rows[line(place, "Enkele")].isExpanded()


def test_memory_of_folds_forgets_what_is_open_again(tmp_path: Path) -> None:
    memory = FoldMemory(tmp_path / "outline.ini")
    memory.remember(DocumentId("d"), {BlockId("a"), BlockId("b")})
    assert FoldMemory(tmp_path / "outline.ini").folded(DocumentId("d")) == {"a", "b"}
    memory.remember(DocumentId("d"), frozenset())
    assert memory.folded(DocumentId("d")) == frozenset()


def test_lines_are_marked_where_the_text_differs_from_the_version(
    place: WritePlace, session: Session
) -> None:
    assert marked(place) == {}
    first = session.document.blocks[0].id
    guidelines = [item for item in place.outline.tree.items() if not item.is_section]
    document = edit.replace_range(session.document, first, 0, 0, "Nu. ")
    session.edit(edit.delete_block(document, guidelines[2].block), "proef")
    place.activate()
    QApplication.processEvents()
    assert marked(place) == {
        "Inleiding": "gewijzigd sinds 3.0",
        "Richtlijnen gebruik social media": "gewijzigd sinds 3.0",
    }
    session.undo()
    place.activate()
    QApplication.processEvents()
    assert marked(place) == {}


def test_new_and_moved_lines_say_so(place: WritePlace, session: Session) -> None:
    guidelines = [item for item in place.outline.tree.items() if not item.is_section]
    document = edit.move_block(session.document, guidelines[8].block, 12)
    added = TextBlock(BlockId("nieuw"), Role.HEADING, level=1)
    session.edit(edit.insert_blocks(document, len(document.blocks), (added,)), "proef")
    said = marked(place)
    assert said["(leeg)"] == "nieuw sinds 3.0"
    assert "verplaatst sinds 3.0" in said.values()
    row = place.outline.tree._rows[BlockId("nieuw")]
    assert row.data(0, Qt.ItemDataRole.AccessibleTextRole) == "(leeg), nieuw sinds 3.0"


def test_the_signs_are_explained_as_long_as_there_are_any(
    qtbot: QtBot, place: WritePlace, session: Session
) -> None:
    legends = [
        one for one in place.outline.findChildren(QLabel) if one.text() == "gewijzigd sinds 3.0"
    ]
    assert not legends
    session.edit(edit.delete_block(session.document, session.document.blocks[1].id), "proef")
    legend = next(
        one for one in place.outline.findChildren(QLabel) if one.text() == "gewijzigd sinds 3.0"
    )
    assert legend.isVisible()
    session.undo()
    qtbot.waitUntil(lambda: not legend.isVisible())


def test_leaving_with_what_is_dragged_takes_the_line_away(place: WritePlace) -> None:
    tree = place.outline.tree
    plain = tree.grab().toImage()
    rect = tree.visualItemRect(tree._rows[line(place, "Kennisdeling")])
    data = dragged_data(line(place, "Veiligheid"))
    how = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Modifier.NoModifier)
    point = QPoint(rect.center().x(), rect.bottom() - 25)
    QApplication.sendEvent(tree.viewport(), QDragEnterEvent(point, *how))
    QApplication.sendEvent(tree.viewport(), QDragMoveEvent(point, *how))
    assert tree.grab().toImage() != plain
    QApplication.sendEvent(tree.viewport(), QDragLeaveEvent())
    assert tree.grab().toImage() == plain
