import os
import subprocess
import sys
from importlib.metadata import Distribution
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT

READ_EVERYTHING = """
from som_editor import assets
assert assets.resource().parent.name == "_data", assets.resource()
for folder in (assets.resource(), assets.template()):
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            print(path.relative_to(folder.parent).as_posix(), len(path.read_bytes()))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the package as a wheel brings it, made without the network."""
    wheels, folder = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("installed")
    pip("wheel", ROOT, "--no-build-isolation", "--wheel-dir", wheels)
    (wheel,) = wheels.glob("som_editor-*.whl")
    pip("install", wheel, "--target", folder)
    return folder


def pip(action: str, subject: Path, *options: str | Path) -> None:
    command = [sys.executable, "-m", "pip", action, subject, *options, "--no-deps", "--no-index"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_wheel_brings_every_asset_and_finds_it(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ_EVERYTHING],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shipped = [
        path
        for folder in (ROOT / "resources", ROOT / "templates")
        for path in folder.rglob("*")
        if path.is_file()
    ]
    expected = {f"{path.relative_to(ROOT).as_posix()} {path.stat().st_size}" for path in shipped}
    assert set(done.stdout.splitlines()) == expected


def test_a_wheel_brings_the_program_alone(installed: Path) -> None:
    own = {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")}
    assert own - {"bin", "Scripts"} == {"som_editor"}
    assert (installed / "som_editor" / "py.typed").exists()


def test_a_wheel_brings_the_licence(installed: Path) -> None:
    (licence,) = installed.glob("som_editor-*.dist-info/licenses/LICENSE")
    assert "EUPL-1.2" in licence.read_text(encoding="utf-8")


def test_the_commands_of_a_wheel_are_there(installed: Path) -> None:
    (metadata,) = installed.glob("som_editor-*.dist-info")
    commands = Distribution.at(metadata).entry_points
    assert {command.name for command in commands} == {"som-editor", "som-editor-window"}
    assert all(callable(command.load()) for command in commands)
