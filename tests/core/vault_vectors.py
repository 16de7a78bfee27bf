"""The formats of the vault, put together by hand from their descriptions.

Nothing of `core.vault` is used here: AES-256-GCM, HKDF-SHA-256 (RFC 5869) and HMAC alone, with
fixed keys and nonces. `vault_vectors.json` is what this made when the formats were settled; the
bytes in people's databases look like that, so the file never changes and only ever grows.
"""

from __future__ import annotations

import base64
import hmac
import uuid
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

DATA_KEY = bytes(range(32))
# A key that replaced another one carries that one's key for fingerprints behind itself.
NEXT_KEY = bytes(range(64, 96))
MASTER = bytes(range(32, 64))
OWNER = uuid.UUID("0199f3f2-0000-7000-8000-000000000001")
KEY_ID = uuid.UUID("0199f3f2-0000-7000-8000-00000000000a")
ROW = uuid.UUID("0199f3f2-0000-7000-8000-0000000000ff")
NONCE = bytes(range(100, 112))
TEXTS = (b"", b"Ze zweeg lang.", "ትግርኛ · دری · 🫶".encode(), bytes(range(256)))
PLACES = (
    ("accounts_sealingkey", "sealed"),
    ("core_idempotencyrecord", "response"),
    ("knowledge_readinglist", "sealed"),
    ("knowledge_savedarticle", "sealed"),
    ("reflections_actionpoint", "sealed"),
    ("reflections_attachment", "sealed"),
    ("reflections_attachmentpiece", "sealed"),
    ("reflections_export", "sealed"),
    ("reflections_exportpiece", "sealed"),
    ("reflections_reflection", "sealed"),
    ("reflections_weave", "sealed"),
    ("reflections_weavemoment", "sealed"),
    ("reflections_wordpage", "sealed"),
)


def derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=purpose).derive(key)


def envelope(table: str, field: str, text: bytes) -> bytes:
    header = b"\x01" + KEY_ID.bytes
    names = b"".join(bytes([len(name)]) + name.encode() for name in (table, field))
    cipher = AESGCM(derived(DATA_KEY, b"klankbord seal v1"))
    return header + NONCE + cipher.encrypt(NONCE, text, header + OWNER.bytes + names + ROW.bytes)


def wrapped(secret: bytes) -> bytes:
    bound = b"klankbord data key v1" + OWNER.bytes + KEY_ID.bytes
    return NONCE + AESGCM(MASTER).encrypt(NONCE, secret, bound)


def fingerprint(purpose: bytes, message: bytes) -> bytes:
    key = derived(DATA_KEY, b"klankbord fingerprint v1")
    return hmac.digest(key, bytes([len(purpose)]) + purpose + message, "sha256")


def second_factor(text: str) -> str:
    purpose = b"klankbord second factors f1"
    cipher = AESGCM(derived(MASTER, purpose))
    sealed = NONCE + cipher.encrypt(NONCE, text.encode(), purpose + b"known")
    return "f1:known:" + base64.urlsafe_b64encode(sealed).decode()


def vectors() -> dict[str, Any]:
    """Return everything that is pinned, in hexadecimal."""
    carried = NEXT_KEY + derived(DATA_KEY, b"klankbord fingerprint v1")
    return {
        "envelopes": [
            {"place": list(place), "text": text.hex(), "envelope": envelope(*place, text).hex()}
            for place in PLACES
            for text in TEXTS
        ],
        "wrapped": [
            {"secret": secret.hex(), "wrapped": wrapped(secret).hex()}
            for secret in (DATA_KEY, carried)
        ],
        "fingerprints": [
            {"purpose": purpose, "message": message.hex(), "fingerprint": made.hex()}
            for purpose in ("idempotency scope", "idempotency body")
            for message in (b"", b"POST\x00/api/v1/reflections\x00key")
            for made in [fingerprint(purpose.encode(), message)]
        ],
        "second_factors": [
            {"text": text, "sealed": second_factor(text)} for text in ("JBSWY3DPEHPK3PXP", "0" * 40)
        ],
    }
