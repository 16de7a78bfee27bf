"""Exports over HTTP: asked for, looked at, fetched and removed by their owner alone."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from itertools import chain
from typing import cast

from django.conf import settings
from django.http import Http404, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Person
from accounts.throttling import seconds_to_wait
from api.conditional import etag, require_match
from api.filters import refuse_unknown
from api.idempotency import answer_once
from api.parsers import StrictJSONParser
from api.permissions import SignedIn
from api.reflections.exports import documentation
from api.reflections.exports.serializers import (
    LANGUAGES,
    ExportSerializer,
    NewExportSerializer,
)
from api.serializers import checked
from api.views import PrivateAPIView
from core.errors import DomainError
from core.home import HOME
from reflections.exporting.models import Export, ExportForm, ExportQuerySet, ExportState
from reflections.exporting.pieces import read_pieces
from reflections.exporting.requesting import ask_for_export, remove_export

# What kind of file a form is, and how its name ends.
FILES = {
    ExportForm.JSON: ("application/json", "json"),
    ExportForm.MARKDOWN: ("application/zip", "zip"),
    ExportForm.PDF: ("application/pdf", "pdf"),
}


# Its owner changes nothing in an export: whatever they saw of it is what they remove.
_TAG = etag(1)


class ExportView(PrivateAPIView):
    """What all operations on exports share."""

    permission_classes = [SignedIn]
    schema_tag = "reflections"

    @property
    def person(self) -> Person:
        return cast("Person", self.request.user)

    def get_queryset(self) -> ExportQuerySet:
        rows: ExportQuerySet = Export.objects.visible_to(self.person.pk)
        return rows

    def row(self, export_id: uuid.UUID) -> Export:
        """Return one export; somebody else's is not there."""
        export: Export | None = self.get_queryset().filter(id=export_id).first()
        if export is None:
            raise Http404
        return export


@documentation.collection
class Exports(ExportView):
    """What somebody takes along these days."""

    parser_classes = [StrictJSONParser]
    ordering = ("-created_at", "-id")

    def seconds_to_wait(self, person_id: uuid.UUID) -> int | None:
        """Count what is asked for apart from other requests: `EXPORTS_PER_HOUR`."""
        most: int = settings.EXPORTS_PER_HOUR
        if most and self.request.method == "POST":
            wait = seconds_to_wait(f"exports {person_id}", amount=most, seconds=3600)
            if wait:
                return wait
        return super().seconds_to_wait(person_id)

    def get(self, request: Request) -> Response:
        refuse_unknown(request, {"cursor", "pageSize"})
        page = self.paginate_queryset(self.get_queryset())
        return self.get_paginated_response(ExportSerializer(page, many=True).data)

    def post(self, request: Request) -> Response:
        refuse_unknown(request, ())
        return answer_once(request, self._ask)

    def _ask(self) -> Response:
        wanted = checked(NewExportSerializer, self.request.data)
        wanted["form"] = ExportForm(wanted["form"])
        wanted.setdefault("language", _language())
        export = ask_for_export(person=self.person, **wanted)
        response = Response(ExportSerializer(export).data, status.HTTP_202_ACCEPTED)
        response["Location"] = f"{self.request.path}/{export.id}"
        return response


@documentation.member
class OneExport(ExportView):
    """One export, until it is gone."""

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        refuse_unknown(request, ())
        return Response(ExportSerializer(self.row(id)).data, headers={"ETag": _TAG})

    def delete(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        refuse_unknown(request, ())
        export = self.row(id)
        require_match(request, _TAG)
        remove_export(export=export)
        return Response(status=status.HTTP_204_NO_CONTENT)


@documentation.file
class ExportFile(ExportView):
    """The file of an export, sent piece by piece as it is unsealed."""

    # It may not be made yet.
    problem_statuses = ("409",)

    def get(self, request: Request, id: uuid.UUID) -> StreamingHttpResponse:  # noqa: A002
        refuse_unknown(request, ())
        export = self.row(id)
        if export.state != ExportState.READY:
            raise DomainError("export_not_ready")
        media, ending = FILES[ExportForm(export.form)]
        day = timezone.localtime(export.created_at, HOME).date()
        return StreamingHttpResponse(
            _begun(read_pieces(export)),
            headers={
                "Content-Type": media,
                "Content-Length": str(export.size),
                # No word of its owner's: names of files travel, and are shown.
                "Content-Disposition": f'attachment; filename="klankbord-{day}.{ending}"',
            },
        )


def _begun(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Return `pieces` with the first one read, so that a refusal is still an answer."""
    return chain([next(pieces)], pieces)


def _language() -> str:
    spoken = (get_language() or "")[:2]
    return spoken if spoken in LANGUAGES else LANGUAGES[0]
