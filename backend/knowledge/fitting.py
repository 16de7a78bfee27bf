"""Which published articles fit a text that nobody else may see.

The text never leaves the process: it is compared with the telling words of all articles of a
language, which each process keeps in its memory as long as nothing is published. No statement
holds anything of the text, or of what was found (`docs/adr/0139-articles-that-fit.md`).
"""

from __future__ import annotations

import math
import time
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from core.postgresql.driver import Prepared
from knowledge.reading import Cursor

MOST_FITTING = 3
MOST_WORDS = 3
# As many words as an article usually has, and as many articles as the language counts for.
_USUAL_WORDS = 900
_LANGUAGE_COUNTS = 20
# Of a long text the rarest words are compared.
_COMPARED = 150
# Beyond this share of all articles it is a little word: of our first 20, 12 hold *tolk*, 16 *haar*.
_MOST_COMMON = 0.65
_FEW = 3
# A word that is repeated in the text, stands in summary or headings, or in the title.
_REPEATED, _AROUND, _TITLE = 1, 2, 3
_WORTH = {_REPEATED: 0.5, _AROUND: 0.6, _TITLE: 1.0}
_SAME_THEME = 1.3
_LEAST_SHARED, _LEAST_SHARED_IN_THEME = 3, 2
# A library that takes long to read is read less often, and seen as it was meanwhile.
_RESTS = 20
_GENERATION = Prepared("SELECT coalesce(max(number), 0) FROM knowledge_generation")
_ARTICLES = Prepared(
    """
    SELECT s.slug, t.key, s.card,
        tsvector_to_array(ts_filter(e.rank, '{d}')),
        tsvector_to_array(ts_filter(e.rank, '{b}')),
        tsvector_to_array(ts_filter(e.rank, '{a}'))
    FROM knowledge_searchentry e
    JOIN knowledge_snapshot s ON s.translation_id = e.snapshot_id
    JOIN knowledge_theme t ON t.id = s.theme_id
    WHERE e.language = %(language)s::text
    ORDER BY s.published_at DESC, s.article_id DESC
"""
)
# In how many articles a stem stands, be it anywhere: the little words of a language, of which a
# title may hold one, are in nearly all of them.
_OFTEN = Prepared(
    """
    SELECT stem, max(articles)::int FROM knowledge_word
    WHERE language = %(language)s::text GROUP BY stem
"""
)


@dataclass(frozen=True, slots=True)
class Fitting:
    """The card of an article as JSON, and what it shares with the text: theme and stems."""

    card: str
    same_theme: bool
    stems: Sequence[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Known:
    slug: str
    theme: str
    card: str


@dataclass(slots=True)
class _Library:
    """The articles of one language, the newest first, and which of them are about a stem.

    A place is four times the number of an article, and how it holds the stem. `often` says in
    about how many articles the stem stands.
    """

    number: int
    articles: list[_Known] = field(default_factory=list)
    places: dict[str, array[int]] = field(default_factory=dict)
    often: dict[str, int] = field(default_factory=dict)
    read_at: float = 0
    took: float = 0

    def is_current(self, number: int) -> bool:
        return self.number == number or time.monotonic() < self.read_at + _RESTS * self.took


_libraries: dict[str, _Library] = {}


def find_fitting(
    cursor: Cursor,
    *,
    stems: Mapping[str, float],
    language: str,
    theme: str | None = None,
    without: str | None = None,
) -> list[Fitting]:
    """Return the articles in `language` that share most with a text, at most `MOST_FITTING`.

    `stems` are those of the text, each once; `theme` is its theme, `without` the slug of an
    article that is known already. Fewer shared words suffice within the theme.
    """
    library = _library(cursor, language)
    scores, shared = _compare(library, stems)
    found = []
    for number, score in scores.items():
        article = library.articles[number]
        same_theme = theme == article.theme
        least = _LEAST_SHARED_IN_THEME if same_theme else _LEAST_SHARED
        if article.slug != without and len(shared[number]) >= least:
            found.append((-score * (_SAME_THEME if same_theme else 1), number, same_theme))
    return [
        Fitting(library.articles[number].card, same_theme, shared[number][:MOST_WORDS])
        for _score, number, same_theme in sorted(found)[:MOST_FITTING]
    ]


def _compare(
    library: _Library, stems: Mapping[str, float]
) -> tuple[Mapping[int, float], Mapping[int, list[str]]]:
    """Return by the number of each article what it is worth, and the stems it shares, rarest first.

    One of these stands in its title, its summary or its headings.
    """
    articles, places = len(library.articles), library.places
    most = max(_FEW, articles * _MOST_COMMON)
    known = [stem for stem in stems if stem in places and library.often[stem] <= most]
    rarity = {stem: _rarity(library.often[stem], articles, stems[stem]) for stem in known}
    known.sort(key=lambda stem: -rarity[stem])
    scores: defaultdict[int, float] = defaultdict(float)
    shared: defaultdict[int, list[str]] = defaultdict(list)
    prominent = set()
    for stem in known[:_COMPARED]:
        for place in places[stem]:
            number, how = divmod(place, 4)
            scores[number] += rarity[stem] * _WORTH[how]
            shared[number].append(stem)
            if how > _REPEATED:
                prominent.add(number)
    return {number: scores[number] for number in prominent}, shared


def _rarity(often: int, articles: int, part: float) -> float:
    """Weigh a stem by the library and by the language, which counts for some articles."""
    usual = -math.expm1(-_USUAL_WORDS * part)
    return -math.log((often + _LANGUAGE_COUNTS * usual) / (articles + _LANGUAGE_COUNTS))


def _library(cursor: Cursor, language: str) -> _Library:
    cursor.execute(_GENERATION)
    (number,) = cursor.fetchone()
    library = _libraries.get(language)
    if library is None or not library.is_current(number):
        library = _libraries[language] = _read(cursor, language, number)
    return library


def _read(cursor: Cursor, language: str, number: int) -> _Library:
    began = time.monotonic()
    library = _Library(number)
    cursor.execute(_ARTICLES, {"language": language})
    for at, (slug, theme, card, *by_weight) in enumerate(cursor.fetchall()):
        library.articles.append(_Known(slug, theme, card))
        best: dict[str, int] = {}
        for how, found in enumerate(by_weight, start=_REPEATED):
            best.update(dict.fromkeys(found, how))
        for stem, how in best.items():
            library.places.setdefault(stem, array("I")).append(4 * at + how)
    cursor.execute(_OFTEN, {"language": language})
    often = dict(cursor.fetchall())
    library.often = {
        stem: max(often.get(stem, 0), len(found)) for stem, found in library.places.items()
    }
    library.read_at = time.monotonic()
    library.took = library.read_at - began
    return library
