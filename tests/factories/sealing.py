"""Wrapped keys of sealed entries for tests: right outside, nothing inside."""

from __future__ import annotations

import base64
import struct
import uuid
from typing import Any

import factory

from accounts.models import SealingKey
from accounts.sealing_keys import WrappedKey, keep_sealing_key
from core.identifiers import new_id
from core.tenancy import acting_as
from tests.factories.accounts import PersonFactory

MEMORY = 64 * 1024


def base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def wrap(
    key_id: uuid.UUID | str,
    way: int = 1,
    *,
    scheme: int = 1,
    inside: bytes | None = None,
    filling: int = 0,
) -> str:
    """Return what a browser would send for this way to open the key; 1: by passphrase."""
    if inside is None:
        inside = {
            1: struct.pack("!IBB16s", MEMORY, 3, 1, bytes(16)),
            2: bytes(16),
            3: struct.pack("!32sH", bytes(32), 16) + bytes([filling]) * 16,
        }[way]
    head = struct.pack("!BB16s", scheme, way, uuid.UUID(str(key_id)).bytes)
    return base64url(head + inside + bytes([filling]) * 60)


def both_wraps(key_id: uuid.UUID | str) -> dict[str, str]:
    """Return the two wraps that every key has."""
    return {"passphrase": wrap(key_id, 1), "recovery": wrap(key_id, 2)}


def envelope_under(key_id: uuid.UUID | str, inside: bytes = b"inside") -> str:
    """Return what a browser would send for a sealed text; nobody can open this one."""
    return base64url(b"\x01" + uuid.UUID(str(key_id)).bytes + bytes(12) + inside + bytes(28))


def sealed_file_under(key_id: uuid.UUID | str, size: int = 64 * 1024) -> bytes:
    """Return what a browser would send for a sealed file; nobody can open this one."""
    return b"\x01" + uuid.UUID(str(key_id)).bytes + bytes(12) + bytes(size) + bytes(16)


class SealingKeyFactory(factory.Factory[WrappedKey]):
    """The first key of somebody, or the next one with `replaces`."""

    class Meta:
        model = SealingKey

    person = factory.SubFactory(PersonFactory)
    id = factory.LazyFunction(new_id)

    @classmethod
    def _create(cls, *_: Any, **kwargs: Any) -> WrappedKey:
        with acting_as(kwargs["person"].pk):
            return keep_sealing_key(**both_wraps(kwargs["id"]), **kwargs)
