from collections import Counter

from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from som_editor.ui.actions import ActionId, Actions


def test_no_two_actions_have_the_same_keys(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)
    keys = Counter(key.toString() for one in ActionId for key in actions[one].shortcuts())
    assert [key for key, times in keys.items() if times > 1] == []
