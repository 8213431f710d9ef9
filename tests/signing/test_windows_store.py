"""Keys that Windows keeps, where there is Windows; elsewhere that it says there is none."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from som_editor.core.errors import TokenProblem, TokenReason
from som_editor.signing.docx.signing import sign_docx
from som_editor.signing.tokens import (
    WINDOWS,
    certificates_on,
    fingerprint,
    likely_modules,
    open_token,
)
from som_editor.signing.trust import Evidence
from som_editor.signing.verifying import verify_file
from tests.certificates import PASSWORD, Authorities

only_windows = pytest.mark.skipif(sys.platform != "win32", reason="only Windows has this store")


@pytest.fixture(params=["rsa", "p256"])
def kept(request: pytest.FixtureRequest, tmp_path: Path, authorities: Authorities) -> Iterator[str]:
    """The label of a signer whose key Windows keeps while the test lasts."""
    file = tmp_path / "proef.pfx"
    file.write_bytes(authorities.pkcs12(request.param))
    importing = ["certutil", "-user", "-f", "-p", PASSWORD, "-importpfx", "My", str(file), "NoRoot"]
    subprocess.run(importing, check=True, capture_output=True)
    yield request.param
    number = f"{authorities.certificate(request.param).serial_number:x}"
    subprocess.run(
        ["certutil", "-user", "-delstore", "My", number], check=True, capture_output=True
    )


@only_windows
def test_windows_signs_with_a_key_that_it_keeps(
    kept: str, authorities: Authorities, plain: bytes
) -> None:
    wanted = fingerprint(authorities.certificate(kept))
    assert wanted in {one.fingerprint for one in certificates_on(WINDOWS)}
    signed = sign_docx(plain, open_token(WINDOWS, wanted, ""), now=authorities.now)
    evidence = Evidence((authorities.root,), authorities.identity(kept).chain)
    verdict = verify_file(signed, ".docx", evidence, now=authorities.now, expected=1)
    assert [one.signer for one in verdict.signatures] == [authorities.identity(kept).name]


@only_windows
def test_the_store_is_offered_before_any_driver() -> None:
    assert likely_modules()[0] == WINDOWS


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has it")
def test_elsewhere_there_is_no_such_store() -> None:
    assert WINDOWS not in likely_modules()
    with pytest.raises(TokenProblem) as caught:
        certificates_on(WINDOWS)
    assert caught.value.reason is TokenReason.NO_MODULE
