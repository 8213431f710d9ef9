"""Lock files: every package that pyproject.toml asks for, for all systems, fixed by its hashes."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import environment
from environment import DEVELOPMENT, PYTHON, ROOT, RUNTIME
from system_parts import SetUpProblem

_HEADER = "# Gemaakt met `python3 packaging/dev.py lock`; niet met de hand wijzigen.\n"


def write(options: Sequence[str]) -> None:
    """Write both lock files; what is in them stays unless `options` has --upgrade."""
    uv = _uv()
    _compile(uv, RUNTIME, options)
    _compile(uv, DEVELOPMENT, [*options, "--group", "dev", "--constraint", str(RUNTIME)])


def _compile(uv: str, lock: Path, options: Sequence[str]) -> None:
    command = [uv, "--quiet", "pip", "compile", "pyproject.toml", *options]
    command += ["--universal", "--python-version", "3.11", "--only-binary", ":all:"]
    command += ["--generate-hashes", "--no-header", "--no-annotate", "--output-file", str(lock)]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise SetUpProblem(f"{lock.name} is niet gemaakt; de reden staat hierboven.")
    lock.write_text(_HEADER + lock.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")


def _uv() -> str:
    """uv, which is installed here when it is nowhere yet; nothing else needs it."""
    found = shutil.which("uv") or shutil.which("uv", path=str(environment.script("uv").parent))
    if found:
        return found
    environment.prepare(RUNTIME)
    subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "uv"], check=True)
    return str(environment.script("uv"))
