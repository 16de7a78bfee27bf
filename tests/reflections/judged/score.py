"""How well reflections that belong together are found, by the judged logs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from accounts.models import Person
from core.tenancy import acting_as
from reflections.relating import Related, related_reflections
from tests.factories.accounts import PersonFactory
from tests.factories.reflections import ReflectionFactory

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Outcome:
    """What was found beside one reflection of a log, and what a colleague would put there."""

    key: str
    wanted: frozenset[str]
    found: Sequence[tuple[str, Sequence[str]]]

    @property
    def chance(self) -> list[str]:
        """Those that were found and do not belong there."""
        return [key for key, _words in self.found if key not in self.wanted]

    @property
    def missed(self) -> list[str]:
        """Those that belong there and were not found."""
        return sorted(self.wanted - {key for key, _words in self.found})

    def __str__(self) -> str:
        said = [
            f"{'  ' if key in self.wanted else '! '}{key} ({', '.join(words)})"
            for key, words in self.found
        ]
        return "\n    ".join([self.key, *said, *(f"- {key}" for key in self.missed)])


def read_log(language: str) -> list[dict[str, Any]]:
    """Return the judged log in `language` as it is written down."""
    found: list[dict[str, Any]] = yaml.safe_load(
        (_FOLDER / f"log-{language}.yaml").read_text(encoding="utf-8")
    )
    return found


def measure(language: str, *, account: str | None = None) -> list[Outcome]:
    """Write the log as somebody new, and ask what belongs with each of its reflections.

    The language of their account is that of the log, or `account`.
    """
    person = PersonFactory(language=account or language)
    log = read_log(language)
    written = {
        each["key"]: ReflectionFactory(
            person=person, title=each["title"], answers={"text": each["text"]}
        )
        for each in log
    }
    keys = {reflection.id: key for key, reflection in written.items()}
    return [
        Outcome(
            each["key"],
            frozenset(each.get("with", ())),
            [
                (keys[related.reflection.id], related.shared.words)
                for related in _related(person, written[each["key"]])
            ],
        )
        for each in log
    ]


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield what was found beside each reflection, and how much of it was right."""
    yield from map(str, outcomes)
    found = sum(len(outcome.found) for outcome in outcomes)
    wanted = sum(len(outcome.wanted) for outcome in outcomes)
    chance = sum(len(outcome.chance) for outcome in outcomes)
    yield f"{found - chance} of {wanted} found, {chance} by chance"


def _related(person: Person, reflection: Any) -> list[Related]:
    with acting_as(person.pk):
        return related_reflections(person=person, reflection=reflection)
