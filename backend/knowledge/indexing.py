"""What search keeps of a published article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from django.db import connection

from core.stemming import is_stop_word, stems
from knowledge.models import SearchEntry
from knowledge.passages import mark_text, vocabulary
from knowledge.published import PublishedArticle

# What a text repeats most says more about it than what it mentions once. Ranking reads this
# vector of every hit, so it must stay small.
_OFTEN = 3
_MOST_REPEATED = 20
_MOST_AROUND = 60
_MOST_PLACES = 3


def search_entry(article: PublishedArticle) -> SearchEntry:
    """Return the (unsaved) entry of `article`; the caller names snapshot and theme."""
    language = article.language
    headings = " ".join(heading.text for heading in article.headings)
    tags = " ".join(tag.replace("-", " ") for tag in article.tags)
    titles = " ".join(article.rendered.titles)
    body = Counter(_meaning(" ".join(article.rendered.passages), language))
    title = list(_meaning(article.title, language))
    telling_title = _telling(title, language)
    around = list(_meaning(f"{article.summary} {headings} {tags} {titles}", language))
    often_around = Counter(around)
    places: defaultdict[str, list[str]] = defaultdict(list)
    for stem in telling_title:
        places[stem].append("1A")
    for stem in _telling(around, language)[:_MOST_AROUND]:
        often = min(_MOST_PLACES, often_around[stem])
        places[stem] += [f"{2 + place}B" for place in range(often)]
    for stem, often in _repeated(body, language):
        places[stem] += [f"{2 + _MOST_PLACES + place}D" for place in range(often)]
    rank = [f"{lexeme(stem)}:{','.join(found)}" for stem, found in sorted(places.items())]
    return SearchEntry(
        language=language,
        rank=" ".join(rank),
        title=" ".join(map(lexeme, telling_title)),
        stems=" ".join(map(lexeme, sorted({*title, *around, *body}))),
        marked=mark_text(
            title=article.title,
            summary=article.summary,
            texts=[*article.rendered.passages],
            unseen=f"{headings} {tags}",
            language=language,
        ),
        minutes=article.reading_minutes,
    )


def _telling(found: Iterable[str], language: str) -> list[str]:
    """Return stems once each and without little words, which would make the vector large."""
    return [stem for stem in dict.fromkeys(found) if not is_stop_word(stem, language)]


def _repeated(body: Counter[str], language: str) -> Iterator[tuple[str, int]]:
    """Yield the stems that a text repeats most, with 1 to 3 for how often."""
    often = [stem for stem in _telling(body, language) if body[stem] >= _OFTEN]
    for stem in sorted(often, key=lambda stem: (-body[stem], stem))[:_MOST_REPEATED]:
        yield stem, min(3, body[stem] // _OFTEN)


def _meaning(text: str, language: str) -> Iterable[str]:
    """Yield the stems of `text`; of little words too, in case someone asks for nothing else."""
    return (stem for stem in stems(text, language) if stem)


def lexeme(stem: str) -> str:
    """Quote a stem for the input of `tsvector` and `tsquery`."""
    escaped = stem.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


_COUNT_WORDS = (
    """
    UPDATE knowledge_word w SET articles = w.articles + given.change, stem = given.stem
    FROM unnest(%s::text[], %s::text[], %s::text[], %s::int[])
        AS given(language, word, stem, change)
    WHERE w.language = given.language AND w.word = given.word
    """,
    """
    INSERT INTO knowledge_word (language, word, stem, articles)
    SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::int[])
        AS given(language, word, stem, change)
    WHERE given.change > 0
    ON CONFLICT (language, word) DO NOTHING
    """,
    """
    DELETE FROM knowledge_word w USING unnest(%s::text[], %s::text[], %s::text[], %s::int[])
        AS given(language, word, stem, change)
    WHERE w.language = given.language AND w.word = given.word AND w.articles = 0
    """,
)


class Vocabulary:
    """Counts in how many articles each word stands, as articles come and go."""

    def __init__(self) -> None:
        self._change: Counter[tuple[str, str]] = Counter()
        self._stems: dict[tuple[str, str], str] = {}

    def add(self, language: str, marked: str, *, sign: int = 1) -> None:
        """Count the words of a marked text, or with `sign=-1` take them away."""
        for word, stem in vocabulary(marked).items():
            self._change[language, word] += sign
            self._stems[language, word] = stem

    def write(self) -> None:
        """Apply the changes to the table; the caller holds the transaction."""
        rows = [
            (language, word, self._stems[language, word], change)
            for (language, word), change in sorted(self._change.items())
            if change
        ]
        columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], [], []]
        with connection.cursor() as cursor:
            for statement in _COUNT_WORDS:
                cursor.execute(statement, columns)
