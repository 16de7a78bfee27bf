"""What the road through memory keeps, and for how long it may be trusted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from api.knowledge.representation import represent
from api.public.answer import Answer
from api.public.generation import TRUST
from api.public.memory import Memory
from api.public.road import PublicRoad
from knowledge.models import Translation
from knowledge.publishing import publish, withdraw
from tests.api.knowledge.conftest import ARTICLE, ARTICLES, Clock
from tests.factories.knowledge import revise
from tests.support.knowledge_wsgi import ask

pytestmark = pytest.mark.django_db


def test_a_publication_is_seen_as_soon_as_the_number_is_known(
    library: Translation, road: PublicRoad, clock: Clock
) -> None:
    before = ask(road, ARTICLE)
    publish(revision=revise(library, title="Nieuw"), represent=represent)
    clock.now += TRUST
    after = ask(road, ARTICLE)
    assert b'"title":"Nieuw"' in after.body
    assert after.headers["etag"] != before.headers["etag"]


def test_what_was_withdrawn_is_gone(library: Translation, road: PublicRoad, clock: Clock) -> None:
    assert ask(road, ARTICLE).status == "200 OK"
    withdraw(translation=library, represent=represent)
    clock.now += TRUST
    assert ask(road, ARTICLE).status == "404 Not Found"


def test_memory_that_proves_current_is_used_again(
    library: Translation, road: PublicRoad, clock: Clock
) -> None:
    ask(road, ARTICLE)
    clock.now += TRUST
    with CaptureQueriesContext(connection) as queries:
        ask(road, ARTICLE)
    assert [query["sql"] for query in queries] == [
        "SELECT coalesce(max(number), 0) FROM knowledge_generation"
    ]


def test_one_read_that_sees_something_new_retires_everything_old(
    library: Translation, road: PublicRoad
) -> None:
    ask(road, ARTICLE)
    publish(revision=revise(library, title="Nieuw"), represent=represent)
    ask(road, f"{ARTICLES}?pageSize=7")
    assert b'"title":"Nieuw"' in ask(road, ARTICLE).body


@pytest.fixture
def lose_database(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def lose() -> None:
        def cursor() -> None:
            raise OperationalError

        monkeypatch.setattr(connection, "cursor", cursor)

    return lose


def test_without_database_memory_serves_only_as_long_as_it_is_certain(
    library: Translation, road: PublicRoad, clock: Clock, lose_database: Callable[[], None]
) -> None:
    ask(road, ARTICLE)
    lose_database()
    clock.now += TRUST / 2
    assert ask(road, ARTICLE).status == "200 OK"
    clock.now += TRUST / 2
    answer = ask(road, ARTICLE)
    assert answer.status == "503 Service Unavailable"
    assert answer.headers["content-type"] == "application/problem+json"
    assert int(answer.headers["retry-after"]) > 0


def test_addresses_spelled_in_other_ways_share_one_answer(
    library: Translation, road: PublicRoad
) -> None:
    ask(road, f"{ARTICLES}?language=nl&theme=rouw")
    with CaptureQueriesContext(connection) as queries:
        for spelled in ("theme=rouw&language=nl", "theme=rouw", "theme=rouw&pageSize=20"):
            assert ask(road, f"{ARTICLES}?{spelled}").status == "200 OK"
    assert not queries.captured_queries


def test_memory_stays_within_its_bytes(library: Translation, settings: Any) -> None:
    memory = Memory(100_000)
    for number in range(500):
        answer = Answer(b"x" * 5000, "nl", 1)
        memory.keep(f"key-{number}", answer)
        answer.form("br")
        memory.measure(answer)
        assert memory.size <= 110_000
    assert 10 <= len(memory) <= 20
    assert memory.find("key-499") is not None
    assert memory.find("key-0") is None


def test_what_was_asked_for_last_stays_longest() -> None:
    memory = Memory(25_000)
    for key in ("een", "twee", "drie"):
        memory.keep(key, Answer(b"x" * 5000, "nl", 1))
    memory.find("een")
    memory.keep("vier", Answer(b"x" * 5000, "nl", 1))
    assert memory.find("een") is not None
    assert memory.find("twee") is None


def test_an_answer_larger_than_memory_is_not_kept() -> None:
    memory = Memory(1000)
    memory.keep("groot", Answer(b"x" * 5000, "nl", 1))
    assert len(memory) == 0
    assert memory.size == 0
