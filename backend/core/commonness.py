"""How common words are in a language at large, from lists that come along.

`common_words/` says how often a word stands in running text (its README names the source), and
`little_words/` which words tell nothing of what a text is about. Both are public; nothing of what
somebody asks is remembered here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from core.stemming import LANGUAGES, STOP_WORDS, plain_stems
from core.text import fold

# How often a word stands in running text that is not in the lists: three in a million.
RARE = 10**-5.5
_HERE = Path(__file__).parent
# Of the different words of a text more than half are little ones of its language; of Spanish or
# German ones, a quarter looks like little words of French or Dutch.
_LEAST_LITTLE = 0.3


@dataclass(frozen=True, slots=True)
class _Known:
    little: frozenset[str]
    often: Mapping[str, float]


def is_little(folded: str, language: str) -> bool:
    """Tell whether a folded word of `language` says nothing of what a text is about."""
    return folded in _known(language).little


def how_often(short: str, language: str) -> float:
    """Return which part of running text consists of words with this stem; `RARE` at the least.

    Stems are those of `plain_stems`.
    """
    return _known(language).often.get(short, RARE)


def language_of(folded: Collection[str]) -> str | None:
    """Return the language of a text with these distinct words, or None for one we do not know."""
    little = {each: sum(word in _known(each).little for word in folded) for each in LANGUAGES}
    likely = max(little, key=lambda each: little[each])
    return likely if little[likely] > _LEAST_LITTLE * len(folded) else None


@lru_cache
def _known(language: str) -> _Known:
    lines = _lines(f"little_words/{language}.txt")
    little = {word for line in lines if not line.startswith("#") for word in fold(line).split()}
    return _Known(STOP_WORDS[language] | little, _often(language))


def _often(language: str) -> dict[str, float]:
    words: dict[str, float] = {}
    part = 0.0
    for line in _lines(f"common_words/{language}.txt"):
        if line.startswith(" "):
            words |= dict.fromkeys(fold(line).split(), part)
        else:
            part = 10 ** (float(line) - 9)
    found: defaultdict[str, float] = defaultdict(float)
    for short, each in zip(plain_stems(list(words), language), words.values(), strict=True):
        found[short] += each
    return dict(found)


def _lines(name: str) -> list[str]:
    return (_HERE / name).read_text(encoding="utf-8").splitlines()
