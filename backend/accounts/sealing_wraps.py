"""The outside of a wrapped sealing key; `docs/sealed.md` has the format, byte by byte.

A sealing key is made in the browser of its person and never leaves it. What comes here is that
key wrapped under a passphrase, a recovery code or a passkey, none of which is ever sent. So
nothing here opens a wrap: this looks whether it is one, and under which key.
"""

from __future__ import annotations

import base64
import binascii
import struct
import uuid
from enum import IntEnum

SCHEME = 1
# 1 KiB is a kibibyte of memory for Argon2id. What is cheaper than OWASP's least is refused.
LEAST_MEMORY = 19 * 1024
MOST_MEMORY = 256 * 1024
MOST_PASSES = 10
MOST_LANES = 4
LONGEST_CREDENTIAL = 1023  # WebAuthn (https://www.w3.org/TR/webauthn-3/#credential-id).
_HEAD = struct.Struct("!BB16s")
_PASSPHRASE = struct.Struct("!IBB16s")
_RECOVERY = struct.Struct("!16s")
_PASSKEY = struct.Struct("!32sH")
_BODY = 12 + 32 + 16  # Nonce, sealing key, tag.
LONGEST_WRAP = 4 * (_HEAD.size + _PASSKEY.size + LONGEST_CREDENTIAL + _BODY + 2) // 3


class Way(IntEnum):
    """By what a wrapped key opens, as its second byte says."""

    PASSPHRASE = 1
    RECOVERY = 2
    PASSKEY = 3


def is_wrap(text: str, *, way: Way, key_id: uuid.UUID) -> bool:
    """Tell whether `text` is a wrap of the key with this id, in base64url without padding."""
    raw = from_base64url(text)
    if raw is None or len(raw) < _HEAD.size + _BODY:
        return False
    inside = raw[_HEAD.size : -_BODY]
    has_head = _HEAD.unpack_from(raw) == (SCHEME, way, key_id.bytes)
    return has_head and _is_complete(way, inside)


def credential_of(text: str) -> bytes:
    """Return the credential id that the wrap of a passkey names."""
    raw = from_base64url(text) or b""
    return raw[_HEAD.size + _PASSKEY.size : -_BODY]


def from_base64url(text: str) -> bytes | None:
    """Return the bytes; `None` when this is not the one way to write them (RFC 4648, 5)."""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        return None
    return raw if base64.urlsafe_b64encode(raw).rstrip(b"=").decode() == text else None


def _is_complete(way: Way, inside: bytes) -> bool:
    if way is Way.PASSPHRASE:
        return len(inside) == _PASSPHRASE.size and _costs_enough(inside)
    if way is Way.RECOVERY:
        return len(inside) == _RECOVERY.size
    if len(inside) < _PASSKEY.size:
        return False
    length: int = _PASSKEY.unpack_from(inside)[1]
    return 1 <= length <= LONGEST_CREDENTIAL and len(inside) == _PASSKEY.size + length


def _costs_enough(inside: bytes) -> bool:
    cost: tuple[int, int, int] = _PASSPHRASE.unpack(inside)[:3]
    memory, passes, lanes = cost
    return (
        LEAST_MEMORY <= memory <= MOST_MEMORY
        and 1 <= passes <= MOST_PASSES
        and 1 <= lanes <= MOST_LANES
    )
