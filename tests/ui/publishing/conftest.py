from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from som_editor.ui.jobs import Jobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.publishing.exporting import TrialIdentity, make_trial_identity
from som_editor.ui.publishing.publish_place import PublishPlace
from som_editor.ui.session import Session
from tests.ui.conftest import FixedClock


@pytest.fixture
def place(
    qtbot: QtBot, session: Session, jobs: Jobs, preferences: Preferences, tmp_path: Path
) -> PublishPlace:
    result = PublishPlace(session, jobs, preferences)
    result.errand._folder = str(tmp_path)
    qtbot.addWidget(result)
    result.setMinimumSize(1, 1)
    result.resize(1440, 762)
    result.show()
    return result


@pytest.fixture
def trial(tmp_path: Path, clock: FixedClock) -> TrialIdentity:
    folder = tmp_path / "certificaat"
    folder.mkdir()
    return make_trial_identity(folder, clock())
