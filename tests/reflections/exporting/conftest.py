"""Somebody with reflections to take along."""

from __future__ import annotations

import datetime

import pytest

from accounts.models import Person
from reflections.reading import OpenReflection
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import ThemeFactory, ThemeTranslationFactory
from tests.factories.reflections import ReflectionFactory


@pytest.fixture
def person(db: None) -> Person:
    """Somebody with a name."""
    return PersonFactory(display_name="Noor")


@pytest.fixture
def written(person: Person) -> list[OpenReflection]:
    """Two reflections of that person and one of somebody else, around themes that have words."""
    theme = ThemeFactory(key="grief-and-loss", ribbon="plum", languages=["en"])
    ThemeTranslationFactory(theme=theme, language="nl", title="Rouw en verlies")
    ReflectionFactory(title="Van een ander", answers={"text": "Geheim van een ander."})
    return [
        ReflectionFactory(
            person=person,
            title="Een stil gesprek",
            theme="grief-and-loss",
            occurred_on=datetime.date(2026, 3, 14),
            answers={"text": "Ze zweeg lang.\nIk heb *gewacht*."},
            feelings_before=["tense"],
            feelings_after=["touched", "calm"],
            prompted=True,
        ),
        ReflectionFactory(
            person=person, title="", gibbs=True, occurred_on=datetime.date(2026, 5, 2)
        ),
    ]
