"""Views that go wrong on purpose, beside everything that is served."""

from __future__ import annotations

from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Organisation
from api.permissions import SignedIn
from api.serializers import StrictSerializer
from api.views import PrivateAPIView, PublicAPIView
from config.urls import handler400, handler403, handler404, handler500
from config.urls import urlpatterns as served
from core.errors import DomainError

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

SECRET = "wat iemand schreef"


class Fails(PublicAPIView):
    """Meets something unforeseen."""

    def get(self, request: Request) -> Response:
        raise ValueError(SECRET)


class LosesDatabase(PublicAPIView):
    """Meets a database that is gone."""

    def get(self, request: Request) -> Response:
        raise OperationalError(SECRET)


class SaysNothing(PublicAPIView):
    """Refuses with a code that nobody gave words to."""

    def get(self, request: Request) -> Response:
        raise DomainError("nobody_knows_this")


def plain(request: HttpRequest) -> HttpResponse:
    """Fail outside DRF."""
    raise ValueError(SECRET)


class KindsSerializer(StrictSerializer):
    """One key for every kind of value there is."""

    yes = serializers.BooleanField(required=False)
    whole = serializers.IntegerField(required=False)
    number = serializers.FloatField(required=False)
    text = serializers.CharField(required=False)
    choice = serializers.ChoiceField(["1", "2"], required=False)
    moment = serializers.DateTimeField(required=False)
    texts = serializers.ListField(child=serializers.CharField(), required=False)
    map = serializers.DictField(child=serializers.CharField(), required=False)


class Writes(PrivateAPIView):
    """Writes first, and then does what `?then=` says."""

    permission_classes = [SignedIn]

    def post(self, request: Request) -> Response:
        Organisation.objects.create(name="half written")
        then = request.GET["then"]
        if then == "refuse":
            raise DomainError("conflict")
        if then == "fail":
            raise ValueError(SECRET)
        return Response(None, 400 if then == "answer" else 200)


class Kinds(PublicAPIView):
    """Gives back what it understood."""

    def post(self, request: Request) -> Response:
        serializer = KindsSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        data: dict[str, Any] = serializer.validated_data
        return Response(data)


urlpatterns = [
    path("probes/fails", Fails.as_view()),
    path("probes/loses-database", LosesDatabase.as_view()),
    path("probes/says-nothing", SaysNothing.as_view()),
    path("probes/plain", plain),
    path("probes/writes", Writes.as_view()),
    path("probes/kinds", Kinds.as_view()),
    *served,
]
