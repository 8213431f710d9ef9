"""A window's worth of real parts: a library with both samples, a session, actions, settings."""

import datetime as dt
import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from som_editor.core.document import NewId
from som_editor.core.version import Version
from som_editor.library import Library, open_library
from som_editor.ui.actions import Actions
from som_editor.ui.jobs import Jobs
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.ui.theme import apply_theme
from som_editor.use_cases.samples import add_samples


class FixedClock:
    """Says the same moment until it is moved on."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 20, 9, 42, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now

    def advance(self, **time: float) -> None:
        self.now += dt.timedelta(**time)


@pytest.fixture(autouse=True, scope="session")
def _dressed(qapp: QApplication) -> Iterator[None]:
    """The offscreen clipboard lets go of what was copied only after Python, which crashes."""
    apply_theme(qapp, "light")
    yield
    qapp.clipboard().clear()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def new_id() -> NewId:
    numbers = itertools.count(1)
    return lambda: f"id-{next(numbers)}"


@pytest.fixture(scope="session")
def _sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a library with both samples, made once; each test writes in a copy."""
    path = tmp_path_factory.mktemp("samples") / "samples.somlib"
    numbers = itertools.count(1)
    with open_library(str(path)) as opened:
        add_samples(opened, now=FixedClock()(), new_id=lambda: f"sample-{next(numbers)}")
    return path


@pytest.fixture
def library(tmp_path: Path, _sample_library: Path) -> Iterator[Library]:
    path = tmp_path / "proef.somlib"
    shutil.copyfile(_sample_library, path)
    with open_library(str(path), create=False) as opened:
        yield opened


@pytest.fixture
def upstream(library: Library) -> Version:
    """The reconstructed CNV original."""
    return _sample(library, lambda version: version.standing.reconstruction)


@pytest.fixture
def adaptation(library: Library) -> Version:
    """SOM 3.0."""
    return _sample(library, lambda version: not version.standing.reconstruction)


@pytest.fixture
def session(
    qapp: QApplication, library: Library, clock: FixedClock, new_id: NewId, adaptation: Version
) -> Iterator[Session]:
    """SOM 3.0 is open; the first change begins the draft 3.1."""
    result = Session(library, clock, new_id)
    result.open(adaptation.document_id)
    yield result
    result.save()


@pytest.fixture
def actions(qtbot: QtBot) -> Actions:
    owner = QWidget()
    qtbot.addWidget(owner)
    return Actions(owner)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    result = Jobs()
    yield result
    result.close()


@pytest.fixture
def preferences(qapp: QApplication, tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "settings.toml")


def _sample(library: Library, wanted: Callable[[Version], bool]) -> Version:
    versions = [library.latest(listing.id) for listing in library.documents()]
    return next(version for version in versions if version is not None and wanted(version))
