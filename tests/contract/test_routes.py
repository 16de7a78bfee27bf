"""No route without a permission that somebody chose, a place in the contract, and a row."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path
from rest_framework.views import APIView

from api.permissions import SignedIn
from api.views import PublicAPIView
from tests.contract.matrix import MATRIX
from tests.contract.routes import UNLISTED, Route, objections, routes
from tests.support.contract_document import document


class _Unguarded(APIView):
    def get(self, request: HttpRequest) -> HttpResponse:
        raise NotImplementedError


class _Undocumented(PublicAPIView):
    def get(self, request: HttpRequest) -> HttpResponse:
        raise NotImplementedError


class _Reflections(APIView):
    permission_classes = [SignedIn]
    http_method_names = ["get", "put"]

    def get(self, request: HttpRequest) -> HttpResponse:
        raise NotImplementedError

    def put(self, request: HttpRequest) -> HttpResponse:
        raise NotImplementedError


def _function(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError


@pytest.mark.parametrize("route", sorted(routes(), key=lambda it: it.path), ids=lambda it: it.path)
def test_a_route_is_guarded_documented_and_in_the_matrix(route: Route) -> None:
    assert list(objections(route, set(MATRIX))) == []


def test_every_documented_path_is_served() -> None:
    served = {route.path for route in routes()}
    assert set(document()["paths"]) <= served
    assert served >= UNLISTED


def test_a_route_without_permission_contract_or_row_is_found() -> None:
    patterns = [
        path("api/v1/unguarded/<uuid:id>", _Unguarded.as_view()),
        path("api/v1/undocumented", _Undocumented.as_view()),
        path("api/v1/function", _function),
        path("api/v1/reflections", _Reflections.as_view()),
    ]
    unguarded, undocumented, function, reflections = (
        list(objections(route, {"listReflections"})) for route in routes(patterns)
    )
    assert unguarded == [
        "/unguarded/{id}: _Unguarded names no permission",
        "GET /unguarded/{id} is not in openapi.yaml",
        "OPTIONS /unguarded/{id} is not in openapi.yaml",
    ]
    assert undocumented == ["GET /undocumented is not in openapi.yaml"]
    assert function == ["/function: a plain function has no permission"]
    assert reflections == [
        "PUT /reflections is not in openapi.yaml",
        "POST /reflections is in openapi.yaml, but not served",
        "writeReflection has no row in the permission matrix",
    ]
