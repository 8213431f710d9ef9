"""Signing a Word file: every part as it is, and one more part with the signature."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from lxml import etree

from som_editor.core.errors import CannotSign, SigningReason
from som_editor.core.text import clean_line
from som_editor.files.zipped import Unpackable
from som_editor.signing.docx.coverage import ROOT, to_cover
from som_editor.signing.docx.names import (
    CONTENT_TYPES,
    MAIN_DOCUMENT,
    ORIGIN,
    ORIGIN_TYPE,
    RELATIONSHIPS,
    SIGNATURE,
    SIGNATURE_TYPE,
    SIGNATURES,
    Element,
)
from som_editor.signing.docx.opc import TYPES, Package, relationships_part
from som_editor.signing.docx.xades import Claims, Digested, Terms, signature_part
from som_editor.signing.identities import Signer

LONGEST_REASON = 255
"""Characters that Office shows of a reason."""

_ORIGIN_PART = "/_xmlsignatures/origin.sigs"
_CURVES = {"secp256r1": ("sha256", 32), "secp384r1": ("sha384", 48)}
"""The curves that Office knows: the digest that goes with each, and the bytes of a number."""

_SMALLEST_RSA_BITS = 2048
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can say."""


def sign_docx(
    content: bytes,
    signer: Signer,
    *,
    now: dt.datetime,
    reason: str = "",
    role: str = "",
    place: str = "",
    timestamp_url: str | None = None,
    rsa_digest: str = "sha256",
) -> bytes:
    """`content`, a Word file, with one more signature, by `signer` at `now`, over everything in it.

    The signature is XAdES-BES, or XAdES-T with the timestamp of the server at `timestamp_url`.
    Signatures that it has, stay as they are, and are not signed: any order will do. `reason`,
    `role` and `place` are signed with the text.

    Raises:
        CannotSign: `content` is no Word file, or one with macros; it is read differently by
            different programs; the reason is too long, or the key of no use.
        TimestampProblem: The server gave no timestamp.
    """
    claims = Claims(now, *(clean_line(said) for said in (role, reason, place)))
    if len(claims.reason) > LONGEST_REASON:
        raise CannotSign(SigningReason.LONG_REASON)
    terms = _terms(signer, rsa_digest)
    stamp = _stamping(timestamp_url)
    try:
        package = _opened(content)
        digested = _digested(package, terms.digest)

        def sign(covered: bytes) -> bytes:
            return _raw(signer, signer.sign(covered, terms.digest))

        return _with_signature(package, signature_part(digested, claims, terms, sign, stamp))
    except Unpackable as error:
        raise CannotSign(SigningReason.NOT_A_WORD_FILE, error.reason) from error


def _stamping(url: str | None) -> Callable[[bytes], bytes] | None:
    """What asks the server at `url` for a timestamp."""
    if not url:
        return None
    from som_editor.signing.timestamps import TimestampServer

    return TimestampServer(url).token


def _opened(content: bytes) -> Package:
    """The package; what a reader could take for something else than we do is not signed."""
    package = Package(content)
    mains = [one for one in package.related(ROOT) if one.kind in MAIN_DOCUMENT]
    kind = package.content_type(mains[0].target) if mains else ""
    if "wordprocessingml" not in kind and "ms-word" not in kind:
        raise CannotSign(SigningReason.NOT_A_WORD_FILE)
    if "macroEnabled" in kind or any("vbaproject" in part.lower() for part in package.parts):
        raise CannotSign(SigningReason.MACROS)
    to_cover(package)  # reads all relationships, odd ones among them
    if len(mains) > 1 or package.oddities or package.has_hidden_data:
        raise CannotSign(SigningReason.AMBIGUOUS, "".join(package.oddities[:1]))
    return package


def _terms(signer: Signer, rsa_digest: str) -> Terms:
    key = signer.certificate.public_key()
    certificates = (signer.certificate, *signer.chain)
    if isinstance(key, RSAPublicKey) and key.key_size >= _SMALLEST_RSA_BITS:
        return Terms(certificates, rsa_digest, SIGNATURES["rsa", rsa_digest])
    if isinstance(key, EllipticCurvePublicKey) and key.curve.name in _CURVES:
        digest, _ = _CURVES[key.curve.name]
        return Terms(certificates, digest, SIGNATURES["ecdsa", digest])
    raise CannotSign(SigningReason.WEAK_KEY)


