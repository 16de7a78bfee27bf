"""Conditional requests on things that change: strong ETags made of a version number."""

from __future__ import annotations

import re

from rest_framework.request import Request

from core.errors import DomainError, Issue

_entity_tag = re.compile(r'^"[\x21\x23-\x7e]*"$')


def etag(version: int) -> str:
    """Return the strong entity tag of `version`."""
    return f'"{version}"'


def require_version(request: Request) -> None:
    """Let a change pass only when it names a version at all.

    Raises `DomainError("version_required")` (428, RFC 6585) without `If-Match`.
    """
    if request.headers.get("If-Match") is None:
        raise DomainError("version_required")


def require_match(request: Request, current: str) -> None:
    """Let a change pass only when `If-Match` names the version that is kept.

    Raises `DomainError`: `version_required` (428, RFC 6585) without the header,
    `invalid_input` when it cannot be read, `version_stale` (412) when it names another one.
    """
    require_version(request)
    header = request.headers["If-Match"]
    tags = [tag.strip() for tag in header.split(",")]
    if header.strip() == "*":
        return
    if not all(_entity_tag.match(tag.removeprefix("W/")) for tag in tags):
        raise DomainError("invalid_input", issues=[Issue("header", "If-Match", "if_match_broken")])
    # RFC 9110 (13.1.1): If-Match compares strongly, so weak tags never match.
    if current not in tags:
        raise DomainError("version_stale")
