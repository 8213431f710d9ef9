"""A certificate that a school makes for itself, to show that a text has not been changed."""

import datetime as dt
from dataclasses import dataclass, field

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from som_editor.signing.issuing import issue

LIFETIMES = (1, 2, 3)
"""Years; long enough to be of use, short enough for a key that nobody can withdraw."""

LONGEST_NAME = 64
"""Bytes of UTF-8 that a certificate bears in a name."""

SHORTEST_PASSWORD = 8

REVOCATION_LIST = "http://som-editor.invalid/eigen-certificaat.crl"
"""Nowhere: who loses the key makes a new certificate and tells everybody."""

_DOCUMENT_SIGNING = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # RFC 9336
_ROOT_SUFFIX = " (eigen uitgever)"


@dataclass(frozen=True)
class Holder:
    """For whom the certificate is: an organisation, a person or a body in it, a role, an address.

    All but the organisation may be empty.
    """

    organisation: str
    name: str = ""
    role: str = ""
    email: str = ""


@dataclass(frozen=True)
class OwnCertificate:
    """The signer with its key as a PKCS#12 file, and the root as PEM, which may be given out."""

    root_pem: bytes
    pkcs12: bytes = field(repr=False)


def fits(name: str) -> bool:
    """Whether a certificate bears `name`."""
    return len(name.encode()) <= LONGEST_NAME


def make_own_certificate(
    holder: Holder, password: str, *, years: int, now: dt.datetime
) -> OwnCertificate:
    """A fresh certificate for `holder` (P-256) that holds for `years`, in a file with `password`.

    It is meant for documents and e-mail, and is issued by a root that can issue nothing else.
    """
    period = now - dt.timedelta(hours=1), now + dt.timedelta(days=round(years * 365.25))
    issued = issue(
        _root_name(holder),
        _name(holder),
        period,
        purposes=[_DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION],
        revocation_list=REVOCATION_LIST,
        email=holder.email,
    )
    return OwnCertificate(
        issued.root_pem(), issued.pkcs12(holder.name or holder.organisation, password)
    )


def _name(holder: Holder) -> x509.Name:
    parts = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "NL"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, holder.organisation),
    ]
    if holder.role:
        parts.append(x509.NameAttribute(NameOID.TITLE, holder.role))
    name = holder.name or holder.organisation
    return x509.Name([*parts, x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _root_name(holder: Holder) -> x509.Name:
    room = LONGEST_NAME - len(_ROOT_SUFFIX)
    name = holder.organisation.encode()[:room].decode(errors="ignore").rstrip() + _ROOT_SUFFIX
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "NL"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, holder.organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
