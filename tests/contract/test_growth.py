"""Every collection costs as many queries with 50 items as with 2; none may lack its growth."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import Person
from tests.contract.asking import valid_request
from tests.contract.editorial import is_editorial
from tests.contract.growing import FEW, GROWTH, OF_A_FILE, OURS, comment, only_text
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import TranslationFactory
from tests.factories.reflections import ReflectionFactory
from tests.support.contract_document import operation, operations
from tests.support.queries import assert_constant_queries


def test_every_collection_says_how_it_grows() -> None:
    assert {it.id for it in operations() if it.collection} == set(GROWTH) | OF_A_FILE | FEW


@pytest.mark.django_db
@pytest.mark.parametrize("name", GROWTH)
def test_fifty_items_cost_as_many_queries_as_two(
    name: str, client_for: Callable[[Person], Any]
) -> None:
    asked = operation(name)
    person = PersonFactory(editor=True)
    client = client_for(person)
    about = None
    if GROWTH[name] is comment:
        about = TranslationFactory(article__key="discussed", published=True).article_id
    elif name == "listAttachments":
        about = ReflectionFactory(person=person).id
    elif "{id}" in asked.path and is_editorial(asked):
        about = only_text(person).pk
    ask = valid_request(asked, thing=about)
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
    already = OURS if name == "listTemplates" else 0
    assert (seen[0] - already, seen[-1] - already) == (2, 50)
