"""Signatures that a card or the system made, in the form that files want, and found to be right."""

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, encode_dss_signature

from som_editor.core.errors import TokenProblem, TokenReason
from som_editor.signing.identities import common_name

_HASHES = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}


def checked(certificate: x509.Certificate, made: bytes, imprint: bytes, digest: str) -> bytes:
    """The signature `made` over `imprint`, as `Signer` says, once `certificate` bears it out.

    For elliptic curves `made` is two numbers of the same length in a row. Raises TokenProblem.
    """
    key, algorithm = certificate.public_key(), Prehashed(_HASHES[digest])
    try:
        match key:
            case RSAPublicKey():
                key.verify(made, imprint, PKCS1v15(), algorithm)
                return made
            case EllipticCurvePublicKey():
                half = len(made) // 2
                numbers = (made[:half], made[half:])
                signature = encode_dss_signature(*(int.from_bytes(one, "big") for one in numbers))
                key.verify(signature, imprint, ECDSA(algorithm))
                return signature
    except InvalidSignature:
        pass
    raise TokenProblem(common_name(certificate.subject), TokenReason.WRONG_SIGNATURE)
