"""An editor, and their browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import Person
from tests.factories.accounts import PersonFactory


@pytest.fixture
def writer(db: None) -> Person:
    return PersonFactory(editor=True, display_name="Noor")


@pytest.fixture
def editor(writer: Person, client_for: Callable[[Person], Any]) -> Any:
    return client_for(writer)
