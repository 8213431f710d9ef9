"""Smart cards and other tokens, through the driver (PKCS#11 module) that their maker gives out.

The key never leaves the card. The card is asked for one signature at a time, in a session of its
own: so nothing stays logged in, and a card that was taken out is noticed when it is needed.
"""

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.serialization import Encoding

from som_editor.core.errors import TokenProblem, TokenReason
from som_editor.signing.chains import chain_of, is_authority
from som_editor.signing.foreign_signatures import checked
from som_editor.signing.identities import Signer

if TYPE_CHECKING:
    import pkcs11

_MODULES = {
    "win32": (
        "C:/Program Files/OpenSC Project/OpenSC/pkcs11/opensc-pkcs11.dll",
        "C:/Windows/System32/eTPKCS11.dll",
        "C:/Windows/System32/IDPrimePKCS1164.dll",
    ),
    "darwin": (
        "/Library/OpenSC/lib/opensc-pkcs11.so",
        "/usr/local/lib/libeTPkcs11.dylib",
        "/usr/local/lib/libIDPrimePKCS11.dylib",
    ),
    "linux": (
        "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so",
        "/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so",
        "/usr/lib64/opensc-pkcs11.so",
        "/usr/lib/libeToken.so",
        "/usr/lib/pkcs11/libIDPrimePKCS11.so",
    ),
}
"""Where drivers usually are: OpenSC, which knows most cards, and those of the makers."""

WINDOWS = "windows:"
"""In place of a driver: the certificates that Windows keeps, which only Windows has."""

_LOCK = RLock()  # a driver need not bear two callers at a time


@dataclass(frozen=True)
class TokenCertificate:
    """A certificate on the card `token` (its name) in a reader of `module`, and the `key_id`."""

    module: str
    token: str
    serial: str
    key_id: bytes
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the certificate: by this it is found again."""
        return fingerprint(self.certificate)


@dataclass(frozen=True)
class TokenSigner:
    """Signs with the key of `held`; the `pin`, which `repr` does not show, is asked each time."""

    held: TokenCertificate
    pin: str = field(repr=False)

    @property
    def certificate(self) -> x509.Certificate:
        """The certificate of the key."""
        return self.held.certificate

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        """The certificates above it, as far as they are on the card."""
        return self.held.chain

    def sign(self, content: bytes, digest: str) -> bytes:
        """The signature over `content`, as `Signer` says. Raises TokenProblem.

        What goes to the card is the digest: not every card can make one, and none needs the text.
        """
        from pkcs11 import Mechanism

        with _session(self.held, self.pin) as session:
            key = _key(session, self.held)
            imprint = hashlib.new(digest, content).digest()
            pin = self.pin if _asks_each_time(key) else None
            mechanism, told = Mechanism.ECDSA, imprint
            if not isinstance(self.certificate.public_key(), EllipticCurvePublicKey):
                mechanism, told = Mechanism.RSA_PKCS, _digest_info(imprint, digest)
            made = bytes(key.sign(told, mechanism=mechanism, pin=pin))
        return checked(self.certificate, made, imprint, digest)


def fingerprint(certificate: x509.Certificate) -> str:
    """The SHA-256 of `certificate` in hexadecimal digits."""
    return hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


def likely_modules() -> tuple[str, ...]:
    """The drivers that are on this system at one of the usual places."""
    found = tuple(path for path in _MODULES.get(sys.platform, ()) if Path(path).is_file())
    return (WINDOWS, *found) if sys.platform == "win32" else found


def module_name(module: str) -> str:
    """What the user calls `module`: the name of the driver's file, or Windows."""
    return "Windows" if module == WINDOWS else Path(module).name


def certificates_on(module: str) -> tuple[TokenCertificate, ...]:
    """The certificates on every card in a reader of `module` that could sign, without any PIN.

    Raises TokenProblem when there is no such driver, no card, or nothing on the cards.
    """
    if module == WINDOWS:
        return _of_windows()
    with _LOCK, _problems(Path(module).name):
        tokens = list(_tokens(module))
        found = tuple(one for token in tokens for one in _certificates(module, token))
    if not tokens:
        raise TokenProblem(Path(module).name, TokenReason.NO_TOKEN)
    if not found:
        raise TokenProblem(tokens[0].label.strip(), TokenReason.NO_CERTIFICATE)
    return found


def open_token(module: str, wanted: str, pin: str) -> Signer:
    """The signer whose certificate has the fingerprint `wanted`, once the card takes the `pin`.

    A reader with keys of its own asks for the PIN itself: then `pin` is empty. Raises TokenProblem.
    """
    held = next((one for one in certificates_on(module) if one.fingerprint == wanted), None)
    if held is None:
        raise TokenProblem(module_name(module), TokenReason.OTHER_TOKEN)
    if module == WINDOWS:
        from som_editor.signing.windows_store import WindowsSigner

        return WindowsSigner(held.certificate, held.chain)
    with _session(held, pin) as session:
        _key(session, held)
    return TokenSigner(held, pin)


def _of_windows() -> tuple[TokenCertificate, ...]:
    """What Windows keeps for this user. Raises TokenProblem where there is nothing to be had."""
    name = module_name(WINDOWS)
    if sys.platform == "win32":
        from som_editor.signing.windows_store import signers

        found = signers()
        if not found:
            raise TokenProblem(name, TokenReason.NO_CERTIFICATE)
        return tuple(
            TokenCertificate(WINDOWS, name, "", b"", one.certificate, one.chain) for one in found
        )
    raise TokenProblem(name, TokenReason.NO_MODULE)


