"""One editor more."""

from __future__ import annotations

import pytest

from accounts.models import Person
from tests.factories.accounts import PersonFactory


@pytest.fixture
def third(db: None) -> Person:
    return PersonFactory(editor=True)
