"""Keeping texts true, over HTTP."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import Prefetch, QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from api.conditional import etag, require_match, require_version
from api.editorial.keeping import documentation
from api.editorial.keeping import serializers as shapes
from api.editorial.keeping.filters import (
    ExaminationFilters,
    LinkFilters,
    PeriodFilters,
    ReviewDateFilters,
    SpanFilters,
)
from api.editorial.keeping.representation import (
    NOT_YET,
    link_of,
    most_read_of,
    reading_level_of,
    readings_of_text,
    review_date_of,
    review_item_of,
    text_level_of,
    undescribed_of,
)
from api.editorial.representation import manuscript_of_translation
from api.editorial.views import EditorialView
from api.filters import StrictFilterBackend
from api.idempotency import answer_once
from api.parsers import MergePatchParser, StrictJSONParser
from knowledge.examining import examinations, readability_of
from knowledge.models import Examination, Mention, ReadingCount, Translation, Upkeep, WebAddress
from knowledge.readings import most_read, readings_of
from knowledge.upkeep import change_upkeep, confirm, lock_upkeep, upkeep_of, upkeeps

_DAYS = {"week": 7, "month": 28, "year": 364}
# How many days are shown, in spans of how many.
_SPANS = {"day": (28, 1), "week": (182, 7)}


class KeepingList(EditorialView):
    """A page of rows; `shape` and `row` say what becomes of one."""

    filter_backends = [StrictFilterBackend]
    parameters = None

    def page(self, shape: Any, row: Any) -> Response:
        found = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        return self.get_paginated_response(shape([row(it) for it in found], many=True).data)


@documentation.review_dates
class ReviewDates(KeepingList):
    """What readers have, the longest waiting for somebody to look first."""

    filterset_class = ReviewDateFilters
    ordering = ("review_on", "article_id")

    def get_queryset(self) -> QuerySet[Upkeep]:
        return upkeeps()

    def get(self, _request: Request) -> Response:
        return self.page(shapes.ReviewDateItemSerializer, review_item_of)


@documentation.review_date
class OneReviewDate(EditorialView):
    """When somebody looks at an article again, and who looks after it."""

    problem_statuses = ("409",)
    parser_classes = [MergePatchParser]

    def get(self, _request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return _answer(self.translation(id))

    def patch(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        found = self.translation(id)
        require_version(request)
        serializer = shapes.ReviewDateChangesSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        wanted = serializer.validated_data
        upkeep = lock_upkeep(found)
        require_match(request, etag(upkeep.version))
        change_upkeep(
            upkeep=upkeep,
            by=self.person,
            why=wanted["why"],
            review_on=wanted.get("review_on"),
            owner=self.editor(wanted.get("owner"), name="owner"),
            changes_owner="owner" in wanted,
        )
        return _answer(found)


@documentation.confirmations
class Confirmations(EditorialView):
    """That somebody looked, and the article is still true."""

    parser_classes = [StrictJSONParser]

    def post(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return answer_once(request, lambda: self._confirm(id))

    def _confirm(self, id: uuid.UUID) -> Response:  # noqa: A002
        found = self.translation(id)
        serializer = shapes.ConfirmationSerializer(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        confirm(upkeep=lock_upkeep(found), by=self.person, **serializer.validated_data)
        return _answer(found)


def _answer(translation: Translation) -> Response:
    found = upkeep_of(translation)
    row = review_date_of(found) if found else NOT_YET
    headers = {"ETag": etag(row["version"])}
    return Response(shapes.ReviewDateSerializer(row).data, headers=headers)


@documentation.links
class Links(KeepingList):
    """Addresses that published texts name; those that are dead first."""

    filterset_class = LinkFilters
    # In the order of the alphabet *dead* and *failing* come before all else.
    ordering = ("state", "id")

    def get_queryset(self) -> QuerySet[WebAddress]:
        named = Mention.objects.select_related("translation__article__theme", "revision")
        return WebAddress.objects.prefetch_related(Prefetch("mentions", queryset=named))

    def get(self, _request: Request) -> Response:
        return self.page(shapes.LinkSerializer, link_of)


@documentation.undescribed_images
class UndescribedImages(KeepingList):
    """Texts with pictures that say nothing to who cannot see them."""

    filterset_class = ExaminationFilters
    ordering = ("-id",)

    def get_queryset(self) -> QuerySet[Examination]:
        return examinations().exclude(pictures=[])

    def get(self, _request: Request) -> Response:
        return self.page(shapes.UndescribedSerializer, undescribed_of)


@documentation.reading_levels
class ReadingLevels(KeepingList):
    """Texts that could be measured, the hardest first."""

    filterset_class = ExaminationFilters
    ordering = ("score", "id")

    def get_queryset(self) -> QuerySet[Examination]:
        return examinations().filter(score__isnull=False)

    def get(self, _request: Request) -> Response:
        return self.page(shapes.TextLevelSerializer, text_level_of)


@documentation.reading_level
class OneReadingLevel(EditorialView):
    """How hard the text reads that is being written."""

    def get(self, _request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        found = self.translation(id)
        words = manuscript_of_translation(found, getattr(found, "manuscript", None))
        measured = readability_of(words["body"], found.language)
        return Response(shapes.ReadingLevelSerializer(reading_level_of(measured)).data)


@documentation.readings
class Readings(EditorialView):
    """How often one text was read."""

    filter_backends = [StrictFilterBackend]
    filterset_class = SpanFilters
    parameters = frozenset({"span"})

    def get_queryset(self) -> QuerySet[ReadingCount]:
        return ReadingCount.objects.none()

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        self.filter_queryset(self.get_queryset())
        span = request.GET.get("span", "day")
        days, width = _SPANS[span]
        figures = readings_of(self.translation(id), days=days, width=width)
        row = readings_of_text(figures, span=span)
        return Response(shapes.ReadingsSerializer(row).data)


@documentation.most_read
class MostRead(EditorialView):
    """What is read most."""

    filter_backends = [StrictFilterBackend]
    filterset_class = PeriodFilters
    parameters = frozenset({"period"})

    def get_queryset(self) -> QuerySet[ReadingCount]:
        return ReadingCount.objects.none()

    def get(self, request: Request) -> Response:
        self.filter_queryset(self.get_queryset())
        days = _DAYS[request.GET.get("period", "month")]
        rows = [most_read_of(text, readings) for text, readings in most_read(days=days)]
        return Response(shapes.MostReadListSerializer({"items": rows}).data)