def reason_of(error: "pkcs11.PKCS11Error") -> TokenReason:
    """What a driver's `error` means to the owner of the card."""
    import pkcs11

    match error:
        case pkcs11.PinIncorrect() | pkcs11.PinInvalid() | pkcs11.PinLenRange():
            return TokenReason.WRONG_PIN
        case pkcs11.PinLocked():
            return TokenReason.PIN_LOCKED
        case (
            pkcs11.DeviceRemoved()
            | pkcs11.DeviceError()
            | pkcs11.TokenNotPresent()
            | pkcs11.TokenNotRecognised()
            | pkcs11.SessionClosed()
            | pkcs11.SessionHandleInvalid()
            | pkcs11.ObjectHandleInvalid()
            | pkcs11.KeyHandleInvalid()
            | pkcs11.SlotIDInvalid()
            | pkcs11.GeneralError()
        ):
            return TokenReason.REMOVED
        case _:
            return TokenReason.REFUSED


@contextmanager
def _problems(name: str) -> Iterator[None]:
    """Turn what a driver says inside the block into a TokenProblem with `name`."""
    import pkcs11

    try:
        yield
    except pkcs11.PKCS11Error as error:
        detail = str(error) or type(error).__name__
        raise TokenProblem(name, reason_of(error), detail) from error


def _slots(module: str) -> "list[pkcs11.Slot]":
    """The readers of `module` that hold a card. Raises TokenProblem where that is no driver."""
    import pkcs11

    if not Path(module).is_file():
        raise TokenProblem(Path(module).name, TokenReason.NO_MODULE)
    try:
        library = pkcs11.lib(module)
    except pkcs11.PKCS11Error as error:
        loaded = type(error) is not pkcs11.PKCS11Error  # the driver itself, not the system, said it
        reason = TokenReason.REFUSED if loaded else TokenReason.NOT_A_MODULE
        raise TokenProblem(Path(module).name, reason, str(error)) from error
    return library.get_slots(token_present=True)


def _tokens(module: str) -> "Iterator[pkcs11.Token]":
    from pkcs11 import PKCS11Error, TokenFlag

    for slot in _slots(module):
        try:
            token = slot.get_token()
        except PKCS11Error:  # a card that is in the wrong way, or of a kind that is unknown here
            continue
        if token.flags & TokenFlag.TOKEN_INITIALIZED:
            yield token


def _certificates(module: str, token: "pkcs11.Token") -> list[TokenCertificate]:
    """Those that belong to a signer; those of authorities are the chains above them."""
    from pkcs11 import Attribute, ObjectClass

    with token.open() as session:
        found = session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
        objects = [read for one in list(found) if (read := _read(one)) is not None]
    everyone = [certificate for _id, certificate in objects]
    return [
        TokenCertificate(
            module,
            token.label.strip(),
            bytes(token.serial).decode("ascii", "replace").strip(),
            key_id,
            certificate,
            chain_of(certificate, everyone),
        )
        for key_id, certificate in objects
        if not is_authority(certificate)
    ]


def _read(certificate: "pkcs11.Object") -> tuple[bytes, x509.Certificate] | None:
    """The id and the content of `certificate`; None for what is none, or has no content."""
    from pkcs11 import Attribute, AttributeTypeInvalid

    try:
        content = bytes(certificate[Attribute.VALUE])
        return bytes(certificate[Attribute.ID]), x509.load_der_x509_certificate(content)
    except (AttributeTypeInvalid, ValueError):
        return None


@contextmanager
def _session(held: TokenCertificate, pin: str) -> "Iterator[pkcs11.Session]":
    """A session on the card of `held`, opened with `pin`. Raises TokenProblem."""
    with _LOCK, _problems(held.token):
        token = _found(held)
        session = token.open(user_pin=_pin(token, pin))
        try:
            yield session
        finally:
            _close(session)


def _found(held: TokenCertificate) -> "pkcs11.Token":
    for token in _tokens(held.module):
        if bytes(token.serial).decode("ascii", "replace").strip() == held.serial:
            return token
    raise TokenProblem(held.token, TokenReason.REMOVED)


def _pin(token: "pkcs11.Token", pin: str) -> object:
    from pkcs11 import PROTECTED_AUTH, TokenFlag

    if pin:
        return pin
    if token.flags & TokenFlag.PROTECTED_AUTHENTICATION_PATH:
        return PROTECTED_AUTH
    raise TokenProblem(token.label.strip(), TokenReason.MISSING_PIN)


def _close(session: "pkcs11.Session") -> None:
    import pkcs11

    try:
        session.close()
    except pkcs11.PKCS11Error:
        pass  # the card is gone, and the session with it


def _key(session: "pkcs11.Session", held: TokenCertificate) -> "pkcs11.SignMixin":
    from pkcs11 import Attribute, ObjectClass

    wanted = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: held.key_id}
    key = next(iter(list(session.get_objects(wanted))), None)
    if key is None:
        raise TokenProblem(held.token, TokenReason.NO_KEY)
    return key  # type: ignore[return-value]  # what was asked for is a private key


def _asks_each_time(key: "pkcs11.SignMixin") -> bool:
    """Whether the card wants the PIN again for each signature, as qualified ones do."""
    import pkcs11

    try:
        return bool(key[pkcs11.Attribute.ALWAYS_AUTHENTICATE])
    except pkcs11.PKCS11Error:  # an old card does not know the question
        return False


def _digest_info(imprint: bytes, digest: str) -> bytes:
    """`imprint` with the name of its algorithm, as PKCS#1 v1.5 signs it."""
    from asn1crypto.algos import DigestAlgorithm, DigestInfo
    from asn1crypto.core import Null

    algorithm = DigestAlgorithm({"algorithm": digest, "parameters": Null()})
    return bytes(DigestInfo({"digest_algorithm": algorithm, "digest": imprint}).dump())
