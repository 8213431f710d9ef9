"""What `dev.py` can be asked: each command takes the rest of the line and gives an exit code."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence

import environment
import lock_files
import system_parts
from environment import DEVELOPMENT, PYTHON, ROOT, RUNTIME
from system_parts import SetUpProblem

Command = Callable[[list[str]], int]

DEMONSTRATION = ROOT / "build" / "demo"
_INTERRUPTED = 130
_WORKERS = str(min(os.cpu_count() or 1, 4))
"""Processes that share the tests, where nothing is said of them: half the time on two cores."""


def main(arguments: Sequence[str], usage: str) -> int:
    """Do the command that `arguments` start with, and give the exit code."""
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        asked = arguments[:1] in (["--help"], ["-h"])
        print(usage, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        return command(list(arguments[1:]))
    except SetUpProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED


def run(rest: list[str]) -> int:
    """Open the window with the sample protocols; show what it can do in files without a display."""
    environment.prepare(RUNTIME)
    program = [str(PYTHON), "-P", "-m", "som_editor"]  # not a file that lies in this folder
    if rest and not rest[0].startswith("-"):  # a command, which needs no window
        return _become([*program, *rest])
    platforms = _platforms()
    if not platforms:
        print(
            "Er is geen beeldscherm. De demonstratie zonder venster zet bestanden in "
            f"{DEMONSTRATION}.",
            flush=True,
        )
        return _become([*program, *rest, "demo", "--output", str(DEMONSTRATION)])
    packages = environment.packages_folder()
    system_parts.require(system_parts.missing_for_qt(packages, platforms))
    return _become([*program, "--with-samples", *rest])


def test(rest: list[str]) -> int:
    """Check the code and run the tests: every step, pytest last."""
    environment.prepare(DEVELOPMENT)
    packages = environment.packages_folder()
    system_parts.require(system_parts.missing_for_qt(packages, ("offscreen", "xcb")))
    require_test_programs()
    failed = _failed_checks()
    if failed:
        print(f"\nNiet in orde: {', '.join(failed)}. Hieronder volgen nog de tests.", flush=True)
    long = {"SOM_TEST_LONG": "1"} if "--long" in rest else {}
    options = [option for option in rest if option != "--long"] or ["--numprocesses", _WORKERS]
    tested = _step("pytest", [str(PYTHON), "-m", "pytest", *options], long)
    return tested or bool(failed)


def check(_rest: list[str]) -> int:
    """Check the code without running it."""
    environment.prepare(DEVELOPMENT)
    return bool(_failed_checks())


def bench(rest: list[str]) -> int:
    """Measure speed; the table at the end sets each figure beside its target."""
    environment.prepare(DEVELOPMENT)
    packages = environment.packages_folder()
    system_parts.require(system_parts.missing_for_qt(packages, ("offscreen",)))
    command = [str(PYTHON), "-m", "pytest", "tests/benchmarks", "--benchmark-only", *rest]
    return _step("pytest", command)


def lock(rest: list[str]) -> int:
    """Write the lock files anew from pyproject.toml."""
    lock_files.write(rest)
    return 0


COMMANDS: dict[str, Command] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "lock": lock,
}


def require_test_programs() -> None:
    """Install the programs that tests call; only outside CI may a test do without."""
    missing = [
        *system_parts.missing_programs(system_parts.TEST_PROGRAMS),
        *system_parts.missing_modules(system_parts.TEST_MODULES),
    ]
    if not missing:
        return
    if system_parts.can_install() or os.environ.get("CI") == "true":
        system_parts.require(missing)
        return
    names = ", ".join(program.name for program in missing)
    print(f"Dit blijft buiten de tests, want het is niet geïnstalleerd: {names}.", flush=True)


def _failed_checks() -> list[str]:
    """The names of the steps that find something in the code; every step is run."""
    steps = [
        ("ruff check", [str(PYTHON), "-m", "ruff", "check", "."]),
        ("ruff format", [str(PYTHON), "-m", "ruff", "format", "--check", "."]),
        ("mypy", [str(PYTHON), "-m", "mypy"]),
        ("lint-imports", [str(environment.script("lint-imports")), "--no-logo"]),
    ]
    return [name for name, command in steps if _step(name, command) != 0]


def _step(name: str, command: Sequence[str], more: dict[str, str] | None = None) -> int:
    print(f"\n== {name}", flush=True)
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | (more or {})
    return subprocess.run(
        command, cwd=ROOT, env=surroundings, stdin=subprocess.DEVNULL, check=False
    ).returncode


def _platforms() -> tuple[str, ...]:
    """The Qt platforms to show a window on; none without a display."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen or not system_parts.LINUX:
        return (chosen or "native",)
    if os.environ.get("DISPLAY"):  # also where Wayland is tried first, for it falls back on X
        return ("xcb",)
    return ("wayland",) if os.environ.get("WAYLAND_DISPLAY") else ()


def _become(command: list[str]) -> int:
    """Hand over to `command`; no process waits beside it, except on Windows."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 -- no shell is wanted
    return subprocess.call(command)
