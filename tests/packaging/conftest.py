"""A small checkout: the real scripts, empty lock files, a program that says its arguments."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = "import sys\nprint('PROGRAMMA', *sys.argv[1:])\n"


class Checkout(NamedTuple):
    folder: Path

    @property
    def lock(self) -> Path:
        return self.folder / "packaging" / "requirements.txt"

    @property
    def stamp(self) -> Path:
        return self.folder / ".venv" / "som-editor.json"

    def dev(self, *arguments: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
        """`dev.py` with `arguments`, without a display unless `surroundings` name one."""
        displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        plain = {name: value for name, value in os.environ.items() if name not in displays}
        return subprocess.run(
            [sys.executable, self.folder / "packaging" / "dev.py", *arguments],
            env=plain | surroundings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    made = Checkout(tmp_path_factory.mktemp("een checkout"))
    packaging, package = made.folder / "packaging", made.folder / "som_editor"
    packaging.mkdir()
    for script in (ROOT / "packaging").glob("*.py"):
        shutil.copy(script, packaging)
    for lock in ("requirements.txt", "requirements-dev.txt"):
        (packaging / lock).write_text("# niets\n", encoding="utf-8")
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    return made
