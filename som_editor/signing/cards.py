"""What a certificate says of whose it is, and no more than it says."""

from collections.abc import Iterable
from typing import ClassVar

from asn1crypto.core import Any, ObjectIdentifier, Sequence, SequenceOf
from cryptography import x509
from cryptography.x509.oid import NameOID

from som_editor.core.identity_card import CertificateKind, IdentityCard
from som_editor.signing.chains import chain_of
from som_editor.signing.demonstration import LABEL
from som_editor.signing.identities import common_name

_QC_STATEMENTS = x509.ObjectIdentifier("1.3.6.1.5.5.7.1.3")
_QC_COMPLIANCE = "0.4.0.1862.1.1"


class _Statement(Sequence):  # type: ignore[misc]  # asn1crypto is not typed
    _fields: ClassVar = [("statement", ObjectIdentifier), ("details", Any, {"optional": True})]


class _Statements(SequenceOf):  # type: ignore[misc]  # asn1crypto is not typed
    _child_spec = _Statement


def card_of(certificate: x509.Certificate, chain: Iterable[x509.Certificate] = ()) -> IdentityCard:
    """The card of `certificate`, with the `chain` above it as far as that is known."""
    return IdentityCard(
        common_name(certificate.subject),
        _organisation(certificate.subject),
        common_name(certificate.issuer),
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
        _kind(certificate, chain),
    )


def _kind(certificate: x509.Certificate, chain: Iterable[x509.Certificate]) -> CertificateKind:
    if common_name(certificate.subject) == LABEL:
        return CertificateKind.TRIAL
    if _is_own(certificate, chain):
        return CertificateKind.OWN
    if _says_qualified(certificate):
        return CertificateKind.SAYS_QUALIFIED
    return CertificateKind.ISSUED


def _is_own(certificate: x509.Certificate, chain: Iterable[x509.Certificate]) -> bool:
    """Whether nobody but the organisation itself vouches for it: whatever it says then is its own.

    That is so when it signed itself, and when the top of the chain bears the same organisation.
    """
    if certificate.subject == certificate.issuer:
        return True
    above = chain_of(certificate, chain)
    top = above[-1].subject if above else certificate.issuer
    own = _organisation(certificate.subject)
    return bool(own) and own == _organisation(top)


def _says_qualified(certificate: x509.Certificate) -> bool:
    """Whether its QCStatements (ETSI EN 319 412-5) claim that it is a qualified certificate."""
    try:
        extension = certificate.extensions.get_extension_for_oid(_QC_STATEMENTS).value
        stated = _Statements.load(extension.public_bytes())
        return any(one["statement"].dotted == _QC_COMPLIANCE for one in stated)
    except (x509.ExtensionNotFound, ValueError, TypeError):
        return False


def _organisation(name: x509.Name) -> str:
    found = name.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    return str(found[0].value) if found else ""
