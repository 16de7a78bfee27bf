"""Lists of articles: which, in which order, page by page."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.knowledge.conftest import ARTICLES, issues
from tests.factories.knowledge import ThemeFactory, TranslationFactory, publish_articles
from tests.support.queries import assert_constant_queries

pytestmark = pytest.mark.django_db


def slugs(response: Any) -> list[str]:
    assert response.status_code == 200, response.content
    return [item["slug"] for item in response.json()["items"]]


def test_a_list_holds_summaries(api_client: Any) -> None:
    theme = ThemeFactory(key="rouw", ribbon="plum")
    article = TranslationFactory(
        theme=theme, slug="stilte", title="Stilte", tags=["zwijgen", "tijd"], published=True
    )
    assert api_client.get(ARTICLES).json() == {
        "items": [
            {
                "id": str(article.article_id),
                "slug": "stilte",
                "language": "nl",
                "title": "Stilte",
                "summary": "Waar stilte over gaat.",
                "theme": {
                    "key": "rouw",
                    "slug": "rouw-nl",
                    "title": "Thema rouw (nl)",
                    "ribbon": "plum",
                },
                "readingMinutes": 1,
                "tags": ["zwijgen", "tijd"],
                "publishedAt": "2026-01-01T00:00:00Z",
                "updatedAt": "2026-01-01T00:00:00Z",
                "languages": [{"language": "nl", "slug": "stilte"}],
            }
        ]
    }


def test_without_articles_the_list_is_empty(api_client: Any) -> None:
    TranslationFactory()
    assert api_client.get(ARTICLES).json() == {"items": []}


def test_theme_tag_and_language_select(api_client: Any) -> None:
    theme = ThemeFactory(key="rouw", languages=["nl", "fr"])
    TranslationFactory(slug="a", theme=theme, tags=["x", "y"], published=True)
    TranslationFactory(slug="b", theme=theme, tags=["y", "z"], published=True)
    TranslationFactory(slug="c", tags=["x", "z"], published=True)
    TranslationFactory(slug="d", theme=theme, tags=["x", "y"], language="fr", published=True)
    assert set(slugs(api_client.get(ARTICLES, {"theme": "rouw"}))) == {"a", "b"}
    assert set(slugs(api_client.get(ARTICLES, {"tag": "x"}))) == {"a", "c"}
    assert slugs(api_client.get(ARTICLES, {"tag": "x", "theme": "rouw"})) == ["a"]
    assert slugs(api_client.get(ARTICLES, {"language": "fr"})) == ["d"]
    assert slugs(api_client.get(ARTICLES, {"theme": "nergens"})) == []


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("publishedAt", ["b", "c", "a"]),
        ("-publishedAt", ["a", "c", "b"]),
        ("title", ["c", "b", "a"]),
        ("-title", ["a", "b", "c"]),
    ],
)
def test_articles_are_sorted_as_asked(api_client: Any, sort: str, expected: list[str]) -> None:
    TranslationFactory(slug="a", title="Zorg", day=2, published=True)
    TranslationFactory(slug="b", title="Één kamer", day=0, published=True)
    TranslationFactory(slug="c", title="afscheid", day=1, published=True)
    assert slugs(api_client.get(ARTICLES, {"sort": sort})) == expected


def test_the_newest_come_first_unless_asked_otherwise(api_client: Any) -> None:
    names = [article.slug for article in publish_articles(3)]
    assert slugs(api_client.get(ARTICLES)) == names[::-1]


@pytest.mark.parametrize("sort", ["publishedAt", "-publishedAt", "title", "-title"])
def test_pages_hold_everything_once_also_when_values_are_equal(api_client: Any, sort: str) -> None:
    names = {TranslationFactory(title="Gelijk", day=5, published=True).slug for _number in range(7)}
    response = api_client.get(ARTICLES, {"sort": sort, "pageSize": 3})
    assert "prev" not in response.json()
    pages = [slugs(response)]
    addresses = [None]
    while address := response.json().get("next"):
        response = api_client.get(address)
        pages.append(slugs(response))
        addresses.append(address)
    assert [len(page) for page in pages] == [3, 3, 1]
    assert {slug for page in pages for slug in page} == names
    for page in (pages[1], pages[0]):
        response = api_client.get(response.json()["prev"])
        assert slugs(response) == page
    assert "prev" not in response.json()


def test_a_page_goes_on_where_it_was_when_something_new_appears(api_client: Any) -> None:
    old = [article.slug for article in publish_articles(4)]
    first = api_client.get(ARTICLES, {"pageSize": 2})
    TranslationFactory(day=30, published=True)
    second = api_client.get(first.json()["next"])
    assert slugs(first) + slugs(second) == old[::-1]


def test_links_keep_the_selection_and_name_the_language(api_client: Any) -> None:
    theme = ThemeFactory(key="rouw", languages=["nl", "fr"])
    for _ in range(3):
        TranslationFactory(theme=theme, language="fr", tags=["x", "y"], published=True)
    query = {"theme": "rouw", "tag": "x", "sort": "title", "pageSize": 1}
    response = api_client.get(ARTICLES, query, headers={"Accept-Language": "fr"})
    following = response.json()["next"]
    for part in ("language=fr", "theme=rouw", "tag=x", "sort=title", "pageSize=1", "cursor="):
        assert part in following


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("theme=Rouw", [("theme", "invalid")]),
        ("tag=a_b", [("tag", "invalid")]),
        ("language=de", [("language", "invalid_choice")]),
        ("sort=summary", [("sort", "invalid_choice")]),
        ("theme=", [("theme", "empty_parameter")]),
        ("theme=a&theme=b", [("theme", "repeated_parameter")]),
        ("q=x", [("q", "unknown_parameter")]),
        ("pageSize=0", [("pageSize", "page_size")]),
        ("pageSize=101", [("pageSize", "page_size")]),
        ("pageSize=x", [("pageSize", "page_size")]),
        ("cursor=x", [("cursor", "cursor_unknown")]),
        ("cursor=WzAsMSwyXQ", [("cursor", "cursor_unknown")]),
        ("cursor=WzAsImEiLCJiIl0", [("cursor", "cursor_unknown")]),
        ("theme=A&tag=B&sort=title", [("theme", "invalid"), ("tag", "invalid")]),
    ],
)
def test_what_is_wrong_with_the_query_is_told_at_once(
    api_client: Any, query: str, expected: list[tuple[str, str]]
) -> None:
    response = api_client.get(f"{ARTICLES}?{query}")
    assert response.status_code == 400
    assert sorted(issues(response)) == sorted(expected)


def test_a_cursor_of_another_order_is_refused(api_client: Any) -> None:
    publish_articles(3)
    by_title = api_client.get(ARTICLES, {"sort": "title", "pageSize": 1}).json()["next"]
    response = api_client.get(by_title.replace("sort=title", "sort=publishedAt"))
    assert issues(response) == [("cursor", "cursor_unknown")]


def test_a_list_costs_the_same_however_long(api_client: Any) -> None:
    assert_constant_queries(
        lambda: api_client.get(ARTICLES, {"pageSize": 100}), lambda count: publish_articles(count)
    )
