"""What people write is sealed before it reaches the database.

Every owner (a person; later a group) has one data key. It is kept wrapped by a master key that
lives outside the database (`MASTER_KEYS`), in a table of its own under forced row-level
security, so unlocking works only inside `core.tenancy.acting_as(owner)`.

    CONTENT = sealed_column("reflections_reflection", "sealed")

    key = unlock_or_make(person_id)
    envelope = key.seal(b"...", place=CONTENT, row=row_id)
    key.open(envelope, place=CONTENT, row=row_id)

Keys are replaced by `core.vault.rotation` (one person's) and `core.vault.rewrapping` (master).
"""

from core.vault.datakeys import (
    CACHED_KEYS,
    CACHED_SECONDS,
    erase,
    forget_unwrapped,
    unlock,
    unlock_or_make,
)
from core.vault.envelopes import EnvelopeRefused, OwnerKey, Place
from core.vault.masterkeys import master_keys
from core.vault.places import RESPONSE, sealed_column

__all__ = [
    "CACHED_KEYS",
    "CACHED_SECONDS",
    "RESPONSE",
    "EnvelopeRefused",
    "OwnerKey",
    "Place",
    "erase",
    "forget_unwrapped",
    "master_keys",
    "sealed_column",
    "unlock",
    "unlock_or_make",
]
