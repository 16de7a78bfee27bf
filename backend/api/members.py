"""One thing of a collection over HTTP: read, changed and deleted under `If-Match`."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar, Generic, TypeVar

from django.http import Http404
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from api.conditional import etag, require_match
from api.filters import refuse_unknown
from api.parsers import MergePatchParser
from api.serializers import StrictSerializer, checked
from api.views import PrivateAPIView

Row = TypeVar("Row")
Opened = TypeVar("Opened")


class RowView(PrivateAPIView, Generic[Row]):
    """Finds one of the rows that the view shows."""

    # Which column the identifier in the address names.
    named_by = "id"

    def row(self, id: uuid.UUID, *, locked: bool = False) -> Row:  # noqa: A002 -- the word of the contract
        """Return the row with this identifier; raises `Http404` when the caller sees none."""
        rows = self.get_queryset().filter(**{self.named_by: id})
        row: Row | None = (rows.select_for_update() if locked else rows).first()
        if row is None:
            raise Http404
        return row


class MemberView(RowView[Row], Generic[Row, Opened]):
    """A thing with a version. `Row` is how it is kept, `Opened` how one reads it.

    It stands behind the view that says which rows there are and how one is answered, in the
    list of bases. What it is is said by `opened`, `changed` and `let_go`.
    """

    parser_classes = [MergePatchParser]
    # What a change may hold.
    changes: ClassVar[type[StrictSerializer]]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, ())

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002 -- the word of the contract
        return self.answer(self.opened(self.row(id)))

    def patch(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002 -- the word of the contract
        row = self._matched(id)
        return self.answer(self.changed(row, checked(self.changes, request.data, partial=True)))

    def delete(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002 -- the word of the contract
        self.let_go(self._matched(id))
        return Response(status=status.HTTP_204_NO_CONTENT)

    def answer(self, thing: Opened, code: int = status.HTTP_200_OK) -> Response:
        """Return the thing, with its entity tag."""
        raise NotImplementedError

    def opened(self, row: Row) -> Opened:
        """Return what one reads of `row`."""
        raise NotImplementedError

    def changed(self, row: Row, changes: dict[str, Any]) -> Opened:
        """Change the thing, whose row is locked, and return it."""
        raise NotImplementedError

    def let_go(self, row: Row) -> None:
        """Delete the thing, or put it away. Its row is locked."""
        raise NotImplementedError

    def _matched(self, id: uuid.UUID) -> Any:  # noqa: A002 -- the word of the contract
        row: Any = self.row(id, locked=True)
        require_match(self.request, etag(row.version))
        return row
