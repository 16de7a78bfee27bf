"""People with an account, made in the database, and the session that signs a browser in."""

from __future__ import annotations

import importlib
import itertools
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.hashers import ScryptPasswordHasher
from django.contrib.sessions.models import Session
from django.test import Client

from accounts.models import Person
from core.tenancy import acting_as
from reflections.models import Reflection
from reflections.reading import OpenReflection, open_reflections
from tests.e2e.browser import Visitor
from tests.factories.accounts import PASSWORD, PersonFactory

_numbers = itertools.count(1)


@dataclass
class Somebody:
    """A person, with what they sign in with."""

    person: Person
    email: str
    password: str = PASSWORD


def somebody(name: str = "Noor", *, language: str = "nl") -> Somebody:
    """Make a person with a verified address. Their password is hashed as the server does it."""
    email = f"{name.lower()}-{next(_numbers)}@e2e.klankbord.example"
    person = PersonFactory(email=email, display_name=name, language=language)
    hasher = ScryptPasswordHasher()
    person.password = hasher.encode(PASSWORD, hasher.salt())
    person.save(update_fields=["password"])
    return Somebody(person, email)


def signed_in(person: Person, url: str) -> dict[str, Any]:
    """Return what a browser holds in which `person` signed in, for Playwright's `storage_state`."""
    client = Client()
    client.force_login(person)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    UserSession.objects.create(
        user=person, session_key=key, ip="127.0.0.1", user_agent="Chrome/140 (Linux)"
    )
    cookie = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": key,
        "domain": urlsplit(url).hostname,
        "path": "/",
        "expires": -1,
        "httpOnly": True,
        "secure": False,
        "sameSite": "Lax",
    }
    hint = {"origin": url, "localStorage": [{"name": "klankbord.session", "value": "1"}]}
    return {"cookies": [cookie], "origins": [hint]}


def end_session(visitor: Visitor) -> None:
    """Let the server forget the session of this browser, as when it has run out.

    Whatever this device asks from then on, also by itself, is refused, and the browser says so.
    """
    visitor.may_hear(r"status of 401 .*/api/v1/")
    cookies = {cookie["name"]: cookie["value"] for cookie in visitor.context.cookies()}
    key = cookies[settings.SESSION_COOKIE_NAME]
    store = importlib.import_module(settings.SESSION_ENGINE).SessionStore
    assert store(key).exists(key)
    Session.objects.filter(session_key=key).delete()


def person_of(email: str) -> Person:
    """Return the person with this address."""
    return Person.objects.get(email=email)


def reflections_of(person: Person) -> list[OpenReflection]:
    """Return what the database holds for `person` outside the trash, opened."""
    with acting_as(person.pk):
        rows = list(Reflection.objects.visible_to(person.pk).order_by("created_at"))
        return open_reflections(rows, person_id=person.pk)


def written_in(reflection: OpenReflection) -> dict[str, str]:
    """Return the answers of `reflection` in which something stands."""
    return {key: text for key, text in reflection.content.answers.items() if text}
