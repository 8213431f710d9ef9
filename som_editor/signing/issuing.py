"""Making a root and one signer under it, of which the root's key is thrown away at once."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)


class Issued(NamedTuple):
    """A root and a signer, with the signer's key; `repr` shows no key."""

    root: x509.Certificate
    signer: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    def root_pem(self) -> bytes:
        """The root, for whoever is to trust it."""
        return self.root.public_bytes(Encoding.PEM)

    def pkcs12(self, name: str, password: str) -> bytes:
        """Signer, key and root in a file that `password` opens."""
        return pkcs12.serialize_key_and_certificates(
            name.encode(),
            self.key,
            self.signer,
            [self.root],
            BestAvailableEncryption(password.encode()),
        )


def issue(
    root_name: x509.Name,
    signer_name: x509.Name,
    period: tuple[dt.datetime, dt.datetime],
    *,
    purposes: Iterable[x509.ObjectIdentifier],
    revocation_list: str,
    email: str = "",
) -> Issued:
    """A fresh root and signer (P-256) that hold for `period`, meant for `purposes`.

    Nobody can ever vouch with the root again, nor withdraw: `revocation_list` is an address that
    readers want to be named, and where nothing is.
    """
    root_key, signer_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root = (
        _certificate(root_name, root_name, root_key.public_key(), root_key.public_key(), period)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(ca=True), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    builder = (
        _certificate(signer_name, root_name, signer_key.public_key(), root_key.public_key(), period)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(ca=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
        .add_extension(_points_to(revocation_list), critical=False)
    )
    if email:
        name = x509.SubjectAlternativeName([x509.RFC822Name(email)])
        builder = builder.add_extension(name, critical=False)
    return Issued(root, builder.sign(root_key, hashes.SHA256()), signer_key)


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    issuer_key: ec.EllipticCurvePublicKey,
    period: tuple[dt.datetime, dt.datetime],
) -> x509.CertificateBuilder:
    """What both certificates have in common."""
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(period[0])
        .not_valid_after(period[1])
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key), critical=False
        )
    )


def _usage(*, ca: bool) -> x509.KeyUsage:
    """A root signs certificates and revocation lists, a signer documents."""
    return x509.KeyUsage(
        digital_signature=not ca,
        content_commitment=not ca,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=ca,
        crl_sign=ca,
        encipher_only=False,
        decipher_only=False,
    )


def _points_to(revocation_list: str) -> x509.CRLDistributionPoints:
    address = x509.UniformResourceIdentifier(revocation_list)
    return x509.CRLDistributionPoints([x509.DistributionPoint([address], None, None, None)])
