"""What somebody without the key may try on the signature in a Word file; gives the new bytes."""

import base64
import copy
import hashlib
import re

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from som_editor.signing.docx.canonical import canonical
from som_editor.signing.docx.names import (
    SIGNATURES,
    dsig,
    package_dsig,
    xades,
)
from som_editor.signing.docx.opc import Package
from som_editor.signing.docx.signing import _digested, _with_signature
from som_editor.signing.docx.xades import Claims, Terms, signature_part
from som_editor.signing.identities import Identity
from tests.certificates import Authorities
from tests.signing.docx_attacks import TEXT, added_part, changed_word
from tests.signing.packages import (
    ROOT_RELATIONS,
    SIGNATURE,
    TYPES,
    changed,
    packed,
    parts,
    replaced,
    signature,
    with_signature,
    without,
)

# the signature


def removed_signature(signed: bytes) -> bytes:
    names = ("_xmlsignatures/origin.sigs", "_xmlsignatures/_rels/origin.sigs.rels", SIGNATURE)
    made = without(signed, *names)
    pattern = r'<Relationship [^>]*digital-signature/origin"[^>]*/>'
    return changed(made, ROOT_RELATIONS, lambda text: re.sub(pattern, "", text))


def removed_one_of_two(signed: bytes) -> bytes:
    made = without(signed, "_xmlsignatures/sig2.xml")
    pattern = r'<Relationship [^>]*sig2\.xml"[^>]*/>'
    leading = "_xmlsignatures/_rels/origin.sigs.rels"
    return changed(made, leading, lambda text: re.sub(pattern, "", text))


def removed_signature_part(signed: bytes) -> bytes:
    return without(signed, SIGNATURE)


def unlinked_signature(signed: bytes) -> bytes:
    pattern = r'<Relationship [^>]*digital-signature/origin"[^>]*/>'
    return changed(signed, ROOT_RELATIONS, lambda text: re.sub(pattern, "", text))


def wrong_digest_in_manifest(signed: bytes) -> bytes:
    root = signature(signed)
    value = next(root.iter(dsig("Manifest"))).find(f"{dsig('Reference')}/{dsig('DigestValue')}")
    value.text = base64.b64encode(bytes(32)).decode()
    return with_signature(signed, root)


def digest_made_to_fit(signed: bytes) -> bytes:
    made = changed_word(signed)
    root = signature(made)
    value = _reference(root, "/word/document.xml").find(dsig("DigestValue"))
    digest = hashlib.sha256(parts(made)["word/document.xml"]).digest()
    value.text = base64.b64encode(digest).decode()
    return with_signature(made, root)


def dropped_reference(signed: bytes) -> bytes:
    root = signature(signed)
    reference = _reference(root, "/word/document.xml")
    reference.getparent().remove(reference)
    return with_signature(signed, root)


def dropped_relationship_reference(signed: bytes) -> bytes:
    root = signature(signed)
    one = next(root.iter(package_dsig("RelationshipReference")))
    one.getparent().remove(one)
    return with_signature(signed, root)


def another_manifest(signed: bytes) -> bytes:
    """An added part is listed, but in an object that nobody signed."""
    made = added_part(signed)
    root = signature(made)
    extra = etree.SubElement(root, dsig("Object"))
    manifest = etree.SubElement(extra, dsig("Manifest"))
    reference = copy.deepcopy(_reference(root, "/word/styles.xml"))
    reference.set("URI", "/word/extra.xml?ContentType=application/xml")
    reference.find(dsig("DigestValue")).text = base64.b64encode(
        hashlib.sha256(TEXT).digest()
    ).decode()
    manifest.append(reference)
    return with_signature(made, root)


