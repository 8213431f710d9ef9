"""Who vouches for whom: the certificates above a certificate."""

from collections.abc import Iterable

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding

_LONGEST = 10


def chain_of(
    certificate: x509.Certificate, known: Iterable[x509.Certificate]
) -> tuple[x509.Certificate, ...]:
    """Those of `known` that lead from `certificate` upwards, as far as they go."""
    candidates = list(known)
    chain: list[x509.Certificate] = []
    current = certificate
    while len(chain) < _LONGEST and current.subject != current.issuer:
        above = next((one for one in candidates if vouches(one, current)), None)
        if above is None or above in chain:
            break
        chain.append(above)
        current = above
    return tuple(chain)


def encoded(certificate: x509.Certificate, known: Iterable[x509.Certificate]) -> tuple[bytes, ...]:
    """`certificate` and those of `known` above it, as DER."""
    every = (certificate, *chain_of(certificate, known))
    return tuple(one.public_bytes(Encoding.DER) for one in every)


def vouches(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    """Whether `issuer` signed `certificate`."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def is_authority(certificate: x509.Certificate) -> bool:
    """Whether `certificate` is there to vouch for others."""
    try:
        constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    except (x509.ExtensionNotFound, ValueError):
        return False
    return constraints.value.ca
