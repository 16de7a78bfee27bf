"""Which address counts as the caller's."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory

from accounts.client_address import UNKNOWN, client_address, network_of


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "expected"),
    [
        (0, "198.51.100.7", None, "198.51.100.7"),
        (0, "198.51.100.7", "203.0.113.1", "198.51.100.7"),
        (1, "10.0.0.2", "203.0.113.1", "203.0.113.1"),
        (1, "10.0.0.2", "1.2.3.4, 203.0.113.1", "203.0.113.1"),
        (2, "10.0.0.2", "1.2.3.4, 203.0.113.1, 10.0.0.3", "203.0.113.1"),
        (2, "10.0.0.2", "203.0.113.1", "203.0.113.1"),
        (1, "10.0.0.2", "not an address", "10.0.0.2"),
        (1, "10.0.0.2", None, "10.0.0.2"),
        (0, "", None, UNKNOWN),
        (0, "::ffff:198.51.100.7", None, "198.51.100.7"),
        (0, "2001:DB8::1", None, "2001:db8::1"),
    ],
)
def test_only_our_own_proxies_are_believed(
    settings: Any, proxies: int, remote: str, forwarded: str | None, expected: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers)
    assert client_address(request) == expected


def test_ipv6_counts_as_the_network_that_one_caller_owns() -> None:
    assert network_of("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::"
    assert network_of("198.51.100.7") == "198.51.100.7"
