"""Editors, a theme and a small web."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from accounts.models import Person
from knowledge.models import Theme
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import ThemeFactory
from tests.support.web import Web, small_web


@pytest.fixture
def writer(db: None) -> Person:
    return PersonFactory(editor=True)


@pytest.fixture
def colleague(db: None) -> Person:
    return PersonFactory(editor=True)


@pytest.fixture
def theme(db: None) -> Theme:
    return ThemeFactory()


@pytest.fixture
def web() -> Iterator[Web]:
    with small_web() as web:
        yield web
