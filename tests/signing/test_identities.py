import datetime as dt
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    NoEncryption,
    pkcs12,
)

from som_editor.core.errors import FileReason, IdentityProblem, IdentityReason, UnreadableFile
from som_editor.signing.demonstration import LABEL, VALID_DAYS
from som_editor.signing.identities import LARGEST_FILE, load_pkcs12
from tests.signing.conftest import NOW, Demo


def problem(path: Path, password: str | None, now: dt.datetime = NOW) -> IdentityReason:
    with pytest.raises(IdentityProblem) as caught:
        load_pkcs12(path, password, now=now)
    return caught.value.reason


def test_an_identity_says_who_signs_and_until_when(demo: Demo) -> None:
    identity = demo.identity
    assert identity.name == LABEL
    assert identity.issuer == LABEL
    assert "OU=ondertekenaar" in identity.subject
    assert identity.valid_from == NOW - dt.timedelta(days=1)
    assert identity.valid_until == NOW + dt.timedelta(days=VALID_DAYS)
    assert [common for common in identity.chain if common.subject == common.issuer]


def test_its_repr_holds_no_key(demo: Demo) -> None:
    assert "key" not in repr(demo.identity)


def test_a_wrong_password_and_a_missing_one_are_told_apart(demo: Demo) -> None:
    assert problem(demo.file, "fout") is IdentityReason.WRONG_PASSWORD
    assert problem(demo.file, None) is IdentityReason.MISSING_PASSWORD


@pytest.mark.parametrize("content", [b"geen sleutel", b"0\x03\x02\x01\x03", b"\x89PNG\r\n\x1a\n"])
def test_rubbish_is_no_pkcs12(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "rommel.p12"
    file.write_bytes(content)
    assert problem(file, "x") is IdentityReason.NOT_PKCS12


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "groot.p12"
    with file.open("wb") as stream:
        stream.truncate(LARGEST_FILE + 1)
    assert problem(file, "x") is IdentityReason.NOT_PKCS12


def test_a_bundle_without_a_key_is_no_identity(demo: Demo, tmp_path: Path) -> None:
    file = tmp_path / "alleen-certificaat.p12"
    file.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"x", None, demo.identity.certificate, None, BestAvailableEncryption(b"x")
        )
    )
    assert problem(file, "x") is IdentityReason.NO_KEY


def test_a_bundle_without_a_password_opens_without_one(demo: Demo, tmp_path: Path) -> None:
    file = tmp_path / "open.p12"
    identity = demo.identity
    file.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"x", identity.key, identity.certificate, None, NoEncryption()
        )
    )
    assert load_pkcs12(file, None, now=NOW).certificate == identity.certificate


def test_the_certificate_must_hold_now(demo: Demo) -> None:
    day = dt.timedelta(days=1)
    password = demo.made.password
    assert problem(demo.file, password, NOW - 2 * day) is IdentityReason.NOT_YET_VALID
    assert problem(demo.file, password, NOW + (VALID_DAYS + 1) * day) is IdentityReason.EXPIRED


@pytest.mark.parametrize(
    ("name", "reason"),
    [("weg.p12", FileReason.MISSING), ("", FileReason.IS_FOLDER), ("leeg.p12", FileReason.EMPTY)],
)
def test_a_file_that_cannot_be_read_says_why(name: str, reason: FileReason, tmp_path: Path) -> None:
    (tmp_path / "leeg.p12").touch()
    with pytest.raises(UnreadableFile) as caught:
        load_pkcs12(tmp_path / name, "x", now=NOW)
    assert caught.value.reason is reason


def test_the_demonstration_says_that_it_is_one(demo: Demo) -> None:
    root = x509.load_pem_x509_certificate(demo.made.root_pem)
    for certificate in (root, demo.identity.certificate):
        assert "niet voor echt gebruik" in certificate.subject.rfc4514_string()
    assert demo.made.password not in demo.made.pkcs12.decode("latin-1")
