"""How hard a text reads, by a formula with a source. It counts; it does not understand.

- Dutch: Flesch-Douma. W.H. Douma, *De leesbaarheid van landbouwbladen* (Wageningen, 1960), gives
  206.84 - 0.77 x syllables per hundred words - 0.93 x words per sentence, and norms for
  the score (both as in https://dbnl.org/tekst/_taa014197701_01/_taa014197701_01_0089.php).
- English: R. Flesch, "A new readability yardstick", *Journal of Applied Psychology* 32 (1948):
  206.835 - 0.846 x syllables per hundred words - 1.015 x words per sentence.
- French: not measured. Kandel and Moles (1958) adapted the formula, and the score hangs on
  whether a mute *e* counts, which we could not find out (ADR 0082).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.syllables import count_syllables
from core.text import words

# Formulas were made on samples of a hundred words; on less they say nothing.
LEAST_WORDS = 100
LONG_SENTENCE = 25
LONG_WORD = 4
LEVELS = ("very-hard", "hard", "rather-hard", "plain", "rather-easy", "easy", "very-easy")
# Where the next level begins: Douma's norms for Dutch, Flesch's for English.
_LIMITS = {"nl": (30, 45, 60, 70, 80, 90), "en": (30, 50, 60, 70, 80, 90)}
# Below this, less than "plain", a text is pointed out. Nothing forbids it.
GOAL = 60

_FORMULAS = {"nl": (206.84, 77.0, 0.93), "en": (206.835, 84.6, 1.015)}
_SHORT = (
    r"bv bijv enz o\.a d\.w\.z m\.a\.w m\.b\.t i\.v\.m t\.o\.v e\.d nl resp ca vgl dr prof mr drs "
    r"e\.g i\.e etc mrs ms st vs cf p\.ex c\.-à-d m mme art nr blz p"
)
_abbreviation = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(_SHORT.split())})\.(?=\s)|(?<=\d)\.(?=\d)", re.IGNORECASE
)
_QUOTES = "\"'\u2018\u2019\u201c\u201d\u00ab\u00bb)(\\]\\["
_end = re.compile(rf"[.!?\u2026][{_QUOTES}]*(\s+)(?=[{_QUOTES}]*[^\W\d_a-z\u00df-\u00ff]|\d)")


@dataclass(frozen=True)
class Sentence:
    """A sentence that is long, and how many words it has."""

    text: str
    words: int


@dataclass(frozen=True)
class LongWord:
    """A word that is long, with its syllables and how often it is used."""

    word: str
    syllables: int
    times: int


@dataclass(frozen=True)
class Readability:
    """What was counted in a text. `score` and `level` are empty for what cannot be measured.

    `syllables` are those per word; they are counted in Dutch and English alone.
    """

    language: str
    words: int
    sentences: int
    syllables: float | None
    score: float | None
    longest: Sequence[Sentence]
    hardest: Sequence[LongWord]

    @property
    def level(self) -> str:
        return level_of(self.score, self.language) if self.score is not None else ""

    @property
    def is_hard(self) -> bool:
        return self.score is not None and self.score < GOAL

    @property
    def words_per_sentence(self) -> float:
        return round(self.words / self.sentences, 1) if self.sentences else 0.0


def level_of(score: float, language: str) -> str:
    """Return the name of the level that `score` stands for in `language`."""
    return LEVELS[bisect_right(_LIMITS[language], score)]


def measure(passages: Iterable[str], language: str, *, hints: int = 3) -> Readability:
    """Measure a text given as its paragraphs; with `hints` long sentences and words, at most.

    A paragraph ends a sentence, also without a full stop: so do the items of a list.
    """
    sentences = [sentence for passage in passages for sentence in split(passage)]
    counted = [(sentence, _words(sentence)) for sentence in sentences]
    counted = [(sentence, found) for sentence, found in counted if found]
    total = sum(len(found) for _sentence, found in counted)
    uses = Counter(word.lower() for _sentence, found in counted for word in found)
    longest = sorted(counted, key=lambda pair: -len(pair[1]))[:hints]
    syllables: float | None = None
    score: float | None = None
    hardest: list[LongWord] = []
    if language in _FORMULAS and total:
        lengths = {word: count_syllables(word, language) for word in uses}
        syllables = sum(lengths[word] * times for word, times in uses.items()) / total
        score = _score(language, syllables, total, len(counted))
        hardest = _hardest(lengths, uses)[:hints]
    return Readability(
        language=language,
        words=total,
        sentences=len(counted),
        syllables=round(syllables, 2) if syllables else None,
        score=score,
        longest=[
            Sentence(sentence, len(found))
            for sentence, found in longest
            if len(found) >= LONG_SENTENCE
        ],
        hardest=hardest,
    )


def _score(language: str, syllables: float, total: int, sentences: int) -> float | None:
    if total < LEAST_WORDS:
        return None
    constant, per_syllable, per_word = _FORMULAS[language]
    score = constant - per_syllable * syllables - per_word * total / sentences
    return round(max(0.0, min(100.0, score)), 1)


def _hardest(lengths: dict[str, int], uses: Counter[str]) -> list[LongWord]:
    found = [
        LongWord(word, count, uses[word]) for word, count in lengths.items() if count >= LONG_WORD
    ]
    return sorted(found, key=lambda it: (-it.syllables, -it.times, it.word))


def _words(sentence: str) -> list[str]:
    return [word for word in words(sentence) if not word[0].isdigit()]


def split(passage: str) -> Iterator[str]:
    """Yield the sentences of a paragraph. Where an abbreviation ends one, two may stay one."""
    guarded = _abbreviation.sub(lambda found: found.group().replace(".", "\u2024"), passage)
    for sentence in _end.sub(lambda found: f"{found.group().rstrip()}\n", guarded).split("\n"):
        if text := sentence.replace("\u2024", ".").strip():
            yield text
