"""Words in the scripts of the people whom writers meet, in the form in which they are compared.

One letter of Arabic, Dari, Pashto or Tigrinya can be typed in several ways that readers take for
the same, and a keyboard decides which. Whoever quotes somebody, or writes in their first
language, has to find that back however they typed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import Stemmer

from core.text import fold

# A letter or digit, then letters, digits, inner apostrophes, and what other scripts set inside a
# word: vowel signs of Arabic and Hebrew, the stroke that stretches, and the joiners of Persian.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e8\u06ea-\u06ed\u135d-\u135f\u200c\u200d"
)
WORD = re.compile(rf"[^\W_](?:[\w{_MARKS}]|['\u2019\u02bc](?=[^\W_]))*")
_ALIKE = str.maketrans(
    {
        "\u0649": "\u064a",  # alef maksura, and the yehs of Persian and Pashto: yeh
        "\u06cc": "\u064a",
        "\u06cd": "\u064a",
        "\u06d0": "\u064a",
        "\u06a9": "\u0643",  # the kaf of Persian: kaf
        "\u0629": "\u0647",  # teh marbuta, and the hehs of Persian and Urdu: heh
        "\u06c1": "\u0647",
        "\u06d5": "\u0647",
        "\u0640": None,
        "\u200c": None,
        "\u200d": None,
    }
    | {chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)}
    # Two rows of Ethiopic letters sound like two others, and regions differ in which they write.
    | {chr(0x1220 + order): chr(0x1230 + order) for order in range(8)}
    | {chr(0x1340 + order): chr(0x1338 + order) for order in range(8)}
)
_ARABIC = re.compile("[\u0600-\u06ff]")
_ETHIOPIC = re.compile("[\u1200-\u137f]")
_SHORTEST = 2
_JOINED = "\u0648\u0641\u0628\u0644\u0643"
# What Tigrinya sets before a word (of, for, in, that which) and behind it (mine, plural).
_BEFORE = (
    "\u12a5\u1295\u12f0",
    "\u12d8\u12ed",
    "\u12ab\u1265",
    "\u1295",
    "\u1265",
    "\u12dd",
    "\u12d8",
    "\u12ad",
)
_BEHIND = (
    "\u1273\u1275",
    "\u12ca",
    "\u12ad\u121d",
    "\u1275",
    "\u1293",
    "\u12ab",
    "\u12ba",
    "\u1295",
)


def plain(word: str) -> str:
    """Return one word folded, with letters that are taken for each other made the same."""
    folded = fold(word)
    return folded if folded.isascii() else folded.translate(_ALIKE)


def is_dense(word: str) -> bool:
    """Tell whether two letters of `word` say as much as three or four of ours."""
    return bool(_ARABIC.search(word) or _ETHIOPIC.search(word))


def cores(word: str) -> Iterator[str]:
    """Yield what may be left of a plain word without what its language sets around it."""
    if _ARABIC.search(word):
        # And, so, with, for, like: one letter that Arabic writes as part of the word.
        bare = word[1:] if word[0] in _JOINED else word
        found = {_stem(each, "arabic") for each in (word, bare)} | {_stem(word, "persian")}
    elif _ETHIOPIC.search(word):
        found = set(_stripped(word))
    else:
        return
    for core in sorted(found - {word}):
        if len(core) > _SHORTEST:
            yield core


def _stem(word: str, language: str) -> str:
    return plain(Stemmer.Stemmer(language, 0).stemWord(word))


def _stripped(word: str) -> Iterator[str]:
    for begin in ("", *_BEFORE):
        for end in ("", *_BEHIND):
            if word.startswith(begin) and word.endswith(end):
                yield word[len(begin) : len(word) - len(end)]
