"""Words in running text, and the plain form in which they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# A letter or digit, then letters, digits, marks and inner apostrophes: foto's, l'eau, COVID19.
WORD = re.compile(r"[^\W_](?:[\w\u0300-\u036f]|['\u2019\u02bc](?=[^\W_]))*")

# Letters that NFKD leaves whole.
_WHOLE = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "\u0131": "i",
        "ħ": "h",
        "\u2019": "'",
        "\u02bc": "'",
        "\u2018": "'",
        "\u00b4": "'",
        "`": "'",
    }
)


def fold(text: str) -> str:
    """Return `text` in lower case without accents, ligatures or curly apostrophes."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_WHOLE)
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def words(text: str) -> Iterator[str]:
    """Yield the words of `text` as they are written."""
    for match in WORD.finditer(text):
        yield match.group()
