"""The signature part of a Word file as Office 2016 writes it: XML signature, package, XAdES."""

import base64
import datetime as dt
import hashlib
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from som_editor.signing.docx.canonical import canonical
from som_editor.signing.docx.names import (
    C14N,
    DIGESTS,
    DSIG,
    OBJECT_TYPE,
    OFFICE_DSIG,
    PACKAGE_DSIG,
    RELATIONSHIP_TRANSFORM,
    SIGNED_PROPERTIES_TYPE,
    XADES,
    Element,
    dsig,
    package_dsig,
    xades,
)

SIGNATURE_ID = "idPackageSignature"
TIME_FORMAT = "YYYY-MM-DDThh:mm:ssTZD"
"""Stands literally in the signature; it says how the time behind it is written."""

_PACKAGE_OBJECT, _OFFICE_OBJECT = "idPackageObject", "idOfficeObject"
_SIGNED_PROPERTIES = "idSignedProperties"
_APPROVAL = "http://uri.etsi.org/01903/v1.2.2#ProofOfApproval"
_APPROVAL_WORDS = "Approved this document"
"""What Office 2016 writes with the commitment of that name, in every language."""

_DEFAULT: str | None = None
_NAMESPACES = {_DEFAULT: DSIG}

_OFFICE_DETAILS = (
    ("SetupID", ""),
    ("SignatureText", ""),
    ("SignatureImage", ""),
    ("SignatureComments", ""),
    ("WindowsVersion", "10.0"),
    ("OfficeVersion", "16.0"),
    ("ApplicationVersion", "16.0"),
    ("Monitors", "1"),
    ("HorizontalResolution", "1920"),
    ("VerticalResolution", "1080"),
    ("ColorDepth", "32"),
    ("SignatureProviderId", "{00000000-0000-0000-0000-000000000000}"),
    ("SignatureProviderUrl", ""),
    ("SignatureProviderDetails", "9"),
    ("SignatureType", "1"),
)
"""What Office wants to be told of the computer: the same of every computer, as it is nobody's
business."""


class Digested(NamedTuple):
    """A part under the signature; of a part with relationships, the ids of those that are."""

    part: str
    content_type: str
    digest: bytes
    ids: tuple[str, ...] = ()


class Claims(NamedTuple):
    """What the signer says: when, in what role, why and where."""

    at: dt.datetime
    role: str = ""
    reason: str = ""
    place: str = ""


class Terms(NamedTuple):
    """Who signs with what: the certificates from the signer's up, and the methods by name."""

    certificates: tuple[x509.Certificate, ...]
    digest: str
    method: str


