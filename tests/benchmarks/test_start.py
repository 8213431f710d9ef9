import os
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.figures import Measure

IMPORTS = "import som_editor.ui.application"
COMMAND_LINE = """
from som_editor.cli.main import main
main(["list", "--library", sys.argv[1]])
"""
FIRST_WINDOW = """
from PySide6.QtWidgets import QApplication
from som_editor.settings import settings_path
from som_editor.ui.application import Program
from som_editor.ui.preferences import Preferences
application = QApplication([])
program = Program(application, Preferences(settings_path()), with_samples=True)
program.start(sys.argv[1])
application.processEvents()  # lays the window out and paints it
assert program.window is not None and program.window.isVisible()
"""
REPORT = "\nprint(time.time(), flush=True)\nos._exit(0)\n"


def seconds_to(code: str, home: Path) -> float:
    """From the start of a Python process to where it has done `code`."""
    started = time.time()
    told = subprocess.run(
        [sys.executable, "-c", f"import os, sys, time\n{code}{REPORT}", home / "proef.somlib"],
        env=os.environ | {"SOM_EDITOR_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return float(told.stdout.splitlines()[-1]) - started


def test_python_alone(measure: Measure, tmp_path: Path) -> None:
    measure.reported("Python zelf starten", lambda: seconds_to("", tmp_path))


def test_imports_of_the_window(measure: Measure, tmp_path: Path) -> None:
    measure.reported(
        "modules van het venster laden, met Python",
        lambda: seconds_to(IMPORTS, tmp_path),
        target_seconds=0.11,
    )


def test_first_window(measure: Measure, tmp_path: Path) -> None:
    measure.reported(
        "van start tot getekend venster", lambda: seconds_to(FIRST_WINDOW, tmp_path),
        target_seconds=0.35,
    )  # fmt: skip
    measure.remark("buiten beeld, bibliotheek met twee protocollen")


def test_command_line(measure: Measure, tmp_path: Path) -> None:
    seconds_to(FIRST_WINDOW, tmp_path)  # makes the library
    measure.reported("opdracht list", lambda: seconds_to(COMMAND_LINE, tmp_path))
