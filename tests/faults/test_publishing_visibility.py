"""Real servers: what is published is seen everywhere within a second, whole, or not at all."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg2
import pytest
from django.db import connection
from psycopg2 import sql

from api.knowledge.representation import represent
from knowledge.models import Translation
from knowledge.publishing import edition, publish
from tests.factories.knowledge import ThemeFactory, TranslationFactory, revise
from tests.support.server import Answer, Server, running_server

pytestmark = pytest.mark.django_db(transaction=True)

# The promise of the product, in seconds.
WITHIN = 1.0
ARTICLE = "/api/v1/articles/stilte"
READERS = 8


@pytest.fixture
def servers(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Server]]:
    """Two servers, the first with two workers, on one database.

    New ones for every test: an emptied database counts its generations anew, which a database in
    use never does, and a server would take the old ones in its memory for current.
    """
    one, two = (tmp_path_factory.mktemp(name) for name in ("one", "two"))
    with (
        running_server(database_url, one, workers=2) as first,
        running_server(database_url, two) as second,
    ):
        yield [first, second]


def read_everywhere(servers: list[Server], times: int) -> list[Answer]:
    """Read the article `times` times from every server, on connections of their own."""

    def read(server: Server) -> Answer:
        return server.ask("GET", ARTICLE)

    with ThreadPoolExecutor(READERS) as pool:
        return list(pool.map(read, servers * times))


def title_of(answer: Answer) -> str:
    assert answer.status == 200, answer.body
    return str(json.loads(answer.body)["title"])


def as_administrator(statement: str, *values: Any) -> None:
    own = connection.connection.info.backend_pid if connection.connection else 0
    name = sql.Identifier(connection.settings_dict["NAME"])
    with_admin = psycopg2.connect(os.environ["ADMIN_DATABASE_URL"])
    with_admin.autocommit = True
    with with_admin.cursor() as cursor:
        composed = sql.SQL(statement).format(database=name, own=sql.Literal(own))
        cursor.execute(composed, values)
    with_admin.close()


def kill_listeners() -> None:
    as_administrator(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE application_name = 'klankbord generation' AND datname = %s",
        connection.settings_dict["NAME"],
    )


@pytest.mark.parametrize(
    "before", [lambda: None, kill_listeners], ids=["quiet", "listeners killed"]
)
def test_a_publication_is_seen_by_every_worker_within_a_second(
    servers: list[Server], before: Callable[[], None]
) -> None:
    article = TranslationFactory(slug="stilte", title="Oud", published=True)
    assert {title_of(answer) for answer in read_everywhere(servers, 40)} == {"Oud"}
    revision = revise(article, title="Nieuw")
    before()
    publish(revision=revision, represent=represent)
    time.sleep(WITHIN)
    assert {title_of(answer) for answer in read_everywhere(servers, 40)} == {"Nieuw"}


def test_no_answer_is_half_old_and_half_new(servers: list[Server]) -> None:
    theme = ThemeFactory()
    pair = [
        TranslationFactory(theme=theme, slug=slug, title="0", published=True)
        for slug in ("stilte", "naast")
    ]
    stop = threading.Event()
    seen: list[tuple[str, str]] = []

    def keep_reading(server: Server) -> None:
        while not stop.is_set():
            article = json.loads(server.ask("GET", ARTICLE).body)
            seen.append((article["title"], article["related"][0]["title"]))

    readers = [threading.Thread(target=keep_reading, args=(server,)) for server in servers * 2]
    for reader in readers:
        reader.start()
    try:
        for version in range(1, 16):
            publish_together(pair, str(version))
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    assert len(set(seen)) > 1
    assert all(own == related for own, related in seen), set(seen)


def publish_together(pair: list[Translation], title: str) -> None:
    drafts = [revise(translation, title=title) for translation in pair]
    with edition(represent=represent) as changes:
        for draft in drafts:
            changes.publish(revision=draft)


@pytest.fixture
def lose_database() -> Iterator[Callable[[], None]]:
    """Give what cuts the servers off from the database; they get it back at the end."""

    def lose() -> None:
        as_administrator("ALTER DATABASE {database} WITH ALLOW_CONNECTIONS false")
        as_administrator(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = %s AND pid <> {own}",
            connection.settings_dict["NAME"],
        )

    yield lose
    as_administrator("ALTER DATABASE {database} WITH ALLOW_CONNECTIONS true")


def test_without_database_nothing_uncertain_is_served_and_a_reader_is_told(
    servers: list[Server], lose_database: Callable[[], None]
) -> None:
    TranslationFactory(slug="stilte", published=True)
    read_everywhere(servers, 20)
    lose_database()
    time.sleep(WITHIN)
    for answer in read_everywhere(servers, 5):
        assert answer.status == 503
        assert answer.headers["content-type"] == "application/problem+json"
        assert int(answer.headers["retry-after"]) > 0
        assert json.loads(answer.body)["type"].endswith(":database-unavailable")
    as_administrator("ALTER DATABASE {database} WITH ALLOW_CONNECTIONS true")
    assert {answer.status for answer in read_everywhere(servers, 5)} == {200}
