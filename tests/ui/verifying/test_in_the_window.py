"""The ways to a verdict in the whole window: menu, import report, and after signing."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from som_editor.core.verdict import Kind
from som_editor.library import Library
from som_editor.settings import FOLDER_VARIABLE
from som_editor.ui.actions import ActionId
from som_editor.ui.dialogs.import_report import ImportReportDialog
from som_editor.ui.header import Place
from som_editor.ui.jobs import Jobs
from som_editor.ui.main_window import MainWindow
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.ui.verifying.sign_dialog import SignDialog
from tests.certificates import PASSWORD, Authorities
from tests.ui.verifying.conftest import Sign


@pytest.fixture
def window(
    qtbot: QtBot,
    session: Session,
    jobs: Jobs,
    preferences: Preferences,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    authorities: Authorities,
) -> MainWindow:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    session.clock = lambda: authorities.now
    result = MainWindow(session, jobs, preferences)
    qtbot.addWidget(result)
    result.resize(1440, 868)
    result.show()
    qtbot.waitExposed(result)
    return result


@pytest.fixture
def identity(tmp_path: Path, authorities: Authorities) -> Path:
    """The file of somebody who signs; its password is PASSWORD."""
    path = tmp_path / "rsa.p12"
    path.write_bytes(authorities.pkcs12("rsa"))
    return path


def fill_in(dialog: SignDialog, identity: Path) -> None:
    dialog.identity.take_file(str(identity))
    dialog.card.secret.setText(PASSWORD)


def test_the_menu_leads_to_the_place_and_asks_which_file(window: MainWindow) -> None:
    window.table[ActionId.VERIFY].trigger()
    assert window.place is Place.CHECK
    assert window.windowTitle() == "Handtekening controleren – SOM Editor"
    (dialog,) = window.check.findChildren(QFileDialog)
    dialog.reject()


def test_an_imported_file_that_is_signed_can_be_checked(
    qtbot: QtBot, window: MainWindow, make: Sign
) -> None:
    path = make("som.docx")
    window.documents.import_file(path)
    qtbot.waitUntil(lambda: isinstance(window.documents.dialog, ImportReportDialog))
    dialog = window.documents.dialog
    assert isinstance(dialog, ImportReportDialog)
    assert dialog.check.isVisible()
    with qtbot.waitSignal(window.check.told, timeout=20_000):
        dialog.check.click()
    assert window.place is Place.CHECK


def test_an_imported_file_without_a_signature_is_not_offered_to_be_checked(
    qtbot: QtBot, window: MainWindow, make: Sign
) -> None:
    window.documents.import_file(make("kaal.docx", ""))
    qtbot.waitUntil(lambda: isinstance(window.documents.dialog, ImportReportDialog))
    dialog = window.documents.dialog
    assert isinstance(dialog, ImportReportDialog)
    assert not dialog.check.isVisible()
    dialog.reject()


def test_whoever_is_awaited_signs_in_the_same_file_and_it_is_verified_at_once(
    qtbot: QtBot, window: MainWindow, make: Sign, identity: Path, library: Library
) -> None:
    path = make("som.pdf", role="Bestuurder", fields=("Bestuurder", "GMR"))
    window.signatures.sign(path)
    dialog = window.signatures.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.as_whom.isVisible)
    assert dialog.so_far.text() == "Al ondertekend door Testbestuurder (Bestuurder)."
    assert dialog.as_whom.currentText() == dialog.card.role.text() == "GMR"
    assert dialog.same.isChecked()
    fill_in(dialog, identity)
    with qtbot.waitSignal(window.check.told, timeout=30_000):
        dialog.sign.click()
    assert window.place is Place.CHECK
    shown = window.check.shown
    assert shown is not None
    assert [one.signer for one in shown.checked.verdict.signatures] == [
        "Testbestuurder",
        "Testbestuurder RSA",
    ]
    assert Kind.FIELD_OPEN not in [one.kind for one in shown.checked.verdict.findings]
    entry = library.registered(shown.checked.sha256)
    assert entry is not None
    assert [one.role for one in entry.signed] == ["Bestuurder", "GMR"]
    assert entry.awaited == ()


def test_a_wrong_password_is_told_and_the_file_stays_as_it_was(
    qtbot: QtBot, window: MainWindow, make: Sign, identity: Path
) -> None:
    path = make("som.docx")
    before = path.read_bytes()
    window.signatures.sign(path)
    dialog = window.signatures.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.sign.isEnabled)
    dialog.same.setChecked(True)
    dialog.identity.take_file(str(identity))
    dialog.card.secret.setText("mis")
    dialog.sign.click()
    qtbot.waitUntil(lambda: bool(dialog.card.secret_error()))
    assert path.read_bytes() == before
    assert dialog.sign.isEnabled()
    dialog.reject()


def test_another_file_is_asked_for_where_nobody_is_awaited(
    qtbot: QtBot, window: MainWindow, make: Sign, identity: Path
) -> None:
    window.signatures.sign(make("som.docx"))
    dialog = window.signatures.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.sign.isEnabled)
    fill_in(dialog, identity)
    dialog.sign.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QFileDialog)))
    (asking,) = dialog.findChildren(QFileDialog)
    assert [Path(one).name for one in asking.selectedFiles()] == ["som-ondertekend.docx"]
    asking.reject()
    dialog.reject()


def test_what_is_no_word_file_or_pdf_is_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("tekst")
    window.signatures.sign(path)
    dialog = window.signatures.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.problem.isVisible)
    assert not dialog.sign.isEnabled()
    dialog.reject()


def test_the_keyboard_stays_in_the_place_when_the_verdict_comes(
    qtbot: QtBot, window: MainWindow, make: Sign
) -> None:
    window.go_to(Place.CHECK)
    with qtbot.waitSignal(window.check.told, timeout=20_000):
        window.check.check(make("som.docx"))
    assert window.focusWidget() is window.check.file.other
