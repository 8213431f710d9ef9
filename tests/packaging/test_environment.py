import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packaging.conftest import Checkout

MAKES, INSTALLS = "De omgeving .venv wordt gemaakt.", "De pakketten worden geïnstalleerd."


@pytest.fixture
def ready(checkout: Checkout) -> Iterator[Checkout]:
    before = checkout.lock.read_bytes()
    assert checkout.dev("run", "list").returncode == 0
    yield checkout
    checkout.lock.write_bytes(before)


def test_what_is_installed_is_left_alone(ready: Checkout) -> None:
    assert ready.dev("run", "list").stdout == "PROGRAMMA list\n"


def test_another_lock_file_is_installed_into_the_same_environment(ready: Checkout) -> None:
    ready.lock.write_text("# ook niets\n", encoding="utf-8")
    told = ready.dev("run", "list").stdout
    assert INSTALLS in told
    assert MAKES not in told


def test_a_package_without_its_hash_is_refused_and_nothing_counts_as_installed(
    ready: Checkout,
) -> None:
    ready.lock.write_text("som-editor-bestaat-niet==1\n", encoding="utf-8")
    for _attempt in range(2):
        done = ready.dev("run", "list")
        assert done.returncode == 1
        assert "De pakketten zijn niet geïnstalleerd" in done.stderr
        assert "PROGRAMMA" not in done.stdout


def test_an_environment_that_was_moved_is_made_anew(ready: Checkout, tmp_path: Path) -> None:
    moved = Checkout(tmp_path / "elders")
    shutil.copytree(ready.folder, moved.folder, symlinks=True)
    told = moved.dev("run", "list").stdout
    assert MAKES in told
    assert str(moved.folder) in moved.stamp.read_text(encoding="utf-8")


def test_the_command_works_from_any_folder(ready: Checkout, tmp_path: Path) -> None:
    command = ready.folder / ".venv" / ("Scripts" if os.name == "nt" else "bin") / "som-editor"
    done = subprocess.run(
        [command, "log", "een protocol"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "PROGRAMMA log een protocol\n"
