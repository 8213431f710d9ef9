import datetime as dt

from asn1crypto.core import ObjectIdentifier
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from som_editor.core.identity_card import CertificateKind
from som_editor.signing.cards import card_of
from tests.certificates import Authorities
from tests.signing.conftest import NOW, Demo

QC_STATEMENTS = x509.ObjectIdentifier("1.3.6.1.5.5.7.1.3")


def statement(oid: str) -> bytes:
    """A QCStatements extension with one statement without details."""
    inner = ObjectIdentifier(oid).dump()
    return bytes((0x30, len(inner) + 2, 0x30, len(inner))) + inner


def certificate(subject: str, issuer: str, stated: bytes | None = None) -> x509.Certificate:
    """A certificate of organisation `subject`, issued by organisation `issuer`."""
    key = ec.generate_private_key(ec.SECP256R1())
    names = [
        x509.Name(
            [
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
                x509.NameAttribute(NameOID.COMMON_NAME, common),
            ]
        )
        for organisation, common in ((subject, "Testpersoon"), (issuer, f"{issuer} CA"))
    ]
    builder = (
        x509.CertificateBuilder()
        .subject_name(names[0])
        .issuer_name(names[1])
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW)
        .not_valid_after(NOW + dt.timedelta(days=1))
    )
    if stated is not None:
        extension = x509.UnrecognizedExtension(QC_STATEMENTS, stated)
        builder = builder.add_extension(extension, critical=False)
    return builder.sign(key, hashes.SHA256())


def test_a_trial_certificate_is_told_as_one(demo: Demo) -> None:
    card = card_of(demo.identity.certificate, demo.identity.chain)
    assert card.kind is CertificateKind.TRIAL


def test_what_another_organisation_issued_is_told_by_its_issuer() -> None:
    card = card_of(certificate("Proefstichting", "Testuitgever"))
    assert (card.kind, card.issuer) == (CertificateKind.ISSUED, "Testuitgever CA")
    assert (card.name, card.organisation) == ("Testpersoon", "Proefstichting")
    assert (card.valid_from, card.valid_until) == (NOW, NOW + dt.timedelta(days=1))


def test_an_organisation_that_vouches_for_itself_has_its_own(authorities: Authorities) -> None:
    identity = authorities.identity("p256")  # all of them bear the organisation of the root
    chain = (*identity.chain, authorities.root)
    assert card_of(identity.certificate, chain).kind is CertificateKind.OWN
    assert card_of(authorities.root).kind is CertificateKind.OWN


def test_a_certificate_says_that_it_is_qualified_only_by_its_statement() -> None:
    says = certificate("Proefstichting", "Testuitgever", statement("0.4.0.1862.1.1"))
    assert card_of(says).kind is CertificateKind.SAYS_QUALIFIED
    other = certificate("Proefstichting", "Testuitgever", statement("0.4.0.1862.1.4"))
    assert card_of(other).kind is CertificateKind.ISSUED
    for rubbish in (b"", b"\x30\x80", b"rommel", b"\x30\x02\x05\x00"):
        broken = certificate("Proefstichting", "Testuitgever", rubbish)
        assert card_of(broken).kind is CertificateKind.ISSUED


def test_a_local_one_is_not_qualified_whatever_it_says() -> None:
    says = certificate("Proefstichting", "Proefstichting", statement("0.4.0.1862.1.1"))
    assert card_of(says).kind is CertificateKind.OWN
