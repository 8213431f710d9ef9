"""Whom the user trusts to say who somebody is: certificates in a folder beside the settings."""

import datetime as dt
import hashlib
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from som_editor.core.errors import SomError
from som_editor.files import make_folder, read_bytes, remove_file, write_file
from som_editor.settings import settings_path

_SINCE = "Since: "


class TrustedRoot(NamedTuple):
    """Somebody who is trusted, and since what day, where that is known."""

    certificate: x509.Certificate
    since: dt.date | None


def trusted_folder() -> Path:
    """Where the certificates of those whom the user trusts are kept."""
    return settings_path().with_name("trusted")


def trusted_roots(folder: Path) -> tuple[TrustedRoot, ...]:
    """Those whom the user trusts, by name; what is no certificate in `folder` is passed over."""
    found = (_read(path) for path in sorted(folder.glob("*.pem")))
    return tuple(one for one in found if one is not None)


def trust(folder: Path, certificate: x509.Certificate, today: dt.date) -> None:
    """Trust `certificate` from `today` on. Raises UnwritableFile."""
    pem = certificate.public_bytes(Encoding.PEM)
    make_folder(folder)
    write_file(_path(folder, certificate), f"{_SINCE}{today.isoformat()}\n".encode() + pem)


def distrust(folder: Path, certificate: x509.Certificate) -> None:
    """Trust `certificate` no longer. Raises UnwritableFile."""
    remove_file(_path(folder, certificate))


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 over the certificate, in hexadecimal, as other programs show it."""
    return hashlib.sha256(certificate.public_bytes(Encoding.DER)).hexdigest()


def _path(folder: Path, certificate: x509.Certificate) -> Path:
    return folder / f"{fingerprint(certificate)}.pem"


def _read(path: Path) -> TrustedRoot | None:
    try:
        content = read_bytes(path)
        certificate = x509.load_pem_x509_certificate(content)
    except (SomError, ValueError):
        return None
    first = content.split(b"\n", 1)[0].decode("ascii", errors="replace").strip()
    try:
        since = dt.date.fromisoformat(first.removeprefix(_SINCE))
    except ValueError:
        since = None
    return TrustedRoot(certificate, since)
