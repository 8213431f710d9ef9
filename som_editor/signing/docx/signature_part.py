"""The signature part of a Word file, ours or not, read strictly: what is not understood is told."""

import base64
import binascii
import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from cryptography import x509

from som_editor.core.text import clean_line
from som_editor.signing.docx.names import (
    DIGESTS,
    OFFICE_DSIG,
    Element,
    dsig,
    package_dsig,
    xades,
)

_MOST_REFERENCES = 20_000
_MOST_CERTIFICATES = 50
_MOST_PROOFS = 50
_LONGEST_WORDS = 1_000
_IDS = ("Id", "ID", "id", "{http://www.w3.org/XML/1998/namespace}id")
_METHODS = {uri: name for name, uri in DIGESTS.items()}
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?", re.ASCII)


class Malformed(Exception):
    """A signature that is not built as one; the text names the element."""


class Reference(NamedTuple):
    """A digest over `uri`; `digest` is the short name of the method, empty when it is unknown.

    `ids` and `kinds` name the relationships that a transform picks.
    """

    uri: str
    transforms: tuple[str, ...]
    digest: str
    value: bytes
    ids: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    @property
    def part(self) -> str:
        """The part that the address names, without what is behind the question mark."""
        return unquote(self.uri.partition("?")[0])

    @property
    def content_type(self) -> str:
        """The content type that the address names."""
        _, _, query = self.uri.partition("?ContentType=")
        return unquote(query)


class Stamp(NamedTuple):
    """A timestamp over the signature value, made canonical by `method`."""

    method: str
    token: bytes


class Proofs(NamedTuple):
    """What the signature carries for those who check it later."""

    stamps: tuple[Stamp, ...]
    crls: tuple[bytes, ...]
    ocsps: tuple[bytes, ...]
    certificates: tuple[bytes, ...]


def identified(root: Element) -> tuple[dict[str, Element], list[str]]:
    """The elements under `root` by their id, and the ids that several bear."""
    found: dict[str, Element] = {}
    twice = []
    for element in root.iter("*"):
        for name in _IDS:
            identifier = element.get(name)
            if identifier is None:
                continue
            if identifier in found:
                twice.append(identifier)
            found.setdefault(identifier, element)
    return found, twice


def references(parent: Element) -> tuple[Reference, ...]:
    """The references directly under `parent`. Raises Malformed."""
    found = parent.findall(dsig("Reference"))
    if not 0 < len(found) <= _MOST_REFERENCES:
        raise Malformed("Reference")
    return tuple(_reference(one) for one in found)


def child(parent: Element, *path: str) -> Element:
    """The only element at `path` under `parent`. Raises Malformed unless there is exactly one."""
    for name in path:
        found = parent.findall(name)
        if len(found) != 1:
            raise Malformed(name.rpartition("}")[2])
        parent = found[0]
    return parent


def certificates(root: Element) -> tuple[x509.Certificate, ...]:
    """The certificates in the key info, in their order; what only looks like one is left out."""
    found = []
    path = f"{dsig('KeyInfo')}/{dsig('X509Data')}/{dsig('X509Certificate')}"
    for one in root.findall(path)[:_MOST_CERTIFICATES]:
        try:
            certificate = x509.load_der_x509_certificate(binary(one))
            certificate.public_key()
        except (ValueError, TypeError, Malformed):
            continue
        found.append(certificate)
    return tuple(found)


def proofs(root: Element) -> Proofs:
    """The timestamps and what is known of revocation, from what is not signed. Raises Malformed."""
    path = "/".join(
        (dsig("Object"), *map(xades, ("QualifyingProperties", "UnsignedProperties"))),
    )
    unsigned = root.find(f"{path}/{xades('UnsignedSignatureProperties')}")
    if unsigned is None:
        return Proofs((), (), (), ())

    def every(name: str) -> tuple[bytes, ...]:
        found = list(unsigned.iter(xades(name)))[:_MOST_PROOFS]
        return tuple(binary(one) for one in found)

    stamps = []
    for one in unsigned.findall(xades("SignatureTimeStamp"))[:_MOST_PROOFS]:
        method = one.find(dsig("CanonicalizationMethod"))
        algorithm = "" if method is None else method.get("Algorithm", "")
        stamps.append(Stamp(algorithm, binary(child(one, xades("EncapsulatedTimeStamp")))))
    return Proofs(
        tuple(stamps),
        every("EncapsulatedCRLValue"),
        every("EncapsulatedOCSPValue"),
        every("EncapsulatedX509Certificate"),
    )


def comments(objects: tuple[Element, ...]) -> str:
    """Why the signer signed, in their own words, from the signed `objects`."""
    name = f"{{{OFFICE_DSIG}}}SignatureComments"
    return next((words(one) for made in objects for one in made.iter(name)), "")


def package_time(package_object: Element) -> dt.datetime | None:
    """When the signer says to have signed, as the package has it."""
    path = f"{dsig('SignatureProperties')}/{dsig('SignatureProperty')}/"
    time = f"{path}{package_dsig('SignatureTime')}/{package_dsig('Value')}"
    return moment(words(package_object.find(time)))


def moment(text: str) -> dt.datetime | None:
    """The moment that `text` names, in UTC; None when it names none."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    try:
        read = dt.datetime.fromisoformat(f"{found[1]}{found[2] or ''}{found[3] or 'Z'}")
        return read.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


def words(element: Element | None) -> str:
    """The text of `element`, of a bearable length; empty when it is not there."""
    text = "" if element is None else "".join(str(part) for part in element.itertext())
    return clean_line(text[:_LONGEST_WORDS])


def binary(element: Element) -> bytes:
    """The bytes that `element` holds in base64. Raises Malformed."""
    try:
        return base64.b64decode("".join((element.text or "").split()), validate=True)
    except (binascii.Error, ValueError):
        raise Malformed(str(element.tag).rpartition("}")[2]) from None


def method(element: Element) -> str:
    """The short name of the digest method under `element`, empty when it is none that we know."""
    return _METHODS.get(child(element, dsig("DigestMethod")).get("Algorithm", ""), "")


def _reference(one: Element) -> Reference:
    transforms = one.findall(f"{dsig('Transforms')}/{dsig('Transform')}")
    return Reference(
        uri=one.get("URI", ""),
        transforms=tuple(step.get("Algorithm", "") for step in transforms),
        digest=method(one),
        value=binary(child(one, dsig("DigestValue"))),
        ids=frozenset(_picked(transforms, "RelationshipReference", "SourceId")),
        kinds=frozenset(_picked(transforms, "RelationshipsGroupReference", "SourceType")),
    )


def _picked(transforms: list[Element], name: str, attribute: str) -> Iterator[str]:
    for step in transforms:
        for one in step.findall(package_dsig(name)):
            yield one.get(attribute, "")
