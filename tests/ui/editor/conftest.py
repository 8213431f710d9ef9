"""A desk with the small protocol, and the writing place over SOM 3.0."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from som_editor.ui.actions import Actions
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from tests.ui.editor.written import Desk, small_protocol


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    result = Desk(small_protocol())
    qtbot.addWidget(result.edit)
    return result


@pytest.fixture
def place(
    qtbot: QtBot, session: Session, actions: Actions, preferences: Preferences
) -> Iterator[WritePlace]:
    """The writing place in a large window, and the user in it."""
    result = WritePlace(session, actions, preferences)
    qtbot.addWidget(result)
    result.resize(1440, 762)
    result.show()
    result.activate()
    QApplication.processEvents()
    yield result
    QApplication.clipboard().clear()