def _raw(signer: Signer, signature: bytes) -> bytes:
    """`signature` as XML has it: for elliptic curves the two numbers, one behind the other."""
    key = signer.certificate.public_key()
    if not isinstance(key, EllipticCurvePublicKey):
        return signature
    _, length = _CURVES[key.curve.name]
    return b"".join(number.to_bytes(length, "big") for number in decode_dss_signature(signature))


def _digested(package: Package, digest: str) -> tuple[Digested, ...]:
    covered = to_cover(package)
    found = [
        Digested(part, package.content_type(part), package.digest(part, digest))
        for part in covered.parts
    ]
    for source, related in covered.relationships.items():
        part = relationships_part(source)
        ids = frozenset(one.id for one in related)
        over = package.related_digest(part, ids, frozenset(), digest)
        found.append(Digested(part, package.content_type(part), over, tuple(sorted(ids))))
    return tuple(sorted(found))


def _with_signature(package: Package, signature: bytes) -> bytes:
    """The file with `signature` as one more part, and what leads to it."""
    origins = [one.target for one in package.related(ROOT) if one.kind == ORIGIN]
    origin = origins[0] if origins else _ORIGIN_PART
    folder = origin.rpartition("/")[0]
    number = next(n for n in range(1, 10_000) if f"{folder}/sig{n}.xml" not in package)
    part = f"{folder}/sig{number}.xml"
    added = {part: signature}
    changed = {f"/{TYPES}": _types(package, origin, part)}
    if not origins:
        changed["/_rels/.rels"] = _related(package, ROOT, ORIGIN, origin.removeprefix("/"))
    if origin not in package:
        added[origin] = b""
    leading = relationships_part(origin)
    relation = _related(package, origin, SIGNATURE, part.rpartition("/")[2])
    (changed if leading in package else added)[leading] = relation
    return _written(package, _unrooted(changed), _unrooted(added))


def _unrooted(parts: dict[str, bytes]) -> dict[str, bytes]:
    return {name.removeprefix("/"): content for name, content in parts.items()}


def _types(package: Package, origin: str, part: str) -> bytes:
    root = package.xml(f"/{TYPES}")
    if root is None:
        raise CannotSign(SigningReason.NOT_A_WORD_FILE)
    if package.content_type(origin) != ORIGIN_TYPE:
        about = {"Extension": "sigs", "ContentType": ORIGIN_TYPE}
        root.insert(0, etree.Element(f"{{{CONTENT_TYPES}}}Default", about))
    about = {"PartName": part, "ContentType": SIGNATURE_TYPE}
    etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override", about)
    return _xml(root)


def _related(package: Package, source: str, kind: str, target: str) -> bytes:
    """The relationships of `source` with one more, written without white space."""
    root = package.xml(relationships_part(source))
    if root is None:
        none: dict[str | None, str] = {None: RELATIONSHIPS}
        root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap=none)  # type: ignore[arg-type]  # the stubs know no default namespace
    taken = {one.id for one in package.related(source)}
    identifier = next(name for n in range(1, 10_000) if (name := f"rId{n}") not in taken)
    about = {"Id": identifier, "Type": kind, "Target": target}
    etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", about)
    return _xml(root)


def _xml(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _written(package: Package, changed: dict[str, bytes], added: dict[str, bytes]) -> bytes:
    """The zip file: what was there in its order, then what is new."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for old, data in package.rewritten(changed):
            archive.writestr(_entry(old.filename, old.date_time, old.compress_type), data)
        for name, data in sorted(added.items()):
            archive.writestr(_entry(name, _FIXED_DATE, zipfile.ZIP_DEFLATED), data)
    return content.getvalue()


def _entry(name: str, date: tuple[int, int, int, int, int, int], packing: int) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, date)
    made.create_system = 0  # the same on every system
    made.compress_type = packing if packing == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
    return made