def wrapped_object(signed: bytes) -> bytes:
    """The signed object is moved aside; another of the same name stands in its place."""
    made = changed_word(signed)
    root = signature(made)
    true = root.find(f"{dsig('Object')}[@Id='idPackageObject']")
    false = copy.deepcopy(true)
    value = _reference(false, "/word/document.xml").find(dsig("DigestValue"))
    digest = hashlib.sha256(parts(made)["word/document.xml"]).digest()
    value.text = base64.b64encode(digest).decode()
    root.replace(true, false)
    etree.SubElement(root, dsig("Object")).append(true)
    return with_signature(made, root)


def wrapped_out_of_place(signed: bytes) -> bytes:
    """The same, but the false one goes without the name."""
    root = signature(wrapped_object(signed))
    false = root.find(f"{dsig('Object')}[@Id='idPackageObject']")
    false.set("Id", "idOther")
    return with_signature(changed_word(signed), root)


def changed_package_time(signed: bytes) -> bytes:
    return _with_text(signed, package_dsig("Value"), "2021-04-13T12:00:00Z")


def changed_signing_time(signed: bytes) -> bytes:
    return _with_text(signed, xades("SigningTime"), "2021-04-13T12:00:00Z")


def changed_role(signed: bytes) -> bytes:
    return _with_text(signed, xades("ClaimedRole"), "Minister")


def changed_reason(signed: bytes) -> bytes:
    name = "{http://schemas.microsoft.com/office/2006/digsig}SignatureComments"
    return _with_text(signed, name, "Gezien, niet akkoord")


def weaker_method(signed: bytes) -> bytes:
    root = signature(signed)
    next(root.iter(dsig("SignatureMethod"))).set("Algorithm", SIGNATURES["ecdsa", "sha1"])
    return with_signature(signed, root)


def rubbish_as_signature(signed: bytes) -> bytes:
    return packed({**parts(signed), SIGNATURE: b"<Signature/>"})


def untyped_signature(signed: bytes) -> bytes:
    """Word no longer sees a signature."""
    pattern = r'<Override PartName="/_xmlsignatures/sig1.xml"[^>]*/>'
    return changed(signed, TYPES, lambda text: re.sub(pattern, "", text))


def no_certificate(signed: bytes) -> bytes:
    root = signature(signed)
    info = next(root.iter(dsig("KeyInfo")))
    root.remove(info)
    return with_signature(signed, root)


# what it says of itself outside the signature


def changed_core_version(signed: bytes) -> bytes:
    return changed(signed, "docProps/core.xml", replaced("version>4.0<", "version>5.0<"))


def changed_core_status(signed: bytes) -> bytes:
    return changed(signed, "docProps/core.xml", replaced(">Vastgesteld<", ">Ingetrokken<"))


def changed_core_title(signed: bytes) -> bytes:
    return changed(signed, "docProps/core.xml", replaced(">Proefprotocol<", ">Ander protocol<"))


def changed_core_organisation(signed: bytes) -> bytes:
    return changed(signed, "docProps/core.xml", replaced("creator>Stichting", "creator>Vereniging"))


def changed_core_date(signed: bytes) -> bytes:
    return changed(signed, "docProps/core.xml", replaced("2026-12-14", "2025-12-14"))


def broken_core_properties(signed: bytes) -> bytes:
    return packed({**parts(signed), "docProps/core.xml": b"<x>"})


def changed_custom_properties(signed: bytes) -> bytes:
    return changed(signed, "docProps/custom.xml", replaced(">4.0<", ">5.0<"))


# certificates and timestamps


def swapped_for_a_twin(signed: bytes, authorities: Authorities) -> bytes:
    """Another certificate of the same key, so that the signature value still fits."""
    return _with_certificate(signed, authorities.identity("twin"))


def swapped_for_another(signed: bytes, authorities: Authorities) -> bytes:
    return _with_certificate(signed, authorities.identity("p384"))


