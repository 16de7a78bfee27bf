"""Reflections for tests, written through the verb; the same in every run."""

from __future__ import annotations

import datetime
from typing import Any

import factory

from core.tenancy import acting_as
from reflections.models import Reflection
from reflections.reading import OpenReflection
from reflections.writing import write_reflection
from tests.factories.accounts import PersonFactory

FIRST_DAY = datetime.date(2026, 1, 1)
PROMPT = {
    "article": "levend-verlies",
    "key": "stilte",
    "text": "Wanneer liet jij een stilte bestaan?",
}
GIBBS = {
    "description": "Ze kwam te laat en zei niets.",
    "feelings": "Ik werd ongeduldig.",
    "evaluation": "Wachten werkte.",
    "analysis": "Stilte is ook een antwoord.",
    "conclusion": "Ik hoef niet te vullen.",
    "action_plan": "Volgende keer tel ik tot tien.",
}


class ReflectionFactory(factory.Factory[OpenReflection]):
    """A free reflection of somebody; `(gibbs=True)` and `(prompted=True)` for the other states."""

    class Meta:
        model = Reflection

    class Params:
        gibbs = factory.Trait(template="gibbs", answers=GIBBS)
        prompted = factory.Trait(prompt=PROMPT)

    person = factory.SubFactory(PersonFactory)
    title = factory.Sequence(lambda number: f"Gesprek {number}")
    occurred_on = factory.Sequence(lambda number: FIRST_DAY + datetime.timedelta(number % 300))
    template = "free"
    answers = factory.LazyAttribute(lambda it: {"text": f"Wat er gebeurde bij {it.title}."})

    @classmethod
    def _create(cls, *_: Any, **kwargs: Any) -> OpenReflection:
        with acting_as(kwargs["person"].pk):
            return write_reflection(**kwargs)
