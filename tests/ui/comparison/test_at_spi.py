"""The comparison as a real screen reader finds it, over AT-SPI in a window of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ui.unseen_screen import leave_out, missing, unseen_screen

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PYTHON = "/usr/bin/python3"
"""The system's own, which has the bindings of AT-SPI; no package index does."""

_PROGRAMS = (PYTHON, "Xvfb", "dbus-run-session")


def _need_outside_parts() -> None:
    lacking = missing(*_PROGRAMS)
    if not lacking:
        asked = subprocess.run(
            [PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"],
            capture_output=True,
            check=False,
        )
        lacking = [] if asked.returncode == 0 else ["python3-pyatspi"]
    leave_out("AT-SPI", lacking)


@pytest.fixture
def display() -> Iterator[str]:
    """A screen that nobody sees."""
    _need_outside_parts()
    with unseen_screen() as name:
        yield name


@pytest.fixture
def heard(display: str, tmp_path: Path) -> list[dict[str, Any]]:
    """The items of the list of rows, samples compared."""
    program = [sys.executable, "-m", "tests.ui.comparison.shown_window"]
    files = [str(tmp_path / "proef.somlib"), str(tmp_path / "settings.toml")]
    reader = [PYTHON, str(HERE / "screen_reader.py"), "SOM Editor", "Teksten naast elkaar"]
    surroundings = os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_RUNTIME_DIR": str(tmp_path),
        "HOME": str(tmp_path),
    }
    asked = subprocess.run(
        ["dbus-run-session", "--", *reader, *program, *files],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert asked.returncode == 0, asked.stderr
    told: list[dict[str, Any]] | None = json.loads(asked.stdout.strip().splitlines()[-1])
    assert told is not None, asked.stderr
    return told


def test_a_screen_reader_hears_each_row_in_words_old_before_new(
    heard: list[dict[str, Any]],
) -> None:
    assert {item["role"] for item in heard} == {"list item"}
    names = [item["name"] for item in heard]
    (edited,) = [name for name in names if name.startswith("Gewijzigd. Alinea 4.")]
    old, _nieuw, new = edited.partition(" Nieuw: ")
    assert "Hyves" in old
    assert "Instagram" in new
    assert any(name.startswith("Verwijderd. ") for name in names)
    assert any(name.endswith("Ingeklapt.") for name in names)
    assert [item["states"] for item in heard].count(["selected"]) <= 1
    assert sum("selected" in item["states"] for item in heard) == 1
