"""What people write is sealed before it reaches the database.

Every owner (a person; later a group) has one data key. It is kept wrapped by a master key that
lives outside the database (`MASTER_KEYS`), in a table of its own under forced row-level
security, so unlocking works only inside `core.tenancy.acting_as(owner)`.

    key = unlock_or_make(person_id)
    envelope = key.seal(b"...", place=Place("reflections_reflection", "content"), row=row_id)
    key.open(envelope, place=Place("reflections_reflection", "content"), row=row_id)
"""

from core.vault.datakeys import CACHED_KEYS, CACHED_SECONDS, erase, unlock, unlock_or_make
from core.vault.envelopes import EnvelopeRefused, OwnerKey, Place
from core.vault.masterkeys import master_keys

__all__ = [
    "CACHED_KEYS",
    "CACHED_SECONDS",
    "EnvelopeRefused",
    "OwnerKey",
    "Place",
    "erase",
    "master_keys",
    "unlock",
    "unlock_or_make",
]
