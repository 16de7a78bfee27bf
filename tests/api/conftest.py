"""Who asks in tests of what all operations have in common."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import Person, PlatformRole
from tests.contract.editorial import is_editorial, prepare
from tests.contract.world import OF_THE_CALLER, THEME, Ask, World, valid_request
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import ThemeFactory
from tests.support.contract_document import BASE, Operation

Text = tuple[Operation, uuid.UUID, dict[str, Any]]


@pytest.fixture
def world(db: None, asked: Operation | None) -> World:
    """A professional with one of everything that the test asks about, and others."""
    world = World.create()
    world.write("owner", asked)
    world.write("other_professional", asked)
    # So that there is no operation that this one person may not call.
    PlatformRole.objects.create(person=world.people["owner"], role="editor")
    ThemeFactory(key=THEME)
    return world


@pytest.fixture
def caller(world: World, client_for: Callable[[Person], Any]) -> Any:
    """A client that is signed in as that professional."""
    return client_for(world.people["owner"])


@pytest.fixture
def asked(request: pytest.FixtureRequest) -> Operation | None:
    """The operation that this test is about, when it is about one."""
    callspec = getattr(request.node, "callspec", None)
    operation = callspec.params.get("operation") if callspec else None
    return operation if isinstance(operation, Operation) else None


@pytest.fixture
def text(asked: Operation | None, world: World) -> Text | None:
    """The text that the operation of this test is about; made before anything is compared."""
    return _text_for(asked) if asked else None


def _text_for(operation: Operation) -> Text | None:
    if not is_editorial(operation) or "{" not in operation.path:
        return None
    return (operation, *prepare(operation, PersonFactory(editor=True)))


@pytest.fixture
def valid(
    world: World, caller: Any, text: Text | None, asked: Operation | None
) -> Callable[[Operation], Ask]:
    """Give a request that `caller` may send and that would be accepted."""
    article = world.article if asked is None or asked.id == "saveArticle" else None

    def make(operation: Operation) -> Ask:
        found = text if text and text[0] == operation else _text_for(operation)
        if found:
            _operation, thing, body = found
            ask = valid_request(operation, thing=thing, tag="*")
            if isinstance(ask.body, dict):
                ask.body |= body
            return ask
        own = operation.path in OF_THE_CALLER
        tag = caller.get(f"{BASE}{operation.path}")["ETag"] if own else '"1"'
        # Nobody reports or moderates what they wrote themselves.
        of_others = operation.id in {"reportComment", "decideComment"}
        about = world.thing(operation, "other_professional" if of_others else "owner")
        if operation.id == "saveArticle":
            about = article
        if operation.id == "writeReflection":
            about = None
        return valid_request(operation, thing=about, tag=tag)

    return make
