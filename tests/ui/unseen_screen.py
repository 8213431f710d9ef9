"""A real display that nobody looks at, for tests of a window among other programs."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def unseen_screen() -> Iterator[str]:
    """The name of a display of its own: what stands in DISPLAY."""
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as server:
        assert server.stdout is not None
        try:
            yield f":{server.stdout.readline().decode().strip()}"
        finally:
            server.terminate()


def missing(*programs: str) -> list[str]:
    """Those of `programs` that are not on this computer."""
    return [name for name in programs if shutil.which(name) is None]


def leave_out(what: str, lacking: list[str]) -> None:
    """At home `what` may be left out where programs are `lacking`; on a build server it fails."""
    if not lacking:
        return
    words = f"{what} needs {', '.join(lacking)}; `python3 packaging/dev.py test` installs it"
    if os.environ.get("CI") == "true":
        pytest.fail(words)
    pytest.skip(words)
