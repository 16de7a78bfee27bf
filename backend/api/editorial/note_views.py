"""Notes of colleagues and the trail, over HTTP."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet
from django.http import Http404
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Person
from api.conditional import etag, require_match
from api.editorial import review_documentation as documentation
from api.editorial.representation import entry_of, note_of
from api.editorial.review_serializers import (
    NewNoteSerializer,
    NoteChangesSerializer,
    NoteSerializer,
    TrailEntrySerializer,
)
from api.editorial.views import EditorialView
from api.filters import PAGING, refuse_unknown
from api.idempotency import answer_once
from api.parsers import MergePatchParser, StrictJSONParser
from core.errors import DomainError
from knowledge.models import Note
from knowledge.notes import change_note, write_note
from knowledge.policies import may_change_note


@documentation.notes
class Notes(EditorialView):
    """What colleagues say about one text, oldest first."""

    parser_classes = [StrictJSONParser]
    parameters = None
    ordering = ("written_at", "id")

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        refuse_unknown(request, PAGING)
        notes = self.translation(id).notes.select_related("revision", "written_by", "resolved_by")
        page = self.paginate_queryset(notes) or []
        rows = [note_of(note, person=self.person) for note in page]
        return self.get_paginated_response(NoteSerializer(rows, many=True).data)

    def post(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        refuse_unknown(request, ())
        return answer_once(request, lambda: self._write(id))

    def _write(self, id: uuid.UUID) -> Response:  # noqa: A002
        found = self.translation(id)
        serializer = NewNoteSerializer(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        wanted = serializer.validated_data
        number = wanted["revision"]
        note = write_note(
            translation=found,
            by=self.person,
            text=wanted["text"],
            quote=wanted["quote"],
            revision=number and self.revision(found, number, name="revision"),
        )
        response = _answer(note, self.person, status.HTTP_201_CREATED)
        response["Location"] = f"/api/v1/notes/{note.pk}"
        return response


@documentation.note
class OneNote(EditorialView):
    """One note."""

    parser_classes = [MergePatchParser]

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return _answer(self._note(Note.objects.all(), id), self.person)

    def _note(self, rows: QuerySet[Note], id: uuid.UUID) -> Note:  # noqa: A002
        note = rows.select_related("revision", "written_by", "resolved_by").filter(pk=id).first()
        if note is None:
            raise Http404
        return note

    def patch(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        note = self._note(Note.objects.select_for_update(of=("self",)), id)
        require_match(request, etag(note.version))
        serializer = NoteChangesSerializer(data=request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        wanted = serializer.validated_data
        if "text" in wanted and not may_change_note(self.person, note):
            raise DomainError("not_allowed")
        return _answer(
            change_note(
                note=note,
                by=self.person,
                text=wanted.get("text"),
                resolved=wanted.get("resolved"),
            ),
            self.person,
        )


def _answer(note: Note, person: Person, code: int = status.HTTP_200_OK) -> Response:
    row = note_of(note, person=person)
    return Response(NoteSerializer(row).data, code, headers={"ETag": etag(note.version)})


@documentation.trail
class Trail(EditorialView):
    """Everything that happened to one text, newest first."""

    parameters = PAGING
    ordering = ("-id",)

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        page = self.paginate_queryset(self.translation(id).trail.all()) or []
        ids = {entry.person_id for entry in page if entry.person_id}
        people = Person.objects.in_bulk(list(ids))
        rows = [entry_of(entry, people) for entry in page]
        return self.get_paginated_response(TrailEntrySerializer(rows, many=True).data)
