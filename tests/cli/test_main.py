import subprocess
import sys
from pathlib import Path

import pytest

from som_editor import __version__
from tests.cli.conftest import CNV, SOM, Run


def _program(*arguments: str, **options: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "som_editor", *arguments],
        text=True,
        encoding="utf-8",
        check=False,
        **options,  # type: ignore[call-overload]
    )


def test_it_says_its_version(run: Run) -> None:
    assert run("--version").out == f"SOM Editor {__version__}\n"


def test_its_help_names_every_command(run: Run) -> None:
    shown = run("--help").out
    for command in ("demo", "import", "list", "log", "show", "compare", "export", "sign"):
        assert f"  {command} " in shown


def test_it_runs_as_a_module() -> None:
    done = _program("compare", CNV, SOM, "--exit-code", capture_output=True)
    assert done.returncode == 1
    assert done.stdout.startswith("2 wijzigingen in de tekst")


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is a Linux device")
def test_a_full_disk_behind_the_output_is_told() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = _program("compare", CNV, SOM, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no head")
def test_a_reader_that_stops_early_is_no_error() -> None:
    command = f"'{sys.executable}' -m som_editor compare '{CNV}' '{SOM}' --format json | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("{\n", "")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a screen")
def test_without_a_screen_it_says_what_to_do() -> None:
    done = _program(env={"PATH": "/usr/bin:/bin"}, capture_output=True)
    assert done.returncode == 2
    assert "demo" in done.stderr
    assert len(done.stderr.splitlines()) == 1
