"""Signing a PDF and judging it: good files pass, and say who, when, in what role and why."""

import asyncio
import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper, SimpleSigner
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from som_editor.core.errors import CannotSign, FileReason, SigningReason
from som_editor.core.verdict import (
    Answer,
    Revocation,
    Verdict,
    all_findings,
    facts,
    is_valid,
    revocation,
)
from som_editor.files.zipped import Unpackable
from som_editor.signing.pdf_preparing import prepare_pdf, signature_fields
from som_editor.signing.pdf_signatures import sign_pdf
from som_editor.signing.pdf_verifying import verify_pdf
from som_editor.signing.trust import Evidence
from som_editor.writers.pdf import write_pdf
from tests.certificates import Authorities
from tests.writers.docx_samples import ADOPTED, DIGEST, LOGO, PICTURE, everything


@pytest.fixture(scope="module")
def plain() -> bytes:
    return write_pdf(everything(*ADOPTED), images={DIGEST: PICTURE}, logo=LOGO)


def by(content: bytes, authorities: Authorities, who: str = "p256", **more: Any) -> bytes:
    return sign_pdf(
        content,
        authorities.identity(who),
        now=authorities.now,
        **more,
    )


def verdict(content: bytes, authorities: Authorities, *, told: bool = True) -> Verdict:
    """What is said of `content`, with or without having been `told` what was revoked."""
    evidence = Evidence((authorities.root,), crls=authorities.crls() if told else ())
    return verify_pdf(content, evidence, now=authorities.now)


def lasting(authorities: Authorities) -> dict[str, Any]:
    return {
        "long_term": True,
        "roots": (authorities.root,),
        "timestamp_url": authorities.tsa,
    }


def good_files(plain: bytes, authorities: Authorities) -> Iterator[bytes]:
    """Files that nobody tampered with, made by us."""
    for who in ("p256", "p384", "rsa"):
        yield by(plain, authorities, who)
        yield by(plain, authorities, who, timestamp_url=authorities.tsa)
    yield by(plain, authorities, visible=True)
    yield by(plain, authorities, "rsa", **lasting(authorities))
    yield by(plain, authorities, visible=True, **lasting(authorities))
    for visible in (False, True):
        ready = prepare_pdf(plain, ["Bestuurder", "GMR"], visible=visible)
        one = by(ready, authorities, role="GMR")
        yield one
        yield by(one, authorities, "rsa", role="Bestuurder")
        first = by(ready, authorities, "rsa", role="Bestuurder", **lasting(authorities))
        yield by(first, authorities, role="GMR", **lasting(authorities))
    yield from foreign_files(plain, authorities)


