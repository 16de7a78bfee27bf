"""What tests of reflections over HTTP share."""

from __future__ import annotations

import itertools
import json
import uuid
from typing import Any

import pytest

from accounts.models import Person
from tests.factories.accounts import PersonFactory
from tests.factories.reflections import ReflectionFactory, sealing_key_of

REFLECTIONS = "/api/v1/reflections"
SEARCHES = "/api/v1/reflection-searches"
_attempts = itertools.count()


def reflection_body(**changes: Any) -> dict[str, Any]:
    """Return the body of a request that keeps a whole reflection."""
    return {
        "title": "Een stil gesprek",
        "occurredOn": "2026-10-14",
        "theme": "grief-and-loss",
        "template": "free",
        "answers": {"text": "Ze zweeg lang. Ik heb gewacht."},
        "kind": "home-visit",
        "feelingsBefore": [{"feeling": "tense", "intensity": 4}],
        "feelingsAfter": [{"feeling": "touched"}, {"feeling": "calm", "intensity": 1}],
        "tags": ["stilte"],
        "prompt": None,
        **changes,
    }


def post(client: Any, body: Any, key: str | None = None, **extra: Any) -> Any:
    """Send `body` to be kept, under `key` or a fresh one."""
    key = key or f"attempt-{next(_attempts)}"
    return client.post(REFLECTIONS, body, format="json", headers={"Idempotency-Key": key}, **extra)


def patch(client: Any, address: str, body: Any, tag: str | None = '"1"') -> Any:
    """Send a merge patch for the version that `tag` names."""
    headers = {"If-Match": tag} if tag is not None else {}
    return client.patch(
        address, json.dumps(body), content_type="application/merge-patch+json", headers=headers
    )


def issues(response: Any) -> set[tuple[str, str, str]]:
    """Return the issues of a problem document as (in, name, code)."""
    return {(each["in"], each["name"], each["code"]) for each in response.json()["issues"]}


@pytest.fixture
def professional(db: None) -> Person:
    """Someone who writes reflections."""
    return PersonFactory()


@pytest.fixture
def stranger(db: None) -> Person:
    """Someone else who writes reflections."""
    return PersonFactory()


@pytest.fixture
def key_id(professional: Person) -> uuid.UUID:
    """The sealing key of the professional."""
    return sealing_key_of(professional)


@pytest.fixture
def sealed(professional: Person) -> uuid.UUID:
    """The id of a sealed reflection."""
    return ReflectionFactory(person=professional, sealed=True).id


@pytest.fixture
def readable(professional: Person) -> uuid.UUID:
    """The id of a reflection that is not sealed."""
    return ReflectionFactory(person=professional).id
