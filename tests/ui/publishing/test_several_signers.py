"""Ter ondertekening: a file for several signers, and who has signed it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from som_editor.library import Library
from som_editor.ui.jobs import Jobs
from som_editor.ui.publishing.exporting import TrialIdentity
from som_editor.ui.publishing.publish_place import PublishPlace
from som_editor.ui.session import Session
from som_editor.ui.versions.versions_place import VersionsPlace
from tests.ui.publishing.test_signing import sign


@pytest.fixture
def several(place: PublishPlace) -> PublishPlace:
    place.steps.format.choose(".docx")
    place.steps.several.switch.setChecked(True)
    return place


def test_nobody_is_asked_unless_the_user_wants_several(place: PublishPlace) -> None:
    place.steps.format.choose(".pdf")
    assert place.steps.signers() == ()
    place.steps.several.switch.setChecked(True)
    assert place.steps.signers() == ("Bestuurder", "(P)(G)MR")
    assert place.steps.export.text() == "Ter ondertekening maken…"
    place.steps.format.choose(".json")
    assert place.steps.signers() == ()


def test_each_is_named_once_and_somebody_must_be(several: PublishPlace) -> None:
    several.steps.several.line.setText(" Bestuurder,, GMR ,Bestuurder")
    assert several.steps.signers() == ("Bestuurder", "GMR")
    assert several.steps.several.role_of("gmr") == "GMR"
    assert several.steps.several.role_of("Directeur") == "Bestuurder"
    several.steps.several.line.setText(" , ")
    assert several.steps.several.complain_if_empty()


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_a_file_for_several_tells_who_is_awaited(
    qtbot: QtBot, several: PublishPlace, library: Library, tmp_path: Path, ending: str
) -> None:
    several.steps.format.choose(ending)
    with qtbot.waitSignal(several.told, timeout=30_000):
        several.errand.export_to(tmp_path / f"som{ending}")
    assert "Wacht nog op Bestuurder en (P)(G)MR." in several.steps.result.words()
    (entry,) = library.register_of(several._session.version.document_id)
    assert entry.awaited == ("Bestuurder", "(P)(G)MR")


def test_whoever_signs_at_once_is_awaited_no_longer(
    qtbot: QtBot,
    several: PublishPlace,
    library: Library,
    trial: TrialIdentity,
    tmp_path: Path,
    session: Session,
    jobs: Jobs,
) -> None:
    several.steps.signing_switch.setChecked(True)
    several.identity.take_file(str(trial.path))
    several.steps.signing.secret.setText(trial.password)
    with qtbot.waitSignal(several.told, timeout=30_000):
        sign(qtbot, several, tmp_path / "som.docx")
    (entry,) = library.register_of(several._session.version.document_id)
    assert [one.role for one in entry.signed] == ["Bestuurder"]
    assert entry.awaited == ("(P)(G)MR",)
    history = VersionsPlace(session, jobs)
    qtbot.addWidget(history)
    history.show()
    history.activate()
    shown = [one.text() for one in history.details.findChildren(QLabel)]
    assert any("Wacht nog op (P)(G)MR." in text for text in shown)
