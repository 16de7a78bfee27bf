"""Looking back on one's reflections over HTTP. Nothing here is kept, nor remembered."""

from __future__ import annotations

import uuid
from typing import Any

import orjson
from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import refuse_unknown, wanted
from api.reflections import looking_back_documentation as documentation
from api.reflections.filters import PeriodFilters
from api.reflections.looking_back_serializers import (
    FittingArticlesSerializer,
    InsightsSerializer,
    RelatedReflectionsSerializer,
)
from api.reflections.views import ReflectionView
from reflections.fitting import FittingArticle, fitting_articles
from reflections.insights import look_back
from reflections.periods import period_of
from reflections.reading import OpenReflection, open_reflection
from reflections.relating import related_reflections

_PERIOD = ("period", "occurredFrom", "occurredTo")


@documentation.insights
class LookingBack(ReflectionView):
    """What one's reflections show together."""

    def get(self, request: Request) -> Response:
        refuse_unknown(request, _PERIOD)
        said = wanted(PeriodFilters(request.GET, self.get_queryset(), request=request))
        person_id = self.person.pk
        period = period_of(
            person_id=person_id,
            name=said["period"] or None,
            first=said["occurred_from"],
            last=said["occurred_to"],
        )
        insights = look_back(person_id=person_id, period=period)
        return Response(InsightsSerializer(insights).data)


class BesideReflection(ReflectionView):
    """Something that is shown beside one of one's reflections."""

    def opened(self, request: Request, id: uuid.UUID) -> OpenReflection:  # noqa: A002
        """Return the reflection with this id; raises `Http404`."""
        refuse_unknown(request, ())
        row = self.get_queryset().filter(id=id).first()
        if row is None:
            raise Http404
        return open_reflection(row, person_id=self.person.pk)


@documentation.related
class RelatedReflections(BesideReflection):
    """What belongs with one of one's reflections."""

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        found = related_reflections(person=self.person, reflection=self.opened(request, id))
        return Response(RelatedReflectionsSerializer({"items": found}).data)


@documentation.fitting
class FittingArticles(BesideReflection):
    """Articles that fit one of one's reflections."""

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        found = fitting_articles(person=self.person, reflection=self.opened(request, id))
        return Response(FittingArticlesSerializer({"items": list(map(_item, found))}).data)


def _item(found: FittingArticle) -> dict[str, Any]:
    # Cards are kept as they go out, in camel case.
    card = orjson.loads(found.card)
    card["reading_minutes"] = card.pop("readingMinutes")
    return {"article": card, "same_theme": found.same_theme, "words": found.words}
