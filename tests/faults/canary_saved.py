"""Canaries in notes and in names of lists, which go along in bundles."""

from __future__ import annotations

import json
from typing import Any

from tests.faults.canary_words import Canaries

SAVED, LISTS = "/api/v1/saved-articles", "/api/v1/lists"


def save_everywhere(client: Any, word: Canaries, _reflection: str) -> None:
    """Put canaries into a note and into the name of a list."""
    found = json.loads(client.ask("GET", "/api/v1/articles?language=nl")[1])["items"]
    body = {"article": found[0]["id"], "note": word["note"]}
    assert client.ask("POST", SAVED, body, {"Idempotency-Key": "note"})[0] == 201
    assert client.ask("POST", SAVED, body, {"Idempotency-Key": "note"})[0] == 201
    patch = {"If-Match": '"1"', "Content-Type": "application/merge-patch+json"}
    changed = {"note": f"{word['note']} {word['notechanged']}"}
    assert client.ask("PATCH", f"{SAVED}/{found[0]['id']}", changed, patch)[0] == 200
    lists = {"name": word["listname"], "articles": [found[0]["id"]]}
    made = client.ask("POST", LISTS, lists, {"Idempotency-Key": "list"})
    assert made[0] == 201
    bundle = f"{LISTS}/{json.loads(made[1])['id']}/bundle?notes=true&format="
    for form in ("pdf", "epub"):
        assert client.ask("GET", f"{bundle}{form}")[0] == 200


def read_saved(client: Any) -> str:
    """Return all that their owner reads of notes and lists."""
    return "".join(client.ask("GET", address)[1].decode() for address in (SAVED, LISTS))
