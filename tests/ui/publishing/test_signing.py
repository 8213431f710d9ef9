import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from som_editor.core.errors import UnwritableFile
from som_editor.settings import load_settings
from som_editor.signing.identities import Signer
from som_editor.signing.kept_passwords import keep_password, kept_password
from som_editor.signing.tokens import certificates_on
from som_editor.ui.jobs import Jobs
from som_editor.ui.last_resort import LastResort
from som_editor.ui.preferences import Preferences
from som_editor.ui.publishing.exporting import TrialIdentity
from som_editor.ui.publishing.publish_place import PublishPlace
from som_editor.ui.publishing.token_dialog import TokenDialog
from som_editor.ui.session import Session
from tests.certificates import Authorities
from tests.keyrings import KeepingKeyring, LockedKeyring, using
from tests.signing.timestamp_server import silent_address
from tests.soft_token import LABEL, PIN, SoftToken


@pytest.fixture
def signing(place: PublishPlace) -> PublishPlace:
    place.steps.format.choose(".docx")
    place.steps.signing_switch.setChecked(True)
    return place


@pytest.fixture
def card(tmp_path: Path, authorities: Authorities) -> Iterator[SoftToken]:
    folder = tmp_path / "lezer"
    folder.mkdir()
    with SoftToken(folder) as token:
        identity = authorities.identity("p256")
        token.put("A1", identity.key, identity.certificate, *identity.chain, authorities.root)
        yield token


@pytest.fixture
def with_card(signing: PublishPlace, card: SoftToken) -> PublishPlace:
    (held,) = certificates_on(card.module)
    signing.identity.take_token(held)
    return signing


def sign(qtbot: QtBot, place: PublishPlace, path: Path) -> None:
    """Press the button, and name the file."""
    place.steps.export_signed.click()
    qtbot.waitUntil(lambda: bool(place.findChildren(QFileDialog)))
    (dialog,) = place.findChildren(QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(path))
    dialog.accept()


def test_a_word_file_is_signed_and_looked_at_at_once(
    qtbot: QtBot, signing: PublishPlace, trial: TrialIdentity, tmp_path: Path
) -> None:
    signing.identity.take_file(str(trial.path))
    signing.steps.signing.secret.setText(trial.password)
    with qtbot.waitSignal(signing.told) as told:
        sign(qtbot, signing, tmp_path / "getekend.docx")
    assert told.args == ["Opgeslagen en ondertekend als getekend.docx"]
    assert "Meteen nagekeken. De tekst is echt en compleet." in signing.steps.result.words()


def test_role_place_and_reason_are_signed_and_all_but_the_reason_remembered(
    qtbot: QtBot, signing: PublishPlace, trial: TrialIdentity, tmp_path: Path
) -> None:
    card = signing.steps.signing
    signing.identity.take_file(str(trial.path))
    card.secret.setText(trial.password)
    for line, words in (
        (card.role, "Bestuurder"),
        (card.place, "Proefstad"),
        (card.reason, "Vast"),
    ):
        line.setText(words)
    filled = card.filled_in()
    assert filled is not None
    assert (filled.role, filled.place, filled.reason) == ("Bestuurder", "Proefstad", "Vast")
    with qtbot.waitSignal(signing.told):
        sign(qtbot, signing, tmp_path / "getekend.docx")
    kept = load_settings(tmp_path / "settings.toml")
    assert (kept.signing_role, kept.signing_place) == ("Bestuurder", "Proefstad")


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_a_card_signs_after_its_pin(
    qtbot: QtBot,
    with_card: PublishPlace,
    tmp_path: Path,
    ending: str,
    authorities: Authorities,
) -> None:
    with_card._session.clock = lambda: authorities.now
    with_card.steps.format.choose(ending)
    with_card.steps.signing.secret.setText(PIN)
    with qtbot.waitSignal(with_card.told, timeout=20_000):
        sign(qtbot, with_card, tmp_path / f"getekend{ending}")
    assert (tmp_path / f"getekend{ending}").stat().st_size > 10_000
    assert with_card.steps.signing.secret.text() == ""


def test_a_card_shows_whose_it_is_without_a_pin_and_its_pin_is_kept_nowhere(
    with_card: PublishPlace, tmp_path: Path
) -> None:
    name, about, _worth = with_card.steps.signing.identity.shown()
    assert name == "Testbestuurder"
    assert about.startswith("Proefstichting · Eigen certificaat · geldig t/m")
    assert not with_card.steps.signing.keep.isVisible()
    assert with_card.steps.signing.secret.accessibleName() == "Pincode"
    kept = load_settings(tmp_path / "settings.toml")
    assert (kept.signing_token, kept.signing_file) == (LABEL, "")


