"""Editors and a theme."""

from __future__ import annotations

import pytest

from accounts.models import Person
from knowledge.models import Theme
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import ThemeFactory


@pytest.fixture
def editor(db: None) -> Person:
    return PersonFactory(editor=True)


@pytest.fixture
def writer(db: None) -> Person:
    return PersonFactory(editor=True)


@pytest.fixture
def colleague(db: None) -> Person:
    return PersonFactory(editor=True)


@pytest.fixture
def theme(db: None) -> Theme:
    return ThemeFactory()
