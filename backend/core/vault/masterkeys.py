"""Master keys: they wrap data keys and never touch what people write.

`MASTER_KEYS` is `id:base64url,id:base64url`: the first wraps, all of them unwrap. A new key is
put in front; an old one leaves when nothing names it any more (`manage.py rewrap_keys`).
Whoever derives another key from them carries what that sealed along in the same command.
"""

from __future__ import annotations

import base64
import os
import re
import uuid
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from core.vault.envelopes import NONCE_BYTES, EnvelopeRefused

_KEY_BYTES = 32
_identifier = re.compile(r"^[A-Za-z0-9._-]{1,32}$")
_PURPOSE = b"klankbord data key v1"


class MasterKeys:
    """The master keys of this installation, by id."""

    def __init__(self, text: str) -> None:
        """Read the setting; raises `ImproperlyConfigured`, which never quotes a key."""
        self._keys: dict[str, bytes] = {}
        for position, entry in enumerate(text.split(","), start=1):
            identifier, _, encoded = entry.strip().partition(":")
            if not _identifier.match(identifier) or identifier in self._keys:
                raise ImproperlyConfigured(
                    f"MASTER_KEYS: entry {position} needs an id of its own (letters, digits, "
                    "dot, dash), then a colon, then the key."
                )
            self._keys[identifier] = _decoded(encoded, position)
        self._ciphers = {name: AESGCM(key) for name, key in self._keys.items()}
        self.current = next(iter(self._keys))

    def __repr__(self) -> str:
        return f"<MasterKeys {', '.join(self._keys)}>"

    @property
    def names(self) -> frozenset[str]:
        """The names of all of them."""
        return frozenset(self._keys)

    def wrap(self, data_key: bytes, *, owner: uuid.UUID, key_id: uuid.UUID) -> bytes:
        """Return `data_key` wrapped by the current master key, bound to its owner and id."""
        nonce = os.urandom(NONCE_BYTES)
        bound = _PURPOSE + owner.bytes + key_id.bytes
        return nonce + self._ciphers[self.current].encrypt(nonce, data_key, bound)

    def unwrap(self, wrapped: bytes, *, master: str, owner: uuid.UUID, key_id: uuid.UUID) -> bytes:
        """Return the data key that was wrapped by `master`; raises `EnvelopeRefused`."""
        cipher = self._ciphers.get(master)
        if cipher is None:
            raise EnvelopeRefused
        bound = _PURPOSE + owner.bytes + key_id.bytes
        try:
            return cipher.decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], bound)
        except (InvalidTag, ValueError):
            raise EnvelopeRefused from None

    def derived(self, purpose: bytes, *, master: str) -> bytes:
        """Return 32 bytes for another purpose than wrapping (HKDF-SHA256, RFC 5869).

        Raises `EnvelopeRefused` when there is no master key of this name.
        """
        if master not in self._keys:
            raise EnvelopeRefused
        derivation = HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=purpose)
        return derivation.derive(self._keys[master])


def _decoded(encoded: str, position: int) -> bytes:
    try:
        key = base64.b64decode(encoded + "=" * (-len(encoded) % 4), altchars=b"-_", validate=True)
    except ValueError:
        key = b""
    if len(key) != _KEY_BYTES:
        raise ImproperlyConfigured(
            f"MASTER_KEYS: the key of entry {position} must be 32 bytes in base64url "
            "(43 characters)."
        )
    return key


def master_keys() -> MasterKeys:
    """Return the master keys of the settings; raises `ImproperlyConfigured`."""
    return _parsed(settings.MASTER_KEYS)


@lru_cache(maxsize=2)
def _parsed(text: str) -> MasterKeys:
    return MasterKeys(text)
