"""Somebody who has written for a year."""

from __future__ import annotations

import datetime

from django.utils import timezone

from core.home import HOME
from core.tenancy import acting_as
from reflections.action_points.models import ActionPoint
from reflections.contents import Felt
from tests.e2e.people import Somebody, somebody
from tests.factories.action_points import ActionPointFactory
from tests.factories.reflections import PROMPT, ReflectionFactory

TITLE = "De moeder die zweeg bij het woord kamp"
_TEXT = (
    "De tolk aarzelde toen de moeder begon te huilen om het verlies van de oudste zoon. Ik zweeg."
)
_THEMES = ("grief-and-loss", "interpreter-use", "grief-and-loss", "resilience", None)
_KINDS = ("home-visit", "intake", "home-visit", "interpreter", None)
_BEFORE = ([Felt("tense", 4)], [Felt("worried", 3), Felt("tense")], [Felt("powerless", 5)], [])
_AFTER = ([Felt("calm", 2)], [Felt("relieved", 4)], [Felt("tense", 2), Felt("touched")])
_STATES = ("done", "done", "moved", "open", "dropped", "done")


def somebody_who_looks_back() -> Somebody:
    """Make somebody with a year of reflections and plans, the same in every run."""
    found = somebody("Mira")
    today = timezone.localdate(timezone=HOME)
    for number in range(40):
        ReflectionFactory(
            person=found.person,
            title=f"Gesprek {number + 1}",
            occurred_on=today - datetime.timedelta(days=number * number // 5),
            theme=_THEMES[number % 5],
            kind=_KINDS[number * 7 % 5],
            feelings_before=_BEFORE[number % 4],
            feelings_after=_AFTER[number % 3],
            tags=["wachten"] if number in (3, 8) else [],
        )
    ReflectionFactory(
        person=found.person,
        title="Een tolk die aarzelt",
        occurred_on=today - datetime.timedelta(days=70),
        theme="grief-and-loss",
        answers={"text": f"{_TEXT} Daarna liepen we naar buiten."},
        tags=["zwijgen"],
        prompt=PROMPT,
    )
    ReflectionFactory(
        person=found.person,
        title=TITLE,
        occurred_on=today - datetime.timedelta(days=1),
        theme="grief-and-loss",
        kind="home-visit",
        answers={"text": _TEXT},
        tags=["zwijgen", "wachten"],
    )
    _plan(found, today)
    return found


def _plan(who: Somebody, today: datetime.date) -> None:
    for number in range(18):
        state = _STATES[number % 6]
        point = ActionPointFactory(
            person=who.person, what=f"Doen {number}", due_on=today, state=state
        )
        at = timezone.now() - datetime.timedelta(days=number * 5 + 5)
        with acting_as(who.person.pk):
            ActionPoint.objects.filter(id=point.id).update(
                created_at=at,
                outcome_at=None if state == "open" else at + datetime.timedelta(days=4),
            )
