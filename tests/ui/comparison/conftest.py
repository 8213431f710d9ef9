"""The comparison place over a library with both samples."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from som_editor.core.comparison import Comparison
from som_editor.core.version import Version
from som_editor.ui.actions import Actions
from som_editor.ui.comparison.compare_place import ComparePlace
from som_editor.ui.comparison.compared import Compared
from som_editor.ui.comparison.comparison_view import ComparisonView
from som_editor.ui.jobs import Jobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from tests.ui.comparison.documents import restructured
from tests.writers.compared import samples

WIDE = (1440, 760)


@pytest.fixture
def sample_comparison() -> Comparison:
    """The reconstructed original against SOM 3.0."""
    return samples()


@pytest.fixture
def view(qtbot: QtBot) -> ComparisonView:
    """The view with a moved, a dropped and a new guideline, and a table."""
    result = ComparisonView()
    qtbot.addWidget(result)
    result.resize(1090, 640)
    result.show_compared(Compared(restructured()))
    result.show()
    return result


@pytest.fixture
def place(
    qtbot: QtBot, session: Session, jobs: Jobs, actions: Actions, preferences: Preferences
) -> Iterator[ComparePlace]:
    """The place in a wide window, not active yet."""
    result = ComparePlace(session, jobs, actions, preferences)
    qtbot.addWidget(result)
    result.resize(*WIDE)
    result.show()
    qtbot.waitExposed(result)
    yield result
    jobs.close()


@pytest.fixture
def compared(place: ComparePlace, qtbot: QtBot) -> ComparePlace:
    """The place with the original against SOM 3.0, as it comes up by itself."""
    with qtbot.waitSignal(place.told):
        place.activate()
    return place


@pytest.fixture
def sides(upstream: Version, adaptation: Version) -> tuple[Version, Version]:
    """The original and SOM 3.0."""
    return upstream, adaptation
