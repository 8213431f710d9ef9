"""One signature in a Word file: what it covers, who made it, and what proves when."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding

from som_editor.core.verdict import Finding, Kind, Signature
from som_editor.signing.chains import encoded
from som_editor.signing.docx.canonical import canonical
from som_editor.signing.docx.coverage import Coverage
from som_editor.signing.docx.integrity import (
    EXCLUSIVE,
    Signed,
    check_manifest,
    check_value,
    signature_method,
    signed_objects,
    weak_digests,
)
from som_editor.signing.docx.names import Element, dsig, xades
from som_editor.signing.docx.opc import Package
from som_editor.signing.docx.signature_part import (
    Malformed,
    Proofs,
    binary,
    certificates,
    child,
    comments,
    method,
    moment,
    package_time,
    proofs,
    words,
)
from som_editor.signing.identities import common_name
from som_editor.signing.timestamp_tokens import Proof, prove
from som_editor.signing.trust import Evidence, algorithm_name, judge

_TOLERANCE = dt.timedelta(days=1)
"""How far the signer's clock may be off from a proven time before it is worth a word."""


def judge_signature(
    package: Package, required: Coverage, part: str, evidence: Evidence, *, now: dt.datetime
) -> Signature:
    """What is to be said of the signature in `part`, over a package with `required` to cover.

    Raises Unpackable.
    """
    root = package.xml(part)
    if root is None or root.tag != dsig("Signature"):
        return _malformed(part)
    try:
        signed = signed_objects(root)
        found = [*signed.findings, *weak_digests(root)]
        found += check_manifest(package, required, signed.objects)
        return _judged(root, signed, found, evidence, now)
    except Malformed:
        return _malformed(part)


def _malformed(part: str) -> Signature:
    return Signature(signer="", findings=(Finding(Kind.SIGNATURE_MALFORMED, part),))


def _judged(
    root: Element, signed: Signed, found: list[Finding], evidence: Evidence, now: dt.datetime
) -> Signature:
    claims = _claims(signed)
    known = certificates(root)
    certificate = _signing_certificate(signed.properties, known, found)
    carried = proofs(root)
    evidence = _with_carried(evidence, known, carried)
    proof = _proof(root, carried, evidence)
    found += proof.findings
    if proof.at and claims.at and abs(proof.at - claims.at) > _TOLERANCE:
        found.append(Finding(Kind.TIMES_DIFFER))
    claimed = Signature(
        signer="",
        role=claims.role,
        reason=claims.reason,
        place=claims.place,
        claimed_at=claims.at,
        proven_at=proof.at,
        timestamped_by=proof.by,
        kind=_kind(signed, carried),
        findings=_once((*found, Finding(Kind.NO_CERTIFICATE))),
    )
    if certificate is None:
        return claimed
    found += check_value(root, certificate)
    found += _foreign_key(root, certificate)
    trust = judge(certificate, evidence, at=proof.at or now)
    return msgspec.structs.replace(
        claimed,
        signer=common_name(certificate.subject),
        issuer=common_name(certificate.issuer),
        valid_from=certificate.not_valid_before_utc,
        valid_until=certificate.not_valid_after_utc,
        algorithm=_algorithm(root, certificate),
        revocation=trust.revocation,
        certificates=encoded(certificate, evidence.certificates),
        findings=_once((*found, *trust.findings)),
    )


class _Claims(NamedTuple):
    at: dt.datetime | None
    role: str
    reason: str
    place: str


def _claims(signed: Signed) -> _Claims:
    """What the signer said, as far as it is under the signature."""
    times = [package_time(one) for one in signed.intact]
    about = signed.properties
    said = dict.fromkeys(("SigningTime", "ClaimedRole", "CommitmentTypeQualifier"), "")
    place = ""
    if about is not None:
        said = {name: words(next(about.iter(xades(name)), None)) for name in said}
        made = next(about.iter(xades("SignatureProductionPlace")), ())
        place = ", ".join(filter(None, map(words, made)))
    at = moment(said["SigningTime"]) or next(filter(None, times), None)
    reason = comments(signed.intact) or said["CommitmentTypeQualifier"]
    return _Claims(at, said["ClaimedRole"], reason, place)


