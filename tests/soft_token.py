"""A real PKCS#11 token without a card: SoftHSM, in a folder of its own that goes with the test."""

import os
import shutil
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from som_editor.signing.identities import SigningKey

PIN, OFFICER_PIN = "2468", "13572468"
LABEL = "Proefkaart"
_MODULES = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib64/pkcs11/libsofthsm2.so",
    "/usr/local/lib/softhsm/libsofthsm2.so",
    "/opt/homebrew/lib/softhsm/libsofthsm2.so",
)


class SoftToken:
    """A token in `folder` while the block lasts; afterwards the driver is unloaded again."""

    def __init__(self, folder: Path) -> None:
        self.module = _module()
        self._folder = folder
        self._cards = folder / "kaarten"
        self._before = os.environ.get("SOFTHSM2_CONF")

    def __enter__(self) -> Self:
        self._cards.mkdir()
        settings = self._folder / "softhsm2.conf"
        settings.write_text(f"directories.tokendir = {self._cards}\nobjectstore.backend = file\n")
        os.environ["SOFTHSM2_CONF"] = str(settings)
        self._run("--init-token", "--free", "--label", LABEL, "--so-pin", OFFICER_PIN)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pkcs11.unload(self.module)
        os.environ.pop("SOFTHSM2_CONF")
        if self._before is not None:
            os.environ["SOFTHSM2_CONF"] = self._before
        self.take_out()

    def put(self, number: str, key: SigningKey | None, *certificates: x509.Certificate) -> None:
        """Put `key` and `certificates` on the card, under the id `number` (hexadecimal)."""
        if key is not None:
            file = self._folder / "sleutel.pem"
            file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
            self._run("--import", str(file), "--token", LABEL, "--id", number, "--label", number)
            file.unlink()
        for place, certificate in enumerate(certificates):
            self._store(
                bytes.fromhex(number) if place == 0 else b"",
                certificate.subject.public_bytes(),
                certificate.public_bytes(Encoding.DER),
            )

    def put_rubbish(self, number: str) -> None:
        """Put something on the card that says it is a certificate, and is none."""
        self._store(bytes.fromhex(number), b"", b"rommel")

    def _store(self, number: bytes, subject: bytes, content: bytes) -> None:
        token = pkcs11.lib(self.module).get_token(token_label=LABEL)
        with token.open(rw=True, user_pin=PIN) as session:
            session.create_object(
                {
                    pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                    pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                    pkcs11.Attribute.TOKEN: True,
                    pkcs11.Attribute.PRIVATE: False,
                    pkcs11.Attribute.SUBJECT: subject,
                    pkcs11.Attribute.ID: number,
                    pkcs11.Attribute.VALUE: content,
                }
            )

    def take_out(self) -> None:
        """Take the card out of the reader."""
        shutil.rmtree(self._cards, ignore_errors=True)

    def _run(self, *arguments: str) -> None:
        subprocess.run(
            ["softhsm2-util", *arguments, "--pin", PIN],
            check=True,
            capture_output=True,
            stdin=subprocess.DEVNULL,
        )


def _module() -> str:
    """The driver; where it is missing a computer at home leaves the test out, CI fails."""
    found = next((path for path in _MODULES if Path(path).is_file()), "")
    if not found or shutil.which("softhsm2-util") is None:
        missing = "signing with a card needs softhsm2, and there is none on this computer"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return found
