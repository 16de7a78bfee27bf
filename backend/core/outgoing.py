"""Asking an address on the web whether it is still there, without opening a door to our own house.

Whoever writes an article decides which addresses are asked, and so might point at machines that
only this host can reach. Therefore a name is resolved once, every address behind it must be
public, and the connection goes to that very address while the host name stays in `Host` and in
TLS: a name that answers differently a moment later changes nothing. Redirects are followed by
hand and meet the same rules. No cookie, no credentials, no referrer, no proxy; of an answer only
the head is read, but for a `robots.txt`.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urljoin

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, SSLError
from urllib3.exceptions import TimeoutError as HTTPTimeoutError
from urllib3.response import BaseHTTPResponse
from urllib3.util import parse_url
from urllib3.util.ssl_match_hostname import CertificateError

Kind = Literal["answered", "no_answer", "refused"]
Method = Literal["HEAD", "GET"]

_PORTS = {"http": 80, "https": 443}
_MOST_REDIRECTS = 5
_LONGEST = 2000
# RFC 9309 (2.5) asks for at least 500 KiB.
MOST_ROBOTS = 512 * 1024
# Public by number, but the machine's own platform answers there (Azure's metadata service).
_OWN = frozenset({ipaddress.ip_address("168.63.129.16")})
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class RefusedError(Exception):
    """This address is not asked; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Answer:
    """What came of asking.

    `status` is that of the last answer, `address` the one that gave it. `moved` when a redirect
    on the way was a permanent one. `reason` names what kept an answer from coming, or why the
    address was refused. `retry_after` are the seconds that the host asks us to wait.
    """

    kind: Kind
    address: str
    status: int | None = None
    moved: bool = False
    reason: str = ""
    retry_after: int = 0


@dataclass(frozen=True)
class _Target:
    scheme: str
    host: str
    port: int
    path: str


def is_public(address: Address) -> bool:
    """Tell whether `address` is out there, for everyone, and nothing of ours or of the platform.

    IPv4 in IPv6 clothes counts as what it stands for; tunnels (6to4, Teredo) never do.
    """
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id or address.sixtofour or address.teredo or address.is_site_local:
            return False
        inner = address.ipv4_mapped
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    if address.is_multicast or address.is_reserved or address.is_unspecified:
        return False
    return address.is_global and address not in _OWN


