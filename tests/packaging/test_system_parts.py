import os
import shutil
import sys
from pathlib import Path

import PySide6
import pytest
from system_parts import (
    Part,
    SetUpProblem,
    missing_for_qt,
    missing_libraries,
    missing_modules,
    missing_programs,
    require,
)

PYSIDE = Path(PySide6.__file__).parent
WIDGETS = PYSIDE / "Qt" / "lib" / "libQt6Widgets.so.6"

CURSOR = Part("libxcb-cursor.so.0", "libxcb-cursor0")

APT_GET = """\
#!/bin/sh
echo "$@" >> "{folder}/asked"
case "$*" in *update*) touch "{folder}/updated";; esac
[ -e "{folder}/updated" ] || {{ echo "E: Unable to locate package"; exit 100; }}
"""


def with_apt_get(
    folder: Path, patch: pytest.MonkeyPatch, *, root: bool, updated: bool = True
) -> Path:
    """A system whose apt-get only writes down what it is asked; where, is returned."""
    apt_get = folder / "apt-get"
    apt_get.write_text(APT_GET.format(folder=folder), encoding="ascii")
    apt_get.chmod(0o755)
    if updated:
        (folder / "updated").touch()
    patch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    patch.setattr(os, "geteuid", lambda: 0 if root else 1000)
    return folder / "asked"


def test_nothing_is_missing_for_the_windows_of_these_tests() -> None:
    assert missing_for_qt(PYSIDE.parent, ("offscreen", "xcb")) == []


def test_libraries_that_cannot_be_found_are_named(tmp_path: Path) -> None:
    assert missing_libraries([WIDGETS]) == []
    alone = Path(shutil.copy(WIDGETS, tmp_path))  # without the libraries that lie beside it
    assert {"libQt6Core.so.6", "libQt6Gui.so.6"} <= set(missing_libraries([alone]))


def test_programs_that_are_not_on_the_path_are_named() -> None:
    there, absent = Part("sh", "dash"), Part("som-bestaat-niet", "som-bestaat-niet")
    assert missing_programs([there, absent]) == [absent]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has packages for its own Python")
def test_modules_that_the_python_of_the_system_lacks_are_named() -> None:
    there, absent = Part("json", "python3"), Part("som_bestaat_niet", "som-bestaat-niet")
    assert missing_modules([there, absent]) == [absent]


def test_root_installs_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = with_apt_get(tmp_path, monkeypatch, root=True)
    require([CURSOR, Part("Xvfb", "xvfb"), CURSOR])
    assert asked.read_text() == "-qq install -y --no-install-recommends libxcb-cursor0 xvfb\n"


def test_a_fresh_system_first_learns_which_packages_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = with_apt_get(tmp_path, monkeypatch, root=True, updated=False)
    require([CURSOR])
    assert [line.split()[1] for line in asked.read_text().splitlines()] == [
        "install",
        "update",
        "install",
    ]


def test_what_apt_get_refuses_is_told_in_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_apt_get(tmp_path, monkeypatch, root=True, updated=False)
    (tmp_path / "apt-get").write_text("#!/bin/sh\necho 'E: no space left'; exit 100\n")
    with pytest.raises(SetUpProblem, match="E: no space left"):
        require([CURSOR])


def test_others_are_given_the_command_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = with_apt_get(tmp_path, monkeypatch, root=False)
    with pytest.raises(SetUpProblem, match=r"sudo apt-get install .* libxcb-cursor0$"):
        require([CURSOR])
    assert not asked.exists()


def test_elsewhere_the_missing_parts_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetUpProblem, match=r"libxcb-cursor\.so\.0"):
        require([CURSOR])


def test_a_library_that_no_package_is_known_for_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = with_apt_get(tmp_path, monkeypatch, root=True)
    with pytest.raises(SetUpProblem, match=r"libvreemd\.so\.1"):
        require([Part("libvreemd.so.1", "")])
    assert not asked.exists()
