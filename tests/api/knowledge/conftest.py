"""What the tests of public knowledge share."""

from __future__ import annotations

from typing import Any

THEMES, ARTICLES, SEARCH = "/api/v1/themes", "/api/v1/articles", "/api/v1/search"


def issues(response: Any) -> list[tuple[str, str]]:
    """Return name and code of every issue of a problem document."""
    document = response.json()
    assert document["type"] == "urn:problem-type:klankbord:invalid-input"
    return [(issue["name"], issue["code"]) for issue in document["issues"]]
