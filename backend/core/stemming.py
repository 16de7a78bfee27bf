"""Words to stems, by the language they are written in.

Stems come from Snowball 3 (PyStemmer); for Dutch with the repairs of `core.dutch`. They are for
comparing only: text and query go through the same function.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import lru_cache

import Stemmer

from core.dutch import DutchStemmer
from core.text import fold, words

LONGEST_WORD = 64
_SNOWBALL = {"nl": "dutch", "fr": "french", "en": "english"}
LANGUAGES = tuple(_SNOWBALL)

# French elides its little words: l'eau and d'eau are about eau.
_ELIDED = ("l'", "d'", "j'", "m'", "t'", "s'", "c'", "n'", "qu'", "jusqu'", "lorsqu'", "puisqu'")

_STOP_WORDS = {
    "nl": "de het een en van in op te dat die dit is zijn was er aan met voor niet als ook om dan "
    "bij of je jij ik hij zij ze we wij u uit naar door over maar wat wie hoe waar",
    "fr": "le la les un une des de du et en à au aux que qui ce cette ces est sont dans pour par "
    "sur avec ne pas plus se son sa ses il elle ils elles on je tu nous vous ou où comme",
    "en": "the a an and of in on to that this is are was were it for with as at by from or be not "
    "you your i he she they we his her their what who how where",
}


def _make(language: str) -> Callable[[str], str]:
    local = threading.local()

    def snowball(word: str) -> str:
        # PyStemmer's objects keep state while they work, so every thread has its own.
        stemmer = getattr(local, "stemmer", None)
        if stemmer is None:
            stemmer = local.stemmer = Stemmer.Stemmer(_SNOWBALL[language], 0)
        return str(stemmer.stemWord(word))

    if language == "nl":
        return DutchStemmer(snowball)
    return snowball


_stemmers = {language: _make(language) for language in LANGUAGES}
STOP_WORDS = {language: frozenset(fold(text).split()) for language, text in _STOP_WORDS.items()}


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """Return the stem of one word; `language` is nl, fr or en.

    Accents and case make no difference. Words past `LONGEST_WORD` characters are cut.
    """
    folded = fold(word[: 4 * LONGEST_WORD])[:LONGEST_WORD]
    if language == "fr":
        folded = without_elision(folded)
    return _stemmers[language](folded).replace("'", "") or folded.replace("'", "")


def without_elision(folded: str) -> str:
    """Return a folded French word without the little word that is elided before it."""
    if "'" in folded:
        for elided in _ELIDED:
            if folded.startswith(elided) and len(folded) > len(elided) + 1:
                return folded[len(elided) :]
    return folded


def plain_stems(folded: list[str], language: str) -> list[str]:
    """Return Snowball's stem of each folded word, without repairs. Nothing remembers them."""
    return list(Stemmer.Stemmer(_SNOWBALL[language], 0).stemWords(folded))


def is_stop_word(word: str, language: str) -> bool:
    """Tell whether `word` is too common to be looked for."""
    return fold(word) in STOP_WORDS[language]


def stems(text: str, language: str) -> list[str]:
    """Return the stems of the words of `text`, in order, stop words included."""
    return [stem(word, language) for word in words(text)]
