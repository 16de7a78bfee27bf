"""Action points for tests, made through the verbs; the same in every run."""

from __future__ import annotations

from typing import Any

import factory

from core.tenancy import acting_as
from reflections.action_points.models import ActionPoint
from reflections.action_points.planning import Changes, change_action_point, plan_action_point
from reflections.action_points.reading import OpenActionPoint
from tests.factories.accounts import PersonFactory


class ActionPointFactory(factory.Factory[OpenActionPoint]):
    """Something that somebody means to do; `state` and `outcome` say what became of it."""

    class Meta:
        model = ActionPoint

    person = factory.SubFactory(PersonFactory)
    what = factory.Sequence(lambda number: f"Doen {number}")

    @classmethod
    def _create(cls, *_: Any, **kwargs: Any) -> OpenActionPoint:
        later: Changes = {}
        if "state" in kwargs:
            later["state"] = kwargs.pop("state")
        if "outcome" in kwargs:
            later["outcome"] = kwargs.pop("outcome")
        with acting_as(kwargs["person"].pk):
            point = plan_action_point(**kwargs)
            if later:
                point = change_action_point(person=kwargs["person"], point=point, changes=later)
            return point
