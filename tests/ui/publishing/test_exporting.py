import io
import zipfile
from pathlib import Path

import pytest
from asn1crypto import x509
from asn1crypto.pem import unarmor
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from som_editor.core import codec
from som_editor.core.errors import UnwritableFile, WrongUse
from som_editor.core.version import Version
from som_editor.settings import load_settings
from som_editor.ui.jobs import Jobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.publishing.exporting import TrialIdentity
from som_editor.ui.publishing.publish_place import PublishPlace
from tests.ui.conftest import FixedClock


def _dialog(place: PublishPlace) -> QFileDialog:
    (dialog,) = [found for found in place.findChildren(QFileDialog) if found.isVisible()]
    return dialog


def _accept(dialog: QFileDialog, path: Path) -> None:
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(path))
    dialog.accept()


def _sign_with(place: PublishPlace, trial: TrialIdentity, password: str) -> None:
    place.steps.signing_switch.setChecked(True)
    place.identity.take_file(str(trial.path))
    place.steps.signing.secret.setText(password)


def test_a_pdf_is_made_where_the_user_says(
    qtbot: QtBot, place: PublishPlace, tmp_path: Path
) -> None:
    place.steps.export.click()
    dialog = _dialog(place)
    assert Path(dialog.selectedFiles()[0]).name == "som-social-media-3.0.pdf"
    with qtbot.waitSignal(place.told) as told:
        _accept(dialog, tmp_path / "uitgave")
    assert told.args == ["Opgeslagen als uitgave.pdf"]
    assert (tmp_path / "uitgave.pdf").read_bytes().startswith(b"%PDF-")
    assert place.steps.result.isVisible()


def test_a_word_file_is_made(qtbot: QtBot, place: PublishPlace, tmp_path: Path) -> None:
    place.steps.format.choose(".docx")
    with qtbot.waitSignal(place.told):
        place.errand.export_to(tmp_path / "uitgave.docx")
    assert "word/document.xml" in zipfile.ZipFile(tmp_path / "uitgave.docx").namelist()


def test_data_can_be_read_back(
    qtbot: QtBot, place: PublishPlace, tmp_path: Path, adaptation: Version
) -> None:
    place.steps.format.choose(".json")
    with qtbot.waitSignal(place.told):
        place.errand.export_to(tmp_path / "uitgave.json")
    assert codec.decode(Version, (tmp_path / "uitgave.json").read_bytes()) == adaptation


def test_a_signed_pdf_is_whole_and_says_the_role(
    qtbot: QtBot, place: PublishPlace, trial: TrialIdentity, tmp_path: Path, clock: FixedClock
) -> None:
    _sign_with(place, trial, trial.password)
    place.steps.signing.role.setText("Bestuurder")
    place.steps.export_signed.click()
    qtbot.waitUntil(lambda: bool(place.findChildren(QFileDialog)))
    with qtbot.waitSignal(place.told) as told:
        _accept(_dialog(place), tmp_path / "getekend.pdf")
    assert told.args == ["Opgeslagen en ondertekend als getekend.pdf"]
    content = (tmp_path / "getekend.pdf").read_bytes()
    (signature,) = PdfFileReader(io.BytesIO(content)).embedded_signatures
    root = trial.path.with_name("proefcertificaat-root.pem").read_bytes()
    context = ValidationContext(
        trust_roots=[x509.Certificate.load(unarmor(root)[2])], moment=clock(), allow_fetching=False
    )
    found = validate_pdf_signature(signature, signer_validation_context=context)
    assert (found.intact, found.valid, found.trusted) == (True, True, True)
    assert b"Bestuurder" in signature.signer_info.dump()


def test_role_and_server_are_remembered_and_the_password_nowhere(
    qtbot: QtBot,
    place: PublishPlace,
    trial: TrialIdentity,
    preferences: Preferences,
    tmp_path: Path,
) -> None:
    _sign_with(place, trial, trial.password)
    place.steps.signing.role.setText("Bestuurder")
    place.steps.export_signed.click()
    qtbot.waitUntil(lambda: bool(place.findChildren(QFileDialog)))
    with qtbot.waitSignal(place.told):
        _accept(_dialog(place), tmp_path / "getekend.pdf")
    kept = (tmp_path / "settings.toml").read_text()
    assert load_settings(tmp_path / "settings.toml").signing_role == "Bestuurder"
    assert load_settings(tmp_path / "settings.toml").signing_file == str(trial.path)
    assert trial.password not in kept
    assert place.steps.signing.secret.text() == ""


def test_a_wrong_password_is_told_beside_the_field_before_a_name_is_asked(
    qtbot: QtBot, place: PublishPlace, trial: TrialIdentity
) -> None:
    _sign_with(place, trial, "fout")
    place.steps.export_signed.click()
    qtbot.waitUntil(lambda: bool(place.steps.signing.secret_error()))
    assert place.steps.signing.secret_error() == (
        "Het wachtwoord past niet op ‘proefcertificaat.p12’."
    )
    assert not place.findChildren(QFileDialog)
    assert place.steps.export_signed.isEnabled()


