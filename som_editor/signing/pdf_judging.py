"""One signature in a PDF: what it covers, who made it, and what proves when."""

import datetime as dt
from typing import NamedTuple

import msgspec
import pikepdf
from cryptography import x509

from som_editor.core.verdict import Finding, Kind, Signature
from som_editor.signing.chains import encoded
from som_editor.signing.identities import common_name
from som_editor.signing.pdf_cms import (
    RUBBISH,
    Cms,
    check_cms,
    read_cms,
    revocation_data,
    said,
    weak_digests,
)
from som_editor.signing.pdf_fields import Field, text
from som_editor.signing.pdf_opening import stream_bytes
from som_editor.signing.pdf_ranges import SignedRange, covered, digest, signed_range
from som_editor.signing.timestamp_tokens import Proof, prove
from som_editor.signing.trust import Evidence, algorithm_name, judge

_TOLERANCE = dt.timedelta(days=1)
"""How far the signer's clock may be off from a proven time before it is worth a word."""

_PADES = pikepdf.Name("/ETSI.CAdES.detached")
_KNOWN = (_PADES, pikepdf.Name("/adbe.pkcs7.detached"))
_STAMP = pikepdf.Name("/ETSI.RFC3161")
_MOST_EVIDENCE = 200
_EVIDENCE_BYTES = 5_000_000


class Bearer(NamedTuple):
    """A field with the signature in it and the bytes that it is over, if it says so sensibly."""

    field: Field
    value: pikepdf.Object
    range: SignedRange | None

    @property
    def is_stamp(self) -> bool:
        """Whether it is a timestamp over the document, and nobody's signature."""
        return self.value.get("/SubFilter") == _STAMP

    @property
    def end(self) -> int:
        """Where what is signed ends."""
        return self.range.end if self.range else 0


def bearers(content: bytes, fields: tuple[Field, ...]) -> tuple[Bearer, ...]:
    """Those of `fields` that are signed, in the order of signing."""
    found = (
        Bearer(field, field.value, signed_range(content, field.value))
        for field in fields
        if field.value is not None
    )
    return tuple(sorted(found, key=lambda one: one.end))


def judge_stamp(bearer: Bearer, content: bytes, evidence: Evidence) -> Proof:
    """What the timestamp over the document proves."""
    if bearer.range is None:
        return Proof(None, "", (Finding(Kind.TIMESTAMP_BROKEN),))
    try:
        token = read_cms(bytes(bearer.value.get("/Contents", b""))).encoded
    except RUBBISH:
        return Proof(None, "", (Finding(Kind.TIMESTAMP_BROKEN),))
    proof = prove(token, covered(content, bearer.range), evidence)
    return proof._replace(findings=(*bearer.range.findings, *proof.findings))


def judge_signature(
    bearer: Bearer,
    content: bytes,
    evidence: Evidence,
    *,
    now: dt.datetime,
    stamped: Proof | None,
    long_term: bool,
) -> Signature:
    """What is to be said of the signature in `bearer`; `stamped` is a timestamp over it later.

    With `long_term` the document brings along what was revoked.
    """
    try:
        return _judged(bearer, content, evidence, now, stamped, long_term)
    except RUBBISH:
        return Signature(signer="", findings=(Finding(Kind.SIGNATURE_MALFORMED),))


def with_document_evidence(pdf: pikepdf.Pdf, evidence: Evidence) -> Evidence:
    """`evidence`, and what the document brings along; whom to trust is never among that."""
    store = pdf.Root.get("/DSS")
    if not isinstance(store, pikepdf.Dictionary):
        return evidence
    more = []
    for der in _streams(store.get("/Certs")):
        try:
            more.append(x509.load_der_x509_certificate(der))
        except ValueError:
            continue
    return evidence._replace(
        certificates=(*evidence.certificates, *more),
        crls=(*evidence.crls, *_streams(store.get("/CRLs"))),
        ocsps=(*evidence.ocsps, *_streams(store.get("/OCSPs"))),
    )


