import traceback
from pathlib import Path

import pytest
from keyring.backends.fail import Keyring as NoKeyring

from som_editor.core.errors import KeyringProblem, KeyringReason
from som_editor.signing.kept_passwords import (
    can_keep,
    forget_password,
    keep_password,
    kept_password,
)
from tests.keyrings import KeepingKeyring, LockedKeyring, ReadableKeyring, using

SECRET = "geheim-9753"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "eigen.p12"


def test_a_password_is_kept_until_it_is_forgotten(file: Path) -> None:
    with using(KeepingKeyring()):
        assert can_keep()
        assert kept_password(file) is None
        keep_password(file, SECRET)
        assert kept_password(file) == SECRET
        assert kept_password(file.with_name("ander.p12")) is None
        forget_password(file)
        assert kept_password(file) is None
        forget_password(file)


def test_the_same_file_by_another_path_has_the_same_password(file: Path) -> None:
    with using(KeepingKeyring()):
        keep_password(file, SECRET)
        assert kept_password(file.parent / ".." / file.parent.name / file.name) == SECRET


@pytest.mark.parametrize("backend", [NoKeyring, ReadableKeyring])
def test_where_no_keyring_protects_nothing_is_kept(
    backend: type[KeepingKeyring], file: Path
) -> None:
    with using(backend()):
        assert not can_keep()
        assert kept_password(file) is None
        with pytest.raises(KeyringProblem) as caught:
            keep_password(file, SECRET)
        assert caught.value.reason is KeyringReason.NONE
        forget_password(file)


def test_a_locked_keyring_is_told_without_the_password(file: Path) -> None:
    with using(LockedKeyring()):
        with pytest.raises(KeyringProblem) as caught:
            keep_password(file, SECRET)
        assert caught.value.reason is KeyringReason.REFUSED
        assert SECRET not in "".join(traceback.format_exception(caught.value))
        with pytest.raises(KeyringProblem):
            kept_password(file)
