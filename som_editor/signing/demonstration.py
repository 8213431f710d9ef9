"""A root and a signer to try signing with: plainly labelled, generated anew, trusted by nobody."""

import datetime as dt
import secrets
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

LABEL = "SOM Editor demonstratie – niet voor echt gebruik"
"""Stands in the names of both certificates, so that nobody takes the signature for a real one."""

VALID_DAYS = 365

REVOCATION_LIST = "http://som-editor.invalid/demonstratie.crl"
"""An address that cannot exist: readers want one to be named before they trust a signer."""


class Demonstration(NamedTuple):
    """The root certificate as PEM, the signer as a PKCS#12 file, and the password of that file."""

    root_pem: bytes
    pkcs12: bytes
    password: str


def make_demonstration(now: dt.datetime) -> Demonstration:
    """A fresh root and signer, valid from the day before `now`."""
    root_key, signer_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root_name, signer_name = _name("root"), _name("ondertekenaar")
    root = (
        _certificate(root_name, root_name, root_key.public_key(), root_key.public_key(), now)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(ca=True), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    signer = (
        _certificate(signer_name, root_name, signer_key.public_key(), root_key.public_key(), now)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(ca=False), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False
        )
        .add_extension(_revocation_list(), critical=False)
        .sign(root_key, hashes.SHA256())
    )
    password = secrets.token_urlsafe(12)
    bundle = pkcs12.serialize_key_and_certificates(
        LABEL.encode(), signer_key, signer, [root], BestAvailableEncryption(password.encode())
    )
    return Demonstration(root.public_bytes(Encoding.PEM), bundle, password)


def _name(role: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "NL"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, LABEL),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, role),
            x509.NameAttribute(NameOID.COMMON_NAME, LABEL),
        ]
    )


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    issuer_key: ec.EllipticCurvePublicKey,
    now: dt.datetime,
) -> x509.CertificateBuilder:
    """What both certificates have in common."""
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=VALID_DAYS))
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


def _revocation_list() -> x509.CRLDistributionPoints:
    address = x509.UniformResourceIdentifier(REVOCATION_LIST)
    return x509.CRLDistributionPoints([x509.DistributionPoint([address], None, None, None)])
