"""Canaries in weaves: in words and questions, of oneself and of the other, kept and refused."""

from __future__ import annotations

import json
from typing import Any

from tests.api.reflections.conftest import REFLECTIONS
from tests.faults.canary_words import Canaries

OWN = "/api/v1/me/weave"
_PATCH = "application/merge-patch+json"


def weave_everywhere(client: Any, word: Canaries, reflection: str) -> None:
    """Put canaries into the weave of `reflection`, into one's own, and into a moment of it."""
    first = {"If-Match": '"0"', "Content-Type": _PATCH}
    listed = json.loads(client.ask("GET", "/api/v1/strands")[1])["items"]
    strands = [strand["key"] for strand in listed]
    theirs = f"{REFLECTIONS}/{reflection}/weave"
    assert client.ask("PATCH", OWN, _said(word, "own", strands), first)[0] == 200
    assert client.ask("PATCH", theirs, _said(word, "other", strands), first)[0] == 200
    moment = {"Idempotency-Key": "moment"}
    assert client.ask("POST", f"{OWN}/moments", {"version": 1}, moment)[0] == 201
    assert client.ask("POST", f"{OWN}/moments", {"version": 1}, moment)[0] == 201
    wrong = word["refused"]
    for address in (OWN, theirs):
        assert client.ask("PATCH", address, {"strands": {"age": {"word": wrong}}}, first)[0] == 412
        for refused in ({wrong: {}}, {"age": {"standing": wrong}}, {"age": {wrong: wrong}}):
            second = {"If-Match": '"1"', "Content-Type": _PATCH}
            assert client.ask("PATCH", address, {"strands": refused}, second)[0] == 400


def _said(word: Canaries, whose: str, strands: list[str]) -> dict[str, Any]:
    return {
        "strands": {
            key: {"word": word[f"{whose}word{at}"], "question": word[f"{whose}question{at}"]}
            for at, key in enumerate(strands)
        }
    }


def read_weaves(client: Any) -> str:
    """Return all that its writer reads of weaves."""
    listed = json.loads(client.ask("GET", REFLECTIONS)[1])["items"]
    theirs = [f"{REFLECTIONS}/{item['id']}/weave" for item in listed]
    addresses = [OWN, f"{OWN}/moments", *theirs]
    return "".join(client.ask("GET", address)[1].decode() for address in addresses)
