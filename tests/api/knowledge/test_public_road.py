"""The road through memory gives what Django gives, and nothing that is no longer so."""

from __future__ import annotations

import gzip
import itertools
from collections.abc import Callable
from typing import Any

import brotli
import pytest
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from api.knowledge.representation import represent
from api.public.generation import TRUST, Generation
from api.public.memory import Memory
from api.public.road import PublicRoad
from knowledge.models import Translation
from knowledge.publishing import publish, withdraw
from tests.api.knowledge.conftest import ARTICLES, SEARCH, THEMES
from tests.factories.knowledge import ThemeFactory, TranslationFactory, revise
from tests.support.knowledge_wsgi import Answered, ask

pytestmark = pytest.mark.django_db

ARTICLE = f"{ARTICLES}/stilte"
TARGETS = [
    THEMES,
    f"{THEMES}?language=fr",
    f"{THEMES}/rouw?language=nl",
    f"{THEMES}/rouw",
    ARTICLE,
    ARTICLES,
    f"{ARTICLES}?language=nl",
    f"{ARTICLES}?theme=rouw&pageSize=2&sort=title",
    f"{ARTICLES}?sort=-title&tag=praktijk&language=nl",
    f"{ARTICLES}?tag=niets",
    f"{SEARCH}?q=tolk",
    f"{SEARCH}?q=de%20t%C3%B3lk&language=nl&theme=rouw&pageSize=1",
    f"{SEARCH}?language=nl&q=tlok",
    f"{SEARCH}?q=xyzzyx",
]
LEFT_TO_DJANGO = [
    f"{ARTICLES}/nergens",
    f"{ARTICLES}/Stilte",
    f"{ARTICLES}/stilte/",
    f"{ARTICLES}/stilte?language=nl",
    f"{ARTICLES}?theme=A",
    f"{ARTICLES}?onbekend=1",
    f"{ARTICLES}?sort=title&sort=title",
    f"{ARTICLES}?language=de",
    f"{ARTICLES}?language=",
    f"{ARTICLES}?cursor=x",
    f"{ARTICLES}?pageSize=1000",
    f"{ARTICLES}?tag=%ff",
    f"{ARTICLES}s",
    f"{THEMES}/nergens?language=nl",
    f"{THEMES}/rouw?language=en",
    f"{SEARCH}",
    f"{SEARCH}?q=",
    f"{SEARCH}?q=%00",
    f"{SEARCH}?q={'a' * 201}",
]


