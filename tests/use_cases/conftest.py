from collections.abc import Iterator
from pathlib import Path

import pytest

from som_editor.core.document import NewId
from som_editor.library import Library, open_library
from tests.build import new_ids


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "proef.somlib"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with open_library(str(path)) as opened:
        yield opened


@pytest.fixture
def new_id() -> NewId:
    return new_ids("id")
