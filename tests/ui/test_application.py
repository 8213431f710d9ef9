from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from som_editor.i18n import use_language
from som_editor.settings import FOLDER_VARIABLE
from som_editor.ui.actions import ActionId
from som_editor.ui.application import Program
from som_editor.ui.dialogs.welcome import WelcomeDialog
from som_editor.ui.header import Place
from som_editor.ui.preferences import Preferences
from som_editor.ui.theme import apply_theme


@pytest.fixture
def program(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """The program as at its very first start."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    result = Program(qapp, Preferences(tmp_path / "settings.toml"), with_samples=True)
    yield result
    if result.window is not None:
        result.window.retire()
    result.end()
    result.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    use_language("nl")
    apply_theme(qapp, "light")


def test_the_first_start_asks_who_the_user_is_and_can_be_skipped(
    program: Program, tmp_path: Path
) -> None:
    program.start(str(tmp_path / "protocollen.somlib"))
    assert program.window is not None
    dialog = program.window.program.dialog
    assert isinstance(dialog, WelcomeDialog)
    assert dialog.isVisible()
    dialog.reject()
    assert Preferences(tmp_path / "settings.toml").settings.welcomed


def test_the_library_holds_both_samples(program: Program, tmp_path: Path) -> None:
    program.start(str(tmp_path / "protocollen.somlib"))
    assert program.library is not None
    assert {listing.title for listing in program.library.documents()} == {
        "Social Media Protocol Onderwijs",
        "som-social-media-3.0",
    }


def test_a_library_that_is_none_gets_a_question_and_is_left_alone(
    program: Program, tmp_path: Path
) -> None:
    wrong = tmp_path / "notities.somlib"
    wrong.write_text("geen database", encoding="utf-8")
    program.start(str(wrong))
    assert program.window is None
    assert program.question is not None
    assert "geen bibliotheek" in program.question.words.text()
    assert wrong.read_text(encoding="utf-8") == "geen database"
    program.question.chosen.emit(tmp_path / "nieuw.somlib")
    assert program.window is not None


def test_another_language_takes_hold_at_once_and_keeps_the_place_and_undo(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    program.start(str(tmp_path / "protocollen.somlib"))
    window = program.window
    assert window is not None
    assert program.library is not None
    assert window.program.dialog is not None
    window.program.dialog.reject()
    window.open_document(program.library.documents()[0].id)
    window.table[ActionId.ENGLISH].trigger()
    again = program.window
    assert again is not None
    assert again is not window
    assert again.place is Place.WRITE
    assert again.menuBar().actions()[0].text() == "File"
    again.table[ActionId.DUTCH].trigger()
    assert program.window is not None
    assert program.window.menuBar().actions()[0].text() == "Bestand"


def test_larger_text_makes_the_window_anew(program: Program, tmp_path: Path) -> None:
    program.start(str(tmp_path / "protocollen.somlib"))
    assert program.window is not None
    before = program.window.fontMetrics().height()
    program.window.table[ActionId.LARGER].trigger()
    assert program.window.fontMetrics().height() > before


@pytest.mark.parametrize(
    "action", [ActionId.DARK_THEME, ActionId.CONTRAST_THEME, ActionId.LIGHT_THEME]
)
def test_other_colours_keep_the_window(program: Program, tmp_path: Path, action: ActionId) -> None:
    program.start(str(tmp_path / "protocollen.somlib"))
    window = program.window
    assert window is not None
    window.table[action].trigger()
    assert program.window is window
    assert window.table[action].isChecked()
