"""A root and a signer to try signing with: plainly labelled, generated anew, trusted by nobody."""

import datetime as dt
import secrets
from dataclasses import dataclass, field

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from som_editor.signing.issuing import issue

LABEL = "SOM Editor demonstratie – niet voor echt gebruik"
"""Stands in the names of both certificates, so that nobody takes the signature for a real one."""

VALID_DAYS = 365

REVOCATION_LIST = "http://som-editor.invalid/demonstratie.crl"
"""An address that cannot exist: readers want one to be named before they trust a signer."""


@dataclass(frozen=True)
class Demonstration:
    """The root certificate as PEM, the signer as a PKCS#12 file, and the password of that file."""

    root_pem: bytes
    pkcs12: bytes = field(repr=False)
    password: str = field(repr=False)


def make_demonstration(now: dt.datetime) -> Demonstration:
    """A fresh root and signer, valid from the day before `now`."""
    issued = issue(
        _name("root"),
        _name("ondertekenaar"),
        (now - dt.timedelta(days=1), now + dt.timedelta(days=VALID_DAYS)),
        purposes=[ExtendedKeyUsageOID.EMAIL_PROTECTION],
        revocation_list=REVOCATION_LIST,
    )
    password = secrets.token_urlsafe(12)
    return Demonstration(issued.root_pem(), issued.pkcs12(LABEL, password), password)


def _name(role: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "NL"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, LABEL),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, role),
            x509.NameAttribute(NameOID.COMMON_NAME, LABEL),
        ]
    )
