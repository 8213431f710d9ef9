"""The program as it is started, in a real window, with the keys of a real keyboard."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from som_editor.core.document import Document, Role, Text, TextBlock
from som_editor.library import open_library
from tests.ui.unseen_screen import leave_out, missing, unseen_screen

ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds after which a window will not come any more."""
SETTINGS = 'welcomed = true\norganisation = "Stichting Proef"\n'


class Keyboard:
    """Presses keys on a display, and waits for windows there."""

    def __init__(self, surroundings: dict[str, str]) -> None:
        self._surroundings = surroundings

    def wait_for(self, title: str) -> None:
        """Until the window called `title` has the keyboard."""
        deadline = time.monotonic() + PATIENCE
        while title not in self._do("getactivewindow", "getwindowname", check=False):
            assert time.monotonic() < deadline, f"no window called {title}"
            time.sleep(0.1)

    def press(self, *keys: str) -> None:
        self._do("key", "--delay", "30", *keys)

    def type(self, text: str) -> None:
        self._do("type", "--delay", "30", text)

    def _do(self, *words: str, check: bool = True) -> str:
        told = subprocess.run(
            ["xdotool", *words],
            env=self._surroundings,
            check=check,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        return told.stdout


@pytest.fixture
def surroundings(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a program on a screen of its own, with a manager of windows."""
    leave_out("A real window", missing("Xvfb", "xdotool", "openbox"))
    (tmp_path / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    with unseen_screen() as display:
        result = os.environ | {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "SOM_EDITOR_HOME": str(tmp_path),
            "HOME": str(tmp_path),
            "XDG_RUNTIME_DIR": str(tmp_path),
            "LC_ALL": "C.UTF-8",  # dead keys are composed by the rules of a locale
        }
        with _running(["openbox"], result):
            yield result


@contextmanager
def _running(command: list[str], surroundings: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


def written(library: Path) -> Document:
    """The one protocol in `library`, as its draft has it."""
    with open_library(str(library), create=False) as opened:
        (listing,) = opened.documents()
        draft = opened.draft(listing.id)
        assert draft is not None
        return draft.document


def test_what_is_typed_in_a_real_window_is_in_the_library(
    surroundings: dict[str, str], tmp_path: Path
) -> None:
    library = tmp_path / "proef.somlib"
    program = [sys.executable, "-m", "som_editor", "--library", str(library)]
    keyboard = Keyboard(surroundings)
    with _running(program, surroundings) as process:
        keyboard.wait_for("SOM Editor")
        keyboard.press("ctrl+n")
        keyboard.wait_for("Nieuw protocol")
        keyboard.type("Proefprotocol")
        keyboard.press("Return")
        keyboard.wait_for("Proefprotocol")
        keyboard.type("# Op café")
        keyboard.press("Return")
        keyboard.type('Zij zei "ja" - \'s avonds.')
        keyboard.press("Return")
        keyboard.press("dead_acute", "e", "dead_diaeresis", "e", "dead_diaeresis", "i")
        keyboard.press("ctrl+q")
        assert process.wait(PATIENCE) == 0
    blocks = written(library).blocks
    assert [one.role for one in blocks if isinstance(one, TextBlock)] == [
        Role.HEADING,
        Role.PARAGRAPH,
        Role.PARAGRAPH,
    ]
    assert [one.inlines for one in blocks if isinstance(one, TextBlock)] == [
        (Text("Op café"),),
        (Text("Zij zei “ja” – ’s avonds."),),
        (Text("éëï"),),
    ]
