"""Whether what was signed is still what it was: the signature itself, then every part under it."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from som_editor.core.verdict import Finding, Kind
from som_editor.files.zipped import Unpackable
from som_editor.signing.docx.canonical import canonical
from som_editor.signing.docx.coverage import ROOT, Coverage, custom_properties
from som_editor.signing.docx.names import (
    C14N,
    CUSTOM_PROPERTIES,
    MAIN_DOCUMENT,
    RELATIONSHIP_TRANSFORM,
    SIGNATURES,
    Element,
    dsig,
    xades,
)
from som_editor.signing.docx.opc import Package, Relationship, folded, relationships_part, source_of
from som_editor.signing.docx.signature_part import (
    Malformed,
    Reference,
    binary,
    child,
    identified,
    references,
)

EXCLUSIVE = {
    C14N: False,
    f"{C14N}#WithComments": False,
    "http://www.w3.org/2001/10/xml-exc-c14n#": True,
    "http://www.w3.org/2001/10/xml-exc-c14n#WithComments": True,
}
"""The ways of making XML canonical that are known, and whether they leave unused names out.

We leave comments out always: a signature over comments is then told to be broken.
"""

_HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha1": hashes.SHA1(),  # noqa: S303 -- to say that a signature is weak, not to rely on it
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
_METHODS = {uri: method for method, uri in SIGNATURES.items()}
_WEAK = "sha1"


class Signed(NamedTuple):
    """What the signature itself covers: objects and, where it has them, what XAdES adds.

    `intact` are those of `objects` that are as they were signed.
    """

    objects: tuple[Element, ...]
    intact: tuple[Element, ...]
    properties: Element | None
    findings: tuple[Finding, ...]


def signed_objects(root: Element) -> Signed:
    """The objects that the signed info of the signature `root` covers. Raises Malformed.

    Only what stands where it belongs counts, so that nothing can be wrapped in something else.
    """
    elements, twice = identified(root)
    found = [Finding(Kind.AMBIGUOUS_ID, identifier) for identifier in dict.fromkeys(twice)]
    objects: list[Element] = []
    intact: list[Element] = []
    properties = None
    for reference in references(child(root, dsig("SignedInfo"))):
        element = elements.get(reference.uri.removeprefix("#"))
        if element is None or not reference.uri.startswith("#"):
            raise Malformed(reference.uri[:100])
        is_object = element.getparent() is root and element.tag == dsig("Object")
        if not is_object and not _is_signed_properties(root, element):
            raise Malformed(str(element.tag).rpartition("}")[2])
        problem = _reference_problem(reference, element)
        if problem is not None:
            found.append(problem)
        elif is_object:
            intact.append(element)
        else:
            properties = element
        if is_object:
            objects.append(element)
    return Signed(tuple(objects), tuple(intact), properties, tuple(found))


def _is_signed_properties(root: Element, element: Element) -> bool:
    path = f"{dsig('Object')}/{xades('QualifyingProperties')}/{xades('SignedProperties')}"
    return any(one is element for one in root.iterfind(path))


def _reference_problem(reference: Reference, element: Element) -> Finding | None:
    if not all(transform in EXCLUSIVE for transform in reference.transforms):
        return Finding(Kind.UNKNOWN_ALGORITHM, reference.uri)
    if not reference.digest:
        return Finding(Kind.UNKNOWN_ALGORITHM, reference.uri)
    exclusive = bool(reference.transforms) and EXCLUSIVE[reference.transforms[-1]]
    over = canonical(element, exclusive=exclusive)
    if hashlib.new(reference.digest, over).digest() != reference.value:
        changed = element.tag == xades("SignedProperties")
        return Finding(Kind.SIGNED_PROPERTIES_CHANGED if changed else Kind.SIGNATURE_BROKEN)
    return None


def weak_digests(root: Element) -> tuple[Finding, ...]:
    """That SHA-1 is used somewhere in the signature, once."""
    weak = any(
        one.get("Algorithm", "").endswith("#sha1") for one in root.iter(dsig("DigestMethod"))
    )
    return (Finding(Kind.WEAK_ALGORITHM, "SHA-1"),) if weak else ()


def signature_method(root: Element) -> tuple[str, str] | None:
    """The sort of key and the digest that the signature is made with; None when not known."""
    info = child(root, dsig("SignedInfo"))
    return _METHODS.get(child(info, dsig("SignatureMethod")).get("Algorithm", ""))


def check_value(root: Element, certificate: x509.Certificate) -> Iterator[Finding]:
    """Whether the key of `certificate` made the signature value of `root`. Raises Malformed."""
    info = child(root, dsig("SignedInfo"))
    making = child(info, dsig("CanonicalizationMethod"))
    exclusive = EXCLUSIVE.get(making.get("Algorithm", ""))
    method = signature_method(root)
    if exclusive is None or len(making) or method is None:
        yield Finding(Kind.UNKNOWN_ALGORITHM)
        return
    value = binary(child(root, dsig("SignatureValue")))
    if method[1] == _WEAK:
        yield Finding(Kind.WEAK_ALGORITHM, "SHA-1")
    if not _made_by(certificate, method, value, canonical(info, exclusive=exclusive)):
        yield Finding(Kind.SIGNATURE_BROKEN)


def _made_by(
    certificate: x509.Certificate, method: tuple[str, str], value: bytes, content: bytes
) -> bool:
    sort, digest = method
    try:
        match certificate.public_key(), sort:
            case RSAPublicKey() as key, "rsa":
                key.verify(value, content, PKCS1v15(), _HASHES[digest])
            case EllipticCurvePublicKey() as key, "ecdsa":
                length = (key.curve.key_size + 7) // 8
                if len(value) != 2 * length:
                    return False
                numbers = value[:length], value[length:]
                pair = encode_dss_signature(*(int.from_bytes(n, "big") for n in numbers))
                key.verify(pair, content, ECDSA(_HASHES[digest]))
            case _:
                return False
    except (InvalidSignature, ValueError):
        return False
    return True


def check_manifest(
    package: Package, required: Coverage, objects: Iterable[Element]
) -> Iterator[Finding]:
    """What of `package` is no longer as the manifests in `objects` say, or not under them.

    Raises Malformed when there is no manifest, and Unpackable.
    """
    manifests = [made for one in objects for made in one.findall(dsig("Manifest"))]
    if not manifests:
        raise Malformed("Manifest")
    covered: dict[str, Reference] = {}
    for manifest in manifests:
        for reference in references(manifest):
            if folded(reference.part) in covered:
                raise Malformed("Manifest")
            covered[folded(reference.part)] = reference
            yield from _part_problems(package, reference)
    yield from _uncovered_parts(package, required, covered)
    for related in required.relationships.values():
        yield from _uncovered_relationships(related, covered)


def _part_problems(package: Package, reference: Reference) -> Iterator[Finding]:
    part = reference.part
    if part not in package:
        yield Finding(Kind.PART_MISSING, part)
        return
    if reference.content_type.casefold() != package.content_type(part).casefold():
        yield Finding(Kind.CONTENT_TYPE_CHANGED, part)
    if not reference.digest:
        yield Finding(Kind.UNKNOWN_ALGORITHM, part)
    elif not reference.transforms:
        if not _same(package, reference):
            yield Finding(Kind.PART_CHANGED, part)
    elif reference.transforms[0] == RELATIONSHIP_TRANSFORM and all(
        transform in EXCLUSIVE for transform in reference.transforms[1:]
    ):
        picked = reference.ids, reference.kinds, reference.digest
        if package.related_digest(part, *picked) != reference.value:
            yield Finding(Kind.RELATIONSHIPS_CHANGED, source_of(part) or part)
    else:
        yield Finding(Kind.UNKNOWN_ALGORITHM, part)


def _same(package: Package, reference: Reference) -> bool:
    """Whether the bytes of a part are still those that were signed; damaged ones are not."""
    try:
        return package.digest(reference.part, reference.digest) == reference.value
    except Unpackable:
        return False


def _uncovered_parts(
    package: Package, required: Coverage, covered: dict[str, Reference]
) -> Iterator[Finding]:
    properties = folded(custom_properties(package) or "")
    for part in required.parts:
        if folded(part) not in covered:
            own = folded(part) == properties
            yield Finding(Kind.PROPERTIES_UNSIGNED if own else Kind.PART_ADDED, part)


def _uncovered_relationships(
    related: tuple[Relationship, ...], covered: dict[str, Reference]
) -> Iterator[Finding]:
    reference = covered.get(folded(relationships_part(related[0].source)))
    for one in related:
        if reference is None:
            known = False
        elif reference.transforms:
            known = one.id in reference.ids or one.kind in reference.kinds
        else:  # the whole part is signed as it is
            known = True
        if not known:
            yield Finding(_kind_of(one), one.target)


def _kind_of(added: Relationship) -> Kind:
    if added.source == ROOT and added.kind in MAIN_DOCUMENT:
        return Kind.SECOND_DOCUMENT
    if added.source == ROOT and added.kind in CUSTOM_PROPERTIES:
        return Kind.PROPERTIES_UNSIGNED
    return Kind.LINK_ADDED if added.external else Kind.RELATIONSHIP_ADDED
