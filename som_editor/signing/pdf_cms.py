"""The signature itself in a PDF (CMS): whose it is, what it says, whether it fits the bytes.

Slow to import (pyHanko).
"""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from asn1crypto import cms, core, parser
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.general import (
    CMSExtractionError,
    check_ess_certid,
    extract_certificate_info,
    extract_signer_info,
    find_cms_attribute_iter,
)
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import get_signing_cert_attr, validate_sig_integrity

from som_editor.core.verdict import Finding, Kind

RUBBISH = (
    AttributeError,  # of a digest that is of no sort
    CMSExtractionError,
    KeyError,
    OverflowError,
    RecursionError,
    TypeError,
    UnsupportedAlgorithm,
    ValueError,
)
"""What is raised by reading what is no signature."""

_DIGESTS = ("sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512")
_WEAK = ("md2", "md5", "sha1", "sha224")


class Cms(NamedTuple):
    """A signature that could be read; without `certificate` there is none of the signer in it.

    It is `proper` when it is over the file and not over something within itself.
    """

    encoded: bytes
    padded: bool
    info: cms.SignerInfo
    certificate: x509.Certificate | None
    others: tuple[x509.Certificate, ...]
    is_proper: bool

    @property
    def digest(self) -> str:
        """The digest over the content, by its short name."""
        return str(self.info["digest_algorithm"]["algorithm"].native)

    @property
    def value(self) -> bytes:
        """The bare signature, which a timestamp is over."""
        return bytes(self.info["signature"].native)

    @property
    def stamps(self) -> tuple[bytes, ...]:
        """The timestamps over it."""
        found = find_cms_attribute_iter(_attributes(self.info, "unsigned"), _STAMP)
        return tuple(one.dump() for one in found)


_STAMP = "signature_time_stamp_token"


def read_cms(contents: bytes) -> Cms:
    """The signature in `contents`, which is filled up with zeroes. Raises one of RUBBISH."""
    encoded = contents[: _length(contents)]
    message = cms.ContentInfo.load(encoded)
    signed = message["content"]
    if not isinstance(signed, cms.SignedData):
        raise TypeError
    info = extract_signer_info(signed)
    held = tuple(
        x509.load_der_x509_certificate(one.chosen.dump())
        for one in signed["certificates"]
        if isinstance(one.chosen, asn1.Certificate)
    )
    try:
        own = extract_certificate_info(signed).signer_cert
        certificate = x509.load_der_x509_certificate(own.dump())
    except CMSExtractionError:
        certificate = None
    return Cms(
        encoded=encoded,
        padded=any(contents[len(encoded) :]),
        info=info,
        certificate=certificate,
        others=tuple(one for one in held if one != certificate),
        is_proper=_is_proper(signed, info),
    )


def check_cms(signed: Cms, digest: bytes) -> Iterator[Finding]:
    """What is wrong with `signed` as a signature over what has `digest`. Raises one of RUBBISH."""
    if signed.padded:
        yield Finding(Kind.HIDDEN_DATA)
    if not signed.is_proper:
        yield Finding(Kind.SIGNATURE_MALFORMED)
        return
    if signed.certificate is None:
        yield Finding(Kind.NO_CERTIFICATE)
        return
    named = _named(signed)
    own = asn1.Certificate.load(signed.certificate.public_bytes(Encoding.DER))
    if named is None:
        yield Finding(Kind.CERTIFICATE_UNBOUND)
    elif not check_ess_certid(own, named):
        yield Finding(Kind.CERTIFICATE_SWAPPED)
        return
    try:
        intact, valid = validate_sig_integrity(signed.info, own, "data", digest)
    except (SignatureValidationError, UnsupportedAlgorithm, NotImplementedError):
        intact = valid = False
    if not (intact and valid):
        yield Finding(Kind.SIGNATURE_BROKEN)


def weak_digests(signed: Cms) -> Iterator[Finding]:
    """The digests in it that others can forge, or that are not known."""
    method = signed.info["signature_algorithm"]
    for name in dict.fromkeys((signed.digest, _hashing(method) or signed.digest)):
        if name in _WEAK:
            yield Finding(Kind.WEAK_ALGORITHM, name.upper().replace("SHA", "SHA-"))
        elif name not in _DIGESTS:
            yield Finding(Kind.UNKNOWN_ALGORITHM)


class Said(NamedTuple):
    """What the signer said under the signature."""

    at: dt.datetime | None
    roles: tuple[str, ...]


def said(signed: Cms) -> Said:
    """When and in what role somebody signed, by their own word. Raises one of RUBBISH."""
    attributes = _attributes(signed.info, "signed")
    times = [one.native for one in find_cms_attribute_iter(attributes, "signing_time")]
    roles = [
        str(value.native)
        for claims in find_cms_attribute_iter(attributes, "signer_attributes_v2")
        for claim in claims["claimed_attributes"] or ()
        for value in claim["values"]
    ]
    at = next((time for time in times if isinstance(time, dt.datetime)), None)
    return Said(at, tuple(roles))


class Revoking(NamedTuple):
    """Lists of revoked certificates and answers about them, as DER."""

    crls: tuple[bytes, ...]
    ocsps: tuple[bytes, ...]


def revocation_data(signed: Cms) -> Revoking:
    """What Adobe's programs put under a signature. Raises one of RUBBISH."""
    attributes = _attributes(signed.info, "signed")
    held = tuple(find_cms_attribute_iter(attributes, "adobe_revocation_info_archival"))
    return Revoking(
        tuple(crl.dump() for one in held for crl in one["crl"] or ()),
        tuple(ocsp.dump() for one in held for ocsp in one["ocsp"] or ()),
    )


def _is_proper(signed: cms.SignedData, info: cms.SignerInfo) -> bool:
    """Whether what stands outside the signed attributes agrees with them: nothing protects it."""
    inside = signed["encap_content_info"]
    digests = {one["algorithm"].native for one in signed["digest_algorithms"]}
    return (
        inside["content_type"].native == "data"
        and inside["content"].native is None
        and info["digest_algorithm"]["algorithm"].native in digests
    )


def _named(signed: Cms) -> core.Sequence | None:
    """What is under the signature about the certificate that belongs to it."""
    attributes = _attributes(signed.info, "signed")
    try:
        named = get_signing_cert_attr(attributes) if attributes else None
    except SignatureValidationError:
        raise ValueError from None
    return None if named is None else named["certs"][0]


def _hashing(method: cms.SignedDigestAlgorithm) -> str:
    try:
        return str(method.hash_algo)
    except ValueError:  # the method names none, so the digest over the content is meant
        return ""


def _attributes(info: cms.SignerInfo, sort: str) -> cms.CMSAttributes | None:
    found = info[f"{sort}_attrs"]
    return None if found.native is None else found


def _length(contents: bytes) -> int:
    """How long the outermost value is. Raises ValueError."""
    *_about, header, content, trailer = parser.parse(contents)
    return len(header) + len(content) + len(trailer)
