"""The checkout's own environment, `.venv`: the packages of a lock file, and the checkout."""

import hashlib
import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import system_parts
from system_parts import SetUpProblem

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
RUNTIME = ROOT / "packaging" / "requirements.txt"
DEVELOPMENT = ROOT / "packaging" / "requirements-dev.txt"
"""Holds all of RUNTIME and what development needs besides."""

_STAMP = FOLDER / "som-editor.json"
_WINDOWS = os.name == "nt"
_SCRIPTS = FOLDER / ("Scripts" if _WINDOWS else "bin")
PYTHON = _SCRIPTS / ("python.exe" if _WINDOWS else "python")

_GLIBC = (2, 34)
_SUPPORTED_VERSIONS = ("3.11.", "3.12.", "3.13.")


def prepare(lock: Path) -> None:
    """See to it that `.venv` holds what `lock` lists. Raises SetUpProblem.

    Nothing is done when that lock file was installed here before.
    """
    stamp = _read_stamp()
    if stamp is not None and stamp.get(lock.name) == _digest(lock):
        return
    _check_glibc()
    if stamp is None and not _usable():
        _create()
    _install(lock)
    _link_checkout()
    _write_stamp(lock)


def script(name: str) -> Path:
    """The path of a command that a package brought."""
    return _SCRIPTS / (f"{name}.exe" if _WINDOWS else name)


def packages_folder() -> Path:
    """Where the environment's packages are."""
    if _WINDOWS:
        return FOLDER / "Lib" / "site-packages"
    return next((FOLDER / "lib").glob("python3.*/site-packages"))


def _read_stamp() -> dict[str, str] | None:
    """What was installed; None when the folder was moved or its Python is another one now."""
    try:
        stamp = json.loads(_STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return stamp if isinstance(stamp, dict) and _place().items() <= stamp.items() else None


def _write_stamp(lock: Path) -> None:
    done = (RUNTIME, DEVELOPMENT) if lock == DEVELOPMENT else (lock,)
    stamp = _place() | {each.name: _digest(each) for each in done}
    _STAMP.write_text(json.dumps(stamp, indent=2), encoding="utf-8")


def _place() -> dict[str, str]:
    return {"checkout": str(ROOT), "python": os.path.realpath(PYTHON)}


def _digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _usable() -> bool:
    """Whether there is an environment that packages can be installed into."""
    try:
        lines = (FOLDER / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
        versions = [line.split("=")[1].strip() for line in lines if line.startswith("version")]
        if _STAMP.exists() or not versions or not versions[0].startswith(_SUPPORTED_VERSIONS):
            return False
        tried = subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False)
    except OSError:
        return False
    return tried.returncode == 0


def _create() -> None:
    if find_spec("ensurepip") is None:  # Debian packs it apart
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        system_parts.require([system_parts.Part("venv", f"python{version}-venv")])
    print("De omgeving .venv wordt gemaakt.", flush=True)
    python = getattr(sys, "_base_executable", sys.executable)  # not the one that is replaced
    made = subprocess.run([python, "-m", "venv", "--clear", FOLDER], check=False)
    if made.returncode != 0:
        raise SetUpProblem(f"De map {FOLDER} kan niet worden gemaakt. Kijk of je er mag schrijven.")


def _install(lock: Path) -> None:
    print("De pakketten worden geïnstalleerd. De eerste keer duurt dat enkele minuten.", flush=True)
    quiet = [] if sys.stdout.isatty() else ["-qq"]  # all but errors
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", *quiet]
    command += ["--only-binary", ":all:", "--require-hashes", "--requirement", str(lock)]
    if subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode != 0:
        raise SetUpProblem(
            "De pakketten zijn niet geïnstalleerd; de reden staat hierboven. "
            "Controleer de internetverbinding en geef de opdracht opnieuw."
        )


def _link_checkout() -> None:
    """Let the environment find the package in the checkout; give it the command `som-editor`."""
    pth = packages_folder() / "som_editor.pth"
    pth.write_text(f"{ROOT}\n", encoding="locale")  # what Python reads such a file with
    if _WINDOWS:
        command = _SCRIPTS / "som-editor.cmd"
        command.write_text('@"%~dp0python.exe" -P -m som_editor %*\n', encoding="ascii")
    else:
        command = _SCRIPTS / "som-editor"
        command.write_text(
            '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -P -m som_editor "$@"\n',
            encoding="ascii",
        )
        command.chmod(0o755)


def _check_glibc() -> None:
    """Say it at once where Qt's package cannot run."""
    if not sys.platform.startswith("linux"):
        return
    try:
        found = os.confstr("CS_GNU_LIBC_VERSION") or ""  # e.g. "glibc 2.36"
    except (ValueError, OSError):
        found = ""
    numbers = found.removeprefix("glibc ").split(".")[:2]
    if not all(part.isdecimal() for part in numbers) or tuple(map(int, numbers)) < _GLIBC:
        needed = ".".join(map(str, _GLIBC))
        raise SetUpProblem(
            f"SOM Editor vraagt een Linux met glibc {needed} of nieuwer; "
            f"hier is {found or 'geen glibc gevonden'}."
        )
