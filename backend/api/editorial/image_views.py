"""Pictures for texts, over HTTP."""

from __future__ import annotations

import hashlib
import uuid

from django.db.models import QuerySet
from django.http import Http404
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from api.conditional import etag, require_match
from api.editorial import image_documentation as documentation
from api.editorial.filters import ImageFilters
from api.editorial.image_serializers import (
    ImageChangesSerializer,
    ImageSerializer,
    ImageSummarySerializer,
    NewImageSerializer,
)
from api.editorial.representation import image_of, image_summary
from api.editorial.views import EditorialView, UploadView
from api.filters import StrictFilterBackend, refuse_unknown
from api.idempotency import answer_once
from api.parsers import MergePatchParser
from knowledge.models import Image
from knowledge.picturing import delete_image, describe_image, take_in


@documentation.images
class Images(UploadView):
    """All pictures, and new ones."""

    filter_backends = [StrictFilterBackend]
    filterset_class = ImageFilters
    parameters = None
    ordering = ("-id",)

    def get_queryset(self) -> QuerySet[Image]:
        return Image.objects.select_related("uploaded_by")

    def get(self, request: Request) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        rows = [image_summary(row) for row in page]
        return self.get_paginated_response(ImageSummarySerializer(rows, many=True).data)

    def post(self, request: Request) -> Response:
        refuse_unknown(request, ())
        serializer = NewImageSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        wanted = serializer.validated_data
        data, description = wanted["file"].read(), wanted.get("description", "")
        sent = [hashlib.sha256(data).hexdigest(), description]
        return answer_once(request, lambda: self._take_in(data, description), body=sent)

    def _take_in(self, data: bytes, description: str) -> Response:
        image, is_new = take_in(by=self.person, data=data, description=description)
        response = _answer(image, status.HTTP_201_CREATED if is_new else status.HTTP_200_OK)
        if is_new:
            response["Location"] = f"{self.request.path}/{image.pk}"
        return response


@documentation.image
class OneImage(EditorialView):
    """One picture."""

    parser_classes = [MergePatchParser]
    problem_statuses = ("409",)

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return _answer(self._image(Image.objects.all(), id))

    def patch(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        image = self._locked(id)
        serializer = ImageChangesSerializer(data=request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        description = serializer.validated_data.get("description", image.description)
        return _answer(describe_image(image=image, description=description))

    def delete(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        delete_image(image=self._locked(id))
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _locked(self, id: uuid.UUID) -> Image:  # noqa: A002
        image = self._image(Image.objects.select_for_update(of=("self",)), id)
        require_match(self.request, etag(image.version))
        return image

    def _image(self, rows: QuerySet[Image], id: uuid.UUID) -> Image:  # noqa: A002
        image = rows.select_related("uploaded_by").filter(pk=id).first()
        if image is None:
            raise Http404
        return image


def _answer(image: Image, code: int = status.HTTP_200_OK) -> Response:
    row = image_of(image)
    return Response(ImageSerializer(row).data, code, headers={"ETag": etag(image.version)})
