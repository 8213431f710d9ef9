"""Working as a user who is not the administrator, for whom the system refuses nothing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_NOBODY = 65534


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Be nobody in particular inside the block; who is no administrator stays who he is."""
    if os.name != "posix" or os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def open_to_all(folder: Path, root: Path) -> Path:
    """`folder` under `root`, each step of the way open to everybody."""
    folder.mkdir(parents=True, exist_ok=True)
    for step in (folder, *folder.parents):
        if root.parent in (step, *step.parents):
            step.chmod(0o777)
    return folder


posix_only = pytest.mark.skipif(
    os.name != "posix", reason="Windows keeps permissions in another way"
)
