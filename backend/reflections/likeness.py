"""Which reflections of a person use the same telling words as one of them, by the pages of words.

A word tells the more, the less it is to be expected in another reflection: by how often it stands
in the language at large (`core.commonness`), and by how many reflections of the person hold it.
"""

from __future__ import annotations

import math
import re
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from core.commonness import how_often, is_little, language_of
from core.stemming import plain_stems, without_elision
from core.text import WORD, fold
from reflections.open_pages import OpenPages
from reflections.word_pages import SealedPage
from reflections.words import Needle

# A little French word before another one, and what stands between them.
_elided = re.compile(r"^[^'\u2019\u02bc]{1,7}['\u2019\u02bc]")
# A page of words is looked through once for each term, so they are few, and well chosen.
_CONSIDERED, _SHARED_TERMS, _OTHER_TERMS = 80, 8, 4
_SHORTEST_WORD = 4
# From this length on, words that begin with a stem are nearly always forms of it (`words`).
_SHORTEST_BEGINNING = 4
# Words in more than a fifth of somebody's reflections say nothing about one of them.
_MOST_COMMON = 0.2
_FEW = 4
# As many words as a reflection usually has, and as many reflections as the language counts for.
_USUAL_WORDS = 150
_LANGUAGE_COUNTS = 30
# What stands in one text of five thousand is shared by chance, as in a language we do not know.
_UNKNOWN = 10**-3.7
# So much less than chance must it be that some reflection shares so much of what is looked for.
_BEYOND_CHANCE = 4.0


@dataclass(frozen=True, slots=True)
class Telling:
    """A word of the reflection, as it is written there, and what its forms look like on a page.

    `expected` is the share of reflections that would hold it by what is usual in the language.
    """

    word: str = field(repr=False)
    needles: Sequence[Needle] = field(repr=False)
    expected: float


@dataclass(frozen=True, slots=True)
class Alike:
    """How much of what is telling in a reflection another one shares, from 0 to 1, and which words.

    `surprise` is how unlikely that is, and `by_chance` how unlikely something must be that is no
    chance, both as logarithms. The most telling word is the first.
    """

    share: float
    surprise: float
    by_chance: float
    words: Sequence[str] = field(repr=False)


def alike(
    *, person_id: uuid.UUID, row_id: uuid.UUID, texts: Iterable[str], language: str, entries: int
) -> dict[bytes, Alike]:
    """Return the reflections of the current person that share at least two telling words with one.

    That one has the id `row_id` and holds `texts`; the person has `entries` of them in all.
    """
    pages = OpenPages(person_id)
    terms = _chosen(telling_words(texts, language), pages.open_newest(), entries)
    pages.open_rest()
    holders = [_holders(term, pages.opened, row_id.bytes) for term in terms]
    most = max(_FEW, entries * _MOST_COMMON)
    worth = {
        at: _worth(terms[at], len(found), entries)
        for at, found in enumerate(holders)
        if found and len(found) <= most
    }
    whole = sum(worth.values())
    shared: defaultdict[bytes, list[int]] = defaultdict(list)
    for at in sorted(worth, key=lambda at: -worth[at]):
        for each in holders[at]:
            shared[each].append(at)
    by_chance = math.log(entries) + _BEYOND_CHANCE
    found = {}
    for each, places in shared.items():
        together = sum(worth[at] for at in places)
        if len(places) > 1 and together > by_chance:
            words = [terms[at].word for at in places]
            found[each] = Alike(together / whole, together, by_chance, words)
    return found


def telling_words(texts: Iterable[str], usual: str) -> list[Telling]:
    """Return the words of `texts` that may tell, each once, those used most often first.

    `usual` is the language in which the person mostly writes.
    """
    written = [(fold(word), word) for text in texts for word in WORD.findall(text)]
    known = language_of({folded for folded, _word in written})
    language = known or usual
    if language == "fr":
        written = [(without_elision(folded), _elided.sub("", word)) for folded, word in written]
    often = Counter(folded for folded, _word in written)
    shown: dict[str, str] = {}
    for folded, word in written:
        # At the head of a sentence every word has a capital.
        if folded not in shown or word.islower():
            shown[folded] = word
    telling = [word for word, _times in often.most_common() if _tells(word, language)]
    telling = telling[:_CONSIDERED]
    found: dict[str, Telling] = {}
    for word, short in zip(telling, plain_stems(telling, language), strict=True):
        part = how_often(short, language) if known else _UNKNOWN
        expected = -math.expm1(-_USUAL_WORDS * part)
        # Of two forms of a word the one that is used more often stands for both.
        needles = _needles(word, short, is_french=language == "fr")
        found.setdefault(short, Telling(shown[word], needles, expected))
    return list(found.values())


def _tells(word: str, language: str) -> bool:
    return len(word) >= _SHORTEST_WORD and not word.isdecimal() and not is_little(word, language)


def _needles(word: str, short: str, *, is_french: bool) -> list[Needle]:
    begins = " '" if is_french else " "
    if len(short) >= _SHORTEST_BEGINNING and word.startswith(short):
        return [Needle(f"{each}{short}".encode(), ends=False) for each in begins]
    found = [Needle(f"{each}{word}".encode(), ends=True) for each in begins]
    return found + [Needle(f" {each}".encode(), ends=True) for each in {short, f"={short}"}]


def _worth(term: Telling, others: int, entries: int) -> float:
    """Return how surprising it is that some reflection holds this word, as `others` do.

    The own log and the language say together how often it is to be expected; of those that hold
    it, the one that is compared proves nothing.
    """
    expected = max(0, others - 1) + _LANGUAGE_COUNTS * term.expected
    return -math.log(expected / (max(0, entries - 2) + _LANGUAGE_COUNTS))


def _chosen(terms: Sequence[Telling], newest: Sequence[SealedPage], entries: int) -> list[Telling]:
    """Return the terms that tell most among the newest reflections.

    Most are shared with one of these. A few stand in none of them: older ones may share them.
    """
    often = [sum(len(_numbers(term, page)) for page in newest) for term in terms]
    worth = [_worth(term, times - 1, entries) for term, times in zip(terms, often, strict=True)]
    shared = [at for at, times in enumerate(often) if times > 1]
    others = [at for at, times in enumerate(often) if times <= 1]
    chosen = nlargest(_SHARED_TERMS, shared, key=lambda at: worth[at])
    return [terms[at] for at in [*chosen, *others[: _OTHER_TERMS + _SHARED_TERMS - len(chosen)]]]


def _holders(term: Telling, pages: Iterable[SealedPage], itself: bytes) -> list[bytes]:
    found = (spot.id for page in pages for spot in page.spots(_numbers(term, page), None))
    return [row_id for row_id in found if row_id != itself]


def _numbers(term: Telling, page: SealedPage) -> set[int]:
    return set().union(*map(page.numbers_with, term.needles))
