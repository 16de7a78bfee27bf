"""A question to the search: its words, what else they may stand for, and what narrows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple

from core.stemming import is_stop_word, stem
from core.text import WORD, fold, words
from knowledge.indexing import lexeme
from knowledge.passages import Marker
from knowledge.vocabulary import Alternatives
from knowledge.widening import Clause, clauses

# An answer with fewer articles is worth looking further for.
ENOUGH = 3
MOST_WORDS = 8
_MOST_RARE = 2


class Look(IntEnum):
    """How widely is looked; each finds more than the one before."""

    EXACT = 0
    ALIKE = 1
    KNOWN_WORDS = 2
    RAREST_WORDS = 3


class Place(NamedTuple):
    """Where a page of hits begins: which look found them, and how many come before."""

    look: int = Look.EXACT
    offset: int = 0


class ReadingTime(StrEnum):
    """How long an article takes: up to 5 minutes, 6 to 10, or more."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"

    @property
    def minutes(self) -> tuple[int, int]:
        """The least and the most minutes, both inclusive."""
        return {"short": (0, 5), "medium": (6, 10), "long": (11, 32_000)}[self.value]


@dataclass(frozen=True)
class Filters:
    """What narrows the articles that are found; they never change how widely is looked."""

    theme: str | None = None
    tag: str | None = None
    reading_time: ReadingTime | None = None

    @property
    def narrow(self) -> bool:
        """Whether there is any."""
        return self != Filters()

    def parameters(self) -> dict[str, object]:
        """Return them for a statement, those that are not given as None."""
        least, most = self.reading_time.minutes if self.reading_time else (None, None)
        return {"theme": self.theme, "tag": self.tag, "least": least, "most": most}


EVERYTHING = Filters()
BEGINNING = Place()


@dataclass(frozen=True)
class Term:
    """A word that is looked for, folded, with its stem."""

    word: str
    stem: str


def read_terms(query: str, language: str) -> list[Term]:
    """Return the words to look for: without little ones, unless there are only those."""
    found = list(words(query))
    telling = [word for word in found if not is_stop_word(word, language)] or found
    terms = {stem(word, language): fold(word) for word in telling}
    return [Term(word, its_stem) for its_stem, word in terms.items() if its_stem][:MOST_WORDS]


def rewrite(query: str, corrections: dict[str, str]) -> str:
    """Return `query` with other words for those that `corrections` names in folded form."""
    return WORD.sub(lambda match: corrections.get(fold(match.group()), match.group()), query)


@dataclass(frozen=True)
class Question:
    """What is asked of the articles in one language.

    `groups` are the synonyms it takes into account, `exact` the articles that come first
    because a narrower look found them.
    """

    language: str
    terms: Sequence[Term]
    filters: Filters = EVERYTHING
    size: int = 20
    place: Place = BEGINNING
    exact: Sequence[str] = ()
    alternatives: Sequence[Alternatives] = ()
    groups: Sequence[str] = ()

    @property
    def stems(self) -> list[str]:
        """The stems of its words."""
        return [term.stem for term in self.terms]

    @property
    def clauses(self) -> list[Clause]:
        """Its words, those together that mean one thing."""
        return clauses(self.stems, self.groups)

    def looks(self) -> list[Look]:
        """Return the looks that can find more than the first one."""
        known = sum(1 for count in self._counts() if count)
        if known == len(self.terms):
            return [Look.ALIKE, Look.RAREST_WORDS]
        return [Look.KNOWN_WORDS, Look.RAREST_WORDS] if known else []

    def parameters(self) -> dict[str, object]:
        """Return what the statements of a search ask for."""
        telling = self._telling()
        parts = [part for clause in self.clauses for part in self._parts(clause, telling)]
        joint = " | " if self.place.look == Look.RAREST_WORDS else " & "
        # One more than the page says that there are more, and `ENOUGH` whether to look further.
        rows = max(self.size + 1, ENOUGH)
        return {
            "exact": list(self.exact),
            "any": " | ".join(f"({part})" for part in parts),
            "all": joint.join(f"({part})" for part in parts),
            "keys": self.stems,
            "rows": rows,
            "offset": self.place.offset,
            "until": self.place.offset + rows,
            **self.filters.parameters(),
        }

    def marker(self) -> Marker:
        """Return what finds and marks these words in a text."""
        found = [{term.stem: None} for term in self.terms]
        for clause in self.clauses:
            for number in clause.numbers:
                found[number].update(dict.fromkeys(it for other in clause.others for it in other))
        for number, alternative in enumerate(self.alternatives):
            found[number].update(dict.fromkeys(alternative.stems))
        return Marker([list(stems) for stems in found])

    def _counts(self) -> list[int]:
        """Return in about how many articles each word, or what stands in for it, stands."""
        counts = [found.articles for found in self.alternatives]
        for clause in self.clauses:
            if clause.others and len(clause.numbers) == 1:
                counts[clause.numbers[0]] = max(1, counts[clause.numbers[0]])
        return counts

    def _telling(self) -> list[int]:
        """Return which words to look for: common ones alone would bring nearly every article."""
        if self.place.look < Look.KNOWN_WORDS:
            return list(range(len(self.terms)))
        counts = [(count, at) for at, count in enumerate(self._counts())]
        known = [at for count, at in sorted(counts) if count]
        return known[:_MOST_RARE] if self.place.look == Look.RAREST_WORDS else known

    def _parts(self, clause: Clause, telling: Sequence[int]) -> Iterator[str]:
        """Yield the expressions for a clause, or for those of its words that are looked for."""
        parts = [self._group(number) for number in clause.numbers if number in telling]
        if not clause.others or len(parts) < len(clause.numbers):
            yield from parts
            return
        others = [" & ".join(map(lexeme, other)) for other in clause.others]
        itself = " & ".join(f"({part})" for part in parts)
        yield " | ".join(f"({part})" for part in [itself, *others])

    def _group(self, number: int) -> str:
        lexemes = [lexeme(self.terms[number].stem)]
        if self.place.look:
            lexemes += map(lexeme, self.alternatives[number].stems)
        return " | ".join(lexemes)
