"""The committed contract as tests read it: operations, and what each of them promises."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CONTRACT = Path(__file__).resolve().parents[2] / "openapi.yaml"
BASE = "/api/v1"
METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Operation:
    """One method of one address in the contract."""

    id: str
    method: str
    path: str
    spec: dict[str, Any]

    def __str__(self) -> str:
        return self.id

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def public(self) -> bool:
        """Whether it can be called without a session."""
        return not self.spec.get("security")

    @property
    def parameters(self) -> list[dict[str, Any]]:
        """Its parameters, references followed."""
        return [resolved(parameter) for parameter in self.spec.get("parameters", ())]

    def names(self, location: str) -> set[str]:
        """Return the names of its parameters in `location`: query, path or header."""
        return {item["name"] for item in self.parameters if item["in"] == location}

    @property
    def bodies(self) -> dict[str, dict[str, Any]]:
        """The media types it reads, with what each of them holds."""
        content: dict[str, dict[str, Any]] = resolved(self.spec.get("requestBody", {})).get(
            "content", {}
        )
        return content

    @property
    def takes_form(self) -> bool:
        """Whether its body is a form with a file."""
        return "multipart/form-data" in self.bodies

    @property
    def takes_json(self) -> bool:
        """Whether it has a body, of JSON."""
        return bool(self.bodies) and not self.takes_form

    @property
    def responses(self) -> dict[str, dict[str, Any]]:
        """What it may answer, by status."""
        return {status: resolved(answer) for status, answer in self.spec["responses"].items()}

    @property
    def collection(self) -> bool:
        """Whether it answers a page of a collection."""
        answer = self.responses.get("200", {})
        for media in answer.get("content", {}).values():
            if "items" in resolved(media.get("schema", {})).get("properties", {}):
                return True
        return False


@cache
def document() -> dict[str, Any]:
    """Return the committed contract."""
    loaded: dict[str, Any] = yaml.load(
        CONTRACT.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return loaded


def resolved(part: dict[str, Any]) -> dict[str, Any]:
    """Return `part`, or what its `$ref` names."""
    while "$ref" in part:
        target: Any = document()
        for step in part["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        part = target
    return part


@cache
def operations() -> tuple[Operation, ...]:
    """Return every operation of the contract, in its order."""
    return tuple(
        Operation(item[method]["operationId"], method.upper(), path, item[method])
        for path, item in document()["paths"].items()
        for method in METHODS
        if method in item
    )


def operation(operation_id: str) -> Operation:
    """Return the operation with this id; raises `KeyError` when there is none."""
    return {item.id: item for item in operations()}[operation_id]


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    # Literal addresses first, so that `/reflections/export` is not taken for an identifier.
    paths = sorted(document()["paths"], key=lambda path: (path.count("{"), path))
    return tuple((re.compile("^" + _regex(path) + "$", re.DOTALL), path) for path in paths)


def _regex(path: str) -> str:
    return "".join(
        "[^/]+" if part.startswith("{") else re.escape(part)
        for part in re.split(r"(\{[^}]+\})", path)
    )


def path_of(address: str) -> str | None:
    """Return the contract's path for the address `/api/v1/…` (without query), or `None`."""
    rest = address.removeprefix(BASE)
    return next((path for pattern, path in _patterns() if pattern.match(rest)), None)


def methods_of(path: str) -> dict[str, Operation]:
    """Return the operations on a path of the contract, by method."""
    return {item.method: item for item in operations() if item.path == path}
