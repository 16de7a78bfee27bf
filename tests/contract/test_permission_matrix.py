"""Every cell of the permission matrix, really asked, as the application role."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from accounts.models import Person
from tests.contract.asking import (
    Text,
    has_things_by_name,
    request_about,
    texts_for,
    writers,
)
from tests.contract.editorial import is_editorial
from tests.contract.matrix import CALLERS, MATRIX, OBJECTS, Caller, Whose
from tests.contract.world import World, secret_of
from tests.support.contract import body_of
from tests.support.contract_document import BASE, Operation, operation, operations
from tests.support.database import shared_by_tests


def is_private(asked: Operation) -> bool:
    """Tell whether everybody has things of their own here."""
    shared = asked.id in {
        "listComments",
        "listReportedComments",
        "listStrands",
        "listSynonyms",
        "listTemplates",
    }
    return not asked.public and not is_editorial(asked) and not shared


def test_every_operation_has_a_row_and_every_row_an_operation() -> None:
    assert {it.id for it in operations()} == set(MATRIX)


# Their items go with what the address names, and here that stands alone.
GOES_WITH_ANOTHER = {"listRelatedReflections", "listFittingArticles"}


@pytest.mark.parametrize("name", MATRIX)
def test_every_row_names_every_caller(name: str) -> None:
    assert set(MATRIX[name]) == set(CALLERS)


@pytest.fixture(scope="module")
def people(
    django_db_setup: None, django_db_blocker: Any, small_content: Path
) -> Iterator[dict[Caller, Person]]:
    """The callers, with published knowledge around them."""
    with shared_by_tests(django_db_blocker):
        call_command("import_content", str(small_content), verbosity=0)
        yield World.create().people


@pytest.fixture
def world(people: dict[Caller, Person], db: None) -> World:
    """These people, who have nothing yet."""
    return World(people)


@pytest.mark.parametrize("name", MATRIX)
def test_row(name: str, world: World, client_for: Callable[[Person], Any], api_client: Any) -> None:
    asked = operation(name)
    clients = {
        caller: api_client if caller == "anonymous" else client_for(world.people[caller])
        for caller in CALLERS
    }
    if has_things_by_name(asked):
        write_for(world, {caller for caller in CALLERS if caller != "anonymous"}, asked)
    texts = texts_for(asked, world)
    faults = []
    for caller, whose in itertools.product(CALLERS, OBJECTS):
        expected = MATRIX[name][caller][OBJECTS.index(whose)]
        with as_if_nothing_happened():
            faults += [
                f"{caller}, {whose}: {fault}"
                for fault in faults_of_cell(asked, caller, whose, expected, world, clients, texts)
            ]
    assert not faults, "\n".join(faults)


def faults_of_cell(
    asked: Operation,
    caller: Caller,
    whose: Whose,
    expected: int,
    world: World,
    clients: dict[Caller, Any],
    texts: Mapping[Whose, Text],
) -> Iterator[str]:
    """Ask one cell and tell what is wrong with the answer."""
    if not has_things_by_name(asked):
        write_for(world, writers(asked, caller, whose), asked)

    def tag_of(holder: Caller) -> str:
        tag: str = clients[holder].get(f"{BASE}{asked.path}")["ETag"]
        return tag

    response = request_about(asked, world, caller, whose, tag_of=tag_of, texts=texts).send(
        clients[caller]
    )
    if response.status_code != expected:
        yield f"{response.status_code} instead of {expected}: {body_of(response)!r}"
    for other in set(CALLERS) - {caller}:
        if secret_of(other).encode() in body_of(response):
            yield f"tells what {other} wrote"
    if response.status_code != 200:
        return
    if asked.path == "/me" and response.json()["id"] != str(world.people[caller].pk):
        yield "is about somebody else"
    if asked.collection and is_private(asked):
        found = len(response.json()["items"])
        if found != (whose == "own" and asked.id not in GOES_WITH_ANOTHER):
            yield f"{found} items"


def write_for(world: World, callers: set[Caller], asked: Operation) -> None:
    """Let each of `callers` keep one of what `asked` is about."""
    for caller in sorted(callers):
        world.write(caller, asked)


@contextmanager
def as_if_nothing_happened() -> Iterator[None]:
    """Take back what the database learns inside; keys are remembered once it is committed."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
