"""Whether a certificate leads to somebody who is trusted; slow to import (certificate validator).

The same for Word and PDF: what the signer's certificate is worth at one moment.
"""

import asyncio
import datetime as dt
from typing import NamedTuple

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, RevokedError, ValidationError
from pyhanko_certvalidator.policy_decl import (
    REQUIRE_REVINFO,
    CertRevTrustPolicy,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)

from som_editor.core.verdict import Finding, Kind, Revocation
from som_editor.signing.identities import common_name

_SMALLEST_RSA_BITS, _SMALLEST_CURVE_BITS = 2048, 256

_CURVES = {"secp256r1": "P-256", "secp384r1": "P-384", "secp521r1": "P-521"}
"""The curves as people call them."""

TIME_STAMPING = frozenset({"1.3.6.1.5.5.7.3.8"})
DOCUMENTS = frozenset(
    {
        "2.5.29.37.0",  # any
        "1.3.6.1.5.5.7.3.4",  # e-mail
        "1.3.6.1.5.5.7.3.2",  # client: what many smart cards have
        "1.3.6.1.5.5.7.3.36",  # documents (RFC 9336)
        "1.3.6.1.4.1.311.10.3.12",  # documents (Microsoft)
        "1.2.840.113583.1.1.5",  # documents (Adobe)
    }
)
"""What a certificate may be meant for, if it says so at all, to sign a document with it."""

_WITHOUT_REVOCATION = CertRevTrustPolicy(
    RevocationCheckingPolicy(RevocationCheckingRule.NO_CHECK, RevocationCheckingRule.NO_CHECK)
)
_WITH_REVOCATION = CertRevTrustPolicy(REQUIRE_REVINFO, retroactive_revinfo=True)
"""What is published today also says what was withdrawn by an earlier moment."""


class Evidence(NamedTuple):
    """What a check may build upon: who is trusted, what leads there, and, as DER, what was revoked.

    With `fetch` what is missing is asked for on the network.
    """

    roots: tuple[x509.Certificate, ...]
    certificates: tuple[x509.Certificate, ...] = ()
    crls: tuple[bytes, ...] = ()
    ocsps: tuple[bytes, ...] = ()
    fetch: bool = False


class Trust(NamedTuple):
    """What was found of a certificate, and whether it was revoked."""

    findings: tuple[Finding, ...]
    revocation: Revocation


def judge(
    certificate: x509.Certificate,
    evidence: Evidence,
    *,
    at: dt.datetime,
    purposes: frozenset[str] = DOCUMENTS,
) -> Trust:
    """What `certificate` is worth for a signature that existed `at` that moment."""
    found = [*_usage(certificate, purposes), *_validity(certificate, at)]
    if weak_key(certificate):
        found.append(Finding(Kind.WEAK_KEY))
    if not evidence.roots:
        return Trust((*found, Finding(Kind.NO_ROOTS)), Revocation.UNKNOWN)
    # that it held is looked at above, and must not hide whether it leads to a root
    held = min(max(at, certificate.not_valid_before_utc), certificate.not_valid_after_utc)
    if not asyncio.run(_leads_to_a_root(certificate, evidence, held)):
        found.append(Finding(Kind.UNTRUSTED, common_name(certificate.issuer)))
        return Trust(tuple(found), Revocation.UNKNOWN)
    revocation = asyncio.run(_revocation(certificate, evidence, held))
    if revocation is Revocation.REVOKED:
        found.append(Finding(Kind.REVOKED))
    elif revocation is Revocation.UNKNOWN:
        found.append(Finding(Kind.REVOCATION_UNKNOWN))
    return Trust(tuple(found), revocation)


def weak_key(certificate: x509.Certificate) -> bool:
    """Whether the key of `certificate` is one that others can find out, or of an unknown sort."""
    match _key(certificate):
        case RSAPublicKey() as key:
            return key.key_size < _SMALLEST_RSA_BITS
        case EllipticCurvePublicKey() as key:
            return key.curve.key_size < _SMALLEST_CURVE_BITS
        case _:
            return True


def algorithm_name(certificate: x509.Certificate, digest: str) -> str:
    """The sort and size of the key and the `digest` ("sha256", or empty), as people write them."""
    hashing = digest.replace("sha", "SHA-") if digest else "?"
    match _key(certificate):
        case RSAPublicKey() as key:
            return f"RSA {key.key_size}, {hashing}"
        case EllipticCurvePublicKey() as key:
            return f"ECDSA {_CURVES.get(key.curve.name, key.curve.name)}, {hashing}"
        case _:
            return hashing


def _key(certificate: x509.Certificate) -> object:
    """The key of `certificate`; None where it is of a sort that nobody knows, or is no key."""
    try:
        return certificate.public_key()
    except (UnsupportedAlgorithm, ValueError):
        return None


def _usage(certificate: x509.Certificate, purposes: frozenset[str]) -> tuple[Finding, ...]:
    """Whether the certificate is for something else, as far as it says what it is for."""
    wrong = False
    try:
        extensions = certificate.extensions
    except ValueError:  # extensions that cannot be read, or twice
        return (Finding(Kind.WRONG_USAGE),)
    for extension in extensions:
        match extension.value:
            case x509.KeyUsage() as usage:
                wrong |= not (usage.digital_signature or usage.content_commitment)
            case x509.ExtendedKeyUsage() as usage:
                wrong |= not purposes & {purpose.dotted_string for purpose in usage}
    return (Finding(Kind.WRONG_USAGE),) if wrong else ()


def _validity(certificate: x509.Certificate, at: dt.datetime) -> tuple[Finding, ...]:
    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if at < first:
        return (Finding(Kind.NOT_YET_VALID, first.date().isoformat()),)
    if at > last:
        return (Finding(Kind.EXPIRED, last.date().isoformat()),)
    return ()


async def _leads_to_a_root(
    certificate: x509.Certificate, evidence: Evidence, at: dt.datetime
) -> bool:
    context = _context(evidence, at, _WITHOUT_REVOCATION)
    try:
        await CertificateValidator(
            _native(certificate), validation_context=context
        ).async_validate_path()
    except (PathError, ValidationError):
        return False
    finally:
        await context.aclose()  # type: ignore[no-untyped-call]  # not annotated there
    return True


async def _revocation(
    certificate: x509.Certificate, evidence: Evidence, at: dt.datetime
) -> Revocation:
    """Whether the certificate or one above it was withdrawn; unknown where nobody was heard."""
    if certificate in evidence.roots:  # nobody is above it who could withdraw it
        return Revocation.UNKNOWN
    context = _context(evidence, at, _WITH_REVOCATION)
    try:
        await CertificateValidator(
            _native(certificate), validation_context=context
        ).async_validate_path()
    except RevokedError:
        return Revocation.REVOKED
    except (PathError, ValidationError):
        return Revocation.UNKNOWN
    finally:
        await context.aclose()  # type: ignore[no-untyped-call]  # not annotated there
    return Revocation.GOOD


def _context(evidence: Evidence, at: dt.datetime, policy: CertRevTrustPolicy) -> ValidationContext:
    return ValidationContext(
        trust_roots=[_native(root) for root in evidence.roots],
        other_certs=[_native(one) for one in evidence.certificates],
        moment=at,
        allow_fetching=evidence.fetch,
        crls=evidence.crls,
        ocsps=evidence.ocsps,
        revinfo_policy=policy,
    )


def _native(certificate: x509.Certificate) -> asn1.Certificate:
    """The certificate in the shape that the validator takes."""
    return asn1.Certificate.load(certificate.public_bytes(Encoding.DER))
