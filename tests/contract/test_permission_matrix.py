"""Every cell of the permission matrix, really asked, as the application role."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import Person
from tests.contract.editorial import is_editorial
from tests.contract.matrix import CALLERS, MATRIX, OBJECTS, Caller, Whose
from tests.contract.world import World, request_about, secret_of, writers
from tests.support.contract_document import BASE, Operation, operation, operations


def is_private(asked: Operation) -> bool:
    """Tell whether everybody has things of their own here."""
    shared = asked.id in {"listComments", "listReportedComments", "listSynonyms"}
    return not asked.public and not is_editorial(asked) and not shared


def test_every_operation_has_a_row_and_every_row_an_operation() -> None:
    assert {it.id for it in operations()} == set(MATRIX)


@pytest.mark.parametrize("name", MATRIX)
def test_every_row_names_every_caller(name: str) -> None:
    assert set(MATRIX[name]) == set(CALLERS)


@pytest.fixture
def world(knowledge: None) -> World:
    """People, with published knowledge around them."""
    return World.create()


@pytest.mark.django_db
@pytest.mark.parametrize("whose", OBJECTS)
@pytest.mark.parametrize("caller", CALLERS)
@pytest.mark.parametrize("name", MATRIX)
def test_cell(
    name: str,
    caller: Caller,
    whose: Whose,
    world: World,
    client_for: Callable[[Person], Any],
    api_client: Any,
) -> None:
    asked = operation(name)
    for writer in sorted(writers(asked, caller, whose)):
        world.write(writer)

    def tag_of(holder: Caller) -> str:
        tag: str = client_for(world.people[holder]).get(f"{BASE}{asked.path}")["ETag"]
        return tag

    client = api_client if caller == "anonymous" else client_for(world.people[caller])
    response = request_about(asked, world, caller, whose, tag_of=tag_of).send(client)

    assert response.status_code == MATRIX[name][caller][OBJECTS.index(whose)], response.content
    for other in set(CALLERS) - {caller}:
        assert secret_of(other).encode() not in response.content
    if response.status_code == 200 and asked.path == "/me":
        assert response.json()["id"] == str(world.people[caller].pk)
    if response.status_code == 200 and asked.collection and is_private(asked):
        assert len(response.json()["items"]) == (whose == "own")
