"""Canaries in action points."""

from __future__ import annotations

from typing import Any

from core.identifiers import new_id
from tests.faults.canary_words import Canaries

POINTS = "/api/v1/action-points"


def plan_everywhere(client: Any, word: Canaries, reflection: str) -> None:
    """Put canaries into action points, with a reflection and without, and into how they went."""
    patch = {"If-Match": '"1"', "Content-Type": "application/merge-patch+json"}
    for number in range(14):
        belongs = {"reflection": reflection} if number % 2 == 0 else {}
        body = {"id": str(new_id()), "what": word[f"plan{number}"], **belongs}
        for _ in range(2):
            key = {"Idempotency-Key": f"plan{number}"}
            assert client.ask("POST", POINTS, body, key)[0] == 201
        changed = {
            "what": f"{body['what']} {word[f'planchanged{number}']}",
            "state": "done",
            "outcome": word[f"outcome{number}"],
        }
        assert client.ask("PATCH", f"{POINTS}/{body['id']}", changed, patch)[0] == 200
    wrong = {"id": str(new_id()), "what": word["refused"], "dueOn": word["refused"]}
    assert client.ask("POST", POINTS, wrong, {"Idempotency-Key": "wrong"})[0] == 400


def read_plans(client: Any) -> str:
    """Return all that their owner reads of action points."""
    return str(client.ask("GET", f"{POINTS}?pageSize=100")[1].decode())
