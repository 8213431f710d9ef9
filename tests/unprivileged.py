"""Working as a user who is not the administrator, for whom the system refuses nothing."""

import os
import tempfile
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


@contextmanager
def shared_folder() -> Iterator[Path]:
    """A folder that everybody may enter and write, which those of pytest are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder
        for inside in (folder, *folder.rglob("*")):
            if inside.is_dir():
                inside.chmod(0o777)


posix_only = pytest.mark.skipif(
    os.name != "posix", reason="Windows keeps permissions in another way"
)
