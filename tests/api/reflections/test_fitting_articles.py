"""Articles that fit a reflection, found without a word of it leaving the process."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Person
from core.stemming import stem
from knowledge import fitting
from knowledge.models import Theme
from tests.api.reflections.conftest import REFLECTIONS
from tests.factories.knowledge import ThemeFactory, TranslationFactory, publish_articles
from tests.factories.reflections import ReflectionFactory
from tests.support.queries import assert_constant_queries, sent

TEXT = "De tolk aarzelde, en de moeder zweeg lang over het verlies van de oudste zoon."
BODY = "## {}\n\nEen tekst over {}."


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    fitting._libraries.clear()


@pytest.fixture
def client(professional: Person, client_for: Callable[[Person], Any]) -> Any:
    return client_for(professional)


@pytest.fixture
def theme(db: None) -> Theme:
    """Rouw, with an article that fits, beside others that do not."""
    found = ThemeFactory(key="grief-and-loss")
    for word in ("fietsen", "koken", "wandelen", "zwemmen", "schaatsen"):
        publish_articles(1, theme=found, title=word, body=BODY.format(word, word))
    _publish(found, "Een zwijgende moeder en verlies")
    return found


def _publish(theme: Theme, title: str, **values: Any) -> None:
    publish_articles(1, theme=theme, title=title, body=BODY.format(title, title), **values)


def _fitting(client: Any, reflection: Any) -> list[dict[str, Any]]:
    response = client.get(f"{REFLECTIONS}/{reflection.id}/fitting-articles")
    assert response.status_code == 200
    items: list[dict[str, Any]] = response.json()["items"]
    return items


def _write(person: Person, text: str = TEXT, **values: Any) -> Any:
    return ReflectionFactory(person=person, title="", answers={"text": text}, **values)


def test_what_shares_telling_words_fits_and_says_which(
    client: Any, professional: Person, theme: Theme
) -> None:
    (found,) = _fitting(client, _write(professional, theme=theme.key))
    assert found["article"]["title"].startswith("Een zwijgende moeder")
    assert found["article"]["theme"]["key"] == theme.key
    assert found["sameTheme"] is True
    assert set(found["words"]) == {"moeder", "zweeg", "verlies"}


def test_outside_its_theme_more_must_be_shared(
    client: Any, professional: Person, theme: Theme
) -> None:
    two = "De moeder sprak over verlies."
    assert len(_fitting(client, _write(professional, two, theme=theme.key))) == 1
    assert _fitting(client, _write(professional, two, theme="resilience")) == []
    assert len(_fitting(client, _write(professional, theme=None))) == 1


def test_a_theme_alone_fits_nothing(client: Any, professional: Person, theme: Theme) -> None:
    assert _fitting(client, _write(professional, "Vandaag was lang.", theme=theme.key)) == []


def test_without_articles_nothing_fits(client: Any, professional: Person) -> None:
    assert _fitting(client, _write(professional)) == []


def test_the_article_that_asked_the_question_is_known_already(
    client: Any, professional: Person, theme: Theme
) -> None:
    (found,) = _fitting(client, _write(professional, theme=theme.key))
    prompt = {"article": found["article"]["slug"], "key": "stilte", "text": "Wat zweeg er?"}
    assert _fitting(client, _write(professional, theme=theme.key, prompt=prompt)) == []


def test_only_articles_in_ones_own_language_fit(
    client: Any, professional: Person, theme: Theme
) -> None:
    professional.language = "fr"
    professional.save()
    assert _fitting(client, _write(professional, theme=theme.key)) == []


def test_what_is_published_later_is_found_at_once(
    client: Any, professional: Person, theme: Theme
) -> None:
    read = _write(professional, theme=theme.key)
    assert len(_fitting(client, read)) == 1
    fitting._libraries["nl"].took = 0
    _publish(theme, "Moeders die zwijgen over verlies")
    assert len(_fitting(client, read)) == 2


def test_a_library_that_takes_long_to_read_is_not_read_each_time(
    client: Any, professional: Person, theme: Theme
) -> None:
    read = _write(professional, theme=theme.key)
    _fitting(client, read)
    fitting._libraries["nl"].took = 60
    _publish(theme, "Moeders die zwijgen over verlies")
    assert len(_fitting(client, read)) == 1


def test_drafts_do_not_fit(client: Any, professional: Person, theme: Theme) -> None:
    TranslationFactory(article__theme=theme, title="Zwijgen over het verlies van een moeder")
    assert len(_fitting(client, _write(professional, theme=theme.key))) == 1


def test_no_statement_and_no_log_holds_anything_of_the_text(
    client: Any, professional: Person, theme: Theme, caplog: pytest.LogCaptureFixture
) -> None:
    read = _write(professional, TEXT, theme=theme.key, tags=["zeldzaamheid"])
    caplog.set_level(logging.DEBUG)
    with CaptureQueriesContext(connection) as queries:
        (found,) = _fitting(client, read)
    said = "\n".join([*sent(queries), *(query["sql"] for query in queries), caplog.text])
    for word in ("tolk", "moeder", "zweeg", "zwijg", "verlies", "zeldzaam"):
        assert word not in said.lower()
    # Neither which article it was.
    assert found["article"]["slug"] not in said
    assert found["article"]["id"] not in said


def test_nothing_of_the_text_stays_in_memory(
    client: Any, professional: Person, theme: Theme
) -> None:
    stem.cache_clear()
    _fitting(client, _write(professional, "Xylofonisten zwijgen om moeders verlies."))
    before = stem.cache_info()
    assert before.currsize == 0
    assert "xylofonist" not in repr(fitting._libraries)


def test_somebody_elses_reflection_is_not_there(
    client: Any, stranger: Person, theme: Theme
) -> None:
    address = f"{REFLECTIONS}/{_write(stranger).id}/fitting-articles"
    assert client.get(address).status_code == 404


def test_fifty_articles_cost_as_many_queries_as_two(
    client: Any, professional: Person, theme: Theme
) -> None:
    read = _write(professional, theme=theme.key)

    def grow(count: int) -> None:
        for _ in range(count):
            _publish(theme, "Moeders die zwijgen over verlies")

    def look() -> None:
        fitting._libraries.clear()
        _fitting(client, read)

    assert_constant_queries(look, grow)
