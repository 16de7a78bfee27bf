"""A small web on loopback, for tests of what goes out. Nothing leaves this machine."""

from __future__ import annotations

import datetime
import ipaddress
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from core.outgoing import Address, Outgoing


@dataclass
class Web:
    """What the server answers, by path, and what it was asked."""

    port: int = 0
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)

    def says(
        self, path: str, status: int, body: bytes = b"", method: str = "", **headers: str
    ) -> None:
        """Let `path` answer, to `method` alone when one is given."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[f"{method}{path}"] = (status, named, body)

    def address(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        """Return the address of `path`."""
        return f"{scheme}://{host}:{self.port}{path}"

    def outgoing(self, **more: Any) -> Outgoing:
        """Return what may ask this one server, and nothing else on this machine or outside."""
        ports = {"http": self.port, "https": self.port}
        more.setdefault("permits", _is_loopback)
        return Outgoing(user_agent="Klankbord-links/test", ports=ports, seconds=2.0, **more)


def _is_loopback(address: Address) -> bool:
    return address.is_loopback


@contextmanager
def small_web(certificate: ssl.SSLContext | None = None) -> Iterator[Web]:
    """Serve until the block ends."""
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            web.asked.append((self.command, self.path, dict(self.headers)))
            missing = (404, {}, b"")
            status, headers, body = web.answers.get(
                f"{self.command}{self.path}", web.answers.get(self.path, missing)
            )
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_GET = do_HEAD = _answer  # noqa: N815 -- the names that the library calls

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if certificate is not None:
        server.socket = certificate.wrap_socket(server.socket, server_side=True)
    web.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def certificate_for(name: str, folder: Path) -> tuple[ssl.SSLContext, str]:
    """Return a server's certificate for `name`, and the file by which it is trusted."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(tz=datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    trusted = folder / f"{name}.crt"
    trusted.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context, str(trusted)


def parsed(text: str) -> Address:
    """Return the address that `text` writes."""
    return ipaddress.ip_address(text)
