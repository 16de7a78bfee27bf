"""What somebody chose to take along. It is sealed: which entries, and which weeks, are private."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

import orjson
from django.db.models import QuerySet

from reflections.models import Reflection


@dataclass(frozen=True, slots=True)
class Choice:
    """What to export: all, a period (both ends belong to it), or chosen reflections.

    `title` stands on the cover of a portfolio; empty for the usual one. `beside` are the keys of
    sections that go along beside reflections (`reflections.exporting.beside`). `pictures` says
    whether a portfolio shows those that are attached, or names them.
    """

    language: str
    title: str = ""
    occurred_from: datetime.date | None = None
    occurred_to: datetime.date | None = None
    reflections: tuple[uuid.UUID, ...] | None = None
    beside: tuple[str, ...] = ()
    pictures: bool = True

    def __repr__(self) -> str:
        return "<Choice>"

    @property
    def is_everything(self) -> bool:
        """Tell whether nothing is left aside."""
        return (self.occurred_from, self.occurred_to, self.reflections) == (None, None, None)

    def encoded(self) -> bytes:
        """Return the bytes to seal."""
        return orjson.dumps(
            {
                "language": self.language,
                "title": self.title,
                "from": self.occurred_from,
                "to": self.occurred_to,
                "reflections": self.reflections,
                "beside": self.beside,
                "pictures": self.pictures,
            }
        )


def decoded(raw: bytes) -> Choice:
    """Return the choice that `Choice.encoded` made `raw` of."""
    document = orjson.loads(raw)
    chosen = document["reflections"]
    return Choice(
        language=document["language"],
        title=document["title"],
        occurred_from=_day(document["from"]),
        occurred_to=_day(document["to"]),
        reflections=None if chosen is None else tuple(map(uuid.UUID, chosen)),
        # One that was asked for before there was anything beside them, or in pictures.
        beside=tuple(document.get("beside", ())),
        pictures=document.get("pictures", True),
    )


def chosen_reflections(person_id: uuid.UUID, choice: Choice) -> QuerySet[Any]:
    """Return the reflections of the current person that are in `choice`."""
    rows: QuerySet[Any] = Reflection.objects.visible_to(person_id)
    if choice.occurred_from:
        rows = rows.filter(occurred_on__gte=choice.occurred_from)
    if choice.occurred_to:
        rows = rows.filter(occurred_on__lte=choice.occurred_to)
    if choice.reflections is not None:
        rows = rows.filter(id__in=choice.reflections)
    return rows


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