def test_a_pin_is_tried_only_to_sign(qtbot: QtBot, with_card: PublishPlace, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: not jobs.is_busy)  # the pages of the preview are there
    with_card.steps.signing.secret.setText("9999")
    with_card.steps.signing.secret.editingFinished.emit()
    assert not jobs.is_busy
    with_card.steps.export_signed.click()
    qtbot.waitUntil(lambda: bool(with_card.steps.signing.secret_error()))
    assert "pincode" in with_card.steps.signing.secret_error()
    assert not with_card.findChildren(QFileDialog)


def test_a_card_that_was_taken_out_is_told_and_no_file_is_made(
    qtbot: QtBot,
    with_card: PublishPlace,
    card: SoftToken,
    tmp_path: Path,
    authorities: Authorities,
) -> None:
    with_card._session.clock = lambda: authorities.now
    with_card.steps.signing.secret.setText(PIN)
    with_card.steps.export_signed.click()
    qtbot.waitUntil(lambda: bool(with_card.findChildren(QFileDialog)))
    card.take_out()
    sign_again = with_card.findChildren(QFileDialog)[0]
    name = sign_again.findChild(QLineEdit, "fileNameEdit")
    name.setText(str(tmp_path / "getekend.docx"))
    sign_again.accept()
    qtbot.waitUntil(lambda: bool(with_card.steps.signing.identity.error()))
    assert "niet te bereiken" in with_card.steps.signing.identity.error()
    assert list(tmp_path.glob("*.docx")) == []


def test_the_dialog_lists_what_is_on_the_card(
    qtbot: QtBot, signing: PublishPlace, jobs: Jobs, card: SoftToken
) -> None:
    dialog = TokenDialog(jobs, card.module)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.certificate.count() == 1)
    assert dialog.certificate.itemText(0) == f"Testbestuurder – {LABEL}"
    assert "Eigen certificaat" in dialog._about.text()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog._choose()
    assert chosen.args[0].token == LABEL


