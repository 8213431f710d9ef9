"""A real RFC 3161 server on the loopback interface, and ones that fail."""

import datetime as dt
import socket
from collections.abc import Callable
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from types import TracebackType
from typing import NamedTuple, Self

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

from tests.signing.conftest import Demo


class Reply(NamedTuple):
    status: int
    content_type: str
    body: bytes


Answer = Callable[[bytes], Reply]


def refusing(status: int, content_type: str, body: bytes) -> Answer:
    """Gives the same answer to every question."""
    return lambda _request: Reply(status, content_type, body)


def answering(demo: Demo, at: dt.datetime) -> Answer:
    """Stamps everything with the time `at`, under a certificate of its own."""
    certificate, key = _authority(at)
    authority = DummyTimeStamper(certificate, key, fixed_dt=at)

    def answer(request: bytes) -> Reply:
        response = authority.request_tsa_response(tsp.TimeStampReq.load(request))
        return Reply(200, "application/timestamp-reply", response.dump())

    return answer


def lying(at: dt.datetime) -> Answer:
    """Stamps something else than was asked for."""
    certificate, key = _authority(at)
    authority = DummyTimeStamper(certificate, key, fixed_dt=at)

    def answer(request: bytes) -> Reply:
        asked = tsp.TimeStampReq.load(request)
        asked["message_imprint"]["hashed_message"] = bytes(32)
        response = authority.request_tsa_response(asked)
        return Reply(200, "application/timestamp-reply", response.dump())

    return answer


def silent_address() -> str:
    """An address on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


class TimestampServer:
    """Listens while the block runs; `url` is where."""

    def __init__(self, answer: Answer) -> None:
        self._server = HTTPServer(("127.0.0.1", 0), _listener(answer))
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

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


def _listener(answer: Answer) -> type[BaseHTTPRequestHandler]:
    class Listener(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            reply = answer(request)
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_arguments: object) -> None:
            """Says nothing."""

    return Listener


@cache
def _authority(at: dt.datetime) -> tuple[asn1.Certificate, keys.PrivateKeyInfo]:
    """A self-signed certificate for time stamping, with its key."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Tijdserver voor de toets")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - dt.timedelta(days=1))
        .not_valid_after(at + dt.timedelta(days=1))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(key, hashes.SHA256())
    )
    pkcs8 = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return (
        asn1.Certificate.load(certificate.public_bytes(Encoding.DER)),
        keys.PrivateKeyInfo.load(pkcs8),
    )
