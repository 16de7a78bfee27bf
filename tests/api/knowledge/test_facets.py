"""What can be chosen among the articles found, over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.knowledge.conftest import FACETS, SEARCH, issues
from tests.factories.knowledge import ThemeFactory, TranslationFactory, publish_articles
from tests.support.queries import assert_constant_queries

pytestmark = pytest.mark.django_db


def test_facets_count_themes_tags_and_reading_times(api_client: Any) -> None:
    theme = ThemeFactory(key="rouw")
    for tags in (["een", "twee"], ["een", "drie"]):
        TranslationFactory(theme=theme, body="Een tolk.", tags=tags, published=True)
    assert api_client.get(FACETS, {"q": "tolk", "language": "nl", "tag": "drie"}).json() == {
        "total": 1,
        "themes": [{"key": "rouw", "title": "Thema rouw (nl)", "ribbon": theme.ribbon, "count": 1}],
        "tags": [
            {"tag": "drie", "count": 1},
            {"tag": "een", "count": 2},
            {"tag": "twee", "count": 1},
        ],
        "readingTimes": [
            {"key": "short", "count": 1},
            {"key": "medium", "count": 0},
            {"key": "long", "count": 0},
        ],
    }


def test_the_search_takes_the_same_filters_and_keeps_them_on_the_next_page(api_client: Any) -> None:
    publish_articles(3, body="Een tolk.", tags=["een", "praktijk"])
    publish_articles(3, body="Een tolk.", tags=["een", "ander"])
    asked = {"q": "tolk", "tag": "praktijk", "readingTime": "short", "pageSize": 2}
    first = api_client.get(SEARCH, asked).json()
    second = api_client.get(first["next"]).json()
    assert (len(first["items"]), len(second["items"])) == (2, 1)
    assert "next" not in second


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [("q", "required")]),
        ("q=a&readingTime=hours", [("readingTime", "invalid_choice")]),
        ("q=a&tag=A&theme=", [("theme", "empty_parameter")]),
        ("q=a&tag=A", [("tag", "invalid")]),
        ("q=a&cursor=x", [("cursor", "unknown_parameter")]),
    ],
)
def test_what_is_wrong_is_told(
    api_client: Any, query: str, expected: list[tuple[str, str]]
) -> None:
    response = api_client.get(f"{FACETS}?{query}")
    assert response.status_code == 400
    assert issues(response) == expected


def test_counting_costs_the_same_however_much_is_found(api_client: Any) -> None:
    assert_constant_queries(
        lambda: api_client.get(FACETS, {"q": "tolk"}),
        lambda count: publish_articles(count, body="Een tolk."),
        sizes=(4, 50),
    )


def test_what_was_probably_meant_is_said_with_what_was_found(api_client: Any) -> None:
    TranslationFactory(slug="x", body="Veerkracht.", published=True)
    page = api_client.get(SEARCH, {"q": "veekracht", "language": "nl"}).json()
    assert page["didYouMean"] == "Veerkracht"
    assert [hit["article"]["slug"] for hit in page["items"]] == ["x"]
