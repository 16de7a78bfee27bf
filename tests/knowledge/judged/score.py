"""How well the search does by the judged set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson
import yaml

from knowledge.models import Translation
from knowledge.reading import Cursor
from knowledge.search import search

ENOUGH = 0.85
_FOLDER = Path(__file__).parent
# Beyond this place nobody looks.
_DEEPEST = 10


@dataclass(frozen=True)
class Judgement:
    """A query, and the keys of the articles that a person would want to see first."""

    query: str
    want: Sequence[str]
    language: str = "nl"


@dataclass(frozen=True)
class Outcome:
    """What the search made of a judgement: the keys it found, best first."""

    judgement: Judgement
    found: Sequence[str]

    @property
    def rank(self) -> int | None:
        """The first place at which a wanted article stands; None when nobody would see it."""
        places = [at for at, key in enumerate(self.found, 1) if key in self.judgement.want]
        return places[0] if places else None

    @property
    def reciprocal(self) -> float:
        """One for the first place, a half for the second, nothing when it is not there."""
        return 1 / self.rank if self.rank else 0.0


def read_judgements() -> list[Judgement]:
    """Return the judged set as it is written down."""
    rows = yaml.safe_load((_FOLDER / "queries-nl.yaml").read_text(encoding="utf-8"))
    return [Judgement(row["query"], tuple(row["want"])) for row in rows]


def measure(cursor: Cursor) -> list[Outcome]:
    """Ask every query of the judged set; the content folder must be published."""
    keys = dict(Translation.objects.values_list("slug", "article__key"))
    return [Outcome(it, tuple(_found(cursor, it, keys))) for it in read_judgements()]


def mean_reciprocal_rank(outcomes: Sequence[Outcome]) -> float:
    """Return the mean of one divided by the first right place."""
    return sum(outcome.reciprocal for outcome in outcomes) / len(outcomes)


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the score, and a line for every query that is not answered at the first place."""
    for outcome in sorted(outcomes, key=lambda outcome: outcome.reciprocal):
        if outcome.rank != 1:
            place = f"{outcome.rank}" if outcome.rank else "-"
            wanted = " or ".join(outcome.judgement.want)
            instead = ", ".join(outcome.found[:3]) or "nothing"
            yield f"{place:>2}  {outcome.judgement.query!r} wants {wanted}; finds {instead}"
    first = sum(outcome.rank == 1 for outcome in outcomes)
    yield (
        f"{len(outcomes)} queries, {first} right at once, "
        f"mean reciprocal rank {mean_reciprocal_rank(outcomes):.3f}"
    )


def _found(cursor: Cursor, judgement: Judgement, keys: dict[str, str]) -> Iterator[str]:
    hits = search(cursor, query=judgement.query, language=judgement.language, size=_DEEPEST)
    for hit in hits.items:
        yield keys[orjson.loads(hit.summary)["slug"]]
