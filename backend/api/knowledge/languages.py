"""Which language an answer is in, when the address does not say so."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.models import Language

LANGUAGES = tuple(str(language) for language in Language.values)
DEFAULT = "nl"
_LONGEST = 300
_range = re.compile(
    r"^\s*([A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9-]+)?\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?$"
)


def negotiate(accept_language: str) -> str:
    """Return the language of ours that `Accept-Language` (RFC 9110, 12.5.4) likes best."""
    return _negotiate(accept_language[:_LONGEST])


@lru_cache(maxsize=1024)
def _negotiate(accept_language: str) -> str:
    best, weight = DEFAULT, 0.0
    for part in accept_language.split(","):
        if match := _range.match(part):
            language = match.group(1).lower()
            quality = float(match.group(2) or 1)
            if quality > weight and (language in LANGUAGES or language == "*"):
                best, weight = (DEFAULT if language == "*" else language), quality
    return best
