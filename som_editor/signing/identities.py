"""Who signs: a certificate with its chain and the key that belongs to it."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from som_editor.core.errors import IdentityProblem, IdentityReason
from som_editor.files.reading import read_bytes, size_bytes

LARGEST_FILE = 1_000_000
"""Bytes; a PKCS#12 file holds a key and a few certificates, a few thousand bytes each."""

SigningKey = RSAPrivateKey | EllipticCurvePrivateKey

_HASHES = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}


class Signer(Protocol):
    """Who can sign, wherever the key lives: in memory, on a card, in the system's store."""

    @property
    def certificate(self) -> x509.Certificate:
        """The certificate of the key."""

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        """The certificates above it, as far as they are known."""

    def sign(self, content: bytes, digest: str) -> bytes:
        """The signature over `content` with `digest` ("sha256", "sha384" or "sha512").

        PKCS#1 v1.5 for RSA; for elliptic curves a DER sequence of two integers. Raises TokenProblem
        when the key is on a token that does not sign.
        """


@dataclass(frozen=True)
class Identity:
    """A signer: a certificate, the `chain` above it, and the key, which `repr` does not show."""

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    key: SigningKey = field(repr=False)

    @property
    def name(self) -> str:
        """The signer's common name, or the whole subject when the certificate has none."""
        return common_name(self.certificate.subject)

    @property
    def issuer(self) -> str:
        """The common name of who vouches for the signer."""
        return common_name(self.certificate.issuer)

    @property
    def subject(self) -> str:
        """The whole distinguished name, most specific part first."""
        return self.certificate.subject.rfc4514_string()

    @property
    def valid_from(self) -> dt.datetime:
        """From when the certificate holds, in UTC."""
        return self.certificate.not_valid_before_utc

    @property
    def valid_until(self) -> dt.datetime:
        """Until when the certificate holds, in UTC."""
        return self.certificate.not_valid_after_utc

    def sign(self, content: bytes, digest: str) -> bytes:
        """The signature over `content`, as `Signer` says; the same bytes every time."""
        if isinstance(self.key, RSAPrivateKey):
            return self.key.sign(content, PKCS1v15(), _HASHES[digest])
        return self.key.sign(content, ECDSA(_HASHES[digest], deterministic_signing=True))


def common_name(name: x509.Name) -> str:
    """The common name in `name`, or all of it when there is none."""
    found = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else name.rfc4514_string()


def load_pkcs12(path: Path, password: str | None, *, now: dt.datetime) -> Identity:
    """The identity in the PKCS#12 file at `path`; `password` None means that none was given.

    Raises:
        UnreadableFile: The file is missing or cannot be read.
        IdentityProblem: It is no PKCS#12 file, the password does not open it, it holds no key with
            a certificate, or the certificate does not hold at `now`.
    """
    identity = _opened(path, _content(path), password)
    check_validity(identity.certificate, path, now)
    return identity


def check_validity(certificate: x509.Certificate, where: Path | str, now: dt.datetime) -> None:
    """Raise IdentityProblem, naming `where` it is, unless `certificate` holds at `now`."""
    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if now < first:
        raise IdentityProblem(where, IdentityReason.NOT_YET_VALID, first.date().isoformat())
    if now > last:
        raise IdentityProblem(where, IdentityReason.EXPIRED, last.date().isoformat())


def load_certificates(path: Path) -> tuple[x509.Certificate, ...]:
    """The certificates in the PEM or DER file at `path`.

    Raises UnreadableFile, and IdentityProblem when there is none in it.
    """
    if size_bytes(path) > LARGEST_FILE:
        raise IdentityProblem(path, IdentityReason.NO_CERTIFICATE)
    content = read_bytes(path)
    try:
        if b"-----BEGIN" in content:
            return tuple(x509.load_pem_x509_certificates(content))
        return (x509.load_der_x509_certificate(content),)
    except ValueError as error:
        raise IdentityProblem(path, IdentityReason.NO_CERTIFICATE, str(error)) from error


def _content(path: Path) -> bytes:
    if size_bytes(path) > LARGEST_FILE:
        raise IdentityProblem(path, IdentityReason.NOT_PKCS12)
    return read_bytes(path)


def _opened(path: Path, content: bytes, password: str | None) -> Identity:
    """The key and certificates in `content`.

    The engine says the same of a wrong password and of rubbish, so the outer form is looked at
    first.
    """
    if _is_certificate(content):
        raise IdentityProblem(path, IdentityReason.ONLY_CERTIFICATE)
    if not _looks_like_pkcs12(content):
        raise IdentityProblem(path, IdentityReason.NOT_PKCS12)
    try:
        key, certificate, chain = pkcs12.load_key_and_certificates(
            content, None if password is None else password.encode()
        )
    except (ValueError, TypeError) as error:
        missing = password is None
        reason = IdentityReason.MISSING_PASSWORD if missing else IdentityReason.WRONG_PASSWORD
        raise IdentityProblem(path, reason) from error
    except UnsupportedAlgorithm as error:
        raise IdentityProblem(path, IdentityReason.NOT_PKCS12, str(error)) from error
    if certificate is None or not isinstance(key, RSAPrivateKey | EllipticCurvePrivateKey):
        raise IdentityProblem(path, IdentityReason.NO_KEY)
    return Identity(certificate, tuple(chain), key)


def _is_certificate(content: bytes) -> bool:
    """Whether it is a certificate by itself (.pem, .crt, .cer), without the key."""
    if b"-----BEGIN CERTIFICATE-----" in content:
        return True
    try:
        x509.load_der_x509_certificate(content)
    except ValueError:
        return False
    return True


def _looks_like_pkcs12(content: bytes) -> bool:
    """Whether `content` is a PFX structure as far as can be seen without a password."""
    from asn1crypto.pkcs12 import Pfx

    try:
        pfx = Pfx.load(content, strict=True)
        return bool(pfx["version"].native == "v3" and pfx["auth_safe"]["content_type"].native)
    except (ValueError, TypeError, KeyError):
        return False
