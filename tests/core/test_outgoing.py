"""What goes out reaches the web and nothing of ours, whatever an address says."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.outgoing import Answer, Outgoing, is_public
from tests.support.web import Web, certificate_for, parsed, small_web

OUR_OWN = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1",
    "100.100.100.200", "169.254.169.254", "168.63.129.16", "192.0.0.1", "198.18.0.1", "224.0.0.1",
    "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1",
    "fd00:ec2::254", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::1", "2001:0:7f00:1::1", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", OUR_OWN)
def test_an_address_of_ours_is_not_public(address: str) -> None:
    assert not is_public(parsed(address))


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2a00:1450:400e:80c::200e", "64:ff9b::808:808"]
)
def test_an_address_out_there_is_public(address: str) -> None:
    assert is_public(parsed(address))


@pytest.fixture
def web() -> Iterator[Web]:
    with small_web() as web:
        yield web


@pytest.fixture
def nothing_connects(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Refuse every connection, and tell which were tried."""
    tried: list[Any] = []

    def connect(_socket: socket.socket, address: Any) -> None:
        tried.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    return tried


def _ask(outgoing: Outgoing, address: str, method: Any = "GET") -> Answer:
    return outgoing.ask(address, method, may_ask=lambda _address: True)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "[::1]", "10.1.2.3", "169.254.169.254", "[::ffff:127.0.0.1]",
        "2130706433", "0177.0.0.1", "0x7f.0.0.1", "0x7f000001", "127.1", "0", "[fe80::1%25lo]",
    ],
)  # fmt: skip
def test_no_way_of_writing_an_address_of_ours_is_asked(
    host: str, nothing_connects: list[Any]
) -> None:
    answer = _ask(Outgoing(user_agent="test"), f"http://{host}/")
    assert (answer.kind, answer.status) == ("refused", None) or answer.reason == "no_name"
    assert nothing_connects == []