def bare_key_beside_certificate(signed: bytes, authorities: Authorities) -> bytes:
    """Signed anew with a key of the attacker's own, which is put beside the certificate."""
    own = authorities.identity("weak").key
    assert isinstance(own, RSAPrivateKey)
    root = signature(digest_made_to_fit(signed))
    package_object = root.find(f"{dsig('Object')}[@Id='idPackageObject']")
    info = root.find(dsig("SignedInfo"))
    digest = hashlib.sha256(canonical(package_object)).digest()
    info.find(f"{dsig('Reference')}/{dsig('DigestValue')}").text = base64.b64encode(digest).decode()
    info.find(dsig("SignatureMethod")).set("Algorithm", SIGNATURES["rsa", "sha256"])
    identity = Identity(authorities.certificate("weak"), (), own)
    value = identity.sign(canonical(info), "sha256")
    root.find(dsig("SignatureValue")).text = base64.b64encode(value).decode()
    made = etree.Element(dsig("KeyValue"))
    numbers = own.public_key().public_numbers()
    bare = etree.SubElement(made, dsig("RSAKeyValue"))
    for name, number in (("Modulus", numbers.n), ("Exponent", numbers.e)):
        content = number.to_bytes((number.bit_length() + 7) // 8, "big")
        etree.SubElement(bare, dsig(name)).text = base64.b64encode(content).decode()
    root.find(dsig("KeyInfo")).insert(0, made)
    return with_signature(changed_word(signed), root)


def signed_with_sha1(plain: bytes, authorities: Authorities) -> bytes:
    return _signed_anyhow(plain, authorities.identity("rsa"), authorities, "sha1")


def signed_with_a_short_key(plain: bytes, authorities: Authorities) -> bytes:
    return _signed_anyhow(plain, authorities.identity("weak"), authorities, "sha256")


def timestamp_of_another(signed: bytes, other: bytes) -> bytes:
    """The timestamp of the signature in `other`, put under the one in `signed`."""
    root = signature(signed)
    unsigned = next(root.iter(xades("UnsignedSignatureProperties")))
    for one in list(unsigned):
        unsigned.remove(one)
    unsigned.append(next(signature(other).iter(xades("SignatureTimeStamp"))))
    return with_signature(signed, root)


def rubbish_as_timestamp(signed: bytes) -> bytes:
    return _with_text(signed, xades("EncapsulatedTimeStamp"), "MIIBrommel==")


def with_embedded_crls(signed: bytes, authorities: Authorities) -> bytes:
    """No attack: what the signer's program may add for those who check later."""
    root = signature(signed)
    unsigned = next(root.iter(xades("UnsignedSignatureProperties")))
    values = etree.SubElement(
        etree.SubElement(unsigned, xades("RevocationValues")), xades("CRLValues")
    )
    for crl in authorities.crls():
        made = etree.SubElement(values, xades("EncapsulatedCRLValue"))
        made.text = base64.b64encode(crl).decode()
    return with_signature(signed, root)


def _reference(parent: etree._Element, part: str) -> etree._Element:
    return next(
        one for one in parent.iter(dsig("Reference")) if one.get("URI", "").startswith(f"{part}?")
    )


def _with_text(signed: bytes, name: str, text: str) -> bytes:
    root = signature(signed)
    next(root.iter(name)).text = text
    return with_signature(signed, root)


def _with_certificate(signed: bytes, identity: Identity) -> bytes:
    root = signature(signed)
    content = identity.certificate.public_bytes(Encoding.DER)
    next(root.iter(dsig("X509Certificate"))).text = base64.b64encode(content).decode()
    return with_signature(signed, root)


def _signed_anyhow(
    plain: bytes, identity: Identity, authorities: Authorities, digest: str
) -> bytes:
    """Signed with what our own signing refuses."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15

    key = identity.key
    assert isinstance(key, RSAPrivateKey)
    method = hashes.SHA1() if digest == "sha1" else hashes.SHA256()
    package = Package(plain)
    terms = Terms((identity.certificate, *identity.chain), digest, SIGNATURES["rsa", digest])
    part = signature_part(
        _digested(package, digest),
        Claims(authorities.now),
        terms,
        lambda content: key.sign(content, PKCS1v15(), method),
        None,
    )
    return _with_signature(package, part)
