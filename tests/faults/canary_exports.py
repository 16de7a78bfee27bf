"""Canaries in exports: taking everything along on a real server with a worker beside it."""

from __future__ import annotations

import json
import time
from typing import Any

from tests.faults.canary_words import Canaries


def export_everywhere(client: Any, word: Canaries, _reflection: str) -> None:
    """Have everything made into a file of each form, by a worker; canaries are in it."""
    for form in ("json", "markdown", "pdf"):
        more = {"title": word["goneexporttitle"], "ownWeave": True} if form == "pdf" else {}
        body = {"form": form, **more}
        asked = client.ask("POST", "/api/v1/exports", body, {"Idempotency-Key": form})
        assert asked[0] == 202
        address = f"/api/v1/exports/{json.loads(asked[1])['id']}"
        deadline = time.monotonic() + 60
        while json.loads(client.ask("GET", address)[1])["state"] != "ready":
            assert time.monotonic() < deadline
            time.sleep(0.2)
        status, content = client.ask("GET", f"{address}/file")
        assert status == 200
        # Of the other forms the words are pressed together.
        if form == "json":
            taken = {place for place in word.kept if word[place].encode() in content}
            notes = {"note", "notechanged", "listname"}
            assert word.kept - taken <= notes
