import shlex
import shutil
from pathlib import Path

import pytest

from som_editor import assets
from som_editor.cli.main import main
from som_editor.settings import FOLDER_VARIABLE
from som_editor.signing.demonstration import make_demonstration
from som_editor.use_cases.surroundings import now
from tests.packaging.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands_in_the_readme() -> list[list[str]]:
    """What stands behind each `som-editor`, comments left out."""
    lines = (line.strip() for line in README.splitlines())
    commands = [shlex.split(line, comments=True) for line in lines if line.startswith("som-editor")]
    return [words[1:] for words in commands]


def test_every_command_in_the_readme_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = make_demonstration(now())
    (tmp_path / "certificaat.p12").write_bytes(made.pkcs12)
    (tmp_path / "uitgever.pem").write_bytes(made.root_pem)
    for sample in assets.resource("protocols").glob("*.txt"):
        shutil.copy(sample, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setenv("WACHTWOORD", made.password)
    window, *others = commands_in_the_readme()
    assert window == []
    for words in others:
        code = main(words)
        assert code == 0, (words, capsys.readouterr().err)
    assert Path("ondertekend.docx").read_bytes().startswith(b"PK")
    assert Path("verschil.html").exists()


def test_every_file_that_the_readme_points_to_is_there() -> None:
    targets = [part.partition(")")[0] for part in README.split("](")[1:]]
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
