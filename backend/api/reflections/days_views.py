"""Looking back over HTTP: a month, and a day in earlier years."""

from __future__ import annotations

import datetime
import re

from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import refuse_unknown
from api.reflections import days_documentation as documentation
from api.reflections.days_serializers import MemoriesSerializer, ReflectionMonthSerializer
from api.reflections.views import ReflectionView
from reflections.days import days_of_month
from reflections.memories import memories_of

_month = re.compile(documentation.MONTH)
_day = re.compile(documentation.DAY)


@documentation.month
class ReflectionMonth(ReflectionView):
    """One month of one's reflections."""

    def get(self, request: Request, month: str) -> Response:
        refuse_unknown(request, ())
        if not _month.fullmatch(month):
            raise Http404
        first = datetime.date.fromisoformat(f"{month}-01")
        days = days_of_month(person_id=self.person.pk, month=first)
        return Response(ReflectionMonthSerializer({"month": month, "days": days}).data)


@documentation.memories
class ReflectionMemories(ReflectionView):
    """What one wrote before, around the same day."""

    def get(self, request: Request, day: str) -> Response:
        refuse_unknown(request, ())
        if not _day.fullmatch(day):
            raise Http404
        try:
            asked = datetime.date.fromisoformat(day)
        except ValueError:
            raise Http404 from None
        memories = memories_of(person_id=self.person.pk, day=asked)
        return Response(MemoriesSerializer({"day": asked, "memories": memories}).data)
