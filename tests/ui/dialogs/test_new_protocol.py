import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from som_editor.library import Library
from som_editor.ui.dialogs.field import Field
from som_editor.ui.dialogs.new_protocol import NewProtocolDialog
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session


@pytest.fixture
def dialog(qtbot: QtBot, session: Session, preferences: Preferences) -> NewProtocolDialog:
    preferences.change(organisation="Stichting SOM", owner="bestuurder")
    result = NewProtocolDialog(session, preferences)
    qtbot.addWidget(result)
    result.open()
    return result


def test_enter_begins_the_protocol(
    qtbot: QtBot, dialog: NewProtocolDialog, session: Session, library: Library
) -> None:
    qtbot.keyClicks(dialog.title, "Telefoons in de klas")
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert session.title == "Telefoons in de klas"
    assert session.document.metadata.organisation == "Stichting SOM"
    assert session.document.metadata.owner == "bestuurder"
    assert "Telefoons in de klas" in [line.title for line in library.documents()]


def test_without_a_title_it_says_so_beside_the_field(
    qtbot: QtBot, dialog: NewProtocolDialog, session: Session
) -> None:
    before = session.document
    dialog.title.setText("  ")
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.findChildren(Field)[0].error() == "Geef het protocol een titel."
    assert session.document is before


def test_the_complaint_goes_with_the_first_letter(qtbot: QtBot, dialog: NewProtocolDialog) -> None:
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.title, "T")
    assert dialog.findChildren(Field)[0].error() == ""
