"""From which address a request comes, as far as that can be trusted."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104 -- an address for "none", nothing binds to it


def client_address(request: HttpRequest) -> str:
    """Return the caller's IP address; `UNKNOWN` when there is none, as behind a unix socket.

    Every proxy of ours (`TRUSTED_PROXIES`) appends the address it was called from to
    `X-Forwarded-For`; what stands before those may be invented by the caller and is ignored.
    """
    candidates = [request.META.get("REMOTE_ADDR", "")]
    proxies = settings.TRUSTED_PROXIES
    if proxies > 0:
        forwarded = request.headers.get("X-Forwarded-For", "").split(",")
        candidates.insert(0, forwarded[-proxies] if len(forwarded) >= proxies else forwarded[0])
    for candidate in candidates:
        if address := _parse(candidate):
            return address
    return UNKNOWN


def network_of(address: str) -> str:
    """Return what one caller can choose freely as one value: an IPv6 caller owns a whole /64."""
    parsed = ipaddress.ip_address(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.IPv6Network((parsed, 64), strict=False).network_address)
    return address


def _parse(text: str) -> str | None:
    try:
        parsed = ipaddress.ip_address(text.strip())
    except ValueError:
        return None
    mapped = parsed.ipv4_mapped if isinstance(parsed, ipaddress.IPv6Address) else None
    return str(mapped or parsed)