def signature_part(
    digested: tuple[Digested, ...],
    claims: Claims,
    terms: Terms,
    sign: Callable[[bytes], bytes],
    stamp: Callable[[bytes], bytes] | None,
) -> bytes:
    """The XML of a signature over `digested`; `sign` and `stamp` are given what they cover."""
    root = etree.Element(dsig("Signature"), {"Id": SIGNATURE_ID}, nsmap=_NAMESPACES)  # type: ignore[arg-type]  # the stubs know no default namespace
    signed_info = _add(root, dsig("SignedInfo"))
    value = _add(root, dsig("SignatureValue"))
    data = _add(_add(root, dsig("KeyInfo")), dsig("X509Data"))
    for certificate in terms.certificates:
        _add(data, dsig("X509Certificate"), _base64(certificate.public_bytes(Encoding.DER)))
    covered = (
        (_package_object(root, digested, claims, terms.digest), OBJECT_TYPE, ""),
        (_office_object(root, claims), OBJECT_TYPE, ""),
        (_qualifying(root, claims, terms), SIGNED_PROPERTIES_TYPE, C14N),
    )
    _add(signed_info, dsig("CanonicalizationMethod"), Algorithm=C14N)
    _add(signed_info, dsig("SignatureMethod"), Algorithm=terms.method)
    for element, kind, transform in covered:
        digest = hashlib.new(terms.digest, canonical(element)).digest()
        transforms = (transform,) if transform else ()
        reference = {"Type": kind, "URI": f"#{element.get('Id')}"}
        _reference(signed_info, reference, transforms, terms.digest, digest)
    value.text = _base64(sign(canonical(signed_info)))
    if stamp is not None:
        _timestamp(root, stamp(canonical(value)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _package_object(
    root: Element, digested: tuple[Digested, ...], claims: Claims, digest: str
) -> Element:
    made = _add(root, dsig("Object"), Id=_PACKAGE_OBJECT)
    manifest = _add(made, dsig("Manifest"))
    for one in digested:
        uri = f"{quote(one.part, safe='/')}?ContentType={one.content_type}"
        if not one.ids:
            _reference(manifest, {"URI": uri}, (), digest, one.digest)
            continue
        transforms = (RELATIONSHIP_TRANSFORM, C14N)
        reference = _reference(manifest, {"URI": uri}, transforms, digest, one.digest)
        for identifier in one.ids:
            etree.SubElement(
                reference[0][0],
                package_dsig("RelationshipReference"),
                {"SourceId": identifier},
                nsmap={"mdssi": PACKAGE_DSIG},
            )
    properties = _add(made, dsig("SignatureProperties"))
    named = {"Id": "idSignatureTime", "Target": f"#{SIGNATURE_ID}"}
    time = etree.SubElement(
        _add(properties, dsig("SignatureProperty"), **named),
        package_dsig("SignatureTime"),
        nsmap={"mdssi": PACKAGE_DSIG},
    )
    _add(time, package_dsig("Format"), TIME_FORMAT)
    _add(time, package_dsig("Value"), _moment(claims.at))
    return made


def _office_object(root: Element, claims: Claims) -> Element:
    made = _add(root, dsig("Object"), Id=_OFFICE_OBJECT)
    named = {"Id": "idOfficeV1Details", "Target": f"#{SIGNATURE_ID}"}
    office = {_DEFAULT: OFFICE_DSIG}
    details = etree.SubElement(
        _add(_add(made, dsig("SignatureProperties")), dsig("SignatureProperty"), **named),
        f"{{{OFFICE_DSIG}}}SignatureInfoV1",
        nsmap=office,  # type: ignore[arg-type]  # as above
    )
    for name, value in _OFFICE_DETAILS:
        _add(
            details,
            f"{{{OFFICE_DSIG}}}{name}",
            claims.reason if name == "SignatureComments" else value,
        )
    return made


def _qualifying(root: Element, claims: Claims, terms: Terms) -> Element:
    """What XAdES adds; gives the part of it that is signed."""
    qualifying = etree.SubElement(
        _add(root, dsig("Object")),
        xades("QualifyingProperties"),
        {"Target": f"#{SIGNATURE_ID}"},
        nsmap={"xd": XADES},
    )
    signed = _add(qualifying, xades("SignedProperties"), Id=_SIGNED_PROPERTIES)
    about = _add(signed, xades("SignedSignatureProperties"))
    _add(about, xades("SigningTime"), _moment(claims.at))
    _signing_certificate(about, terms.certificates[0], terms.digest)
    policy = _add(about, xades("SignaturePolicyIdentifier"))
    _add(policy, xades("SignaturePolicyImplied"))
    if claims.place:
        _add(_add(about, xades("SignatureProductionPlace")), xades("City"), claims.place)
    if claims.role:
        roles = _add(_add(about, xades("SignerRole")), xades("ClaimedRoles"))
        _add(roles, xades("ClaimedRole"), claims.role)
    _commitment(_add(signed, xades("SignedDataObjectProperties")), claims.reason)
    _add(_add(qualifying, xades("UnsignedProperties")), xades("UnsignedSignatureProperties"))
    return signed


def _signing_certificate(about: Element, certificate: x509.Certificate, digest: str) -> None:
    made = _add(_add(about, xades("SigningCertificate")), xades("Cert"))
    content = certificate.public_bytes(Encoding.DER)
    _digest(_add(made, xades("CertDigest")), digest, hashlib.new(digest, content).digest())
    serial = _add(made, xades("IssuerSerial"))
    _add(serial, dsig("X509IssuerName"), _issuer(certificate))
    _add(serial, dsig("X509SerialNumber"), str(certificate.serial_number))


def _issuer(certificate: x509.Certificate) -> str:
    """The issuer as Windows writes it: the most specific first, a space behind each comma."""
    return ", ".join(part.rfc4514_string() for part in reversed(certificate.issuer.rdns))


def _commitment(about: Element, reason: str) -> None:
    """The signer approves of all that is signed; `reason` says it in their own words."""
    made = _add(about, xades("CommitmentTypeIndication"))
    kind = _add(made, xades("CommitmentTypeId"))
    _add(kind, xades("Identifier"), _APPROVAL)
    _add(kind, xades("Description"), _APPROVAL_WORDS)
    _add(made, xades("AllSignedDataObjects"))
    if reason:
        qualifiers = _add(made, xades("CommitmentTypeQualifiers"))
        _add(qualifiers, xades("CommitmentTypeQualifier"), reason)


def _timestamp(root: Element, token: bytes) -> None:
    unsigned = next(root.iter(xades("UnsignedSignatureProperties")))
    made = _add(unsigned, xades("SignatureTimeStamp"), Id="idSignatureTimeStamp")
    _add(made, dsig("CanonicalizationMethod"), Algorithm=C14N)
    _add(made, xades("EncapsulatedTimeStamp"), _base64(token))


def _reference(
    parent: Element,
    about: dict[str, str],
    transforms: tuple[str, ...],
    digest: str,
    value: bytes,
) -> Element:
    made = _add(parent, dsig("Reference"), **about)
    if transforms:
        steps = _add(made, dsig("Transforms"))
        for transform in transforms:
            _add(steps, dsig("Transform"), Algorithm=transform)
    _digest(made, digest, value)
    return made


def _digest(parent: Element, digest: str, value: bytes) -> None:
    _add(parent, dsig("DigestMethod"), Algorithm=DIGESTS[digest])
    _add(parent, dsig("DigestValue"), _base64(value))


def _add(parent: Element, name: str, text: str = "", **about: str) -> Element:
    made = etree.SubElement(parent, name, about)
    if text:
        made.text = text
    return made


def _moment(at: dt.datetime) -> str:
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()
