"""Who asks in tests of what all operations have in common."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.http import HttpRequest

from accounts.models import Organisation, Person, PlatformRole
from accounts.reminders import refusal_key
from core.identifiers import new_id
from tests.contract.asking import OF_THE_CALLER, THEME, Ask, Text, valid_request
from tests.contract.editorial import is_editorial, prepare
from tests.contract.world import World
from tests.factories.accounts import MembershipFactory, PersonFactory
from tests.factories.knowledge import ThemeFactory
from tests.factories.reflections import TemplateFactory
from tests.factories.sealing import both_wraps
from tests.factories.weaves import weave
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
        owner = world.people["owner"]
        employer = Organisation.objects.get(pk=world.organisations["own"])
        PlatformRole.objects.create(person=owner, role="editor")
        MembershipFactory(person=owner, organisation=employer, role="coordinator")
        template = TemplateFactory(person=owner, organisation=employer)
        world.things["owner"]["templates"] = uuid.UUID(template.key)
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


def confirm(client: Any, person: Person) -> None:
    """Let `person` have said a moment ago that it is them, as erasing an account wants."""
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, person, method="password", reauthenticated=True)
    request.session.save()


@pytest.fixture
def valid(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    prepared: Prepared,
    world: World,
    caller: Any,
) -> Callable[[Operation], Ask]:
    """Give a request that `caller` may send and that would be accepted."""
    if "changeSealingKey" in request.node.name:
        confirm(caller, world.people["owner"])
        # So many mistakes would be too many tries.
        monkeypatch.setattr("api.accounts.sealing_views.READS", 10_000)
    if "keepWeaveMoment" in request.node.name:
        # What is kept already cannot be kept again.
        weave(world.people["owner"], {"health": {"word": str(new_id())}})

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
        if operation.id in {"writeReflection", "planActionPoint", "makeSealingKey"}:
            about = None
        ask = valid_request(operation, thing=about, tag=tag)
        if operation.id == "keepWeaveMoment":
            ask.body["version"] = caller.get(f"{BASE}/me/weave").json()["version"]
        _address(ask, world)
        return ask

    return make


def _address(ask: Ask, world: World) -> None:
    """Name in the body of `ask` whom or what it is about, where only the world knows that."""
    key = world.things["owner"]["sealing-keys"]
    if ask.operation.id == "makeSealingKey":
        ask.body["replaces"] = str(key)
    if ask.operation.id == "changeSealingKey":
        ask.body |= both_wraps(key) | {"passkeys": []}
    if ask.operation.id == "refuseReminders":
        ask.body["key"] = refusal_key(world.people["other_professional"])
    if ask.operation.id == "createTemplate":
        ask.body["organisation"] = str(world.organisations["own"])
