"""One person with many reflections and a session, made by the application's own verbs.

Runs in a process of its own (`python -m benchmarks.seed`), as the application role, and prints
what the load needs as JSON.
"""

from __future__ import annotations

import datetime
import json
import os
import random
import sys
from pathlib import Path
from typing import Any

import django

SESSION = "benchmark"
CSRF = "b" * 32
QUERIES = (
    "rouw", "verlies", "tolk", "gesprek met tolk", "kinderen tolken", "woede aan het loket",
    "veilig gevoel", "slapen", "werkgever", "praktijk", "vragen stellen", "verdriet", "familie",
    "wachten", "zwijgen", "grenzen stellen", "herinnering", "school", "stilte", "vertrouwen",
    "telefoon", "driehoek", "lichaam", "adem", "afspraak", "collega", "taal", "boosheid",
    "veerkracht", "kracht benoemen",
)  # fmt: skip


def _paragraphs() -> list[str]:
    from benchmarks.content import paragraphs

    return paragraphs(Path(os.environ["BENCHMARK_CONTENT"]), "nl")


def seed_person(*, reflections: int, characters: int) -> dict[str, Any]:
    """Make the person, the session and the reflections; return what the load needs."""
    from accounts.models import Person
    from core.tenancy import acting_as
    from reflections.contents import Felt
    from reflections.feelings import FEELINGS
    from reflections.models import KINDS, THEMES
    from reflections.writing import write_reflection

    person = Person.objects.create_user(email="benchmark@klankbord.example", password=None)
    mixed = random.Random(7)
    texts = _paragraphs()
    today = datetime.datetime.now(tz=datetime.UTC).date()
    with acting_as(person.pk):
        for number in range(reflections):
            text = " ".join(mixed.choice(texts) for _ in range(12))[:characters]
            write_reflection(
                person=person,
                occurred_on=today - datetime.timedelta(days=number % 1500),
                title=f"Gesprek {number}",
                theme=mixed.choice([*THEMES, None]),
                answers={"text": text},
                kind=mixed.choice([*KINDS, None]),
                feelings_before=[Felt(mixed.choice(FEELINGS), mixed.randint(1, 5))],
                feelings_after=[
                    Felt(each, mixed.randint(1, 5)) for each in mixed.sample(FEELINGS, k=2)
                ],
            )
    return {"person": str(person.pk), "session": sign_in(person), "csrf": CSRF}


def cookie(session: str) -> str:
    """Return what a browser sends in which somebody is signed in with `session`."""
    from django.conf import settings

    return f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={CSRF}"


def sign_in(person: Any) -> str:
    """Begin a session of `person` and return its key."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from accounts.sessions import SessionStore

    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.save()
    return str(store.session_key)


def questions() -> list[str]:
    """Return thousands of different questions: more than a process can keep the answers of."""
    small = ("", "een ", "de ", "bij ", "na ", "met ")
    pairs = [(one, two) for one in QUERIES for two in QUERIES if one != two]
    return [f"{word}{one} {two}" for word in small for one, two in pairs]


class _Recorder:
    """A cursor that notes the first statement of each search and passes it on."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor
        self.first: tuple[str, Any] | None = None

    def execute(self, statement: str, parameters: Any = None) -> Any:
        self.first = self.first or (statement, parameters)
        return self._cursor.execute(statement, parameters)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)


def statements() -> list[str]:
    """Return the SQL that each query sends first, with its values filled in."""
    from django.db import connection

    from knowledge.search import search

    found = []
    with connection.cursor() as cursor:
        for query in questions()[::17]:
            recorder = _Recorder(cursor.cursor)
            search(recorder, query=query, language="nl", size=20)
            assert recorder.first is not None
            found.append(cursor.cursor.mogrify(*recorder.first).decode())
    return found


def main() -> None:
    """Seed, and print JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    reflections, characters = int(sys.argv[1]), int(sys.argv[2])
    made = seed_person(reflections=reflections, characters=characters)
    made |= {"cookie": cookie(made["session"]), "searches": statements()}
    print(json.dumps(made))


if __name__ == "__main__":
    main()
