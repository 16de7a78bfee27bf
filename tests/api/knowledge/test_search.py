"""Searching over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.knowledge.conftest import ARTICLES, SEARCH, issues
from tests.factories.knowledge import TranslationFactory, publish_articles
from tests.support.queries import assert_constant_queries

pytestmark = pytest.mark.django_db


def test_a_hit_is_the_summary_with_what_was_found(api_client: Any) -> None:
    TranslationFactory(slug="x", title="De tolk", body="Twee tolken & ik.", published=True)
    summary = api_client.get(ARTICLES).json()["items"][0]
    hits = api_client.get(SEARCH, {"q": "tolk", "language": "nl"}).json()
    (hit,) = hits["items"]
    assert hit["article"] == summary
    assert hit["titleHtml"] == "De <mark>tolk</mark>"
    assert hit["fragments"] == ["Twee <mark>tolken</mark> &amp; ik."]
    assert hit["score"] > 0
    assert "next" not in hits


@pytest.mark.parametrize("query", ["tolken", "tlok", "TOLK", "tólk"])
def test_forms_slips_and_accents_find_it(api_client: Any, query: str) -> None:
    TranslationFactory(slug="x", body="Een tolk.", published=True)
    hits = api_client.get(SEARCH, {"q": query}).json()["items"]
    assert [hit["article"]["slug"] for hit in hits] == ["x"]


@pytest.mark.parametrize("query", ["xyzzyx", "?!", "&", "\u202e"])
def test_nothing_found_is_an_empty_list(api_client: Any, query: str) -> None:
    TranslationFactory(published=True)
    assert api_client.get(SEARCH, {"q": query}).json() == {"items": []}


def test_pages_follow_each_other(api_client: Any) -> None:
    names = {article.slug for article in publish_articles(5, body="Een tolk.")}
    response = api_client.get(SEARCH, {"q": "tolk", "pageSize": 2})
    seen = []
    while True:
        seen += [hit["article"]["slug"] for hit in response.json()["items"]]
        if "next" not in response.json():
            break
        response = api_client.get(response.json()["next"])
    assert sorted(seen) == sorted(names)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [("q", "required")]),
        ("q=", [("q", "empty_parameter")]),
        ("q=" + "a" * 201, [("q", "max_length")]),
        ("q=a&sort=title", [("sort", "unknown_parameter")]),
        ("q=a&theme=A&language=x", [("language", "invalid_choice"), ("theme", "invalid")]),
        ("q=a&cursor=WzAsOSwwXQ", [("cursor", "cursor_unknown")]),
        ("q=a&cursor=WzAsMCw5OTk5OTk5XQ", [("cursor", "cursor_unknown")]),
        ("q=a&cursor=WzEsMCwwXQ", [("cursor", "cursor_unknown")]),
    ],
)
def test_what_is_wrong_with_the_query_is_told_at_once(
    api_client: Any, query: str, expected: list[tuple[str, str]]
) -> None:
    response = api_client.get(f"{SEARCH}?{query}")
    assert response.status_code == 400
    assert sorted(issues(response)) == expected


def test_a_search_costs_the_same_however_much_is_found(api_client: Any) -> None:
    assert_constant_queries(
        lambda: api_client.get(SEARCH, {"q": "tolk", "pageSize": 100}),
        lambda count: publish_articles(count, body="Een tolk."),
        sizes=(4, 50),
    )
