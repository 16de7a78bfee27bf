"""By what a person's reflections can be narrowed down, with words or without."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef

from reflections.contents import Content
from reflections.marks import MOMENTS, alike, feeling_needles, tag_needles
from reflections.querysets import ReflectionQuerySet
from reflections.words import Needle

_OF_REFLECTION = "one.person_id = %(person)s AND one.reflection_id = reflections_reflection.id"
# Constants alone: what was sent goes into the places.
_CONDITIONS = {
    "theme": "theme = %(theme)s",
    "kind": "kind = %(kind)s",
    "template": "template = %(template)s",
    "occurred_from": "occurred_on >= %(occurred_from)s::date",
    "occurred_to": "occurred_on <= %(occurred_to)s::date",
    "has_action_points": (
        f"EXISTS (SELECT FROM reflections_actionpoint AS one WHERE {_OF_REFLECTION})"
        " = %(has_action_points)s::bool"
    ),
    "has_weave": (
        f"EXISTS (SELECT FROM reflections_weave AS one WHERE {_OF_REFLECTION})"
        " = %(has_weave)s::bool"
    ),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reflection must be like; what is None or empty asks nothing.

    Of tags and feelings, which it can have several of, it must have every one. `felt` says
    whether these were felt before or after; without it either will do.
    """

    theme: str | None = None
    kind: str | None = None
    template: str | None = None
    occurred_from: datetime.date | None = None
    occurred_to: datetime.date | None = None
    has_action_points: bool | None = None
    has_weave: bool | None = None
    tags: tuple[str, ...] = field(default=(), repr=False)
    feelings: tuple[str, ...] = field(default=(), repr=False)
    felt: str | None = None

    @property
    def condition(self) -> str:
        """The plain part as SQL, with places for `values`; "" when it asks nothing."""
        return "".join([f" AND {_CONDITIONS[name]}" for name in self.values])

    @property
    def values(self) -> dict[str, Any]:
        """What goes into the places of `condition`."""
        given = {name: getattr(self, name) for name in _CONDITIONS}
        return {name: value for name, value in given.items() if value is not None}

    @property
    def is_sealed(self) -> bool:
        """Whether it asks for something that no plain column tells."""
        return bool(self.tags or self.feelings)

    @property
    def asks_more_than_theme(self) -> bool:
        """Whether it asks for something plain that pages of words do not tell."""
        return bool(self.values.keys() - {"theme"})

    def needles(self) -> Iterator[list[Needle]]:
        """Yield, for each sealed thing it asks, marks of which a reflection must have one."""
        for tag in self.tags:
            yield tag_needles(tag)
        for feeling in self.feelings:
            yield feeling_needles(feeling, (self.felt,) if self.felt else MOMENTS)

    def lets_pass(self, content: Content) -> bool:
        """Tell whether `content` is what the sealed part asks for."""
        tags = {alike(tag) for tag in content.tags}
        felt = {"before": content.feelings_before, "after": content.feelings_after}
        moments = (self.felt,) if self.felt else MOMENTS
        feelings = {each.feeling for moment in moments for each in felt[moment]}
        return tags.issuperset(map(alike, self.tags)) and feelings.issuperset(self.feelings)


NONE = Filters()


def narrowed(
    rows: ReflectionQuerySet, model: type[models.Model], *, wanted: bool
) -> ReflectionQuerySet:
    """Keep the reflections about which the same person has something in `model`, or has not."""
    theirs = model._default_manager.filter(
        person_id=OuterRef("person_id"), reflection_id=OuterRef("id")
    )
    return rows.filter(Exists(theirs) if wanted else ~Exists(theirs))
