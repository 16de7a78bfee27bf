"""Who asks in tests of what all operations have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import Person
from tests.contract.world import Ask, World, valid_request
from tests.support.contract_document import BASE, Operation


@pytest.fixture
def world(db: None) -> World:
    """A professional with one reflection, and others."""
    world = World.create()
    world.write("owner")
    return world


@pytest.fixture
def caller(world: World, client_for: Callable[[Person], Any]) -> Any:
    """A client that is signed in as that professional."""
    return client_for(world.people["owner"])


@pytest.fixture
def valid(world: World, caller: Any) -> Callable[[Operation], Ask]:
    """Give a request that `caller` may send and that would be accepted."""

    def make(operation: Operation) -> Ask:
        tag = caller.get(f"{BASE}/me")["ETag"] if operation.path == "/me" else '"1"'
        reflection = world.reflections["owner"] if "{id}" in operation.path else None
        return valid_request(operation, reflection=reflection, tag=tag)

    return make
