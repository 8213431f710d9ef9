"""What a timestamp proves; slow to import (pyHanko)."""

import asyncio
import datetime as dt
import hashlib
import logging
from typing import NamedTuple

from asn1crypto import cms, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko_certvalidator import ValidationContext

from som_editor.core.verdict import Finding, Kind
from som_editor.signing.identities import common_name
from som_editor.signing.trust import TIME_STAMPING, Evidence, judge

logging.getLogger("pyhanko").addHandler(logging.NullHandler())
# it warns of what we tell in our own words; unheard, Python would print that on the terminal


class Proof(NamedTuple):
    """The moment that a timestamp proves and who vouches for it; None when it proves nothing."""

    at: dt.datetime | None
    by: str
    findings: tuple[Finding, ...]


_BROKEN = Proof(None, "", (Finding(Kind.TIMESTAMP_BROKEN),))


def prove(token: bytes, content: bytes, evidence: Evidence) -> Proof:
    """What the timestamp `token` proves of `content`."""
    try:
        signed = cms.ContentInfo.load(token, strict=True)["content"]
        stated = signed["encap_content_info"]["content"].parsed
        if not isinstance(signed, cms.SignedData) or not isinstance(stated, tsp.TSTInfo):
            return _BROKEN
        at = stated["gen_time"].native
        status = asyncio.run(_checked(signed, content, at))
        authority = _certificate(status["signing_cert"])
        held = tuple(
            _certificate(one.chosen)
            for one in signed["certificates"]
            if isinstance(one.chosen, asn1.Certificate)
        )
    except (ValueError, TypeError, KeyError, OverflowError):  # what asn1crypto says of rubbish
        return _BROKEN
    except (AttributeError, UnsupportedAlgorithm):  # what is said of a digest or key of no sort
        return _BROKEN
    except (SigningError, SignatureValidationError):
        return _BROKEN
    if not (status["intact"] and status["valid"]):
        return _BROKEN
    with_its_own = evidence._replace(certificates=(*evidence.certificates, *held))
    trust = judge(authority, with_its_own, at=at, purposes=TIME_STAMPING)
    by = common_name(authority.subject)
    if any(finding.kind is not Kind.REVOCATION_UNKNOWN for finding in trust.findings):
        return Proof(None, by, (Finding(Kind.TIMESTAMP_UNTRUSTED, by),))
    return Proof(at.astimezone(dt.UTC), by, ())


async def _checked(signed: cms.SignedData, content: bytes, at: dt.datetime) -> dict[str, object]:
    """What the engine says of the token; whom to trust is asked elsewhere."""

    def imprint(algorithm: str) -> bytes:
        return hashlib.new(algorithm, content).digest()

    context = ValidationContext(trust_roots=[], moment=at)
    checked: dict[str, object] = await validate_tst_signed_data(signed, context, imprint)
    return checked


def _certificate(certificate: object) -> x509.Certificate:
    if not isinstance(certificate, asn1.Certificate):
        raise TypeError
    return x509.load_der_x509_certificate(certificate.dump())
