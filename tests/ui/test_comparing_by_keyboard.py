"""The original against SOM 3.0 through the whole window, by the keyboard alone."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from som_editor.settings import FOLDER_VARIABLE, Identity
from som_editor.ui.comparison.compare_place import ComparePlace
from som_editor.ui.comparison.compared import Column
from som_editor.ui.header import Place
from som_editor.ui.jobs import Jobs
from som_editor.ui.main_window import MainWindow
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.ui.theme import apply_theme

Key = Qt.Key
ORIGINAL = "Social Media Protocol Onderwijs (reconstructie)"
MOST_TABS = 80
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Typist:
    """Presses keys where the focus is, as somebody without a mouse does."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def press(self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier(0)) -> None:  # noqa: B008 -- an enum
        QTest.keyClick(self.focused(), key, modifier)
        QApplication.processEvents()

    def tab_to(self, wanted: QWidget) -> None:
        for _ in range(MOST_TABS):
            if self.focused() is wanted:
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {wanted.accessibleName() or wanted}")

    def open_list(self) -> None:
        """In a small window the list is a drawer."""
        button = self.window.compare.toolbar.list_button
        if button.isVisible():
            self.tab_to(button)
            self.press(Key.Key_Space)

    def wait_for_comparison(self, old: str) -> None:
        combo = self.window.compare.sides.combos[Column.OLD]
        shown = self.window.compare.view
        self._qtbot.waitUntil(
            lambda: (
                combo.currentText() == old
                and shown.compared is not None
                and self.window.status.message().startswith("De vergelijking is actueel")
            )
        )


@pytest.fixture(params=[("light", 1.0, 1440, 868), ("contrast", 2.0, 1280, 720)])
def window(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    qapp: QApplication,
    session: Session,
    jobs: Jobs,
    preferences: Preferences,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    """The window as it is drawn, and at 200 % in high contrast on a small screen."""
    theme, scale, width, height = request.param
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    preferences.change(identity=Identity("Testpersoon"))
    apply_theme(qapp, theme, scale)
    result = MainWindow(session, jobs, preferences)
    qtbot.addWidget(result)
    result.resize(width, height)
    result.show()
    result.activateWindow()
    qtbot.waitExposed(result)
    yield result
    apply_theme(qapp, "light")


def test_the_original_against_som(
    window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    typist = Typist(window, qtbot)
    _choose_the_original(typist, session.document.id)
    _walk_through_the_changes(typist)
    _decide_on_names(typist, qtbot)
    _go_to_a_change_by_its_words(typist)
    _make_a_report(typist, qtbot, tmp_path / "rapport.docx")


def _choose_the_original(typist: Typist, document: str) -> None:
    """From the table of protocols, by its own keys and those of the list that opens."""
    window, place = typist.window, typist.window.compare
    combo = place.sides.combos[Column.OLD]
    while window.start.selected() != document:
        typist.press(Key.Key_Down)
    typist.press(Key.Key_V, CTRL_SHIFT)
    assert window.place is Place.COMPARE
    assert combo.view().isVisible()
    row = combo.findText(ORIGINAL)
    while (now := combo.view().currentIndex().row()) != row:
        QTest.keyClick(combo.view(), Key.Key_Down if now < row else Key.Key_Up)
    QTest.keyClick(combo.view(), Key.Key_Return)
    typist.wait_for_comparison(ORIGINAL)
    assert "14 hernoemingen stil getoond" in window.status.message()


def _walk_through_the_changes(typist: Typist) -> None:
    place = typist.window.compare
    typist.tab_to(place.view)
    assert len(place.walk.entries) == 6
    while place.walk.place != 4:
        typist.press(Key.Key_F8)
    assert "Inleiding, alinea 4" in typist.window.status.where()
    typist.press(Key.Key_F7)
    assert place.walk.place == 3


def _decide_on_names(typist: Typist, qtbot: QtBot) -> None:
    """The rename off and on again; the left-over name looked at, and let stay."""
    place = typist.window.compare
    typist.open_list()
    typist.tab_to(place.panel.renames.switches[0])
    for count in (20, 6):
        typist.press(Key.Key_Space)
        qtbot.waitUntil(partial(_lists, place, count))
        assert place.panel.renames.switches[0].hasFocus()
    typist.tab_to(place.panel.leftovers.go)
    typist.press(Key.Key_Space)
    compared, rank = place.view.compared, place.view.current_rank()
    assert compared is not None
    assert rank is not None
    assert compared.is_forgotten(rank)
    typist.open_list()
    typist.tab_to(place.panel.leftovers.forgive)
    typist.press(Key.Key_Space)
    assert not compared.is_forgotten(rank)
    assert place.panel.leftovers.isHidden()


def _go_to_a_change_by_its_words(typist: Typist) -> None:
    place = typist.window.compare
    typist.tab_to(place.panel.filters.words)
    QTest.keyClicks(place.panel.filters.words, "eigen school")
    typist.press(Key.Key_Return)
    assert len(place.walk.entries) == 1
    typist.tab_to(place.panel.list)
    typist.press(Key.Key_End)
    typist.press(Key.Key_Return)
    assert place.view.current_rank() == place.walk.entries[0].rank


def _make_a_report(typist: Typist, qtbot: QtBot, path: Path) -> None:
    window, place = typist.window, typist.window.compare
    typist.press(Key.Key_R, CTRL_SHIFT)
    dialog = place.report.dialog
    assert dialog is not None
    assert dialog.left_out.text() == "5 wijzigingen zijn verborgen en komen er niet in."
    QTest.keyClick(dialog, Key.Key_Return)
    (files,) = place.findChildren(QFileDialog)
    files.fileSelected.emit(str(path))
    files.close()
    qtbot.waitUntil(lambda: window.status.message() == f"Opgeslagen als {path.name}")
    assert path.read_bytes().startswith(b"PK")


def _lists(place: ComparePlace, count: int) -> bool:
    return len(place.walk.entries) == count
