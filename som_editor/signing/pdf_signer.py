"""Whoever signs, in the shape that pyHanko takes; slow to import (pyHanko)."""

from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.signers import Signer as EngineSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from som_editor.signing.identities import Signer

_LARGEST_SIGNATURE = 1024
"""Bytes: of an RSA key of 8192 bits; what is kept free for one while nothing is signed yet."""


class DelegatingSigner(EngineSigner):
    """Lets the engine sign with `signer`, whose key it never sees: it may be on a card."""

    def __init__(self, signer: Signer) -> None:
        chain = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # not annotated there
        for certificate in signer.chain:
            chain.register(x509.Certificate.load(certificate.public_bytes(Encoding.DER)))
        own = x509.Certificate.load(signer.certificate.public_bytes(Encoding.DER))
        super().__init__(signing_cert=own, cert_registry=chain)
        self._signer = signer

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        """The signature over `data`; in a `dry_run` only room for one, as a card asks its owner."""
        if dry_run:
            return bytes(_LARGEST_SIGNATURE)
        return self._signer.sign(data, digest_algorithm)