def _signing_certificate(
    properties: Element | None, known: tuple[x509.Certificate, ...], found: list[Finding]
) -> x509.Certificate | None:
    """The certificate that is named under the signature; else the first, and that it is not so."""
    if not known:
        return None
    named = None
    if properties is not None:
        named = next(properties.iter(xades("CertDigest")), None)
    if named is None:
        found.append(Finding(Kind.CERTIFICATE_UNBOUND))
        return known[0]
    digest, value = method(named), binary(child(named, dsig("DigestValue")))
    if not digest:
        found.append(Finding(Kind.UNKNOWN_ALGORITHM))
        return known[0]
    for certificate in known:
        if hashlib.new(digest, certificate.public_bytes(Encoding.DER)).digest() == value:
            return certificate
    found.append(Finding(Kind.CERTIFICATE_SWAPPED, common_name(known[0].subject)))
    return known[0]


def _with_carried(
    evidence: Evidence, known: tuple[x509.Certificate, ...], carried: Proofs
) -> Evidence:
    """`evidence`, and what the signature brings along; whom to trust is never among that."""
    more = []
    for content in carried.certificates:
        try:
            more.append(x509.load_der_x509_certificate(content))
        except ValueError:
            continue
    return evidence._replace(
        certificates=(*evidence.certificates, *known, *more),
        crls=(*evidence.crls, *carried.crls),
        ocsps=(*evidence.ocsps, *carried.ocsps),
    )


def _proof(root: Element, carried: Proofs, evidence: Evidence) -> Proof:
    """The earliest moment that a timestamp proves; one that is false counts above all."""
    if not carried.stamps:
        return Proof(None, "", (Finding(Kind.TIME_UNPROVEN),))
    value = child(root, dsig("SignatureValue"))
    every = []
    for stamp in carried.stamps:
        exclusive = EXCLUSIVE.get(stamp.method or next(iter(EXCLUSIVE)))
        if exclusive is None:
            every.append(Proof(None, "", (Finding(Kind.UNKNOWN_ALGORITHM),)))
        else:
            every.append(prove(stamp.token, canonical(value, exclusive=exclusive), evidence))
    proven = sorted((one for one in every if one.at), key=lambda one: str(one.at))
    findings = _once(tuple(finding for one in every for finding in one.findings))
    best = proven[0] if proven else every[0]
    broken = any(finding.kind is Kind.TIMESTAMP_BROKEN for finding in findings)
    if proven and not broken:
        return best
    return best._replace(at=None if broken else best.at, findings=findings)


def _foreign_key(root: Element, certificate: x509.Certificate) -> Iterator[Finding]:
    """That there is a bare key beside the certificate, which is not the certificate's."""
    for bare in root.iterfind(f"{dsig('KeyInfo')}/{dsig('KeyValue')}"):
        modulus = bare.find(f"{dsig('RSAKeyValue')}/{dsig('Modulus')}")
        key = certificate.public_key()
        if modulus is not None and isinstance(key, RSAPublicKey):
            own = int.from_bytes(binary(modulus), "big") == key.public_numbers().n
        else:
            own = False
        if not own:
            yield Finding(Kind.KEY_BESIDE_CERTIFICATE)


def _algorithm(root: Element, certificate: x509.Certificate) -> str:
    made = signature_method(root)
    return algorithm_name(certificate, made[1] if made else "")


def _kind(signed: Signed, carried: Proofs) -> str:
    if carried.stamps:
        return "XAdES-T"
    return "XML-DSig" if signed.properties is None else "XAdES-BES"


def _once(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(findings))
