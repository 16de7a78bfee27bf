"""One person's sealed reflections over HTTP, for a browser that searches in them itself."""

from __future__ import annotations

from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import PAGING, refuse_unknown
from api.reflections import sealed_documentation as documentation
from api.reflections.sealed_serializers import SealedReflectionSerializer
from api.reflections.views import ReflectionView
from reflections.querysets import ReflectionQuerySet
from reflections.reading import open_reflections


@documentation.collection
class SealedReflections(ReflectionView):
    """All of one's sealed reflections, with their envelopes."""

    ordering = ("-occurred_on", "-id")

    def get_queryset(self) -> ReflectionQuerySet:
        return super().get_queryset().sealed()

    def get(self, request: Request) -> Response:
        refuse_unknown(request, PAGING)
        page = self.paginate_queryset(self.get_queryset())
        opened = open_reflections(page or [], person_id=self.person.pk)
        return self.get_paginated_response(SealedReflectionSerializer(opened, many=True).data)
