"""A real certificate authority on the loopback interface, with time stamping, OCSP and CRLs.

`Authorities` runs while its block lasts. Nobody outside the tests trusts it.
"""

import datetime as dt
import logging
import tempfile
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any, Self

from asn1crypto.x509 import Certificate
from certomancer.integrations.animator import Animator, AnimatorArchStore
from certomancer.registry import ArchLabel, CertLabel, CertomancerConfig, ServiceLabel
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from werkzeug.serving import make_server

from som_editor.signing.identities import Identity, SigningKey

PASSWORD = "proef"
_ARCHITECTURE = "proef"
_DAY = dt.timedelta(days=1)

SIGNERS = {
    "rsa": "Testbestuurder RSA",
    "p256": "Testbestuurder",
    "p384": "Testvoorzitter GMR",
    "twin": "Testbestuurder",  # the key of p256 in another certificate
    "expired": "Testpersoon verlopen",
    "early": "Testpersoon te vroeg",
    "revoked": "Testpersoon ingetrokken",
    "weak": "Testpersoon korte sleutel",
    "server": "Testserver",
    "stranger": "Testpersoon vreemd",
}
"""Who has a certificate, and the name in it."""


class Authorities:
    """Two authorities, one trusted and one strange, with signers, a list of revoked ones, OCSP, and
    time stamping at `tsa` and `strange_tsa`.
    """

    def __init__(self) -> None:
        self.now = dt.datetime.now(dt.UTC).replace(microsecond=0)
        self._keys = _keys()
        self._folder = tempfile.TemporaryDirectory()
        self._animator: Animator | None = None
        self._server = make_server("127.0.0.1", 0, self._answer)
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,))
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._architecture = self._built()
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        service = f"{self.url}/{_ARCHITECTURE}/tsa"
        self.tsa, self.strange_tsa = f"{service}/tsa", f"{service}/strange-tsa"

    def _built(self) -> Any:
        folder = Path(self._folder.name)
        for label, key in self._keys.items():
            written = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            (folder / f"{label}.pem").write_bytes(written)
        config = CertomancerConfig(
            _config(self._keys, self.now), str(folder), external_url_prefix=self.url
        )
        self._animator = Animator(AnimatorArchStore(config.pki_archs), with_web_ui=False)
        return config.get_pki_arch(ArchLabel(_ARCHITECTURE))

    def _answer(self, environ: Any, start_response: Any) -> Any:
        return self._animator(environ, start_response)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self._folder.cleanup()

    @property
    def root(self) -> x509.Certificate:
        """Who is trusted."""
        return self.certificate("root")

    def certificate(self, label: str) -> x509.Certificate:
        issued: Certificate = self._architecture.get_cert(CertLabel(label))
        return x509.load_der_x509_certificate(issued.dump())

    def identity(self, label: str) -> Identity:
        """The signer `label` with the chain above: the intermediate, where there is one."""
        chain = () if label == "stranger" else (self.certificate("interm"),)
        key = self._keys["p256" if label == "twin" else label]
        return Identity(self.certificate(label), chain, key)

    def pkcs12(self, label: str) -> bytes:
        """The same as a file, opened with PASSWORD."""
        identity = self.identity(label)
        return pkcs12.serialize_key_and_certificates(
            label.encode(),
            identity.key,
            identity.certificate,
            list(identity.chain),
            BestAvailableEncryption(PASSWORD.encode()),
        )

    def root_pem(self) -> bytes:
        return self.root.public_bytes(Encoding.PEM)

    def crls(self) -> tuple[bytes, ...]:
        """The lists of revoked certificates of root and intermediate, as DER."""
        return tuple(
            self._architecture.service_registry.get_crl(ServiceLabel(label), self.now).dump()
            for label in ("root", "interm")
        )


def _keys() -> dict[str, SigningKey]:
    curves: dict[str, ec.EllipticCurve] = {"p384": ec.SECP384R1()}
    made: dict[str, SigningKey] = {
        label: ec.generate_private_key(curves.get(label, ec.SECP256R1()))
        for label in ("root", "interm", "ocsp", "tsa", "strange-root", "strange-tsa", *SIGNERS)
    }
    made["rsa"] = rsa.generate_private_key(65537, 2048)
    made["weak"] = rsa.generate_private_key(65537, 1024)
    return made


