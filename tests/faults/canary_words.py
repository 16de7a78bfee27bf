"""Words that nobody else writes, and every disguise in which a computer could keep one.

A planter names a place and gets its word: `word["tag3"]`. Words of places that begin with *gone*
or *refused* are not kept for their writer to read; all others are.
"""

from __future__ import annotations

import base64
import json
from urllib.parse import quote

# Every canary holds both; the second one looks different in most encodings.
COMMON, ACCENTED = "kanarievogel", "zeeëgel"
# Chosen in reflections, and found in nothing else of an installation.
FEELING = "irritated"
FEWEST = 200
# Headers, keys and fonts of a PDF have no accents.
_PLAIN = {"goneattempt", "promptkey", "gonefiletext", "gonefiletold"}
# Proves that each way of looking does find something that is there.
CONTROL = "controle-woord@klankbord.example"


class Canaries(dict[str, str]):
    """The word of each place, made when it is first asked for."""

    def __missing__(self, place: str) -> str:
        self[place] = COMMON + place + ("" if place in _PLAIN else ACCENTED)
        return self[place]

    @property
    def kept(self) -> set[str]:
        """The places whose words their writer can read."""
        return {place for place in self if not place.startswith(("gone", "refused"))}


def disguises(word: str) -> set[bytes]:
    """Return `word` as it would look in other encodings, in any position of a longer text."""
    found: set[bytes] = set()
    escaped = json.dumps(word)[1:-1]
    every = "".join(f"\\u{ord(letter):04x}" for letter in word)
    percent = "".join(f"%{byte:02x}" for byte in word.encode())
    found |= {text.encode() for text in (every, every.upper(), percent, percent.upper())}
    for variant in {word, word.upper(), word.capitalize(), quote(word), word[::-1], escaped}:
        encodings = ("utf-8", "latin-1", "utf-16-le", "utf-16-be", "utf-32-le")
        for plain in {variant.encode(encoding) for encoding in encodings}:
            found |= {plain, plain.hex().encode(), plain.hex().upper().encode()}
            for offset in range(3):
                # The letters of base64 that depend on this word alone, wherever it stands.
                shifted = base64.b64encode(b"\x00" * offset + plain)
                inner = shifted[4 if offset else 0 : len(shifted) // 4 * 4 - 4]
                found |= {inner, inner.translate(bytes.maketrans(b"+/", b"-_"))}
    return found


NEEDLES = disguises(COMMON) | disguises(ACCENTED) | disguises(FEELING)


def sightings(haystack: bytes, needles: set[bytes] = NEEDLES) -> set[bytes]:
    """Return what is seen of any canary in `haystack`."""
    return {needle for needle in needles if needle in haystack}
