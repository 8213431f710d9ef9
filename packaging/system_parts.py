"""What comes from the system and not from a Python package: libraries, a font, other programs."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

LINUX = sys.platform.startswith("linux")


class SetUpProblem(Exception):
    """What stands in the way of a command, in a sentence for the user that says what to do."""


class Part(NamedTuple):
    """Something to install: what it is, and the Debian package that brings it (or empty)."""

    name: str
    package: str


TEST_PROGRAMS = (
    Part("java", "default-jre-headless"),
    Part("pdftotext", "poppler-utils"),
    Part("pdfsig", "poppler-utils"),
    Part("softhsm2-util", "softhsm2"),
    Part("Xvfb", "xvfb"),
    Part("xauth", "xauth"),
    Part("xdotool", "xdotool"),
    Part("openbox", "openbox"),
    Part("dbus-run-session", "dbus-daemon"),
    Part("/usr/libexec/at-spi2-registryd", "at-spi2-core"),
)
"""Programs that tests call: PDF/A checks, independent PDF readers, a smart card in software, a
display without a screen, and a hand at its keyboard; windows get the keys from their manager.
"""

TEST_MODULES = (Part("pyatspi", "python3-pyatspi"),)
"""What tests need of the system's own Python: the voice of a screen reader."""

_SYSTEM_PYTHON = "/usr/bin/python3"

_PACKAGE_OF_LIBRARY = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
_FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".local" / "share" / "fonts",
    Path.home() / ".fonts",
)
_FONT_ENDINGS = (".ttf", ".otf", ".ttc", ".pfb", ".gz")


def missing_for_qt(packages: Path, platforms: Iterable[str]) -> list[Part]:
    """What Qt, installed in `packages`, lacks to show a window on `platforms` ("xcb", …).

    Qt itself would name one library, and not always the right one.
    """
    if not LINUX:
        return []
    qt = packages / "PySide6" / "Qt"
    files = [qt / "lib" / "libQt6Widgets.so.6"]
    files += [qt / "plugins" / "platforms" / f"libq{platform}.so" for platform in platforms]
    parts = [Part(name, _PACKAGE_OF_LIBRARY.get(name, "")) for name in missing_libraries(files)]
    return parts if _has_font() else [*parts, Part("een lettertype", "fonts-dejavu-core")]


def missing_libraries(files: Sequence[Path]) -> list[str]:
    """The shared libraries that `files` need, directly or not, and the system does not have."""
    told = subprocess.run(
        ["ldd", *files], capture_output=True, text=True, check=False, env=_plain_environment()
    )
    lines = (line.strip() for line in told.stdout.splitlines())
    return sorted({line.split(" => ")[0] for line in lines if line.endswith("=> not found")})


def missing_programs(programs: Iterable[Part]) -> list[Part]:
    """Those of `programs` that are not on the path."""
    return [program for program in programs if shutil.which(program.name) is None]


def missing_modules(modules: Iterable[Part]) -> list[Part]:
    """Those of `modules` that the system's own Python cannot import; on Linux only."""
    if not LINUX:
        return []
    return [module for module in modules if not _can_import(module.name)]


def _can_import(name: str) -> bool:
    if shutil.which(_SYSTEM_PYTHON) is None:
        return False
    asked = subprocess.run(
        [_SYSTEM_PYTHON, "-c", f"import {name}"], capture_output=True, check=False
    )
    return asked.returncode == 0


def require(parts: Sequence[Part]) -> None:
    """Install `parts`, where we may; else raise SetUpProblem with the one command to type."""
    if not parts:
        return
    packages = sorted({part.package for part in parts if part.package})
    unknown = [part.name for part in parts if not part.package]
    if unknown or not is_debian():
        names = ", ".join(part.name for part in parts)
        raise SetUpProblem(f"Dit ontbreekt op dit systeem: {names}. Installeer het eerst.")
    if not can_install():
        raise SetUpProblem(
            "Er ontbreken onderdelen van het systeem. Installeer ze met deze opdracht:\n"
            "    sudo apt-get update && "
            f"sudo apt-get install --no-install-recommends {' '.join(packages)}"
        )
    print(f"Onderdelen van het systeem worden geïnstalleerd: {', '.join(packages)}.", flush=True)
    done = _apt_get("install", *packages)
    if done.returncode != 0:  # a fresh system knows of no packages, an old one of those of then
        _apt_get("update")
        done = _apt_get("install", *packages)
    if done.returncode != 0:
        reason = done.stdout.strip()
        raise SetUpProblem(f"De onderdelen zijn niet geïnstalleerd. apt-get zegt:\n{reason}")


def is_debian() -> bool:
    """Whether packages come with apt-get: Debian, Ubuntu and their children."""
    return LINUX and shutil.which("apt-get") is not None


def can_install() -> bool:
    """Whether this user may install packages for the whole system."""
    return is_debian() and os.geteuid() == 0


def _apt_get(action: str, *packages: str) -> subprocess.CompletedProcess[str]:
    command = ["apt-get", "-qq", action]
    if packages:
        command += ["-y", "--no-install-recommends", *packages]
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=_plain_environment() | {"DEBIAN_FRONTEND": "noninteractive"},
        check=False,
    )


def _plain_environment() -> dict[str, str]:
    """The environment, with messages in the form that is read here."""
    return os.environ | {"LC_ALL": "C"}


def _has_font() -> bool:
    return any(
        path.suffix in _FONT_ENDINGS for folder in _FONT_FOLDERS for path in folder.rglob("*")
    )
