"""What somebody may try on the signature in a PDF itself; gives the new bytes."""

import asyncio
import hashlib
import re
from collections.abc import Callable

from asn1crypto import cms, keys
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.generic import DictionaryObject, pdf_name
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko_certvalidator.registry import SimpleCertificateStore

from som_editor.signing.identities import Identity
from som_editor.signing.pdf_engine import AppendedRevision
from tests.certificates import Authorities
from tests.signing.pdf_attacks import appended

_RANGE = re.compile(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\] *")


def place(signed: bytes) -> tuple[int, int]:
    """Where the last signature stands, its brackets included."""
    found = list(_RANGE.finditer(signed))[-1]
    _, length, second, _ = (int(number) for number in found.groups())
    return length, second


def contents(signed: bytes) -> bytes:
    """The last signature, without the zeroes behind it."""
    start, stop = place(signed)
    filled = bytes.fromhex(signed[start + 1 : stop - 1].decode())
    return cms.ContentInfo.load(filled).dump()


def with_contents(signed: bytes, content: bytes, where: tuple[int, int] | None = None) -> bytes:
    """`signed` with `content` in the place of the last signature."""
    start, stop = where or place(signed)
    room = stop - start - 2
    return signed[: start + 1] + content.hex().encode().ljust(room, b"0") + signed[stop - 1 :]


