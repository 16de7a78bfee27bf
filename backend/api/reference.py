"""The contract for people and programs: `openapi.json`, `openapi.yaml` and a page to browse."""

from __future__ import annotations

from functools import lru_cache

import orjson
import yaml
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from api.methods import read_only
from reflections.exporting.json_form import SCHEMA


@lru_cache(maxsize=1)
def _contract() -> bytes:
    return (settings.REPOSITORY / "openapi.yaml").read_bytes()


@lru_cache(maxsize=1)
def _contract_json() -> bytes:
    return orjson.dumps(yaml.safe_load(_contract()))


@lru_cache(maxsize=1)
def _export_schema() -> bytes:
    return SCHEMA.read_bytes()


# Anyone may read the contract, from any page (API Design Rules, /core/publish-openapi).
_OPEN = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300"}


@read_only
def openapi_yaml(request: HttpRequest) -> HttpResponse:
    """Serve the committed contract."""
    return HttpResponse(_contract(), content_type="application/yaml", headers=_OPEN)


@read_only
def openapi_json(request: HttpRequest) -> HttpResponse:
    """Serve the committed contract as JSON."""
    return HttpResponse(_contract_json(), content_type="application/json", headers=_OPEN)


@read_only
def export_schema(request: HttpRequest) -> HttpResponse:
    """Serve the JSON Schema of exported reflections."""
    return HttpResponse(_export_schema(), content_type="application/schema+json", headers=_OPEN)


@read_only
def reference(request: HttpRequest) -> HttpResponse:
    """Serve the page on which the contract can be browsed and tried."""
    return render(request, "api/reference.html")