def test_the_dialog_says_what_is_no_driver(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    dialog = TokenDialog(jobs, "")
    qtbot.addWidget(dialog)
    (tmp_path / "brief.so").write_text("tekst")
    dialog.use_module(str(tmp_path / "brief.so"))
    qtbot.waitUntil(lambda: bool(dialog.error()))
    assert dialog.error() == "‘brief.so’ is geen stuurprogramma voor een kaart (PKCS#11)."
    dialog._choose()
    assert dialog.error()


def test_a_password_is_kept_only_when_asked_and_serves_the_next_time(
    qtbot: QtBot, signing: PublishPlace, trial: TrialIdentity, tmp_path: Path
) -> None:
    card = signing.steps.signing
    with using(KeepingKeyring()):
        signing.identity.take_file(str(trial.path))
        qtbot.waitUntil(card.keep.isEnabled)
        card.secret.setText(trial.password)
        card.secret.editingFinished.emit()
        qtbot.waitUntil(lambda: "geldig" in card.identity.shown()[1])
        assert kept_password(trial.path) is None
        card.keep.click()
        qtbot.waitUntil(lambda: kept_password(trial.path) == trial.password)
        signing.identity.take_file(str(trial.path))
        qtbot.waitUntil(card.keep.isChecked)
        qtbot.waitUntil(lambda: "geldig" in card.identity.shown()[1])
        with qtbot.waitSignal(signing.told):
            sign(qtbot, signing, tmp_path / "getekend.docx")
        assert trial.password not in (tmp_path / "settings.toml").read_text()


def test_a_kept_password_can_be_taken_away(
    qtbot: QtBot, signing: PublishPlace, trial: TrialIdentity
) -> None:
    with using(KeepingKeyring()):
        keep_password(trial.path, trial.password)
        signing.identity.take_file(str(trial.path))
        qtbot.waitUntil(signing.steps.signing.keep.isChecked)
        with qtbot.waitSignal(signing.told) as told:
            signing.steps.signing.keep.click()
        assert told.args == ["Het wachtwoord staat niet in de sleutelbos."]
        assert kept_password(trial.path) is None


def test_where_there_is_no_keyring_the_option_says_so(
    qtbot: QtBot, signing: PublishPlace, trial: TrialIdentity, jobs: Jobs
) -> None:
    signing.identity.take_file(str(trial.path))
    qtbot.waitUntil(lambda: not jobs.is_busy)
    card = signing.steps.signing
    assert not card.keep.isEnabled()
    assert card._keep_words.isVisible()
    assert "geen sleutelbos" in card._keep_words.text()


def test_a_keyring_that_stays_locked_keeps_nothing(
    qtbot: QtBot, signing: PublishPlace, trial: TrialIdentity, jobs: Jobs
) -> None:
    with using(LockedKeyring()):
        signing.identity.take_file(str(trial.path))
        qtbot.waitUntil(lambda: not jobs.is_busy)
        assert not signing.steps.signing.keep.isChecked()


def test_each_sort_of_file_tells_what_its_readers_see(signing: PublishPlace) -> None:
    assert signing.steps.signing.readers.told()[0][0] == "Word"
    signing.steps.format.choose(".pdf")
    assert signing.steps.signing.readers.told()[0][0] == "Acrobat"
    signing.steps.signing.server.setText("https://tijd.test")
    assert "bewijst wanneer" in dict(signing.steps.signing.readers.told())["Tijd"]


def test_what_failed_leaves_the_file_that_was_there_as_it_was(
    qtbot: QtBot, signing: PublishPlace, trial: TrialIdentity, tmp_path: Path
) -> None:
    before = tmp_path / "getekend.docx"
    before.write_bytes(b"wat er stond")
    signing.identity.take_file(str(trial.path))
    signing.steps.signing.secret.setText(trial.password)
    signing.steps.signing.server.setText(silent_address())
    signing.steps.export_signed.click()
    qtbot.waitUntil(lambda: bool(signing.findChildren(QFileDialog)))
    filled = signing.steps.signing.filled_in()
    assert filled is not None
    dialog = signing.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(str(before))
    dialog.reject()
    qtbot.waitUntil(lambda: bool(signing.steps.signing.server_error()), timeout=30_000)
    assert before.read_bytes() == b"wat er stond"
    assert sorted(tmp_path.glob("*.docx")) == [before]
    assert list(tmp_path.glob(".som-*")) == []


def test_no_password_gets_into_the_report_of_a_bug(
    qtbot: QtBot,
    signing: PublishPlace,
    trial: TrialIdentity,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A bug behind the opening of the certificate, while the password is on the screen."""
    card = signing.steps.signing
    signing.identity.take_file(str(trial.path))
    card.secret.setText(trial.password)
    filled = card.filled_in()
    assert filled is not None

    def stumble(signer: Signer) -> None:
        raise AssertionError(f"{filled} {signer} {trial} {card.source}")

    resort = LastResort(lambda: None)
    with pytest.raises(AssertionError) as caught:
        stumble(_opened(trial, signing._session))
    resort._catch(type(caught.value), caught.value, caught.tb)
    assert resort.box is not None
    qtbot.addWidget(resort.box)
    told = (
        resort.box.detailedText() + caplog.text + "".join(traceback.format_exception(caught.value))
    )
    assert str(trial.path) in told
    assert trial.password not in told


def _opened(trial: TrialIdentity, session: Session) -> Signer:
    from som_editor.use_cases.identifying import Source, open_identity

    return open_identity(Source(str(trial.path)), trial.password, now=session.clock())


def test_an_own_certificate_is_made_and_signs_at_once(
    qtbot: QtBot, signing: PublishPlace, preferences: Preferences, tmp_path: Path
) -> None:
    signing.own.ask()
    dialog = signing.own.dialog
    assert dialog is not None
    dialog.organisation.setText("Proefstichting")
    dialog.name.setText("College van bestuur")
    dialog.password.setText("een lang wachtwoord")
    dialog.repeated.setText("een lang wachtwoord")
    dialog._wish()
    qtbot.waitUntil(lambda: bool(signing.findChildren(QFileDialog)))
    files = signing.findChildren(QFileDialog)[0]
    assert Path(files.selectedFiles()[0]).name == "certificaat-college-van-bestuur.p12"
    with qtbot.waitSignal(signing.told) as told:
        name = files.findChild(QLineEdit, "fileNameEdit")
        name.setText(str(tmp_path / "bestuur.p12"))
        files.accept()
    assert told.args == ["Gemaakt: bestuur.p12"]
    assert (tmp_path / "bestuur-root.pem").read_bytes().startswith(b"-----BEGIN CERTIFICATE")
    assert preferences.settings.signing_file == str(tmp_path / "bestuur.p12")
    shown = signing.steps.signing.identity.shown
    qtbot.waitUntil(lambda: shown()[0] == "College van bestuur")
    assert "geldig t/m" in shown()[1]
    assert dialog.password.text() == ""


def test_an_own_certificate_that_cannot_be_written_leaves_nothing(
    qtbot: QtBot, signing: PublishPlace, tmp_path: Path
) -> None:
    from som_editor.signing.own_certificate import Holder
    from som_editor.ui.dialogs.own_certificate import Wish

    (tmp_path / "vol.p12").mkdir()
    wish = Wish(Holder("Proefstichting"), 1, "een lang wachtwoord")
    assert "wachtwoord" not in repr(wish)
    with qtbot.waitSignal(signing.problem) as problem:
        signing.own.make(wish, tmp_path / "vol.p12")
    assert isinstance(problem.args[0], UnwritableFile)
    assert list(tmp_path.glob("*.pem")) == []
