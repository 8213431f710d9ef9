from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from som_editor.settings import Identity, load_settings
from som_editor.ui.dialogs.welcome import WelcomeDialog
from som_editor.ui.preferences import Preferences


@pytest.fixture
def dialog(qtbot: QtBot, preferences: Preferences) -> WelcomeDialog:
    result = WelcomeDialog(preferences)
    qtbot.addWidget(result)
    result.open()
    return result


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "logo.png"
    image = QImage(30, 12, QImage.Format.Format_RGB32)
    image.fill(QColor("#0F4C55"))
    assert image.save(str(path))
    return path


def _press(dialog: WelcomeDialog, text: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text() == text).click()


def test_the_answers_are_kept(
    dialog: WelcomeDialog, preferences: Preferences, picture: Path, tmp_path: Path
) -> None:
    dialog.name.setText(" Testpersoon ")
    dialog.function.setText("beleidsmedewerker")
    dialog.organisation.setText("Stichting SOM")
    dialog.owner.setText("bestuurder")
    dialog.evaluation_years.setCurrentText("na 3 jaar")
    dialog.logo.show_logo(str(picture))
    _press(dialog, "Beginnen")
    settings = load_settings(tmp_path / "settings.toml")
    assert settings == preferences.settings
    assert settings.identity == Identity("Testpersoon", "beleidsmedewerker")
    assert (settings.organisation, settings.logo) == ("Stichting SOM", str(picture))
    assert (settings.owner, settings.evaluation_years) == ("bestuurder", 3)
    assert settings.welcomed


def test_skipping_keeps_nothing_but_that_it_was_asked(
    dialog: WelcomeDialog, preferences: Preferences
) -> None:
    dialog.name.setText("Testpersoon")
    _press(dialog, "Overslaan")
    assert preferences.settings.welcomed
    assert preferences.settings.identity == Identity()


def test_escape_skips(qtbot: QtBot, dialog: WelcomeDialog, preferences: Preferences) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert preferences.settings.welcomed
    assert not dialog.isVisible()


def test_enter_begins(qtbot: QtBot, dialog: WelcomeDialog, preferences: Preferences) -> None:
    qtbot.keyClicks(dialog.name, "Testpersoon")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert preferences.settings.identity.name == "Testpersoon"


def test_later_it_shows_what_was_answered(qtbot: QtBot, preferences: Preferences) -> None:
    preferences.change(organisation="Stichting SOM", language="en", welcomed=True)
    dialog = WelcomeDialog(preferences)
    qtbot.addWidget(dialog)
    assert dialog.organisation.text() == "Stichting SOM"
    assert dialog.language.current() == "en"
    assert dialog.windowTitle() == "Jij en je organisatie"


def test_a_logo_that_is_no_picture_is_not_taken(
    dialog: WelcomeDialog, picture: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "geen-logo.png"
    broken.write_text("tekst")
    dialog.logo.show_logo(str(picture))
    dialog.logo.show_logo(str(broken))
    assert "geen-logo.png" in dialog.logo.problem()
    assert dialog.logo.path == str(picture)


def test_a_picture_cut_short_is_not_taken(dialog: WelcomeDialog, tmp_path: Path) -> None:
    broken = tmp_path / "half.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\nrest")
    dialog.logo.show_logo(str(broken))
    assert "half.png" in dialog.logo.problem()


def test_another_language_is_kept_when_the_dialog_has_gone(
    dialog: WelcomeDialog, preferences: Preferences
) -> None:
    shown: list[bool] = []
    preferences.changed.connect(lambda _before: shown.append(dialog.isVisible()))
    dialog.language.choose("en")
    _press(dialog, "Beginnen")
    assert preferences.settings.language == "en"
    assert shown == [False]
