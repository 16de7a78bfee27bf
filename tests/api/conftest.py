"""Who asks in tests of what all operations have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from accounts.models import Person, PlatformRole
from tests.contract.editorial import is_editorial, prepare
from tests.contract.world import OF_THE_CALLER, THEME, Ask, Text, World, valid_request
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import ThemeFactory
from tests.support.contract_document import BASE, Operation, operations
from tests.support.database import shared_by_tests


@dataclass(frozen=True)
class Prepared:
    """The world that tests ask about, and a text in the right state for each operation."""

    world: World
    texts: dict[str, Text]


@pytest.fixture(scope="module")
def prepared(django_db_setup: None, django_db_blocker: Any) -> Iterator[Prepared]:
    """Give a professional with one of everything, and others.

    Made once for a module, since that takes longer than most requests.
    """
    with shared_by_tests(django_db_blocker):
        world = World.create()
        world.write("owner")
        world.write("other_professional")
        # So that there is no operation that this one person may not call.
        PlatformRole.objects.create(person=world.people["owner"], role="editor")
        ThemeFactory(key=THEME)
        assert world.article
        yield Prepared(world, {it.id: _text_for(it) for it in operations() if _has_text(it)})


@pytest.fixture
def world(prepared: Prepared, db: None) -> World:
    """That world, as it was made."""
    return prepared.world


@pytest.fixture
def caller(world: World, client_for: Callable[[Person], Any]) -> Any:
    """A client that is signed in as that professional."""
    return client_for(world.people["owner"])


def _has_text(operation: Operation) -> bool:
    return is_editorial(operation) and "{" in operation.path


def _text_for(operation: Operation) -> Text:
    return prepare(operation, PersonFactory(editor=True))


@pytest.fixture
def valid(prepared: Prepared, world: World, caller: Any) -> Callable[[Operation], Ask]:
    """Give a request that `caller` may send and that would be accepted."""

    def make(operation: Operation) -> Ask:
        if operation.id in prepared.texts:
            thing, body = prepared.texts[operation.id]
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
            about = world.article
        if operation.id == "writeReflection":
            about = None
        return valid_request(operation, thing=about, tag=tag)

    return make