def _resolving(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let every question for a name be answered by the next of `answers`; the last one stays."""
    asked: list[str] = []
    left = list(answers)

    real = socket.getaddrinfo

    def getaddrinfo(host: str, port: int, *rest: Any, **more: Any) -> list[Any]:
        if host.replace(".", "").isdigit():
            return real(host, port, *rest, **more)
        asked.append(host)
        found = left.pop(0) if len(left) > 1 else left[0]
        family = {True: socket.AF_INET6, False: socket.AF_INET}
        return [(family[":" in it], socket.SOCK_STREAM, 6, "", (it, port)) for it in found]

    monkeypatch.setattr("core.outgoing.socket.getaddrinfo", getaddrinfo)
    return asked


@pytest.mark.parametrize(
    "behind", [["127.0.0.1"], ["::ffff:10.0.0.8"], ["93.184.216.34", "10.0.0.8"]]
)
def test_a_name_with_one_address_of_ours_is_not_asked(
    behind: list[str], monkeypatch: pytest.MonkeyPatch, nothing_connects: list[Any]
) -> None:
    _resolving(monkeypatch, behind)
    answer = _ask(Outgoing(user_agent="test"), "https://looks-harmless.example/")
    assert (answer.kind, answer.reason) == ("refused", "not_public")
    assert nothing_connects == []


def test_the_address_that_was_checked_is_the_one_that_is_asked(
    monkeypatch: pytest.MonkeyPatch, nothing_connects: list[Any]
) -> None:
    asked = _resolving(monkeypatch, ["93.184.216.34"], ["127.0.0.1"])
    answer = _ask(Outgoing(user_agent="test"), "http://turns-around.example/")
    assert answer.kind == "no_answer"
    assert {address[0] for address in nothing_connects} == {"93.184.216.34"}
    assert asked == ["turns-around.example"]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://somebody:secret@example.org/", "credentials"),
        ("http://example.org:8080/", "port"),
        ("http://example.org:22/", "port"),
        ("ftp://example.org/", "no_web_address"),
        ("file:///etc/passwd", "no_web_address"),
        ("gopher://example.org/", "no_web_address"),
        (f"http://example.org/{'a' * 3000}", "too_long"),
    ],
)
def test_what_is_no_plain_web_address_is_refused(
    address: str, reason: str, nothing_connects: list[Any]
) -> None:
    answer = _ask(Outgoing(user_agent="test"), address)
    assert (answer.kind, answer.reason) == ("refused", reason)
    assert nothing_connects == []


def test_a_page_that_is_there_answers_and_learns_nothing_about_us(web: Web) -> None:
    web.says("/a?b=c", 200, b"x" * 100, Set_Cookie="a=b")
    outgoing = web.outgoing()
    assert _ask(outgoing, web.address("/a?b=c#d"), "HEAD").status == 200
    assert _ask(outgoing, web.address("/a?b=c")).status == 200
    for method, path, headers in web.asked:
        assert (method, path) in {("HEAD", "/a?b=c"), ("GET", "/a?b=c")}
        assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
        assert headers["User-Agent"] == "Klankbord-links/test"


@pytest.mark.parametrize(
    ("status", "moved"), [(301, True), (308, True), (302, False), (307, False)]
)
def test_redirects_are_followed_and_permanent_ones_said(status: int, moved: bool, web: Web) -> None:
    web.says("/old", status, Location="/new")
    web.says("/new", 200)
    answer = _ask(web.outgoing(), web.address("/old"))
    assert answer == Answer("answered", web.address("/new"), status=200, moved=moved)


@pytest.mark.parametrize(
    "onward",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://[::ffff:10.0.0.1]/",
        "http://127.0.0.1:22/",
        "file:///etc/passwd",
    ],
)
def test_a_redirect_to_an_address_of_ours_is_not_followed(onward: str, web: Web) -> None:
    web.says("/old", 302, Location=onward)
    answer = _ask(web.outgoing(), web.address("/old"))
    assert answer.kind == "refused"
    assert [path for _method, path, _headers in web.asked] == ["/old"]


def test_a_redirect_to_where_robots_may_not_come_is_not_followed(web: Web) -> None:
    web.says("/old", 301, Location="/hidden")
    answer = web.outgoing().ask(web.address("/old"), "HEAD", may_ask=lambda _address: False)
    assert (answer.kind, answer.reason) == ("refused", "robots")


def test_redirects_without_end_are_given_up(web: Web) -> None:
    web.says("/round", 302, Location="/round")
    answer = _ask(web.outgoing(), web.address("/round"))
    assert (answer.status, answer.reason) == (None, "redirects")
    assert len(web.asked) == 6


def test_a_host_that_says_nothing_is_left_after_a_while() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        outgoing = Outgoing(
            user_agent="test", permits=lambda it: it.is_loopback, ports={"http": port}, seconds=0.2
        )
        answer = _ask(outgoing, f"http://127.0.0.1:{port}/")
    assert (answer.kind, answer.reason) == ("no_answer", "timeout")


def test_a_host_that_drips_is_left_after_a_while() -> None:
    with small_web() as web:
        outgoing = web.outgoing(most_seconds=0.3)
        web.says("/robots.txt", 200, b"User-agent: *\n")
        assert outgoing.read_robots(web.address("/x")) == (200, "User-agent: *\n")
    with socket.create_server(("127.0.0.1", 0)) as dripping:
        port = dripping.getsockname()[1]
        outgoing = Outgoing(
            user_agent="test",
            permits=lambda it: it.is_loopback,
            ports={"http": port},
            seconds=30,
            most_seconds=0.3,
        )
        assert _ask(outgoing, f"http://127.0.0.1:{port}/").kind == "no_answer"


def test_tls_is_for_the_name_although_the_number_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, trusted = certificate_for("example.test", tmp_path)
    with small_web(context) as web:
        web.says("/", 200)
        _resolving(monkeypatch, ["127.0.0.1"])
        outgoing = web.outgoing(ca_certs=trusted)
        answer = _ask(outgoing, web.address("/", host="example.test", scheme="https"))
        assert answer.status == 200
        assert web.asked[0][2]["Host"] == f"example.test:{web.port}"
        other = _ask(outgoing, web.address("/", host="other.test", scheme="https"))
        assert (other.kind, other.reason) == ("no_answer", "tls")
        untrusted = _ask(web.outgoing(), web.address("/", host="example.test", scheme="https"))
        assert (untrusted.kind, untrusted.reason) == ("no_answer", "tls")