def _config(keys: dict[str, SigningKey], now: dt.datetime) -> dict[str, Any]:
    names = {
        "root": "Testwortel",
        "interm": "Testuitgever",
        "ocsp": "Testantwoorder",
        "tsa": "Testtijdserver",
        "strange-root": "Vreemde wortel",
        "strange-tsa": "Vreemde tijdserver",
        **SIGNERS,
    }
    usual = (now - 100 * _DAY, now + 100 * _DAY)
    periods = {
        "expired": (now - 100 * _DAY, now - _DAY),
        "early": (now + _DAY, now + 100 * _DAY),
    }
    certificates = {
        "root": _authority("root", usual),
        "strange-root": _authority("strange-root", usual),
        "interm": _authority("root", usual),
        "ocsp": _issued("interm", usual, [_purpose("ocsp_signing"), {"id": "ocsp_no_check"}]),
        "tsa": _issued("root", usual, [_purpose("time_stamping")]),
        "strange-tsa": _issued("strange-root", usual, [_purpose("time_stamping")]),
    }
    for label in SIGNERS:
        issuer = "strange-root" if label == "stranger" else "interm"
        purpose = _purpose("server_auth" if label == "server" else "email_protection")
        told = [] if label == "stranger" else _where_to_ask()
        period = periods.get(label, usual)
        certificates[label] = _issued(issuer, period, [purpose, *told], also="non_repudiation")
    certificates["twin"]["subject-key"] = "p256"
    certificates["revoked"]["revocation"] = {
        "revoked-since": (now - 60 * _DAY).isoformat(),
        "reason": "key_compromise",
    }
    return {
        "keysets": {"proef": {"keys": {label: {"path": f"{label}.pem"} for label in keys}}},
        "pki-architectures": {
            _ARCHITECTURE: {
                "keyset": "proef",
                "entity-defaults": {"country-name": "NL", "organization-name": "Proefstichting"},
                "entities": {label: {"common-name": name} for label, name in names.items()},
                "certs": certificates,
                "services": _services(),
            }
        },
    }


def _services() -> dict[str, Any]:
    return {
        "ocsp": {
            "interm": {
                "for-issuer": "interm",
                "responder-cert": "ocsp",
                "signing-key": "ocsp",
            }
        },
        "crl-repo": {
            label: {
                "for-issuer": label,
                "signing-key": label,
                "simulated-update-schedule": "P30D",
            }
            for label in ("root", "interm")
        },
        "time-stamping": {
            label: {"signing-key": label, "signing-cert": label} for label in ("tsa", "strange-tsa")
        },
    }


def _authority(issuer: str, period: tuple[dt.datetime, dt.datetime]) -> dict[str, Any]:
    constraints = {"id": "basic_constraints", "critical": True, "value": {"ca": True}}
    made = _issued(issuer, period, [constraints], also="key_cert_sign", more=("crl_sign",))
    if issuer == "root":
        made["extensions"].append(_list_of_revoked("root"))
    return made


def _issued(
    issuer: str,
    period: tuple[dt.datetime, dt.datetime],
    extensions: list[dict[str, Any]],
    *,
    also: str = "",
    more: tuple[str, ...] = (),
) -> dict[str, Any]:
    uses = [use for use in ("digital_signature", also, *more) if use]
    usage = {
        "id": "key_usage",
        "critical": True,
        "smart-value": {"schema": "key-usage", "params": uses},
    }
    first, last = (moment.isoformat() for moment in period)
    return {
        "issuer": issuer,
        "validity": {"valid-from": first, "valid-to": last},
        "extensions": [usage, *extensions],
    }


def _purpose(name: str) -> dict[str, Any]:
    return {"id": "extended_key_usage", "critical": name == "time_stamping", "value": [name]}


def _where_to_ask() -> list[dict[str, Any]]:
    ocsp = {
        "id": "authority_information_access",
        "smart-value": {"schema": "aia-urls", "params": {"ocsp-responder-names": ["interm"]}},
    }
    return [_list_of_revoked("interm"), ocsp]


def _list_of_revoked(issuer: str) -> dict[str, Any]:
    return {
        "id": "crl_distribution_points",
        "smart-value": {"schema": "crl-dist-url", "params": {"crl-repo-names": [issuer]}},
    }
