"""The screens on which people take their reflections along."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import expect

from core.identifiers import new_id
from tests.e2e.stage import Opener, Stage


def _page(stage: Stage) -> None:
    stage.open("/reflections/export")


def _chosen(stage: Stage) -> None:
    _page(stage)
    stage.page.get_by_role("radio", name=stage.say("Reflecties die je zelf kiest")).check()
    stage.page.get_by_role("radio", name=stage.say("Gegevens (JSON)")).check()
    expect(stage.page.get_by_role("checkbox").first).to_be_visible()


def _states(stage: Stage) -> None:
    """Show what is waited for, what is there and what failed, which nobody has at once.

    The page asks again every second, so the answer stays.
    """
    body = json.dumps({"items": _in_every_state()})
    stage.page.route(
        "**/api/v1/exports",
        lambda route: route.fulfill(content_type="application/json", body=body),
    )
    _page(stage)
    expect(stage.page.get_by_role("progressbar")).to_be_visible()


# Name, who sees it, and how to get there.
EXPORT_SCREENS: tuple[tuple[str, str, Opener], ...] = (
    ("export-nothing", "newcomer", _page),
    ("export", "writer", _page),
    ("export-chosen", "writer", _chosen),
    ("export-states", "careful", _states),
)


def _in_every_state() -> list[dict[str, Any]]:
    """Return one that is being made, one that is ready and one that failed."""
    return [
        _export("pdf", "making", done=3),
        _export("markdown", "ready", done=8, size=184_320),
        _export("pdf", "failed", failure="too_long"),
    ]


def _export(form: str, state: str, **more: Any) -> dict[str, Any]:
    return {
        "id": str(new_id()),
        "form": form,
        "state": state,
        "done": 0,
        "total": 8,
        "size": None,
        "failure": None,
        "createdAt": "2026-10-14T16:20:11Z",
        "expiresAt": "2026-10-15T16:20:11Z",
        "abilities": {"fetch": state == "ready", "delete": True},
        **more,
    }
