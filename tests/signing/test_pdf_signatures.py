import datetime as dt
import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import x509
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from som_editor.core.errors import (
    CannotSign,
    SigningReason,
    TimestampProblem,
    TimestampReason,
)
from som_editor.signing.pdf_signatures import sign_pdf
from tests.signing.conftest import NOW, Demo
from tests.signing.timestamp_server import TimestampServer, answering, refusing, silent_address


@pytest.fixture(scope="module")
def signed(pdf: bytes, demo: Demo) -> bytes:
    return sign_pdf(
        pdf, demo.identity, now=NOW, reason="Vastgesteld", role="Bestuurder", place="Utrecht"
    )


def status(signed: bytes, demo: Demo, at: dt.datetime = NOW) -> PdfSignatureStatus:
    """What an independent reader of the file would find."""
    root = x509.Certificate.load(pem_bytes(demo.made.root_pem))
    context = ValidationContext(trust_roots=[root], moment=at, allow_fetching=False)
    signature = PdfFileReader(io.BytesIO(signed)).embedded_signatures[0]
    return validate_pdf_signature(signature, signer_validation_context=context)


def pem_bytes(pem: bytes) -> bytes:
    from asn1crypto.pem import unarmor

    return bytes(unarmor(pem)[2])


def test_the_signature_is_whole_trusted_and_allows_no_change(signed: bytes, demo: Demo) -> None:
    found = status(signed, demo)
    assert found.bottom_line
    assert (found.intact, found.valid, found.trusted) == (True, True, True)
    assert found.coverage is not None
    assert found.coverage.name == "ENTIRE_FILE"


def test_it_certifies_with_pades_and_says_why_where_and_in_what_role(signed: bytes) -> None:
    signature = PdfFileReader(io.BytesIO(signed)).embedded_signatures[0]
    entry = signature.sig_object
    assert entry["/SubFilter"] == "/ETSI.CAdES.detached"
    assert entry["/Reason"] == "Vastgesteld"
    assert entry["/Location"] == "Utrecht"
    assert signature.docmdp_level.value == 1
    attributes = signature.signer_info["signed_attrs"]
    roles = [
        claim["values"][0].native
        for attribute in attributes
        if attribute["type"].native == "signer_attributes_v2"
        for claim in attribute["values"][0]["claimed_attributes"]
    ]
    assert roles == ["Bestuurder"]


def test_it_bears_the_time_it_was_given(signed: bytes, demo: Demo) -> None:
    assert status(signed, demo).signer_reported_dt == NOW


def test_the_original_stands_unchanged_in_front(signed: bytes, pdf: bytes) -> None:
    assert signed.startswith(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as before, pikepdf.open(io.BytesIO(signed)) as after:
        assert dict(before.docinfo) == dict(after.docinfo)
        assert before.Root.Metadata.read_bytes() == after.Root.Metadata.read_bytes()
        assert "/Version" not in after.Root


def test_openssl_agrees(signed: bytes, demo: Demo, tmp_path: Path) -> None:
    first, length, second, rest = byte_range(signed)
    (tmp_path / "content").write_bytes(signed[first:length] + signed[second : second + rest])
    (tmp_path / "cms").write_bytes(bytes.fromhex(signed[length + 1 : second - 1].decode()))
    (tmp_path / "root.pem").write_bytes(demo.made.root_pem)
    at = str(int(NOW.timestamp()))
    checked = subprocess.run(
        f"openssl cms -verify -inform DER -binary -purpose any -attime {at} -in cms"
        " -content content -CAfile root.pem -out /dev/null".split(),
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


def byte_range(signed: bytes) -> tuple[int, int, int, int]:
    entry = PdfFileReader(io.BytesIO(signed)).embedded_signatures[0].sig_object["/ByteRange"]
    first, length, second, rest = (int(number) for number in entry)
    return first, length, second, rest


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_one_changed_byte_breaks_it(signed: bytes, demo: Demo, data: st.DataObject) -> None:
    _, length, second, _ = byte_range(signed)
    covered = st.integers(0, length - 1) | st.integers(second, len(signed) - 1)
    at = data.draw(covered)
    changed = bytearray(signed)
    changed[at] ^= data.draw(st.integers(1, 255))
    try:
        found = status(bytes(changed), demo)
    except Exception:  # noqa: BLE001 -- a file that can no longer be read is broken too
        return
    assert not found.bottom_line


def test_nothing_is_said_that_nobody_said(pdf: bytes, demo: Demo) -> None:
    signed = sign_pdf(pdf, demo.identity, now=NOW)
    signature = PdfFileReader(io.BytesIO(signed)).embedded_signatures[0]
    assert "/Reason" not in signature.sig_object
    assert "/Location" not in signature.sig_object
    assert status(signed, demo).bottom_line


def test_a_certified_file_takes_no_second_signature(signed: bytes, demo: Demo) -> None:
    assert refusal(signed, demo) is SigningReason.ALREADY_SIGNED


def test_what_is_no_pdf_is_refused(demo: Demo) -> None:
    assert refusal(b"PK\x03\x04 geen pdf", demo) is SigningReason.NOT_A_PDF
    assert refusal(b"", demo) is SigningReason.NOT_A_PDF


def test_an_encrypted_file_is_refused(pdf: bytes, demo: Demo) -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(locked, encryption=pikepdf.Encryption(owner="x", user="y"))
    assert refusal(locked.getvalue(), demo) is SigningReason.ENCRYPTED


def refusal(content: bytes, demo: Demo) -> SigningReason:
    with pytest.raises(CannotSign) as caught:
        sign_pdf(content, demo.identity, now=NOW)
    return caught.value.reason


def test_a_timestamp_server_proves_the_time(pdf: bytes, demo: Demo) -> None:
    with TimestampServer(answering(demo, NOW)) as server:
        signed = sign_pdf(pdf, demo.identity, now=NOW, timestamp_url=server.url)
    found = status(signed, demo)
    assert found.timestamp_validity is not None
    assert found.timestamp_validity.intact
    assert found.timestamp_validity.timestamp == NOW


def timestamp_refusal(pdf: bytes, demo: Demo, url: str) -> TimestampReason:
    with pytest.raises(TimestampProblem) as caught:
        sign_pdf(pdf, demo.identity, now=NOW, timestamp_url=url)
    assert caught.value.url == url
    return caught.value.reason


def test_a_server_that_is_not_there_is_named(pdf: bytes, demo: Demo) -> None:
    assert timestamp_refusal(pdf, demo, silent_address()) is TimestampReason.UNREACHABLE


@pytest.mark.parametrize(
    ("status_code", "content_type", "body"),
    [
        (500, "text/html", b"stuk"),
        (200, "text/html", b"<p>Welkom</p>"),
        (200, "application/timestamp-reply", b"rommel"),
        (200, "application/timestamp-reply", b"0\x050\x03\x02\x01\x02"),
    ],
)
def test_a_server_that_answers_something_else_is_named(
    status_code: int, content_type: str, body: bytes, pdf: bytes, demo: Demo
) -> None:
    with TimestampServer(refusing(status_code, content_type, body)) as server:
        assert timestamp_refusal(pdf, demo, server.url) is TimestampReason.REFUSED


@pytest.mark.parametrize("url", ["tijd", "ftp://tijd.invalid", "http://", "http://[::1"])
def test_what_is_no_web_address_is_not_tried(url: str, pdf: bytes, demo: Demo) -> None:
    assert timestamp_refusal(pdf, demo, url) is TimestampReason.BAD_ADDRESS
