"""One article over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.knowledge.conftest import ARTICLES, issues
from tests.factories.knowledge import ThemeFactory, TranslationFactory, publish_articles
from tests.support.queries import assert_constant_queries

pytestmark = pytest.mark.django_db

BODY = "## Begin\n\nDe stilte.\n\n::: prompt wat-deed-je\nWat deed je?\n:::\n"


def test_an_article_holds_everything_a_reader_needs(api_client: Any) -> None:
    theme = ThemeFactory(key="rouw", ribbon="plum", languages=["nl", "fr"])
    source = {"author": "Boss, P.", "year": 1999, "title": "Loss", "url": "https://example.org"}
    article = TranslationFactory(
        theme=theme, slug="stilte", title="Stilte", body=BODY, sources=[source], published=True
    )
    TranslationFactory(article=article.article, language="fr", slug="silence", published=True)
    near = TranslationFactory(theme=theme, slug="naast", published=True)
    prompt = article.article.prompts.get()
    shown = {"key": "rouw", "slug": "rouw-nl", "title": "Thema rouw (nl)", "ribbon": "plum"}
    response = api_client.get(f"{ARTICLES}/stilte")
    assert response.status_code == 200
    assert response["Content-Language"] == "nl"
    assert response.json() == {
        "id": str(article.article_id),
        "slug": "stilte",
        "language": "nl",
        "title": "Stilte",
        "summary": "Waar stilte over gaat.",
        "theme": shown,
        "readingMinutes": 1,
        "tags": ["praktijk", "gesprek"],
        "publishedAt": "2026-01-01T00:00:00Z",
        "updatedAt": "2026-01-01T00:00:00Z",
        "languages": [
            {"language": "nl", "slug": "stilte"},
            {"language": "fr", "slug": "silence"},
        ],
        "html": (
            '<h2 id="begin">Begin</h2>\n<p>De stilte.</p>\n<section class="block block-prompt" '
            'id="prompt-wat-deed-je" data-prompt="wat-deed-je">\n<p>Wat deed je?</p>\n</section>'
        ),
        "headings": [{"id": "begin", "level": 2, "text": "Begin"}],
        "sources": [source],
        "prompts": [{"id": str(prompt.id), "key": "wat-deed-je", "text": "Wat deed je?"}],
        "revision": 1,
        "related": [
            {
                "id": str(near.article_id),
                "slug": "naast",
                "language": "nl",
                "title": "Titel van naast",
                "summary": "Waar naast over gaat.",
                "theme": shown,
                "readingMinutes": 1,
                "reason": {"sameTheme": True, "tags": ["praktijk", "gesprek"]},
            }
        ],
    }


def test_the_slug_decides_the_language(api_client: Any) -> None:
    dutch = TranslationFactory(published=True)
    TranslationFactory(article=dutch.article, language="fr", slug="silence", published=True)
    response = api_client.get(f"{ARTICLES}/silence", headers={"Accept-Language": "nl"})
    assert response["Content-Language"] == "fr"
    assert response.json()["language"] == "fr"


def related_to(api_client: Any, slug: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api_client.get(f"{ARTICLES}/{slug}").json()["related"]
    return found


def test_related_are_those_that_share_most_and_of_equals_the_newest(api_client: Any) -> None:
    theme = ThemeFactory()
    TranslationFactory(slug="x", theme=theme, tags=["a", "b"], published=True)
    TranslationFactory(slug="thema-oud", theme=theme, tags=["c", "d"], day=1, published=True)
    TranslationFactory(slug="thema-nieuw", theme=theme, tags=["c", "d"], day=2, published=True)
    TranslationFactory(slug="label", tags=["b", "c"], day=0, published=True)
    TranslationFactory(slug="beide", theme=theme, tags=["a", "b"], day=0, published=True)
    TranslationFactory(slug="ver", tags=["c", "d"], day=9, published=True)
    TranslationFactory(slug="fr", theme=theme, tags=["a", "b"], language="fr", published=True)
    related = related_to(api_client, "x")
    # A shared tag is a word in common as well, so it weighs more than the theme alone.
    assert [item["slug"] for item in related] == ["beide", "label", "thema-nieuw"]
    assert [item["reason"] for item in related] == [
        {"sameTheme": True, "tags": ["a", "b"]},
        {"sameTheme": False, "tags": ["b"]},
        {"sameTheme": True, "tags": []},
    ]


def test_of_articles_that_share_as_much_the_likest_text_comes_first(api_client: Any) -> None:
    theme, body = ThemeFactory(), "De tolk vertaalt het verdriet. " * 12
    words = {"theme": theme, "tags": ["a"], "published": True}
    TranslationFactory(slug="x", title="Verdriet en een tolk", body=body, **words)
    TranslationFactory(slug="zelfde", title="De tolk en verdriet", body=body, **words)
    TranslationFactory(slug="anders", title="Budget", body="Geld telt. " * 12, day=9, **words)
    assert [item["slug"] for item in related_to(api_client, "x")] == ["zelfde", "anders"]


def test_an_article_that_only_says_alike_is_found_by_its_title(api_client: Any) -> None:
    TranslationFactory(slug="x", title="Wachten op broers", tags=["a"], published=True)
    TranslationFactory(slug="alike", title="Een broer wacht", tags=["b"], published=True)
    TranslationFactory(slug="ver", title="Geld", summary="Budget.", tags=["b"], published=True)
    TranslationFactory(
        slug="fr", title="Wachten op broers", tags=["a"], language="fr", published=True
    )
    (found,) = related_to(api_client, "x")
    assert found["slug"] == "alike"
    assert found["reason"] == {"sameTheme": False, "tags": []}


@pytest.mark.parametrize("title", ["'", "\\' | a:*", "& | ! ( <-> :* ''", "de het een"])
def test_signs_in_a_title_are_no_question(api_client: Any, title: str) -> None:
    theme = ThemeFactory()
    TranslationFactory(slug="x", title=title, theme=theme, published=True)
    TranslationFactory(slug="naast", title=title, theme=theme, published=True)
    assert [item["slug"] for item in related_to(api_client, "x")] == ["naast"]


@pytest.mark.parametrize("slug", ["nergens", "Stilte", "x" * 300])
def test_what_is_not_there_is_404(api_client: Any, slug: str) -> None:
    TranslationFactory(slug="stilte", published=True)
    assert api_client.get(f"{ARTICLES}/{slug}").status_code == 404


def test_a_draft_is_404(api_client: Any) -> None:
    draft = TranslationFactory()
    assert api_client.get(f"{ARTICLES}/{draft.slug}").status_code == 404


def test_an_article_takes_no_parameters(api_client: Any) -> None:
    article = TranslationFactory(published=True)
    response = api_client.get(f"{ARTICLES}/{article.slug}", {"language": "nl"})
    assert issues(response) == [("language", "unknown_parameter")]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_changed_here(api_client: Any, method: str) -> None:
    article = TranslationFactory(published=True)
    response = getattr(api_client, method)(f"{ARTICLES}/{article.slug}")
    assert response.status_code == 405
    assert set(response["Allow"].split(", ")) == {"GET", "HEAD"}


def test_an_article_costs_the_same_however_much_surrounds_it(api_client: Any) -> None:
    theme = ThemeFactory()
    article = TranslationFactory(theme=theme, published=True)
    assert_constant_queries(
        lambda: api_client.get(f"{ARTICLES}/{article.slug}"),
        lambda count: publish_articles(count, theme=theme),
    )