class Clock:
    """Time that stands still until told otherwise."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def django() -> Any:
    return get_wsgi_application()


@pytest.fixture
def road(django: Any, clock: Clock) -> PublicRoad:
    return PublicRoad(django, generation=Generation(clock), listen=False)


@pytest.fixture
def library() -> Translation:
    theme = ThemeFactory(key="rouw", languages=["nl", "fr"])
    for number in range(4):
        TranslationFactory(theme=theme, body=f"Een tolk. {number}", day=number, published=True)
    article = TranslationFactory(theme=theme, slug="stilte", body="Lang. " * 300, published=True)
    TranslationFactory(article=article.article, language="fr", slug="silence", published=True)
    return article


def same(one: Answered, other: Answered) -> None:
    ids = [answer.headers.pop("x-request-id") for answer in (one, other)]
    assert all(len(identity) == 32 for identity in ids)
    assert ids[0] != ids[1]
    assert one == other


@pytest.mark.parametrize("target", TARGETS)
def test_both_roads_give_the_same_bytes_and_headers(
    library: Translation, road: PublicRoad, django: Any, target: str
) -> None:
    tag = ask(django, target).headers["etag"]
    for method, coding, seen in itertools.product(["GET", "HEAD"], ["", "gzip", "br"], ["", tag]):
        headers = {"Accept-Language": "fr;q=0.5,nl", "Accept-Encoding": coding}
        if seen:
            headers["If-None-Match"] = seen
        same(
            ask(road, target, method=method, headers=headers),
            ask(django, target, method=method, headers=headers),
        )


@pytest.mark.parametrize(
    "coding", ["gzip, br;q=0.5", "identity", "br;q=0, *", "*;q=0.1", "x", "identity;q=0", ";;,="]
)
def test_both_roads_read_headers_alike(
    library: Translation, road: PublicRoad, django: Any, coding: str
) -> None:
    tag = ask(django, ARTICLE).headers["etag"]
    coded = ask(django, ARTICLE, headers={"Accept-Encoding": "br"}).headers["etag"]
    for seen in (coded, f"W/{tag}", '"anders"', f'"anders", {tag}', "*", "kapot", ""):
        headers = {"Accept-Encoding": coding, "If-None-Match": seen}
        same(ask(road, ARTICLE, headers=headers), ask(django, ARTICLE, headers=headers))


@pytest.mark.parametrize("seen", ["tag", "weak tag", "tag of another coding", "list", "*"])
def test_what_the_caller_has_already_is_not_sent_again(
    library: Translation, road: PublicRoad, seen: str
) -> None:
    tag = ask(road, ARTICLE).headers["etag"]
    coded = ask(road, ARTICLE, headers={"Accept-Encoding": "br"}).headers["etag"]
    given = {
        "tag": tag,
        "weak tag": f"W/{tag}",
        "tag of another coding": coded,
        "list": f'"anders", {tag}',
        "*": "*",
    }
    answer = ask(road, ARTICLE, headers={"If-None-Match": given[seen]})
    assert (answer.status, answer.body) == ("304 Not Modified", b"")
    assert answer.headers["etag"] == tag


@pytest.mark.parametrize("target", TARGETS)
def test_memory_gives_the_same_as_the_first_time_and_asks_nothing(
    library: Translation, road: PublicRoad, target: str
) -> None:
    first = ask(road, target)
    assert first.status == "200 OK"
    with CaptureQueriesContext(connection) as queries:
        again = ask(road, target)
    assert not queries.captured_queries
    same(first, again)


@pytest.mark.parametrize("target", LEFT_TO_DJANGO)
@pytest.mark.parametrize("language", ["nl", "fr"])
def test_what_is_not_plainly_right_is_left_to_django(
    library: Translation, road: PublicRoad, django: Any, target: str, language: str
) -> None:
    headers = {"Accept-Language": language}
    answer = ask(road, target, headers=headers)
    assert answer.status[:3] in {"400", "404"}
    same(answer, ask(django, target, headers=headers))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_other_methods_are_left_to_django(
    library: Translation, road: PublicRoad, django: Any, method: str
) -> None:
    ask(road, ARTICLE)
    answer = ask(road, ARTICLE, method=method)
    assert answer.status.startswith("405")
    same(answer, ask(django, ARTICLE, method=method))


@pytest.mark.parametrize(
    "headers",
    [{"Host": "kwaad.example"}, {"Host": "localhost:x"}, {"Content-Length": "7"}],
)
def test_what_django_would_refuse_memory_does_not_answer(
    library: Translation, django: Any, clock: Clock, headers: dict[str, str]
) -> None:
    left = []

    def behind(environ: Any, start_response: Any) -> Any:
        left.append(environ)
        return django(environ, start_response)

    road = PublicRoad(behind, generation=Generation(clock), listen=False)
    ask(road, ARTICLE)
    assert not left
    ask(road, ARTICLE, headers=headers)
    assert len(left) == 1


def test_the_caller_s_own_request_id_is_kept(library: Translation, road: PublicRoad) -> None:
    for _ in range(2):
        answer = ask(road, ARTICLE, headers={"X-Request-Id": "mijn-eigen-id.1"})
        assert answer.headers["x-request-id"] == "mijn-eigen-id.1"
    answer = ask(road, ARTICLE, headers={"X-Request-Id": "spatie erin"})
    assert len(answer.headers["x-request-id"]) == 32


def test_over_tls_both_roads_say_so(library: Translation, settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS = 3600
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    behind = get_wsgi_application()
    road = PublicRoad(behind, listen=False)
    for scheme, expected in (("https", "max-age=3600"), ("http", None)):
        headers = {"X-Forwarded-Proto": scheme}
        one, other = ask(road, ARTICLE, headers=headers), ask(behind, ARTICLE, headers=headers)
        assert one.headers.get("strict-transport-security") == expected
        same(one, other)


def test_compressed_forms_hold_the_same_text(library: Translation, road: PublicRoad) -> None:
    plain = ask(road, ARTICLE)
    zipped = ask(road, ARTICLE, headers={"Accept-Encoding": "gzip"})
    best = ask(road, ARTICLE, headers={"Accept-Encoding": "gzip, deflate, br"})
    assert gzip.decompress(zipped.body) == brotli.decompress(best.body) == plain.body
    assert best.headers["content-encoding"] == "br"
    assert len({answer.headers["etag"] for answer in (plain, zipped, best)}) == 3


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
    from api.public.answer import Answer

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
    from api.public.answer import Answer

    memory = Memory(25_000)
    for key in ("een", "twee", "drie"):
        memory.keep(key, Answer(b"x" * 5000, "nl", 1))
    memory.find("een")
    memory.keep("vier", Answer(b"x" * 5000, "nl", 1))
    assert memory.find("een") is not None
    assert memory.find("twee") is None


def test_an_answer_larger_than_memory_is_not_kept() -> None:
    from api.public.answer import Answer

    memory = Memory(1000)
    memory.keep("groot", Answer(b"x" * 5000, "nl", 1))
    assert len(memory) == 0
    assert memory.size == 0
