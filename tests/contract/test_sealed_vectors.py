"""The format of sealed entries, read by another cryptography than the browser's.

`docs/sealed.md` says every byte; the vectors are those that the app's own tests read.
"""

from __future__ import annotations

import base64
import hashlib
import json
import struct
import uuid
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from accounts.sealing_wraps import Way, is_wrap
from reflections.attachments.cleaning import MOST_BYTES
from reflections.attachments.taking import MOST_SEALED, STEP
from reflections.sealed_text import key_in, key_of
from tools.places import FRONTEND

VECTORS: dict[str, Any] = json.loads(
    (FRONTEND / "src" / "lib" / "sealed" / "vectors.json").read_text()
)
PERSON, KEY = uuid.UUID(VECTORS["person"]), uuid.UUID(VECTORS["keyId"])
WAYS = {"passphrase": Way.PASSPHRASE, "recovery": Way.RECOVERY, "passkey": Way.PASSKEY}


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def derived(secret: bytes, salt: bytes, purpose: str) -> AESGCM:
    info = purpose.encode()
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret))


def bound(kind: str, *rest: bytes) -> bytes:
    return b"".join([struct.pack("!B", len(kind)), kind.encode(), PERSON.bytes, *rest])


def test_an_entry_opens() -> None:
    entry = VECTORS["entry"]
    envelope = raw(entry["envelope"])
    head, nonce, sealed = envelope[:17], envelope[17:29], envelope[29:]
    assert head == b"\x01" + KEY.bytes
    cipher = derived(raw(VECTORS["sealingKey"]), b"", "klankbord sealed entries v1")
    context = bound("klankbord sealed reflection", uuid.UUID(entry["reflection"]).bytes, head)
    plain = cipher.decrypt(nonce, sealed, context)
    assert len(plain) % 256 == 0
    assert json.loads(plain) == entry["value"]
    assert key_of(entry["envelope"]) == KEY


@pytest.mark.parametrize("kind", VECTORS["along"])
def test_what_is_sealed_along_opens(kind: str) -> None:
    kept = VECTORS["along"][kind]
    envelope = raw(kept["envelope"])
    head, nonce, sealed = envelope[:17], envelope[17:29], envelope[29:]
    cipher = derived(raw(VECTORS["sealingKey"]), b"", "klankbord sealed entries v1")
    context = bound(f"klankbord sealed {kind}", uuid.UUID(kept["id"]).bytes, head)
    assert json.loads(cipher.decrypt(nonce, sealed, context)) == kept["value"]
    assert key_of(kept["envelope"]) == KEY


def test_a_file_is_sealed_as_it_always_was() -> None:
    kept = VECTORS["file"]
    content = bytes((7 * n + n // 256) % 256 for n in range(kept["size"]))
    filled = content + bytes(-len(content) % STEP)
    head, nonce = b"\x01" + KEY.bytes, raw(kept["nonce"])
    cipher = derived(raw(VECTORS["sealingKey"]), b"", "klankbord sealed entries v1")
    context = bound("klankbord sealed file", uuid.UUID(kept["id"]).bytes, head)
    envelope = head + nonce + cipher.encrypt(nonce, filled, context)
    assert len(envelope) == kept["envelopeSize"]
    assert hashlib.sha256(envelope).digest() == raw(kept["envelopeSha256"])
    assert key_in(envelope) == KEY
    assert VECTORS["along"]["attachment"]["value"]["file"] == kept["id"]


def test_the_largest_file_fits_once_it_is_filled_up() -> None:
    longest = 1 + 16 + 12 + MOST_BYTES + 16
    assert longest <= MOST_SEALED
    assert MOST_BYTES % STEP == 0


@pytest.mark.parametrize("way", WAYS)
def test_a_wrap_opens(way: str) -> None:
    kept = VECTORS["wraps"][way]
    wrap = raw(kept["wrap"])
    head, nonce, sealed = wrap[:-60], wrap[-60:-48], wrap[-48:]
    salt = {"passphrase": head[24:40], "recovery": head[18:34], "passkey": head[18:50]}[way]
    cipher = derived(raw(kept["secret"]), salt, f"klankbord sealing key v1 {way}")
    opened = cipher.decrypt(nonce, sealed, bound("klankbord sealing key", head))
    assert opened == raw(VECTORS["sealingKey"])
    assert is_wrap(kept["wrap"], way=WAYS[way], key_id=KEY)


def test_the_passphrase_is_stretched() -> None:
    kept = VECTORS["wraps"]["passphrase"]
    memory, passes, lanes, salt = struct.unpack("!IBB16s", raw(kept["wrap"])[18:40])
    stretched = Argon2id(
        salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory
    ).derive(kept["passphrase"].encode())
    assert stretched == raw(kept["secret"])
