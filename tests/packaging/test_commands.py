from pathlib import Path

import commands
import pytest
from system_parts import SetUpProblem

from tests.packaging.conftest import Checkout


def test_run_opens_the_window_with_the_samples(checkout: Checkout) -> None:
    done = checkout.dev("run", "--lang", "en", QT_QPA_PLATFORM="offscreen")
    assert done.stdout.splitlines()[-1] == "PROGRAMMA --with-samples --lang en"
    assert done.returncode == 0


def test_run_without_a_display_says_so_and_shows_the_work_in_files(checkout: Checkout) -> None:
    said, did = checkout.dev("run").stdout.splitlines()[-2:]
    demonstration = checkout.folder / "build" / "demo"
    assert said.startswith("Er is geen beeldscherm.")
    assert did == f"PROGRAMMA demo --output {demonstration}"


def test_run_passes_a_command_on(checkout: Checkout) -> None:
    done = checkout.dev("run", "compare", "oud.txt", "nieuw.txt")
    assert done.stdout.splitlines()[-1] == "PROGRAMMA compare oud.txt nieuw.txt"


def test_tests_that_need_a_program_may_do_without_it_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CI", "")
    commands.require_test_programs()
    assert "java" in capsys.readouterr().out


def test_in_ci_no_program_may_be_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CI", "true")
    with pytest.raises(SetUpProblem, match="java"):
        commands.require_test_programs()
