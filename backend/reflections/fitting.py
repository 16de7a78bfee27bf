"""Published articles that fit a reflection, compared within the request and the process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection

from accounts.models import Person
from core.commonness import how_often, is_little
from core.stemming import plain_stems, stem
from core.text import fold, words
from knowledge.fitting import find_fitting
from reflections.reading import OpenReflection

# As many different words as a long reflection has; finding their stems takes longer than all else.
_MOST_WORDS = 3_000


@dataclass(frozen=True, slots=True)
class FittingArticle:
    """The card of an article as JSON, and what it shares with the reflection.

    `words` are the reflection's own.
    """

    card: str
    same_theme: bool
    words: Sequence[str] = field(repr=False)


def fitting_articles(*, person: Person, reflection: OpenReflection) -> list[FittingArticle]:
    """Return the articles in the language of `person` that fit, what shares most first.

    The article whose question opened the reflection is not among them. Nothing is kept.
    """
    language = person.language
    own = _telling(reflection, language)
    with connection.cursor() as cursor:
        found = find_fitting(
            cursor,
            stems={short: each.part for short, each in own.items()},
            language=language,
            theme=reflection.theme,
            without=reflection.prompt.article if reflection.prompt else None,
        )
    return [
        FittingArticle(each.card, each.same_theme, [own[short].word for short in each.stems])
        for each in found
    ]


@dataclass(frozen=True, slots=True)
class _Own:
    """A word as it stands in the reflection, and which part of running text its forms are."""

    word: str = field(repr=False)
    part: float


def _telling(reflection: OpenReflection, language: str) -> dict[str, _Own]:
    """Return the words of the reflection that tell, by their stems; of several forms the first."""
    texts = [reflection.title, *reflection.tags, *reflection.answers.values()]
    distinct: dict[str, str] = {}
    for word in (word for text in texts for word in words(text)):
        folded = fold(word)
        if folded not in distinct or word.islower():
            distinct[folded] = word
    telling = [folded for folded in distinct if not is_little(folded, language)][:_MOST_WORDS]
    found: dict[str, _Own] = {}
    for folded, plain in zip(telling, plain_stems(telling, language), strict=True):
        # `__wrapped__` leaves no trace in the cache of `core.stemming`.
        short = stem.__wrapped__(folded, language)
        if short:
            found.setdefault(short, _Own(distinct[folded], how_often(plain, language)))
    return found