def test_without_a_password_it_is_asked_for(
    qtbot: QtBot, place: PublishPlace, trial: TrialIdentity
) -> None:
    _sign_with(place, trial, "")
    place.steps.export_signed.click()
    qtbot.waitUntil(lambda: bool(place.steps.signing.secret_error()))
    assert "vul het in" in place.steps.signing.secret_error()


def test_without_a_certificate_the_first_thing_is_to_choose_one(place: PublishPlace) -> None:
    place.steps.signing_switch.setChecked(True)
    place.steps.export_signed.click()
    assert place.steps.signing.identity.error() == "Kies eerst een certificaat."


def test_the_certificate_says_whose_it_is_and_never_that_it_is_qualified(
    qtbot: QtBot, place: PublishPlace, trial: TrialIdentity
) -> None:
    _sign_with(place, trial, trial.password)
    place.steps.signing.secret.editingFinished.emit()
    signing = place.steps.signing
    qtbot.waitUntil(lambda: "geldig t/m" in signing.identity.shown()[1])
    name, about, worth = signing.identity.shown()
    assert "niet voor echt gebruik" in name
    assert about == "Proefcertificaat, niet voor echt gebruik · geldig t/m 20-11-2027"
    assert "gekwalificeerd" not in name + about + worth


def test_a_file_that_is_no_certificate_is_told_at_once(
    qtbot: QtBot, place: PublishPlace, tmp_path: Path
) -> None:
    wrong = tmp_path / "brief.p12"
    wrong.write_text("tekst")
    place.steps.signing_switch.setChecked(True)
    place.identity.take_file(str(wrong))
    qtbot.waitUntil(lambda: bool(place.steps.signing.identity.error()))
    assert "geen certificaatbestand" in place.steps.signing.identity.error()


def test_a_timestamp_server_that_is_no_address_is_told_beside_its_field(
    qtbot: QtBot, place: PublishPlace, trial: TrialIdentity, tmp_path: Path
) -> None:
    _sign_with(place, trial, trial.password)
    place.steps.signing.server.setText("tijd")
    place.steps.export_signed.click()
    qtbot.waitUntil(lambda: bool(place.findChildren(QFileDialog)))
    _accept(_dialog(place), tmp_path / "getekend.pdf")
    qtbot.waitUntil(lambda: bool(place.steps.signing.server_error()))
    assert not (tmp_path / "getekend.pdf").exists()


@pytest.mark.parametrize("name", ["weg/uitgave.pdf", "map.pdf", "bestand.txt/uitgave.pdf"])
def test_a_place_that_cannot_be_written_is_told_and_the_next_try_may_follow(
    qtbot: QtBot, place: PublishPlace, tmp_path: Path, name: str
) -> None:
    (tmp_path / "map.pdf").mkdir()
    (tmp_path / "bestand.txt").touch()
    with qtbot.waitSignal(place.problem) as problem:
        place.errand.export_to(tmp_path / name)
    assert isinstance(problem.args[0], UnwritableFile)
    assert place.steps.export.isEnabled()
    assert not place.steps.result.isVisible()
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".pdf") == ["map.pdf"]


def test_only_word_and_pdf_are_signed(
    qtbot: QtBot, place: PublishPlace, trial: TrialIdentity, tmp_path: Path
) -> None:
    _sign_with(place, trial, trial.password)
    place.steps.export_signed.click()
    qtbot.waitUntil(lambda: bool(place.findChildren(QFileDialog)))
    with qtbot.waitSignal(place.problem) as problem:
        _accept(_dialog(place), tmp_path / "getekend.json")
    assert isinstance(problem.args[0], WrongUse)


def test_a_stopped_export_says_so_and_leaves_nothing(
    qtbot: QtBot, place: PublishPlace, jobs: Jobs, tmp_path: Path
) -> None:
    with qtbot.waitSignal(place.told) as told:
        place.errand.export_to(tmp_path / "uitgave.pdf")
        jobs.cancel()
    assert told.args == ["Exporteren is gestopt."]
    assert list(tmp_path.glob("*.pdf")) == []
    assert place.steps.export.isEnabled()


def test_one_file_is_made_at_a_time(qtbot: QtBot, place: PublishPlace, tmp_path: Path) -> None:
    with qtbot.waitSignal(place.told):
        place.errand.export_to(tmp_path / "uitgave.pdf")
        assert not place.steps.export.isEnabled()
    assert place.steps.export.isEnabled()


def test_a_trial_certificate_is_made_labelled_and_ready(
    qtbot: QtBot, place: PublishPlace, preferences: Preferences, tmp_path: Path
) -> None:
    with qtbot.waitSignal(place.told):
        place.trial.make(tmp_path)
    assert preferences.settings.signing_file == str(tmp_path / "proefcertificaat.p12")
    qtbot.waitUntil(lambda: "Proefcertificaat" in place.steps.signing.identity.shown()[1])
    assert "Niet voor echt gebruik" in (tmp_path / "proefcertificaat-lees-mij.txt").read_text()
    with qtbot.waitSignal(place.told):
        place.trial.make(tmp_path)
    assert preferences.settings.signing_file == str(tmp_path / "proefcertificaat-2.p12")
