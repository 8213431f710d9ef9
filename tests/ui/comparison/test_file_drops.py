from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from som_editor.core.version import Version
from som_editor.ui.comparison.compare_place import ComparePlace
from som_editor.ui.comparison.compared import Column

Sides = tuple[Version, Version]


def _files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def _drop(widget: QWidget, x: int, data: QMimeData) -> QDropEvent:
    copy, left, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    enter = QDragEnterEvent(QPoint(x, 300), copy, data, left, keys.NoModifier)
    QApplication.sendEvent(widget, enter)
    drop = QDropEvent(QPointF(x, 300), copy, data, left, keys.NoModifier)
    QApplication.sendEvent(widget, drop)
    return drop


def _letter(tmp_path: Path, name: str) -> Path:
    path = tmp_path / name
    path.write_text(f"Een alinea uit {name}.\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(("x", "column"), [(200, Column.OLD), (800, Column.NEW)])
def test_a_file_becomes_the_side_that_it_is_dropped_on(
    qtbot: QtBot, compared: ComparePlace, sides: Sides, tmp_path: Path, x: int, column: Column
) -> None:
    data = _files(_letter(tmp_path, "brief.txt"))
    with qtbot.waitSignal(compared.told):
        assert _drop(compared, x, data).isAccepted()
    combos = compared.sides.combos
    other = Column.NEW if column is Column.OLD else Column.OLD
    assert combos[column].currentText() == "brief.txt"
    assert combos[other].currentText() != "brief.txt"


def test_two_files_are_compared_with_each_other(
    qtbot: QtBot, place: ComparePlace, tmp_path: Path
) -> None:
    data = _files(_letter(tmp_path, "a.txt"), _letter(tmp_path, "b.txt"))
    with qtbot.waitSignal(place.told):
        _drop(place, 200, data)
    combos = place.sides.combos
    assert [combos[one].currentText() for one in (Column.OLD, Column.NEW)] == ["a.txt", "b.txt"]


def test_where_the_file_would_come_is_shown_until_it_goes(
    compared: ComparePlace, tmp_path: Path
) -> None:
    data = _files(_letter(tmp_path, "brief.txt"))
    enter = QDragEnterEvent(
        QPoint(800, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(compared, enter)
    hint = compared.drops.hint
    assert hint.isVisible()
    assert hint.geometry().left() > compared.sides.combos[Column.OLD].geometry().right()
    QApplication.sendEvent(compared, QDragLeaveEvent())
    assert not hint.isVisible()


def test_a_file_may_be_dropped_beside_the_place_while_that_is_in_sight(
    qtbot: QtBot, compared: ComparePlace, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(compared)
    window.resize(1440, 800)
    window.show()
    compared.drops.watch(window)
    with qtbot.waitSignal(compared.told):
        _drop(window, 200, _files(_letter(tmp_path, "brief.txt")))
    assert compared.sides.combos[Column.OLD].currentText() == "brief.txt"
    compared.hide()
    assert not _drop(window, 200, _files(_letter(tmp_path, "later.txt"))).isAccepted()
    compared.setParent(None)  # it outlives this window


def test_words_that_are_dragged_along_are_no_file(compared: ComparePlace) -> None:
    data = QMimeData()
    data.setText("zomaar")
    enter = QDragEnterEvent(
        QPoint(200, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.setAccepted(False)
    QApplication.sendEvent(compared, enter)
    assert not enter.isAccepted()
    assert not compared.drops.hint.isVisible()
