import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from som_editor import __version__
from som_editor.ui.actions import ActionId, Actions
from som_editor.ui.dialogs.about import AboutDialog
from som_editor.ui.dialogs.keys import KeysDialog, key_lists
from som_editor.ui.dialogs.sheet import Sheet


def _words(dialog: Sheet) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_about_names_version_licence_and_sources(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    for words in (__version__, "EUPL", "Source Sans 3", "Lucide", "Qt"):
        assert words in _words(dialog)


def test_every_action_with_a_key_is_listed(qtbot: QtBot, actions: Actions) -> None:
    listed = [row for _menu, rows in key_lists() for row in rows]
    with_keys = [action for action in ActionId if not actions[action].shortcut().isEmpty()]
    assert len(listed) == len(with_keys)
    assert ("Exporteren", "Ctrl+Shift+E") in listed


@pytest.mark.parametrize("kind", [AboutDialog, KeysDialog])
def test_escape_and_enter_close(qtbot: QtBot, kind: type[AboutDialog | KeysDialog]) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        dialog = kind()
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.keyClick(dialog, key)
        assert not dialog.isVisible()


def test_a_dialog_fits_on_the_screen(qtbot: QtBot) -> None:
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.height() <= dialog.screen().availableSize().height()
