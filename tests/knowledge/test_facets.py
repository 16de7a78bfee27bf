"""What can be chosen among the articles found: as many as the search then finds."""

from __future__ import annotations

import itertools

import pytest
from django.db import connection

from knowledge.facets import MOST_TAGS, Facets, count_facets
from knowledge.questions import Filters, ReadingTime
from tests.factories.knowledge import ThemeFactory
from tests.knowledge.test_search import article, found

pytestmark = pytest.mark.django_db


def count(query: str, filters: Filters | None = None) -> Facets:
    with connection.cursor() as cursor:
        return count_facets(cursor, query=query, language="nl", filters=filters)


@pytest.fixture
def library() -> None:
    themes = [ThemeFactory(key=key) for key in ("rouw", "tolken")]
    bodies = ["Een tolk.", "Een tolk. " + "Nog één lang woord. " * 400, "Tolkendienst."]
    tags = [["een", "twee"], ["een", "drie"]]
    for number, (theme, body, given) in enumerate(itertools.product(themes, bodies, tags)):
        article(f"artikel-{number}", body, theme=theme, tags=given)


@pytest.mark.parametrize("query", ["tolk", "tolkendienst", "tlok", "tolkend", "xyzzyx"])
@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(theme="rouw"),
        Filters(tag="drie", reading_time=ReadingTime.SHORT),
        Filters("tolken", "twee", ReadingTime.LONG),
        Filters(theme="nergens"),
    ],
)
def test_every_count_is_what_the_search_finds_with_that_choice(
    library: None, query: str, filters: Filters
) -> None:
    facets = count(query, filters)
    assert facets.total == len(found(query, filters=filters))
    for row in facets.themes:
        chosen = Filters(row["key"], filters.tag, filters.reading_time)
        assert row["count"] == len(found(query, filters=chosen))
    for row in facets.tags:
        chosen = Filters(filters.theme, row["tag"], filters.reading_time)
        assert row["count"] == len(found(query, filters=chosen))
    for row in facets.reading_times:
        chosen = Filters(filters.theme, filters.tag, ReadingTime(row["key"]))
        assert row["count"] == len(found(query, filters=chosen))


def test_facets_name_what_occurs(library: None) -> None:
    facets = count("tolk")
    assert [(row["key"], row["count"]) for row in facets.themes] == [("rouw", 4), ("tolken", 4)]
    assert [(row["tag"], row["count"]) for row in facets.tags] == [
        ("een", 8),
        ("drie", 4),
        ("twee", 4),
    ]
    assert {row["key"]: row["count"] for row in facets.reading_times} == {
        "short": 4,
        "medium": 4,
        "long": 0,
    }


def test_only_the_commonest_tags_are_named_and_the_chosen_one() -> None:
    for number in range(MOST_TAGS + 5):
        article(f"artikel-{number}", "Een tolk.", tags=["een", f"tag-{number:02}"])
    facets = count("tolk", Filters(tag="tag-24"))
    assert len(facets.tags) == MOST_TAGS
    assert [row["tag"] for row in facets.tags[:2]] == ["tag-24", "een"]
