import ast
import os
import subprocess
import sys
from pathlib import Path

from tests.packaging.conftest import ROOT, Checkout

DEV = ROOT / "packaging" / "dev.py"
PRETEND = (
    "import sys; sys.path.insert(0, sys.argv[1]); import dev; "
    "dev.OLDEST = dev.NEWEST = (3, 99); sys.exit(dev.main(['run', '--lang', 'en']))"
)


def pretend_to_be_too_old(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PRETEND, DEV.parent],
        env=os.environ | {"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_old_python_can_read_the_script_that_says_it_is_too_old() -> None:
    ast.parse(DEV.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_a_python_that_is_not_supported_is_told_which_ones_are(tmp_path: Path) -> None:
    done = pretend_to_be_too_old(tmp_path)
    assert done.returncode == 2
    assert "Python 3.11, 3.12 of 3.13" in done.stderr
    assert "Traceback" not in done.stderr


def test_another_python_on_the_path_takes_over(tmp_path: Path) -> None:
    newer = tmp_path / "python3.99"
    newer.write_text('#!/bin/sh\n[ "$1" = -c ] || echo "$@"\n', encoding="ascii")
    newer.chmod(0o755)
    done = pretend_to_be_too_old(tmp_path)
    assert done.stdout.split() == [str(DEV), "run", "--lang", "en"]


def test_a_python_on_the_path_that_does_not_run_is_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "python3.99"
    broken.write_text("#!/bin/sh\nexit 127\n", encoding="ascii")
    broken.chmod(0o755)
    assert pretend_to_be_too_old(tmp_path).returncode == 2


def test_without_a_known_command_the_commands_are_listed(checkout: Checkout) -> None:
    for arguments in ([], ["rum"]):
        done = checkout.dev(*arguments)
        assert done.returncode == 2
        assert "dev.py run" in done.stderr
    assert checkout.dev("--help").returncode == 0
