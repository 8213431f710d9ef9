"""Running the command line inside the test, on settings and a library of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from som_editor import assets
from som_editor.cli.main import main
from som_editor.i18n import use_language
from som_editor.settings import FOLDER_VARIABLE

CNV = str(assets.resource("protocols", "cnv-origineel-reconstructie.txt"))
SOM = str(assets.resource("protocols", "som-social-media-3.0.txt"))


class Outcome(NamedTuple):
    """What a command left: its exit code, and what it wrote to either stream."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A user's folder that is empty at first; Dutch is spoken again afterwards."""
    folder = tmp_path / "home"
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    yield folder
    use_language("nl")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def running(*arguments: str) -> Outcome:
        code = main(arguments)
        written = capsys.readouterr()
        return Outcome(code, written.out, written.err)

    return running


def assert_one_sentence(outcome: Outcome) -> None:
    """Wrong use or unreadable input: exit 2, one line that ends as a sentence, no traceback."""
    assert outcome.code == 2
    assert outcome.out == ""
    lines = outcome.err.splitlines()
    assert len(lines) == 1, outcome.err
    assert lines[0].endswith(".")
    assert "Traceback" not in outcome.err
