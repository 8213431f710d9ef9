import re
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.packaging.conftest import ROOT

RUNTIME = ROOT / "packaging" / "requirements.txt"
DEVELOPMENT = ROOT / "packaging" / "requirements-dev.txt"
LOCKS = pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT], ids=lambda path: path.stem)


class Fixed(NamedTuple):
    version: Version
    marker: str
    hashes: frozenset[str]


def fixed_in(lock: Path) -> dict[str, Fixed]:
    """The packages of a lock file by name."""
    result: dict[str, Fixed] = {}
    for entry in lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        if entry and not entry.startswith("#"):
            requirement = Requirement(entry.partition("--hash")[0])
            (pin,) = requirement.specifier
            assert pin.operator == "==", entry
            hashes = frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})(?:\s|$)", entry))
            name = canonicalize_name(requirement.name)
            assert name not in result, entry
            result[name] = Fixed(Version(pin.version), str(requirement.marker or ""), hashes)
    return result


def asked_for(lock: Path) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = list(project["project"]["dependencies"])
    if lock == DEVELOPMENT:
        asked += project["dependency-groups"]["dev"]
    return [Requirement(each) for each in asked]


@LOCKS
def test_a_lock_file_names_no_place(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    place = r"://|file:|@ |/(opt|home|root|work|tmp)\b"
    option = r"^\s*-(?!-hash=)"
    assert not re.search(f"{place}|{option}", text, re.MULTILINE)


@LOCKS
def test_every_package_has_its_hashes(lock: Path) -> None:
    fixed = fixed_in(lock)
    assert fixed
    assert [name for name, package in fixed.items() if not package.hashes] == []


@LOCKS
def test_a_lock_file_meets_what_the_project_asks_for(lock: Path) -> None:
    fixed = fixed_in(lock)
    for asked in asked_for(lock):
        package = fixed[canonicalize_name(asked.name)]
        assert package.version in asked.specifier, asked
        assert package.marker == str(asked.marker or ""), asked


def test_the_lock_file_of_developers_holds_that_of_users() -> None:
    """A package that users need on one system only, the tests may need on all."""
    users, developers = fixed_in(RUNTIME), fixed_in(DEVELOPMENT)
    for name, package in users.items():
        assert developers[name] in (package, package._replace(marker="")), name
