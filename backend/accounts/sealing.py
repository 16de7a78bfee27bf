"""Seals the secrets of second factors before they reach the database.

AES-256-GCM under a key derived from the master keys. The envelope names its scheme and its
master key, so keys rotate: the first of `MASTER_KEYS` seals, all of them open, and
`accounts.sealing_anew` brings what is stored under the first.
"""

from __future__ import annotations

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.vault import EnvelopeRefused, master_keys

SCHEME = "f1"
_PURPOSE = b"klankbord second factors f1"
_NONCE_BYTES = 12


class SealBrokenError(Exception):
    """A sealed secret cannot be opened: its master key is gone, or it was tampered with."""


def seal_secret(text: str) -> str:
    """Return `text` sealed under the first master key."""
    master = master_keys().current
    nonce = os.urandom(_NONCE_BYTES)
    sealed = nonce + _cipher(master).encrypt(nonce, text.encode(), _bound(master))
    return f"{SCHEME}:{master}:{base64.urlsafe_b64encode(sealed).decode()}"


def open_secret(envelope: str) -> str:
    """Return what `seal_secret` was given. Raises `SealBrokenError` when that cannot be done."""
    scheme, _, rest = envelope.partition(":")
    master, _, body = rest.partition(":")
    if scheme != SCHEME:
        raise SealBrokenError
    try:
        raw = base64.urlsafe_b64decode(body)
        nonce, sealed = raw[:_NONCE_BYTES], raw[_NONCE_BYTES:]
        return _cipher(master).decrypt(nonce, sealed, _bound(master)).decode()
    except (ValueError, InvalidTag, EnvelopeRefused) as error:
        raise SealBrokenError from error


def _cipher(master: str) -> AESGCM:
    return AESGCM(master_keys().derived(_PURPOSE, master=master))


def _bound(master: str) -> bytes:
    return _PURPOSE + master.encode()