def _streams(held: object) -> list[bytes]:
    if not isinstance(held, pikepdf.Array) or len(held) > _MOST_EVIDENCE:
        return []
    read = (stream_bytes(one, _EVIDENCE_BYTES) for one in held)
    return [content for content in read if content is not None]


def _judged(
    bearer: Bearer,
    content: bytes,
    evidence: Evidence,
    now: dt.datetime,
    stamped: Proof | None,
    long_term: bool,
) -> Signature:
    if bearer.range is None:
        raise ValueError
    found = [*bearer.range.findings]
    if bearer.value.get("/SubFilter") not in _KNOWN:
        found.append(Finding(Kind.UNKNOWN_ALGORITHM))
    signed = read_cms(bytes(bearer.value.get("/Contents", b"")))
    found += weak_digests(signed)
    found += check_cms(signed, digest(content, bearer.range, signed.digest))
    evidence = _with_carried(evidence, signed)
    proof = _proof(signed, evidence, stamped)
    found += proof.findings
    claims = said(signed)
    claimed_at = claims.at or _written_time(bearer.value)
    if proof.at and claimed_at and abs(proof.at - claimed_at) > _TOLERANCE:
        found.append(Finding(Kind.TIMES_DIFFER))
    claimed = Signature(
        signer=text(bearer.value.get("/Name")),
        role=", ".join(claims.roles),
        reason=text(bearer.value.get("/Reason")),
        place=text(bearer.value.get("/Location")),
        claimed_at=claimed_at,
        proven_at=proof.at,
        timestamped_by=proof.by,
        kind=_kind(bearer, signed, long_term=long_term),
        findings=_once(found),
    )
    if signed.certificate is None:
        return claimed
    trust = judge(signed.certificate, evidence, at=proof.at or now)
    return msgspec.structs.replace(
        claimed,
        signer=common_name(signed.certificate.subject),
        issuer=common_name(signed.certificate.issuer),
        valid_from=signed.certificate.not_valid_before_utc,
        valid_until=signed.certificate.not_valid_after_utc,
        algorithm=algorithm_name(signed.certificate, signed.digest),
        revocation=trust.revocation,
        certificates=encoded(signed.certificate, evidence.certificates),
        findings=_once([*found, *trust.findings]),
    )


def _with_carried(evidence: Evidence, signed: Cms) -> Evidence:
    revoking = revocation_data(signed)
    return evidence._replace(
        certificates=(*evidence.certificates, *signed.others),
        crls=(*evidence.crls, *revoking.crls),
        ocsps=(*evidence.ocsps, *revoking.ocsps),
    )


def _proof(signed: Cms, evidence: Evidence, stamped: Proof | None) -> Proof:
    """The moment that a timestamp proves; one that is false counts above all."""
    every = [prove(token, signed.value, evidence) for token in signed.stamps]
    broken = any(finding.kind is Kind.TIMESTAMP_BROKEN for one in every for finding in one.findings)
    findings = _once([finding for one in every for finding in one.findings])
    if broken:
        return Proof(None, "", findings)
    proven = [one for one in (*every, *filter(None, (stamped,))) if one.at]
    if proven:
        return min(proven, key=lambda one: str(one.at))._replace(findings=())
    if every:
        return every[0]._replace(findings=findings)
    return Proof(None, "", (Finding(Kind.TIME_UNPROVEN),))


def _written_time(value: pikepdf.Object) -> dt.datetime | None:
    """When it was signed as the dictionary says, which older signatures have instead."""
    from pikepdf.models.metadata import decode_pdf_date

    try:
        at: dt.datetime = decode_pdf_date(text(value.get("/M")))
    except ValueError:
        return None
    return at.replace(tzinfo=at.tzinfo or dt.UTC)


def _kind(bearer: Bearer, signed: Cms, *, long_term: bool) -> str:
    """The sort of signature, as experts call it."""
    if bearer.value.get("/SubFilter") != _PADES:
        return "PDF (CMS)"
    if not signed.stamps:
        return "PAdES B-B"
    return "PAdES B-LT" if long_term else "PAdES B-T"


def _once(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(findings))
