"""Themes over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.knowledge.conftest import THEMES, issues
from tests.factories.knowledge import ThemeFactory, TranslationFactory, publish_articles
from tests.support.queries import assert_constant_queries

pytestmark = pytest.mark.django_db


def test_themes_come_in_their_order_with_what_there_is_to_read(api_client: Any) -> None:
    later = ThemeFactory(key="later", position=2, ribbon="teal", languages=["nl", "fr"])
    first = ThemeFactory(key="eerst", position=1, ribbon="moss")
    publish_articles(2, theme=later)
    TranslationFactory(theme=later)
    TranslationFactory(theme=later, language="fr", published=True)
    response = api_client.get(THEMES, {"language": "nl"})
    assert response.status_code == 200
    assert response.json() == {
        "items": [
            {
                "id": str(first.id),
                "key": "eerst",
                "slug": "eerst-nl",
                "language": "nl",
                "title": "Thema eerst (nl)",
                "summary": "Waar eerst over gaat.",
                "ribbon": "moss",
                "articleCount": 0,
                "languages": ["nl"],
            },
            {
                "id": str(later.id),
                "key": "later",
                "slug": "later-nl",
                "language": "nl",
                "title": "Thema later (nl)",
                "summary": "Waar later over gaat.",
                "ribbon": "teal",
                "articleCount": 2,
                "languages": ["nl", "fr"],
            },
        ]
    }


def test_a_theme_has_its_introduction(api_client: Any) -> None:
    ThemeFactory(key="rouw")
    theme = api_client.get(f"{THEMES}/rouw", {"language": "nl"}).json()
    assert theme["html"] == "<p>Een inleiding.</p>"
    assert theme["key"] == "rouw"


def test_a_theme_that_is_not_there_is_404(api_client: Any) -> None:
    ThemeFactory(key="rouw")
    assert api_client.get(f"{THEMES}/anders").status_code == 404
    assert api_client.get(f"{THEMES}/rouw", {"language": "fr"}).status_code == 404


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fr-BE,fr;q=0.9,en;q=0.5", "fr"),
        ("de,en;q=0.3", "en"),
        ("nl;q=0.2,en;q=0.8", "en"),
        ("de", "nl"),
        ("*", "nl"),
        ("fr;q=0", "nl"),
        ("", "nl"),
        ("!!!;;,,=", "nl"),
    ],
)
def test_without_a_language_the_caller_s_favourite_decides(
    api_client: Any, accepted: str, language: str
) -> None:
    ThemeFactory(languages=["nl", "fr", "en"])
    response = api_client.get(THEMES, headers={"Accept-Language": accepted})
    assert response["Content-Language"] == language
    assert response.json()["items"][0]["language"] == language


def test_the_address_outweighs_the_favourite(api_client: Any) -> None:
    ThemeFactory(languages=["nl", "fr"])
    response = api_client.get(THEMES, {"language": "fr"}, headers={"Accept-Language": "nl"})
    assert response["Content-Language"] == "fr"


def test_what_is_wrong_with_the_query_is_told_at_once(api_client: Any) -> None:
    response = api_client.get(f"{THEMES}?lang=nl&pageSize=3")
    assert response.status_code == 400
    assert issues(response) == [("lang", "unknown_parameter"), ("pageSize", "unknown_parameter")]
    response = api_client.get(f"{THEMES}?language=de")
    assert issues(response) == [("language", "invalid_choice")]


def test_themes_cost_the_same_however_many(api_client: Any) -> None:
    def grow(count: int) -> None:
        for _ in range(count):
            TranslationFactory(published=True)

    assert_constant_queries(lambda: api_client.get(THEMES), grow)