class Outgoing:
    """Asks addresses on behalf of `user_agent`. Safe to use from one thread at a time.

    `permits` decides about every address behind a name, `ports` names the port of each scheme;
    tests alone give others.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        permits: Callable[[Address], bool] = is_public,
        ports: dict[str, int] | None = None,
        seconds: float = 6.0,
        most_seconds: float = 12.0,
        ca_certs: str | None = None,
    ) -> None:
        self._user_agent = user_agent
        self._permits = permits
        self._ports = ports or _PORTS
        self._seconds = seconds
        self._most_seconds = most_seconds
        self._ca_certs = ca_certs

    def ask(self, address: str, method: Method, *, may_ask: Callable[[str], bool]) -> Answer:
        """Ask `address`, and where it leads; `may_ask` is asked before every further step."""
        moved = False
        for _step in range(_MOST_REDIRECTS + 1):
            try:
                status, headers = self._head(_target(address, self._ports), method)
            except RefusedError as error:
                return Answer("refused", address, moved=moved, reason=error.reason)
            except (HTTPError, OSError, ValueError) as error:
                return Answer("no_answer", address, moved=moved, reason=_reason(error))
            onward = headers.get("location", "")
            if status not in {301, 302, 303, 307, 308} or not onward:
                return Answer(
                    "answered",
                    address,
                    status=status,
                    moved=moved,
                    retry_after=_seconds(headers.get("retry-after", "")),
                )
            moved = moved or status in {301, 308}
            address = urljoin(address, onward)[: _LONGEST + 1]
            if not may_ask(address):
                return Answer("refused", address, moved=moved, reason="robots")
        return Answer("answered", address, moved=moved, reason="redirects")

    def read_robots(self, address: str) -> tuple[int, str]:
        """Return the status and text of the `robots.txt` that speaks for `address`.

        Status 0 stands for no answer, and for an address that is refused.
        """
        try:
            target = replace(_target(address, self._ports), path="/robots.txt")
            with self._answer(target, "GET") as response:
                text = response.read(MOST_ROBOTS, decode_content=True)
                return int(response.status), text.decode("utf-8", "replace")
        except (RefusedError, HTTPError, OSError, ValueError):
            return 0, ""

    def _head(self, target: _Target, method: Method) -> tuple[int, dict[str, str]]:
        with self._answer(target, method) as response:
            found = {name.lower(): value for name, value in response.headers.items()}
            return int(response.status), found

    @contextmanager
    def _answer(self, target: _Target, method: Method) -> Iterator[BaseHTTPResponse]:
        connection = self._connection(target)
        try:
            connection.connect()
            # A host that sends a byte now and then would keep us for ever.
            watch = threading.Timer(self._most_seconds, _cut, [connection.sock])
            watch.daemon = True
            watch.start()
            try:
                connection.request(
                    method,
                    target.path,
                    headers={
                        "Host": _host_header(target),
                        "User-Agent": self._user_agent,
                        "Accept": "*/*",
                        "Accept-Encoding": "identity",
                        "Connection": "close",
                    },
                    preload_content=False,
                )
                yield connection.getresponse()
            finally:
                watch.cancel()
        finally:
            connection.close()

    def _connection(self, target: _Target) -> HTTPConnection:
        reached = str(self._resolve(target.host, target.port))
        if target.scheme == "http":
            return HTTPConnection(reached, target.port, timeout=self._seconds)
        return HTTPSConnection(
            reached,
            target.port,
            timeout=self._seconds,
            cert_reqs="CERT_REQUIRED",
            ca_certs=self._ca_certs,
            server_hostname=target.host,
            assert_hostname=target.host,
        )

    def _resolve(self, host: str, port: int) -> Address:
        """Return an address of `host`, after all of them were found to be public.

        Whatever way of writing a number (decimal, octal) the system takes is a number after it.
        """
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [ipaddress.ip_address(str(entry[4][0])) for entry in found]
        if not addresses or not all(self._permits(address) for address in addresses):
            raise RefusedError("not_public")
        # Many hosts without IPv6 still list such addresses, or this one has no way there.
        return next((it for it in addresses if it.version == 4), addresses[0])


def _target(address: str, ports: dict[str, int]) -> _Target:
    """Split `address`. Raises `RefusedError` for what is not asked whatever the host may be."""
    if len(address) > _LONGEST:
        raise RefusedError("too_long")
    parts = parse_url(address)
    scheme = parts.scheme or ""
    if scheme not in ports or not parts.host:
        raise RefusedError("no_web_address")
    if parts.auth is not None:
        raise RefusedError("credentials")
    port = parts.port if parts.port is not None else ports[scheme]
    if port not in ports.values():
        raise RefusedError("port")
    host = parts.host.strip("[]")
    if not host.isascii():
        host = host.encode("idna").decode()
    path = parts.path or "/"
    return _Target(scheme, host, port, f"{path}?{parts.query}" if parts.query else path)


def _host_header(target: _Target) -> str:
    host = f"[{target.host}]" if ":" in target.host else target.host
    return host if target.port == _PORTS[target.scheme] else f"{host}:{target.port}"


def _cut(sock: socket.socket) -> None:
    # It may have ended by itself in the meantime.
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def _reason(error: Exception) -> str:
    if isinstance(error, socket.gaierror):
        known = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
        return "no_name" if error.errno in known else "name_lookup"
    if isinstance(error, SSLError | ssl.SSLError | CertificateError):
        return "tls"
    # urllib3's own is no `TimeoutError` of Python's.
    if isinstance(error, HTTPTimeoutError | TimeoutError):
        return "timeout"
    return "no_connection"


def _seconds(retry_after: str) -> int:
    """Return what `Retry-After` says in seconds; a date, or nothing, is 0."""
    plain = retry_after.strip()
    return min(int(plain), 10**7) if plain.isascii() and plain.isdigit() and len(plain) < 9 else 0
