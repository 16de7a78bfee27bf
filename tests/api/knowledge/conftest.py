"""What the tests of public knowledge share."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application

from accounts.models import Person
from api.public.generation import Generation
from api.public.road import PublicRoad
from knowledge.models import Translation
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import ThemeFactory, TranslationFactory

THEMES, ARTICLES, SEARCH = "/api/v1/themes", "/api/v1/articles", "/api/v1/search"
FACETS, SYNONYMS = "/api/v1/search-facets", "/api/v1/synonyms"
ARTICLE = f"{ARTICLES}/stilte"


def issues(response: Any) -> list[tuple[str, str]]:
    """Return name and code of every issue of a problem document."""
    document = response.json()
    assert document["type"] == "urn:problem-type:klankbord:invalid-input"
    return [(issue["name"], issue["code"]) for issue in document["issues"]]


@pytest.fixture
def noor(db: None) -> Person:
    return PersonFactory(display_name="Noor")


@pytest.fixture
def article(db: None) -> Translation:
    return TranslationFactory(published=True)


class Clock:
    """Time that stands still until told otherwise."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
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
