import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from som_editor.ui.dialogs.field import Field
from som_editor.ui.dialogs.save_version import SaveVersionDialog
from som_editor.ui.jobs import Jobs
from som_editor.ui.session import Session


@pytest.fixture
def dialog(qtbot: QtBot, session: Session, jobs: Jobs) -> SaveVersionDialog:
    session.edit_metadata("titel", title="Protocol social media")
    result = SaveVersionDialog(session, jobs)
    qtbot.addWidget(result)
    result.open()
    return result


def test_the_number_of_the_draft_is_proposed(dialog: SaveVersionDialog) -> None:
    assert dialog.number.text() == "3.1"


def test_it_tells_what_has_changed_since_the_last_version(
    qtbot: QtBot, dialog: SaveVersionDialog
) -> None:
    qtbot.waitUntil(lambda: dialog.changes.text().startswith("Sinds 3.0:"))
    assert "in de gegevens" in dialog.changes.text()


def test_number_and_note_are_handed_over(qtbot: QtBot, dialog: SaveVersionDialog) -> None:
    dialog.note.setPlainText("Titel toegevoegd")
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyClick(dialog.number, Qt.Key.Key_Return)
    assert chosen.args == ["3.1", "Titel toegevoegd"]
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("number", "complaint"),
    [
        ("", "Geef de versie een nummer."),
        ("3.0", "Versie 3.0 is er al; kies een ander nummer."),
    ],
)
def test_a_number_that_cannot_be_is_refused_beside_the_field(
    qtbot: QtBot, dialog: SaveVersionDialog, number: str, complaint: str
) -> None:
    dialog.number.setText(number)
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.keyClick(dialog.number, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.findChildren(Field)[0].error() == complaint


def test_a_first_version_has_nothing_to_be_compared_with(
    qtbot: QtBot, session: Session, jobs: Jobs
) -> None:
    session.create("Telefoons in de klas", "Stichting SOM")
    dialog = SaveVersionDialog(session, jobs)
    qtbot.addWidget(dialog)
    assert dialog.changes.text() == "Dit wordt de eerste versie."


def test_leaving_stops_the_counting(qtbot: QtBot, session: Session, jobs: Jobs) -> None:
    session.edit_metadata("titel", title="Protocol social media")
    dialog = SaveVersionDialog(session, jobs)
    qtbot.addWidget(dialog)
    dialog.reject()
    qtbot.waitUntil(lambda: not jobs._running)
    assert dialog.changes.text() == "De wijzigingen worden geteld…"
