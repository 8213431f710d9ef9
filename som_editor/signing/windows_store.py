"""The certificates that Windows keeps for its user, those on cards included; only Windows has this.

The key stays where it is: Windows signs a digest, and asks for a PIN or a consent by itself. What
it gives is checked against the certificate before it is used.
"""

import ctypes
import hashlib
import sys
from collections.abc import Generator
from contextlib import closing
from ctypes import wintypes
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from som_editor.core.errors import TokenProblem, TokenReason
from som_editor.signing.chains import chain_of, is_authority
from som_editor.signing.foreign_signatures import checked
from som_editor.signing.identities import common_name

if sys.platform != "win32":
    raise ImportError("only Windows has a certificate store")

_OWN, _ABOVE = "MY", ("CA", "ROOT")
"""The stores of the user's own certificates, and of those above them."""

_KEY_INFO = 2  # CERT_KEY_PROV_INFO_PROP_ID: where the private key is
_ONLY_CNG = 0x0004_0000  # CRYPT_ACQUIRE_ONLY_NCRYPT_KEY_FLAG
_COMPARE = 0x0000_0004  # CRYPT_ACQUIRE_COMPARE_KEY_FLAG: the key must be that of the certificate
_PKCS1 = 0x0000_0002  # BCRYPT_PAD_PKCS1
_LARGEST_SIGNATURE = 1024

_REASONS = {
    0x8010_006B: TokenReason.WRONG_PIN,
    0x8010_006C: TokenReason.PIN_LOCKED,
    0x8010_0069: TokenReason.REMOVED,
    0x8010_000C: TokenReason.REMOVED,
}
"""What Windows says of a card: wrong PIN, blocked, taken out, none there; the rest is a refusal."""


class _Context(ctypes.Structure):
    """CERT_CONTEXT."""

    _fields_ = (
        ("encoding", wintypes.DWORD),
        ("content", ctypes.c_void_p),
        ("size", wintypes.DWORD),
        ("info", ctypes.c_void_p),
        ("store", ctypes.c_void_p),
    )


class _Padding(ctypes.Structure):
    """BCRYPT_PKCS1_PADDING_INFO."""

    _fields_ = (("algorithm", wintypes.LPCWSTR),)


_Certificate = ctypes.POINTER(_Context)
_crypt32 = ctypes.WinDLL("crypt32", use_last_error=True)
_ncrypt = ctypes.WinDLL("ncrypt")
_open_store = _crypt32.CertOpenSystemStoreW
_open_store.argtypes, _open_store.restype = (ctypes.c_void_p, wintypes.LPCWSTR), ctypes.c_void_p
_close_store = _crypt32.CertCloseStore
_close_store.argtypes, _close_store.restype = (ctypes.c_void_p, wintypes.DWORD), wintypes.BOOL
_next = _crypt32.CertEnumCertificatesInStore
_next.argtypes, _next.restype = (ctypes.c_void_p, _Certificate), _Certificate
_free_certificate = _crypt32.CertFreeCertificateContext
_free_certificate.argtypes, _free_certificate.restype = (_Certificate,), wintypes.BOOL
_property = _crypt32.CertGetCertificateContextProperty
_property.argtypes = (_Certificate, wintypes.DWORD, ctypes.c_void_p, wintypes.LPDWORD)
_property.restype = wintypes.BOOL
_acquire = _crypt32.CryptAcquireCertificatePrivateKey
_acquire.argtypes = (
    _Certificate,
    wintypes.DWORD,
    ctypes.c_void_p,
    ctypes.POINTER(ctypes.c_void_p),
    wintypes.LPDWORD,
    ctypes.POINTER(wintypes.BOOL),
)
_acquire.restype = wintypes.BOOL
_sign_hash = _ncrypt.NCryptSignHash
_sign_hash.argtypes = (
    ctypes.c_void_p,
    ctypes.c_void_p,
    ctypes.c_char_p,
    wintypes.DWORD,
    ctypes.c_char_p,
    wintypes.DWORD,
    wintypes.LPDWORD,
    wintypes.DWORD,
)
_sign_hash.restype = wintypes.LONG
_free_key = _ncrypt.NCryptFreeObject
_free_key.argtypes, _free_key.restype = (ctypes.c_void_p,), wintypes.LONG


@dataclass(frozen=True)
class WindowsSigner:
    """Signs with the key that Windows keeps for `certificate`."""

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    def sign(self, content: bytes, digest: str) -> bytes:
        """The signature over `content`, as `Signer` says. Raises TokenProblem."""
        imprint = hashlib.new(digest, content).digest()
        name = common_name(self.certificate.subject)
        with closing(_held(_OWN)) as every:
            for context, held in every:
                if held == self.certificate:
                    made = _signed(context, imprint, digest, name)
                    return checked(self.certificate, made, imprint, digest)
        raise TokenProblem(name, TokenReason.REMOVED)


def signers() -> tuple[WindowsSigner, ...]:
    """Whoever the user of this computer can sign as."""
    above = [held for store in _ABOVE for _context, held in _held(store)]
    return tuple(
        WindowsSigner(held, chain_of(held, above))
        for context, held in _held(_OWN)
        if _has_key(context) and not is_authority(held)
    )


def _held(name: str) -> Generator[tuple[Any, x509.Certificate], None, None]:
    """Each certificate of the store `name` that can be read, with its handle until the next one."""
    store = _open_store(None, name)
    if not store:
        return
    context = None
    try:
        while context := _next(store, context):  # which lets go of the one before
            content = ctypes.string_at(context.contents.content, context.contents.size)
            try:
                held = x509.load_der_x509_certificate(content)
            except ValueError:
                continue
            yield context, held
    finally:
        if context:
            _free_certificate(context)
        _close_store(store, 0)


def _has_key(context: Any) -> bool:
    return bool(_property(context, _KEY_INFO, None, ctypes.byref(wintypes.DWORD())))


def _signed(context: Any, imprint: bytes, digest: str, name: str) -> bytes:
    """What the key of `context` makes of `imprint`: for a curve the two numbers in a row."""
    key, ours = ctypes.c_void_p(), wintypes.BOOL()
    flags = _ONLY_CNG | _COMPARE
    if not _acquire(
        context, flags, None, ctypes.byref(key), ctypes.byref(wintypes.DWORD()), ctypes.byref(ours)
    ):
        raise _problem(ctypes.get_last_error(), name)
    is_rsa = isinstance(_public_key(context), RSAPublicKey)
    padding = ctypes.byref(_Padding(digest.upper())) if is_rsa else None
    made = ctypes.create_string_buffer(_LARGEST_SIGNATURE)
    size = wintypes.DWORD()
    try:
        status = _sign_hash(
            key,
            padding,
            imprint,
            len(imprint),
            made,
            len(made),
            ctypes.byref(size),
            _PKCS1 if is_rsa else 0,
        )
    finally:
        if ours:
            _free_key(key)
    if status:
        raise _problem(status, name)
    return made.raw[: size.value]


def _public_key(context: Any) -> object:
    content = ctypes.string_at(context.contents.content, context.contents.size)
    return x509.load_der_x509_certificate(content).public_key()


def _problem(status: int, name: str) -> TokenProblem:
    number = status & 0xFFFF_FFFF
    return TokenProblem(name, _REASONS.get(number, TokenReason.REFUSED), f"0x{number:08X}")
