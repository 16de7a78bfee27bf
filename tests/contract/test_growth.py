"""Every collection costs as many queries with 50 items as with 2; none may lack its growth."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import Person
from tests.contract.world import valid_request
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import ThemeFactory, publish_articles
from tests.factories.reflections import ReflectionFactory
from tests.support.contract_document import operation, operations
from tests.support.queries import assert_constant_queries

Grow = Callable[[Person, int], object]


def _write(person: Person, count: int) -> None:
    for number in range(count):
        ReflectionFactory(person=person, title=f"Wachten {number}", gibbs=True, prompted=True)


def _publish(_person: Person, count: int) -> None:
    theme = ThemeFactory()
    publish_articles(count, theme=theme, title="Wachten", body="## Wachten\n\nEen tekst.")


def _add_themes(_person: Person, count: int) -> None:
    for _ in range(count):
        publish_articles(1, theme=ThemeFactory())


# How each collection grows by a number of items. A new one is written down here.
GROWTH: dict[str, Grow] = {
    "listThemes": _add_themes,
    "listArticles": _publish,
    "searchArticles": _publish,
    "listReflections": _write,
    "searchReflections": _write,
}


def test_every_collection_says_how_it_grows() -> None:
    assert {it.id for it in operations() if it.collection} == set(GROWTH)


@pytest.mark.django_db
@pytest.mark.parametrize("name", GROWTH)
def test_fifty_items_cost_as_many_queries_as_two(
    name: str, client_for: Callable[[Person], Any]
) -> None:
    person = PersonFactory()
    client = client_for(person)
    ask = valid_request(operation(name))
    if "pageSize" in ask.operation.names("query"):
        ask.query["pageSize"] = "100"
    if ask.body is not None:
        ask.body = {"query": "wachten", "pageSize": 100}
    seen: list[int] = []

    def read() -> None:
        response = ask.send(client)
        assert response.status_code == 200, response.content
        seen.append(len(response.json()["items"]))

    assert_constant_queries(read, lambda count: GROWTH[name](person, count))
    assert (seen[0], seen[-1]) == (2, 50)
