"""What a person has that belongs to no reflection: sections that go along when they are chosen."""

from __future__ import annotations

import uuid
from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

from reflections.exporting.sections import Scope, Section

T = TypeVar("T")


class Beside(Section[T], Generic[T]):
    """A section of rows with an id; those of the trash are not among them.

    It is in data and text files of everything. One that `is_appendix` stands at the end of a
    portfolio as well, for whoever asks.
    """

    is_appendix = False

    @abstractmethod
    def rows(self, person_id: uuid.UUID) -> QuerySet[Any]:
        """Return all rows of the current person."""

    @abstractmethod
    def opened(self, rows: Sequence[Any], *, person_id: uuid.UUID) -> Sequence[T]:
        """Unseal `rows`."""

    def count(self, scope: Scope) -> int:
        return self._chosen(scope).count()

    def read(self, scope: Scope, *, after: uuid.UUID | None, size: int) -> Sequence[T]:
        rows = self._chosen(scope).order_by("id")
        if after is not None:
            rows = rows.filter(id__gt=after)
        return self.opened(list(rows[:size]), person_id=scope.person_id)

    def _chosen(self, scope: Scope) -> QuerySet[Any]:
        rows = self.rows(scope.person_id)
        return rows if self.key in scope.choice.beside else rows.none()
