"""What somebody wrote to look back at."""

from __future__ import annotations

import datetime

from accounts.models import Person
from tests.factories.reflections import ReflectionFactory


def remember(person: Person, today: datetime.date) -> None:
    """Let `person` have written something a year ago, and twice on one day."""
    ReflectionFactory(
        person=person,
        title="Ze lachte voor het eerst",
        theme="resilience",
        occurred_on=today - datetime.timedelta(days=365),
        answers={"text": "Om een grap van de tolk. Ik lachte mee en liet het even duren."},
    )
    ReflectionFactory(
        person=person,
        title="Overleg met de school",
        theme="interpreter-use",
        kind="consultation",
        occurred_on=today - datetime.timedelta(days=1),
        answers={"text": "We kozen samen wie de tolk belt."},
        tags=["school"],
    )