def made_over(
    content: bytes, signer: Identity, digest: str = "sha256", value: bytes | None = None
) -> bytes:
    """A signature by `signer` over `content`, or over what has the digest `value`."""
    key = signer.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    engine = SimpleSigner(
        signing_cert=asn1.Certificate.load(signer.certificate.public_bytes(Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore(),
    )
    made = engine.async_sign(
        value or hashlib.new(digest, content).digest(),
        digest,
        use_pades=True,
        signed_attr_settings=PdfCMSSignedAttributes(),
    )
    written: bytes = asyncio.run(made).dump()
    return written


def _with_range(signed: bytes, numbers: tuple[int, int, int, int], signer: Identity) -> bytes:
    """`signed`, with the signature anew over what `numbers` say; who can sign can also cheat."""
    old = list(_RANGE.finditer(signed))[-1]
    written = b"/ByteRange [%d %d %d %d]" % numbers
    changed = signed[: old.start()] + written.ljust(len(old[0])) + signed[old.end() :]
    first, length, second, rest = numbers
    covered = changed[first : first + length] + changed[second : second + rest]
    return with_contents(changed, made_over(covered, signer), place(signed))


# the bytes that are signed


def changed_byte(signed: bytes) -> bytes:
    at = signed.index(b"stream\n", len(signed) // 4) + 40
    return signed[:at] + bytes((signed[at] ^ 1,)) + signed[at + 1 :]


def range_with_gap(signed: bytes, signer: Identity) -> bytes:
    start, stop = place(signed)
    return _with_range(signed, (0, start - 300, stop, len(signed) - stop), signer)


def range_not_from_zero(signed: bytes, signer: Identity) -> bytes:
    start, stop = place(signed)
    return _with_range(signed, (9, start - 9, stop, len(signed) - stop), signer)


def range_before_the_end(signed: bytes, signer: Identity) -> bytes:
    start, stop = place(signed)
    return _with_range(signed, (0, start, stop, len(signed) - stop - 6), signer)


def range_around_more(signed: bytes, signer: Identity) -> bytes:
    start, stop = place(signed)
    return _with_range(signed, (0, start, stop + 40, len(signed) - stop - 40), signer)


def range_out_of_the_file(signed: bytes, signer: Identity) -> bytes:
    old = list(_RANGE.finditer(signed))[-1]
    start, stop = place(signed)
    written = b"/ByteRange [0 %d %d %d]" % (start, stop, len(signed))
    return signed[: old.start()] + written.ljust(len(old[0])) + signed[old.end() :]


# the signature


def padded(signed: bytes, signer: Identity) -> bytes:
    """A second signature behind the first."""
    own = contents(signed)
    return with_contents(signed, own + made_over(b"iets", signer)[:1000])


def rubbish(signed: bytes) -> bytes:
    return with_contents(signed, b"\x30\x03\x02\x01\x05")


def empty(signed: bytes) -> bytes:
    return with_contents(signed, b"")


def no_certificate(signed: bytes) -> bytes:
    return _changed(signed, lambda signed_data: signed_data.__setitem__("certificates", []))


def wrong_digest(signed: bytes, signer: Identity) -> bytes:
    """A signature over another file."""
    return with_contents(signed, made_over(b"iets anders", signer))


def weak_digest(signed: bytes, signer: Identity) -> bytes:
    start, stop = place(signed)
    return with_contents(signed, made_over(signed[:start] + signed[stop:], signer, "sha1"))


def changed_value(signed: bytes) -> bytes:
    def change(signed_data: cms.SignedData) -> None:
        info = signed_data["signer_infos"][0]
        value = bytearray(info["signature"].native)
        value[-1] ^= 1
        info["signature"] = bytes(value)

    return _changed(signed, change)


def swapped_for(signed: bytes, other: Identity) -> bytes:
    """Another certificate in the place of the signer's."""
    own = asn1.Certificate.load(other.certificate.public_bytes(Encoding.DER))

    def change(signed_data: cms.SignedData) -> None:
        info = signed_data["signer_infos"][0]
        info["sid"] = cms.SignerIdentifier(
            {
                "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                    {"issuer": own.issuer, "serial_number": own.serial_number}
                )
            }
        )
        signed_data["certificates"] = cms.CertificateSet([own])

    return _changed(signed, change)


def timestamp_of_another(signed: bytes, other: bytes) -> bytes:
    token = cms.ContentInfo.load(contents(other))["content"]["signer_infos"][0]["unsigned_attrs"]
    return _changed(
        signed,
        lambda signed_data: signed_data["signer_infos"][0].__setitem__("unsigned_attrs", token),
    )


def _changed(signed: bytes, change: Callable[[cms.SignedData], None]) -> bytes:
    message = cms.ContentInfo.load(contents(signed))
    change(message["content"])
    return with_contents(signed, message.dump(force=True))


# signatures that go or come


def cut_off(signed: bytes, plain: bytes) -> bytes:
    """The file as it was before it was signed."""
    return signed[: len(plain)]


def emptied_field(signed: bytes) -> bytes:
    def change(revision: AppendedRevision) -> None:
        field = revision.root["/AcroForm"]["/Fields"][-1]
        del field["/V"]
        revision.update_container(field)

    return appended(signed, change)


def removed_form(signed: bytes) -> bytes:
    def change(revision: AppendedRevision) -> None:
        del revision.root["/AcroForm"]
        revision.update_root()

    return appended(signed, change)


def swapped_signature(signed: bytes) -> bytes:
    """A field that bears another signature than it did."""

    def change(revision: AppendedRevision) -> None:
        field = revision.root["/AcroForm"]["/Fields"][-1]
        copy = DictionaryObject(field["/V"])
        field[pdf_name("/V")] = revision.add_object(copy)
        revision.update_container(field)

    return appended(signed, change)


def without_last(signed: bytes) -> bytes:
    """The file as it was before the last signature."""
    ends = [int(one[3]) + int(one[4]) for one in _RANGE.finditer(signed)]
    return signed[: sorted(ends)[-2]]


def revoked_in_the_file(signed: bytes, authorities: Authorities) -> bytes:
    """The lists of revoked certificates put in by whoever wants to be honest."""
    from pyhanko.pdf_utils.generic import ArrayObject, StreamObject

    def change(revision: AppendedRevision) -> None:
        lists = [revision.add_object(StreamObject(stream_data=one)) for one in authorities.crls()]
        store = DictionaryObject({pdf_name("/CRLs"): ArrayObject(lists)})
        revision.root[pdf_name("/DSS")] = revision.add_object(store)
        revision.update_root()

    return appended(signed, change)
