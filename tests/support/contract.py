"""Every response is held against `openapi.yaml`."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from openapi_core import OpenAPI
from openapi_core.contrib.django import DjangoOpenAPIRequest, DjangoOpenAPIResponse
from rest_framework.test import APIClient

CONTRACT = Path(__file__).resolve().parents[2] / "openapi.yaml"


def close(schema: Any) -> Any:
    """Return `schema` with every object closed, so that an undocumented key is found."""
    if isinstance(schema, list):
        return [close(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: close(value) for key, value in schema.items()}
    if closed.get("type") == "object" and "properties" in closed:
        closed.setdefault("additionalProperties", False)
    return closed


@cache
def document() -> dict[str, Any]:
    """Return the committed contract."""
    loaded: dict[str, Any] = yaml.safe_load(CONTRACT.read_text(encoding="utf-8"))
    return loaded


@cache
def _contract() -> OpenAPI:
    closed = copy.deepcopy(document())
    closed["components"]["schemas"] = {
        name: close(schema) for name, schema in closed["components"]["schemas"].items()
    }
    return OpenAPI.from_dict(closed)


def assert_documented(response: Any) -> None:
    """Fail when `response` is not what `openapi.yaml` promises for its operation."""
    request = response.wsgi_request
    _contract().validate_response(DjangoOpenAPIRequest(request), DjangoOpenAPIResponse(response))


class ContractClient(APIClient):
    """A client for `/api/v1` that lets no undocumented answer pass."""

    def request(self, **kwargs: Any) -> Any:
        response = super().request(**kwargs)
        if response.wsgi_request.path.startswith("/api/v1/"):
            assert_documented(response)
        return response