def foreign_files(plain: bytes, authorities: Authorities) -> Iterator[bytes]:
    """Files that another program signed, in its own way."""
    identity = authorities.identity("rsa")
    chain = SimpleCertificateStore()
    chain.register(asn1.Certificate.load(identity.chain[0].public_bytes(Encoding.DER)))
    key = identity.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    engine = SimpleSigner(
        signing_cert=asn1.Certificate.load(identity.certificate.public_bytes(Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=chain,
    )
    made = plain
    for name in ("Eerste", "Tweede"):
        revision = IncrementalPdfFileWriter(io.BytesIO(made))
        signer = PdfSigner(
            PdfSignatureMetadata(field_name=name),
            engine,
            new_field_spec=SigFieldSpec(name, box=(72, 72, 200, 120)),
        )
        made = asyncio.run(signer.async_sign_pdf(revision)).getvalue()
        yield made
    revision = IncrementalPdfFileWriter(io.BytesIO(made))
    stamper = PdfTimeStamper(HTTPTimeStamper(authorities.tsa))
    stamped = stamper.async_timestamp_pdf(revision, "sha256", validation_context=None)
    yield asyncio.run(stamped).getvalue()


def test_no_good_file_raises_an_alarm(plain: bytes, authorities: Authorities) -> None:
    every = list(good_files(plain, authorities))
    assert len(every) >= 16
    for content in every:
        found = verdict(content, authorities)
        assert is_valid(found), all_findings(found)
        assert revocation(found) is Revocation.GOOD


def test_who_signed_is_told_with_role_reason_and_place(
    plain: bytes, authorities: Authorities
) -> None:
    signed = by(
        plain,
        authorities,
        role="Bestuurder",
        reason="Vastgesteld",
        place="Utrecht",
        timestamp_url=authorities.tsa,
    )
    found = verdict(signed, authorities)
    (one,) = found.signatures
    assert (one.signer, one.issuer, one.role) == ("Testbestuurder", "Testuitgever", "Bestuurder")
    assert (one.reason, one.place) == ("Vastgesteld", "Utrecht")
    assert (one.kind, one.algorithm) == ("PAdES B-T", "ECDSA P-256, SHA-256")
    assert one.claimed_at == authorities.now
    assert one.timestamped_by == "Testtijdserver"
    assert set(facts(found).values()) == {Answer.YES}
    assert found.facts_signed["Version"] == "4.0"


def test_proof_of_revocation_goes_along_in_the_signed_revision(
    plain: bytes, authorities: Authorities
) -> None:
    signed = by(plain, authorities, **lasting(authorities))
    found = verdict(signed, authorities, told=False)
    assert revocation(found) is Revocation.GOOD
    assert found.signatures[0].kind == "PAdES B-LT"
    assert not all_findings(found)


def test_a_document_timestamp_proves_when_who_signed_had_none(
    plain: bytes, authorities: Authorities
) -> None:
    *_others, stamped = foreign_files(plain, authorities)
    found = verdict(stamped, authorities)
    assert len(found.signatures) == 2
    assert {one.timestamped_by for one in found.signatures} == {"Testtijdserver"}


def test_a_prepared_file_tells_who_has_signed_yet(plain: bytes, authorities: Authorities) -> None:
    ready = prepare_pdf(plain, ["Bestuurder", "GMR"])
    one = by(ready, authorities, field="GMR", role="Voorzitter")
    assert [(field.name, field.signer) for field in signature_fields(one)] == [
        ("Bestuurder", ""),
        ("GMR", "Testbestuurder"),
    ]
    two = by(one, authorities, "rsa")
    assert [field.signer for field in signature_fields(two)] == [
        "Testbestuurder RSA",
        "Testbestuurder",
    ]
    assert two.startswith(one)


def test_the_first_signature_allows_others_only_where_fields_are_open(
    plain: bytes, authorities: Authorities
) -> None:
    assert permission(by(plain, authorities)) == 1
    assert permission(by(prepare_pdf(plain, ["A", "B"]), authorities, field="A")) == 2


def permission(signed: bytes) -> int:
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        return int(pdf.Root.Perms.DocMDP.Reference[0].TransformParams.P)


def test_a_visible_signature_is_tagged_on_a_page_of_its_own(
    plain: bytes, authorities: Authorities
) -> None:
    signed = by(plain, authorities, visible=True, role="Bestuurder")
    with pikepdf.open(io.BytesIO(plain)) as before, pikepdf.open(io.BytesIO(signed)) as after:
        assert len(after.pages) == len(before.pages) + 1
        (widget,) = after.pages[-1].Annots
        assert widget.T == "Handtekening"
        assert "/TU" in widget
        assert after.pages[-1].Tabs == "/S"
        tags = after.Root.StructTreeRoot.K[0].K[-1]
        assert tags.S == "/Form"
        assert tags.K.Type == "/OBJR"
        assert tags.K.Obj.objgen == widget.objgen


def refusal(content: bytes, authorities: Authorities, **more: Any) -> CannotSign:
    with pytest.raises(CannotSign) as caught:
        by(content, authorities, **more)
    return caught.value


def test_which_field_is_asked_for_where_it_is_not_plain(
    plain: bytes, authorities: Authorities
) -> None:
    ready = prepare_pdf(plain, ["Bestuurder", "GMR"])
    assert refusal(ready, authorities).reason is SigningReason.WHICH_FIELD
    assert refusal(ready, authorities).detail == "Bestuurder, GMR"
    assert refusal(ready, authorities, field="OR").reason is SigningReason.NO_FIELD
    one = by(ready, authorities, role="bestuurder")
    taken = refusal(one, authorities, field="Bestuurder")
    assert taken.reason is SigningReason.FIELD_TAKEN


def test_nothing_visible_comes_upon_what_was_signed(plain: bytes, authorities: Authorities) -> None:
    one = by(prepare_pdf(plain, ["Bestuurder", "GMR"]), authorities, role="GMR")
    assert refusal(one, authorities, visible=True).reason is SigningReason.NO_ROOM
    with pytest.raises(CannotSign) as caught:
        prepare_pdf(one, ["OR"])
    assert caught.value.reason is SigningReason.PREPARED_LATE


@pytest.mark.parametrize("names", [["GMR", "GMR"], [""], ["A.B"]])
def test_fields_need_names_of_their_own(names: list[str], plain: bytes) -> None:
    with pytest.raises(CannotSign) as caught:
        prepare_pdf(plain, names)
    assert caught.value.reason is SigningReason.FIELD_NAME


def test_what_cannot_be_printed_or_relied_upon_is_said(
    plain: bytes, authorities: Authorities
) -> None:
    assert refusal(plain, authorities, who="weak").reason is SigningReason.SHORT_KEY
    unprintable = refusal(plain, authorities, visible=True, role="\u4f60")
    assert unprintable.reason is SigningReason.NO_FONT


def test_proof_that_is_not_to_be_had_is_not_left_out(
    plain: bytes, authorities: Authorities
) -> None:
    strange = authorities.certificate("strange-root")
    for who, more in (
        ("revoked", {}),
        ("expired", {}),
        ("p256", {"timestamp_url": authorities.strange_tsa}),
        ("p256", {"roots": (strange,)}),
        ("stranger", {"roots": (strange,), "timestamp_url": None}),  # it names nobody to ask
    ):
        terms = {**lasting(authorities), **more}
        assert refusal(plain, authorities, who=who, **terms).reason is SigningReason.NO_PROOF


# what is refused


def unreadable(content: bytes, authorities: Authorities) -> FileReason:
    with pytest.raises(Unpackable) as caught:
        verdict(content, authorities)
    return caught.value.reason


def test_what_is_no_pdf_or_has_a_password_is_refused(
    plain: bytes, authorities: Authorities
) -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="x", user=""))
    assert unreadable(locked.getvalue(), authorities) is FileReason.ENCRYPTED
    for rubbish in (b"PK\x03\x04", b"", b"%PDF-1.7\nniets", plain[: len(plain) // 2]):
        assert unreadable(rubbish, authorities) is FileReason.DAMAGED


def test_thousands_of_signatures_are_not_looked_at(authorities: Authorities) -> None:
    many = b"%PDF-1.7\n" + b"1 0 obj\n<</ByteRange [0 1 2 3]>>\nendobj\n" * 10_000
    assert unreadable(many, authorities) is FileReason.TOO_MANY_PARTS
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        entries = ({"/FT": pikepdf.Name.Sig, "/T": pikepdf.String(str(n))} for n in range(10_000))
        fields = pikepdf.Array([pikepdf.Dictionary(one) for one in entries])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=fields)
        made = io.BytesIO()
        pdf.save(made)
    assert unreadable(made.getvalue(), authorities) is FileReason.TOO_MANY_PARTS


@pytest.mark.parametrize("packed", [1, 2])
def test_what_is_packed_too_tight_is_not_unpacked(packed: int, authorities: Authorities) -> None:
    import zlib

    content = (
        zlib.compress(bytes(300_000_000), 1)
        if packed == 1
        else zlib.compress(zlib.compress(bytes(300_000_000)))
    )
    filters = b"/FlateDecode " * packed
    bomb = (
        b"%PDF-1.7\n1 0 obj\n<</Type /ObjStm /N 1 /First 4 /Filter ["
        + filters
        + b"] /Length "
        + str(len(content)).encode()
        + b">>\nstream\n"
        + content
        + b"\nendstream\nendobj\n"
    )
    assert unreadable(bomb, authorities) is FileReason.TOO_LARGE


def test_what_is_nested_too_deep_is_not_followed(plain: bytes, authorities: Authorities) -> None:
    deep = plain.replace(b"/Lang (nl-NL)", b"/Lang (nl-NL)", 1)
    with pikepdf.open(io.BytesIO(deep)) as pdf:
        made = io.BytesIO()
        pdf.save(made, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    content = made.getvalue()
    start = content.rindex(b"xref\n", 0, len(content) - 30)
    table = content[start:]
    tower = b"1 0 obj\n" + b"[" * 100_000 + b"]" * 100_000 + b"\nendobj\n"
    moved = content[:start] + tower + table
    first = table.split(b"\n")[3]
    swapped = moved.replace(first, b"%010d 00000 n " % start).replace(
        b"startxref\n%d" % start, b"startxref\n%d" % (start + len(tower))
    )
    assert unreadable(swapped, authorities) is FileReason.DAMAGED
