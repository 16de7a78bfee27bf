"""Envelopes: AES-256-GCM ciphertexts that name their scheme and key and know their place.

    envelope        = scheme (1 byte) | data key id (16) | nonce (12) | ciphertext | tag (16)
    associated data = scheme | data key id | owner (16)
                      | length (1) table | length (1) field | row (16)

Everything of varying length carries its length, so no two places share associated data.
"""

from __future__ import annotations

import hmac
import os
import struct
import uuid
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SCHEME_SERVER_AES_256_GCM = 1
NONCE_BYTES = 12
TAG_BYTES = 16
DATA_KEY_BYTES = 32
_HEADER = struct.Struct("!B16s")
_BODY = _HEADER.size + NONCE_BYTES


class EnvelopeRefused(Exception):  # noqa: N818 -- it reads as a sentence where it is raised
    """An envelope was changed, is not where it belongs, or its key is gone.

    Which of these it was is not told, and nothing of the content is.
    """

    def __init__(self) -> None:
        super().__init__("An envelope was refused.")


class Place(NamedTuple):
    """Where a kind of ciphertext lives: the database's table and column."""

    table: str
    field: str


class OwnerKey:
    """The unwrapped data key of one owner, in the form that seals and opens.

    Encrypting and fingerprinting use two keys derived from the data key (HKDF-SHA-256,
    RFC 5869), so that neither use weakens the other. A key that replaced another one keeps its
    `fingerprint_key`, so that what was fingerprinted before is recognised.

    It seals under itself alone, and opens what the owner's `others` sealed as well. An envelope
    that names a key it does not know makes it `look_again`, which returns the owner's present
    key: this process may remember what another one has replaced.
    """

    __slots__ = (
        "_cipher", "_fingerprint_key", "_header", "_look_again", "_others", "_prefixes", "key_id",
        "owner",
    )  # fmt: skip

    def __init__(
        self,
        *,
        owner: uuid.UUID,
        key_id: uuid.UUID,
        data_key: bytes,
        fingerprint_key: bytes | None = None,
        others: Iterable[OwnerKey] = (),
        look_again: Callable[[], OwnerKey | None] | None = None,
    ) -> None:
        self.owner = owner
        self.key_id = key_id
        self._header = _HEADER.pack(SCHEME_SERVER_AES_256_GCM, key_id.bytes)
        self._cipher = AESGCM(_derive(data_key, b"klankbord seal v1"))
        self._fingerprint_key = fingerprint_key or fingerprint_key_of(data_key)
        self._prefixes: dict[Place, bytes] = {}
        self._others = {other._header: other for other in others}
        self._look_again = look_again

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.key_id}>"

    def __reduce__(self) -> str:
        raise TypeError("Unwrapped keys stay in the process that unwrapped them.")

    def seal(self, plaintext: bytes, *, place: Place, row: uuid.UUID) -> bytes:
        """Return an envelope that opens at `place` in `row` alone."""
        nonce = os.urandom(NONCE_BYTES)
        ciphertext = self._cipher.encrypt(nonce, plaintext, self._prefix(place) + row.bytes)
        return self._header + nonce + ciphertext

    def open(self, envelope: bytes | memoryview, *, place: Place, row: uuid.UUID) -> bytes:
        """Return what was sealed at `place` in `row`; raises `EnvelopeRefused`."""
        return next(self.open_many([(row.bytes, envelope)], place=place))

    def open_many(
        self, envelopes: Iterable[tuple[bytes, bytes | memoryview]], *, place: Place
    ) -> Iterator[bytes]:
        """Yield the contents of many (row id as 16 bytes, envelope) pairs at one place.

        Raises `EnvelopeRefused` at the first that does not open.
        """
        header, prefix, decrypt = self._header, self._prefix(place), self._cipher.decrypt
        start = len(header)
        try:
            for row, envelope in envelopes:
                if bytes(envelope[:start]) == header:
                    yield decrypt(envelope[start:_BODY], envelope[_BODY:], prefix + row)
                else:
                    other = self._other(bytes(envelope[:start]))
                    bound = other._prefix(place) + row
                    yield other._cipher.decrypt(envelope[start:_BODY], envelope[_BODY:], bound)
        except (InvalidTag, ValueError):
            raise EnvelopeRefused from None

    def _other(self, header: bytes) -> OwnerKey:
        """Return the key that envelopes with `header` name; raises `EnvelopeRefused`."""
        is_ours = len(header) == _HEADER.size and header[0] == SCHEME_SERVER_AES_256_GCM
        if is_ours and header not in self._others and self._look_again:
            fresh = self._look_again()
            if fresh is not None:
                self._others = {**self._others, **fresh._others, fresh._header: fresh}
        if header not in self._others:
            raise EnvelopeRefused
        return self._others[header]

    def fingerprint(self, purpose: str, message: bytes) -> bytes:
        """Return 32 bytes that recognise `message` again, and tell nothing without the key."""
        scope = purpose.encode()
        return hmac.digest(
            self._fingerprint_key, struct.pack("!B", len(scope)) + scope + message, "sha256"
        )

    def _prefix(self, place: Place) -> bytes:
        prefix = self._prefixes.get(place)
        if prefix is None:
            table, field = place.table.encode(), place.field.encode()
            prefix = b"".join(
                [
                    self._header,
                    self.owner.bytes,
                    struct.pack("!B", len(table)),
                    table,
                    struct.pack("!B", len(field)),
                    field,
                ]
            )
            self._prefixes[place] = prefix
        return prefix


def fingerprint_key_of(data_key: bytes) -> bytes:
    """Return the key for fingerprints that belongs to `data_key`, which it does not betray."""
    return _derive(data_key, b"klankbord fingerprint v1")


def _derive(data_key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(data_key)
