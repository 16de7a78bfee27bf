"""Attachments over HTTP: for whoever wrote the reflection, and nobody else."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from itertools import chain
from typing import Any, cast
from urllib.parse import quote

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Person
from api.conditional import etag, require_match
from api.filters import refuse_unknown
from api.idempotency import answer_once, forget_answers
from api.parsers import MergePatchParser
from api.permissions import SignedIn
from api.reflections.attachments import documentation
from api.reflections.attachments.serializers import (
    AttachmentChangesSerializer,
    AttachmentSerializer,
    NewAttachmentSerializer,
    OtherFileSerializer,
)
from api.serializers import checked
from api.uploads import TakesFiles
from api.views import PrivateAPIView
from reflections.attachments.attaching import (
    Changes,
    attach,
    remove_attachment,
    rename_attachment,
    replace_file,
)
from reflections.attachments.models import Attachment, AttachmentQuerySet
from reflections.attachments.pieces import read_file, read_preview
from reflections.attachments.reading import MEDIA, OpenAttachment, open_attachments
from reflections.attachments.taking import Given
from reflections.models import Reflection

# Whatever a browser makes of a file, it is no page of ours and runs nothing.
_HARMLESS = {
    "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class AttachmentView(PrivateAPIView):
    """What all operations on attachments share."""

    permission_classes = [SignedIn]
    schema_tag = "reflections"

    @property
    def person(self) -> Person:
        return cast("Person", self.request.user)

    def get_queryset(self) -> AttachmentQuerySet:
        rows: AttachmentQuerySet = Attachment.objects.visible_to(self.person.pk)
        return rows.with_seal()

    def opened(self, id: uuid.UUID, *, locked: bool = False) -> OpenAttachment:  # noqa: A002
        """Return one attachment; somebody else's is not there."""
        rows = self.get_queryset().filter(id=id)
        row = (rows.select_for_update(of=("self",)) if locked else rows).first()
        if row is None:
            raise Http404
        return open_attachments([row], person_id=self.person.pk)[0]

    def matched(self, id: uuid.UUID) -> OpenAttachment:  # noqa: A002
        """Return one attachment, locked, in the version that was asked for."""
        attachment = self.opened(id, locked=True)
        require_match(self.request, etag(attachment.version))
        return attachment

    def answer(self, attachment: OpenAttachment, code: int = status.HTTP_200_OK) -> Response:
        """Return an attachment, with its entity tag."""
        data = AttachmentSerializer(attachment).data
        return Response(data, code, headers={"ETag": etag(attachment.version)})


class TakesPrivateFiles(TakesFiles):
    """Something that takes files into memory alone."""

    def initialize_request(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Request:
        # Whatever the settings say: no word of it touches a disk.
        request.upload_handlers = [MemoryFileUploadHandler(request)]
        return super().initialize_request(request, *args, **kwargs)


@documentation.collection
class Attachments(TakesPrivateFiles, AttachmentView):
    """The attachments of a reflection, and new ones."""

    ordering = ("created_at", "id")
    # There may be no room for more.
    problem_statuses = ("409",)

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        refuse_unknown(request, {"cursor", "pageSize"})
        self._check_reflection(id)
        page = self.paginate_queryset(self.get_queryset().filter(reflection_id=id))
        opened = open_attachments(page or [], person_id=self.person.pk)
        return self.get_paginated_response(AttachmentSerializer(opened, many=True).data)

    def post(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        refuse_unknown(request, ())
        self._check_reflection(id)
        wanted = checked(NewAttachmentSerializer, request.data)
        given, chosen = _given(wanted), wanted.get("id")
        digest = hashlib.sha256(given.data).hexdigest()
        sent = [digest, given.name, given.media, given.envelope, str(chosen or "")]
        return answer_once(request, lambda: self._attach(id, given, chosen), body=sent)

    def _attach(self, reflection: uuid.UUID, given: Given, chosen: uuid.UUID | None) -> Response:
        attachment = attach(person=self.person, reflection=reflection, given=given, id=chosen)
        response = self.answer(attachment, status.HTTP_201_CREATED)
        response["Location"] = f"/api/v1/attachments/{attachment.id}"
        return response

    def _check_reflection(self, id: uuid.UUID) -> None:  # noqa: A002
        if not Reflection.objects.visible_to(self.person.pk).filter(id=id).exists():
            raise Http404


@documentation.member
class OneAttachment(AttachmentView):
    """What an attachment is."""

    parser_classes = [MergePatchParser]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, ())

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return self.answer(self.opened(id))

    def patch(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        attachment = self.matched(id)
        changes = checked(AttachmentChangesSerializer, request.data, partial=True)
        if changes:
            attachment = rename_attachment(
                person=self.person, attachment=attachment, changes=cast("Changes", changes)
            )
        return self.answer(attachment)

    def delete(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        remove_attachment(attachment=self.matched(id).row)
        return Response(status=status.HTTP_204_NO_CONTENT)


class ServedView(AttachmentView):
    """Bytes that were unsealed, and that nobody keeps."""

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer["Cache-Control"] = "private, no-store"
        return answer


@documentation.file
class AttachmentFile(TakesPrivateFiles, ServedView):
    """The file of an attachment, sent piece by piece as it is unsealed, or another in its place."""

    # It may be one that is not taken, or there may be no room for it.
    problem_statuses = ("409", "422")

    def get(self, request: Request, id: uuid.UUID) -> StreamingHttpResponse:  # noqa: A002
        refuse_unknown(request, ())
        attachment = self.opened(id)
        return StreamingHttpResponse(
            _begun(read_file(attachment)),
            headers={
                **_HARMLESS,
                "Content-Type": MEDIA[attachment.about.kind],
                "Content-Length": str(attachment.about.size),
                "Content-Disposition": _attached(attachment.file_name),
            },
        )

    def put(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        refuse_unknown(request, ())
        before = self.matched(id)
        given = _given(checked(OtherFileSerializer, request.data))
        attachment = replace_file(person=self.person, attachment=before, given=given)
        if attachment.envelope and not before.envelope:
            # What was answered while it could still be read is the last copy of it here.
            forget_answers(self.person.pk, about=attachment.id)
        return self.answer(attachment)


@documentation.preview
class AttachmentPreview(ServedView):
    """The small picture of an attachment."""

    def get(self, request: Request, id: uuid.UUID) -> HttpResponse:  # noqa: A002
        refuse_unknown(request, ())
        attachment = self.opened(id)
        if attachment.about.kind != "picture":
            raise Http404
        return HttpResponse(read_preview(attachment), content_type="image/webp", headers=_HARMLESS)


def _given(wanted: dict[str, Any]) -> Given:
    file = wanted["file"]
    return Given(
        data=file.read(),
        name=file.name or "",
        media=file.content_type or "",
        called=wanted.get("name", ""),
        envelope=wanted.get("envelope", ""),
    )


def _attached(name: str) -> str:
    """Return the header that makes a browser keep a file as `name` (RFC 6266)."""
    return f"attachment; filename*=UTF-8''{quote(name, safe='')}"


def _begun(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Return `pieces` with the first one read, so that a refusal is still an answer."""
    return chain([next(pieces)], pieces)
