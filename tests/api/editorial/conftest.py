"""Two editors and a text of the first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import Person
from tests.api.editorial.editors import TRANSLATIONS, Editor
from tests.factories.accounts import PersonFactory
from tests.factories.editorial import FIT
from tests.factories.knowledge import ThemeFactory


@pytest.fixture
def writer(client_for: Callable[[Person], Any], db: None) -> Editor:
    person = PersonFactory(editor=True, display_name="Noor")
    return Editor(client_for(person), person)


@pytest.fixture
def colleague(client_for: Callable[[Person], Any], db: None) -> Editor:
    person = PersonFactory(editor=True, display_name="Wim")
    return Editor(client_for(person), person)


@pytest.fixture
def text(writer: Editor) -> str:
    theme = ThemeFactory(key="grief-and-loss")
    body = {"language": "nl", "theme": theme.key, "title": FIT["title"]}
    started = writer.post(TRANSLATIONS, body)
    writer.save(started["id"], '"1"', **{name: FIT[name] for name in FIT if name != "title"})
    return str(started["id"])
