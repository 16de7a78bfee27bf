"""Seals the secrets of second factors before they reach the database.

AES-256-GCM under a key derived from the master keys (HKDF-SHA256). The envelope names its
scheme and its master key, so keys rotate: the first of `MASTER_KEYS` seals, all of them open.
"""

from __future__ import annotations

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_SCHEME = "f1"
_PURPOSE = b"klankbord second factors f1"


class SealBrokenError(Exception):
    """A sealed secret cannot be opened: its master key is gone, or it was tampered with."""


def seal_secret(text: str) -> str:
    """Return `text` sealed under the first master key."""
    name, key = next(iter(_master_keys().items()))
    nonce = os.urandom(12)
    sealed = AESGCM(_derive(key)).encrypt(nonce, text.encode(), _PURPOSE + name.encode())
    return f"{_SCHEME}:{name}:{base64.urlsafe_b64encode(nonce + sealed).decode()}"


def open_secret(envelope: str) -> str:
    """Return what `seal_secret` was given. Raises `SealBrokenError` when that cannot be done."""
    scheme, _, rest = envelope.partition(":")
    name, _, body = rest.partition(":")
    key = _master_keys().get(name)
    if scheme != _SCHEME or key is None:
        raise SealBrokenError
    try:
        raw = base64.urlsafe_b64decode(body)
        opened = AESGCM(_derive(key)).decrypt(raw[:12], raw[12:], _PURPOSE + name.encode())
    except (ValueError, InvalidTag) as error:
        raise SealBrokenError from error
    return opened.decode()


def _master_keys() -> dict[str, bytes]:
    keys = {}
    for part in settings.MASTER_KEYS.split(","):
        name, _, value = part.strip().partition(":")
        keys[name] = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
    return keys


def _derive(key: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(key)
