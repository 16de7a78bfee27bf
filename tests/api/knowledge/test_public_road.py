"""The road through memory gives what Django gives, and nothing that is no longer so."""

from __future__ import annotations

import gzip
import itertools
from typing import Any

import brotli
import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.public.generation import Generation
from api.public.road import PublicRoad
from knowledge.models import Translation
from tests.api.knowledge.conftest import ARTICLE, ARTICLES, FACETS, SEARCH, THEMES, Clock
from tests.support.knowledge_wsgi import Answered, ask

pytestmark = pytest.mark.django_db

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
    f"{SEARCH}?q=tolk&tag=praktijk&readingTime=short&language=nl",
    f"{FACETS}?q=tolk",
    f"{FACETS}?language=nl&theme=rouw&q=tlok&readingTime=short",
    f"{FACETS}?q=xyzzyx&language=fr",
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
    f"{SEARCH}?q=a&readingTime=hours",
    f"{FACETS}",
    f"{FACETS}?q=a&pageSize=2",
    f"{FACETS}?q=a&tag=A",
]


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
