"""Writing in a large protocol: from the key to the painted text, the whole place around it."""

import datetime as dt
import itertools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from som_editor.core.document import Document
from som_editor.core.version import Draft
from som_editor.library import Library, open_library
from som_editor.ui.actions import Actions
from som_editor.ui.editor.write_place import WritePlace
from som_editor.ui.preferences import Preferences
from som_editor.ui.session import Session
from som_editor.ui.theme import apply_theme
from som_editor.use_cases import drafting
from tests.benchmarks.figures import Measure
from tests.benchmarks.large_pair import large_pair

WORDS = "De school doet dit altijd zo, en wel op tijd. "
KEYS, STEPS, SERIES = 100, 20, 5
LARGE = pytest.mark.parametrize(
    ("pages", "key", "step"), [(50, 0.008, 0.016), (500, 0.033, 0.033)], ids=["50", "500"]
)
"""So many pages, with the seconds that a key and a step of structure may take."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(str(tmp_path / "proef.somlib")) as opened:
        yield opened


@pytest.fixture
def session(qapp: QApplication, library: Library) -> Session:
    apply_theme(qapp, "light")
    numbers = itertools.count(1)
    result = Session(library, lambda: dt.datetime.now(dt.UTC), lambda: f"nieuw-{next(numbers)}")
    result.create("Leeg", "Stichting Proef")
    return result


@pytest.fixture
def place(qtbot: QtBot, session: Session, tmp_path: Path) -> WritePlace:
    owner = QWidget()
    qtbot.addWidget(owner)
    result = WritePlace(session, Actions(owner), Preferences(tmp_path / "settings.toml"))
    qtbot.addWidget(result)
    result.resize(1440, 762)
    result.show()
    result.activate()
    qtbot.waitExposed(result)
    return result


def opened(place: WritePlace, session: Session, library: Library, pages: int) -> Document:
    """A protocol of `pages`, open, with the cursor a tenth down it: where keys cost most."""
    document = large_pair(pages).old.document
    now = session.clock()
    drafting.save_draft(library, Draft(document, "1.0", now, now))
    session.open(document.id)
    place.text.go_to(document.blocks[len(document.blocks) // 10].id)
    settle(place)
    return document


def settle(place: WritePlace) -> None:
    """Paint, and let what follows the text in a pause do so."""
    place.text.viewport().repaint()
    place._pace.now()
    QApplication.processEvents()


def press(place: WritePlace, key: Qt.Key, text: str) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(place.text, event)
    place.text.viewport().repaint()


@LARGE
def test_key(
    measure: Measure,
    place: WritePlace,
    session: Session,
    library: Library,
    pages: int,
    key: float,
    step: float,
) -> None:
    opened(place, session, library, pages)
    characters = itertools.cycle(WORDS)

    def typed() -> None:
        press(place, Qt.Key.Key_unknown, next(characters))
        QApplication.processEvents()  # the draft is stored and the outline follows meanwhile

    what = f"een letter typen bij {pages} bladzijden (95 van 100)"
    measure.slowest(what, typed, target_seconds=key, rounds=KEYS, series=SERIES)


@LARGE
def test_enter(
    measure: Measure,
    place: WritePlace,
    session: Session,
    library: Library,
    pages: int,
    key: float,
    step: float,
) -> None:
    document = opened(place, session, library, pages)
    what = f"Enter bij {pages} bladzijden (95 van 100)"
    measure.slowest(
        what,
        lambda: press(place, Qt.Key.Key_Return, "\r"),
        target_seconds=step,
        rounds=STEPS,
        series=SERIES,
    )
    assert len(session.document.blocks) == len(document.blocks) + STEPS * SERIES + 1


@LARGE
def test_undo(
    measure: Measure,
    place: WritePlace,
    session: Session,
    library: Library,
    pages: int,
    key: float,
    step: float,
) -> None:
    document = opened(place, session, library, pages)
    for _time in range(STEPS * SERIES + 1):
        press(place, Qt.Key.Key_Return, "\r")

    def undone() -> None:
        session.undo()
        place.text.viewport().repaint()

    what = f"ongedaan maken bij {pages} bladzijden (95 van 100)"
    measure.slowest(what, undone, target_seconds=step, rounds=STEPS, series=SERIES)
    assert session.document == document


@pytest.mark.parametrize(("pages", "target"), [(50, 0.3), (500, None)], ids=["50", "500"])
def test_open(
    measure: Measure,
    place: WritePlace,
    session: Session,
    library: Library,
    pages: int,
    target: float | None,
) -> None:
    empty = session.document
    document = opened(place, session, library, pages)
    session.open(empty.id)

    def shown() -> None:
        session.open(document.id)
        place.grab()

    measure.run(f"{pages} bladzijden openen", shown, target_seconds=target, rounds=5)


MEMORY = """
from PySide6.QtWidgets import QApplication
from tests.benchmarks.test_editor import shown_memory
print(shown_memory(QApplication([]), Path(sys.argv[1]), int(sys.argv[2])))
"""


def shown_memory(application: QApplication, home: Path, pages: int) -> float:
    """How many MB the process grows by when a protocol of `pages` is shown in an empty place."""
    apply_theme(application, "light")
    numbers = itertools.count(1)
    document = large_pair(pages).old.document
    with open_library(str(home / "proef.somlib")) as library:
        session = Session(
            library, lambda: dt.datetime.now(dt.UTC), lambda: f"nieuw-{next(numbers)}"
        )
        session.create("Leeg", "Stichting Proef")
        owner = QWidget()
        place = WritePlace(session, Actions(owner), Preferences(home / "settings.toml"))
        place.resize(1440, 762)
        place.show()
        place.grab()
        now = session.clock()
        drafting.save_draft(library, Draft(document, "1.0", now, now))
        before = _resident()
        session.open(document.id)
        place.grab()
        QApplication.processEvents()
        return _resident() - before


def _resident() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_memory(measure: Measure, tmp_path: Path) -> None:
    """In a process of its own, so that nothing measured before it lends it memory."""
    grown: list[float] = []

    def grow() -> None:
        home = tmp_path / str(len(grown))
        home.mkdir()
        code = f"import sys\nfrom pathlib import Path\n{MEMORY}"
        told = subprocess.run(
            [sys.executable, "-c", code, home, "50"], capture_output=True, text=True, check=True
        )
        grown.append(float(told.stdout.split()[-1]))

    measure.run("een venster met 50 bladzijden, in een eigen proces", grow, rounds=3)
    measure.found(
        "geheugen boven het lege venster bij 50 bladzijden", max(grown), "≤ 40 MB", unit="MB"
    )
