"""What someone may have meant: words of published texts that are like a word that was asked."""

from __future__ import annotations

import string
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from knowledge.reading import Cursor

_LANGUAGES = ("nl", "fr", "en")
_CANDIDATES = 25
# A word that is known stands for itself first of all.
_MOST_FOR_KNOWN = 3
_MOST_FOR_UNKNOWN = 6
# Shorter words have more neighbours than meaning.
_SHORTEST_PREFIX = 3
_SHORTEST_PART = 4
_SHORTEST_TYPO = 4
_SHORT = 7
_LISTED = 5
# A compound has at least two parts, and what is left of it must be more than an ending.
_SHORTEST_COMPOUND = 8
_SHORTEST_REST = 3
_SHORTEST_SHARED = 7
# Beyond the slips: the first part of a compound, its last part, and a beginning in common.
_FIRST_PART, _LAST_PART, _SHARED = 4, 5, 6


@dataclass(frozen=True)
class Alternatives:
    """Stems that may stand in for one word of a query.

    `articles` is in about how many articles it, or one of them, stands. `correction` is the
    word, folded, that was probably meant by one that stands nowhere.
    """

    stems: Sequence[str]
    articles: int
    correction: str | None = None


# Trigrams find what shares a good part of its letters. Each word gets a select of its own: the
# planner uses the index of trigrams only when it sees the word.
_ALIKE = {
    language: f"""
    (SELECT %s, word, stem, articles FROM knowledge_word
    WHERE language = '{language}' AND (word %% %s OR %s <%% word)
    ORDER BY greatest(similarity(word, %s), word_similarity(%s, word)) DESC, articles DESC, word
    LIMIT {_CANDIDATES})
    """  # noqa: S608 -- made of constants
    for language in _LANGUAGES
}
# A slip in a short word leaves hardly a trigram whole, and a part of a compound shares too few of
# them: so every word one slip away, and every part, is simply listed.
_SLIPPED = {
    language: f"""
    SELECT slip.number, w.word, w.stem, w.articles
    FROM unnest(%s::int[], %s::text[]) AS slip(number, word)
    JOIN knowledge_word w ON w.language = '{language}' AND w.word = slip.word
    """  # noqa: S608 -- made of constants
    for language in _LANGUAGES
}


def find_alternatives(
    cursor: Cursor, terms: Sequence[tuple[str, str]], language: str
) -> list[Alternatives]:
    """Return for every `(folded word, stem)` what else it may stand for."""
    slips = [
        (number, listed)
        for number, (word, _stem) in enumerate(terms)
        for listed in sorted({*_slips(word), *_parts(word)} - {word})
    ]
    cursor.execute(
        " UNION ".join([*[_ALIKE[language]] * len(terms), _SLIPPED[language]]),
        [
            *(value for at, (word, _stem) in enumerate(terms) for value in (at, *[word] * 4)),
            [number for number, _slip in slips],
            [slip for _number, slip in slips],
        ],
    )
    found: defaultdict[int, list[tuple[str, str, int]]] = defaultdict(list)
    for number, word, stem, articles in cursor.fetchall():
        found[number].append((word, stem, articles))
    return [_choose(word, stem, found[number]) for number, (word, stem) in enumerate(terms)]


def _choose(asked: str, stem: str, candidates: list[tuple[str, str, int]]) -> Alternatives:
    """Choose the candidates that are worth looking for, the likeliest first."""
    itself = sum(count for _word, its_stem, count in candidates if its_stem == stem)
    ranked: list[tuple[int, int, str, str]] = []
    for word, its_stem, articles in candidates:
        rank = _rank(asked, word, known=itself > 0)
        if its_stem != stem and rank is not None:
            ranked.append((rank, -articles, word, its_stem))
    ranked.sort()
    ranked = _likeliest(ranked)
    most = _MOST_FOR_KNOWN if itself else _MOST_FOR_UNKNOWN
    stems = list(dict.fromkeys(its_stem for *_rank, its_stem in ranked))[:most]
    return Alternatives(
        stems,
        itself + sum(-count for _rank, count, _word, found in ranked if found in stems),
        None if itself else _correct(asked, ranked),
    )


def _correct(asked: str, ranked: list[tuple[int, int, str, str]]) -> str | None:
    """Return the likeliest word that is only a slip away.

    Fingers seldom slip on the first letter, and words that differ in it seldom mean the same.
    """
    words = [word for rank, _count, word, _stem in ranked if 1 < rank < _FIRST_PART]
    if len(words) < len(ranked):
        return None
    return next((word for word in words if word[0] == asked[0]), None)


def _likeliest(ranked: list[tuple[int, int, str, str]]) -> list[tuple[int, int, str, str]]:
    """Leave out what compounds share when there is better: a slip, or a longer word."""
    best = ranked[0][0] if ranked else 0
    if best < _FIRST_PART:
        return [row for row in ranked if row[0] < _FIRST_PART]
    if best < _SHARED:
        ranked = [row for row in ranked if row[0] < _SHARED]
        # Of the first parts the longest: rouw before rou.
        ranked.sort(key=lambda row: (row[0], -len(row[2])))
    return ranked


def _rank(asked: str, word: str, *, known: bool) -> int | None:
    """Return how far `word` is from what was asked; None when it is something else."""
    if len(asked) >= _SHORTEST_PREFIX and word.startswith(asked):
        return 0
    if len(asked) >= _SHORTEST_PART and word.endswith(asked):
        return 1
    if known:
        return None
    steps = distance(asked, word, most=_allowed(asked))
    if steps is not None:
        return 1 + steps
    return _rank_part(asked, word)


def _rank_part(asked: str, word: str) -> int | None:
    if len(word) >= _SHORTEST_PART and asked.startswith(word):
        return _FIRST_PART
    if len(word) >= _SHORTEST_PART and asked.endswith(word):
        return _LAST_PART
    pairs = zip(asked, word, strict=False)
    shared = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
    enough = shared >= _SHORTEST_SHARED and 2 * shared >= len(asked)
    return _SHARED if enough else None


def _allowed(word: str) -> int:
    """Return how many slips a word of this length may hold."""
    if len(word) < _SHORTEST_TYPO:
        return 0
    return 1 if len(word) <= _SHORT else 2


def _slips(word: str) -> Iterator[str]:
    """Yield every word that one slip of the finger makes of a short `word`."""
    if not (_SHORTEST_TYPO <= len(word) <= _LISTED and word.isascii()):
        return
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + letter + after for letter in string.ascii_lowercase)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in string.ascii_lowercase)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def _parts(word: str) -> Iterator[str]:
    """Yield what a compound may begin or end with."""
    if len(word) >= _SHORTEST_COMPOUND:
        for size in range(_SHORTEST_PART, len(word) - _SHORTEST_REST + 1):
            yield word[:size]
            yield word[-size:]


def distance(first: str, second: str, *, most: int) -> int | None:
    """Return how many letters to add, drop, change or swap with a neighbour; None past `most`.

    The optimal string alignment distance.
    """
    if abs(len(first) - len(second)) > most:
        return None
    before_last: list[int] = []
    last = list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        current = [row]
        for column, other in enumerate(second, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != other))
            swapped = row > 1 and column > 1 and letter == second[column - 2]
            if swapped and first[row - 2] == other:
                cost = min(cost, before_last[column - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return None
        before_last, last = last, current
    return last[-1] if last[-1] <= most else None
