"""Reflections for tests, written through the verb; the same in every run."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import factory

from accounts.models import Person, SealingKey
from core.tenancy import acting_as
from reflections.contents import Felt
from reflections.designing import create_template
from reflections.models import Reflection, Template
from reflections.reading import OpenReflection
from reflections.trash import put_in_trash
from reflections.writing import write_reflection
from tests.factories.accounts import MembershipFactory, PersonFactory
from tests.factories.sealing import SealingKeyFactory, envelope_under

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
    """A free reflection of somebody; `gibbs`, `prompted`, `sealed` or `trashed` otherwise."""

    class Meta:
        model = Reflection

    class Params:
        gibbs = factory.Trait(template="gibbs", answers=GIBBS)
        prompted = factory.Trait(prompt=PROMPT)

        sealed = factory.Trait(
            title="",
            answers={},
            envelope=factory.LazyAttribute(lambda it: envelope_under(sealing_key_of(it.person))),
        )

    person = factory.SubFactory(PersonFactory)
    title = factory.Sequence(lambda number: f"Gesprek {number}")
    occurred_on = factory.Sequence(lambda number: FIRST_DAY + datetime.timedelta(number % 300))
    template = "free"
    trashed = False
    answers = factory.LazyAttribute(lambda it: {"text": f"Wat er gebeurde bij {it.title}."})

    @classmethod
    def _create(cls, *_: Any, **kwargs: Any) -> OpenReflection:
        trashed = kwargs.pop("trashed")
        for name in ("feelings_before", "feelings_after"):
            # A word alone is a feeling of which nobody said how strong it was.
            felt = kwargs.pop(name, ())
            kwargs[name] = [Felt(each) if isinstance(each, str) else each for each in felt]
        with acting_as(kwargs["person"].pk):
            written = write_reflection(**kwargs)
            if trashed:
                # Writing may have put its words elsewhere since.
                put_in_trash(reflection=Reflection.objects.get(id=written.id))
            return written


def sealing_key_of(person: Person) -> uuid.UUID:
    """Return the id of the sealing key of `person`, made for the occasion when there is none."""
    with acting_as(person.pk):
        kept = SealingKey.objects.first()
    return kept.id if kept else SealingKeyFactory(person=person).row.id


class TemplateFactory(factory.Factory[Template]):
    """A template of an organisation, made by a coordinator of it."""

    class Meta:
        model = Template

    person = factory.LazyFunction(lambda: MembershipFactory(role="coordinator").person)
    name = factory.Sequence(lambda number: {"nl": f"Werkvorm {number}"})
    questions = (
        {"key": "description", "text": {"nl": "Wat zag je?"}, "hint": {"nl": "Kort."}},
        {"text": {"nl": "Wat vraag je?"}},
    )

    @classmethod
    def _create(cls, *_: Any, **kwargs: Any) -> Template:
        person = kwargs["person"]
        employer = kwargs.pop("organisation", None)
        employer = employer or person.memberships.get(role="coordinator").organisation
        with acting_as(person.pk):
            return create_template(organisation=employer.pk, **kwargs)
