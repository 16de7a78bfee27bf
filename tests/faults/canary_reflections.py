"""Canaries in reflections: in all that one holds, kept and refused, found and not found."""

from __future__ import annotations

import json
from typing import Any

from core.identifiers import new_id
from tests.api.reflections.conftest import REFLECTIONS, SEARCHES, reflection_body
from tests.faults.canary_words import FEELING, Canaries

_PATCH = {"If-Match": '"1"', "Content-Type": "application/merge-patch+json"}
_FELT = [{"feeling": FEELING, "intensity": 5}]


def reflect_everywhere(client: Any, word: Canaries, reflection: str) -> None:
    """Put canaries into `reflection` and others; each is kept twice, and refused once."""
    free = reflection_body(
        id=reflection,
        title=word["gonetitle"],
        answers={"text": f"Over {word['text']} en Ünïcode."},
        prompt={"article": "levend-verlies", "key": word["promptkey"], "text": word["prompt"]},
        tags=[word[f"tag{number}"] for number in range(10)],
        feelingsBefore=_FELT,
    )
    gone = reflection_body(id=str(new_id()), title=word["gonedeleted"])
    bodies = (free, gone, _asked(word), *_of_templates(client, word))
    for number, body in enumerate(bodies):
        key = {"Idempotency-Key": f"{word['goneattempt']}{number}"}
        assert client.ask("POST", REFLECTIONS, body, key)[0] == 201
        assert client.ask("POST", REFLECTIONS, body, key)[0] == 201
        assert client.ask("POST", REFLECTIONS, body | {"title": word["refused"]}, key)[0] == 422
    address = f"{REFLECTIONS}/{reflection}"
    assert client.ask("PATCH", address, {"title": word["changed"]}, _PATCH)[0] == 200
    assert client.ask("PATCH", address, {"title": word["refused"]}, _PATCH)[0] == 412
    thrown = f"{REFLECTIONS}/{gone['id']}"
    assert client.ask("DELETE", thrown, None, {"If-Match": '"1"'})[0] == 204
    assert client.ask("GET", REFLECTIONS)[0] == 200
    for query in (word["text"], word["gonequery"], word["gonequery"][:-1] + "x"):
        assert client.ask("POST", SEARCHES, {"query": query})[0] == 200


def _asked(word: Canaries) -> dict[str, Any]:
    """Return a reflection in an organisation's own template, with as many questions as it goes."""
    keys = [f"q{new_id().hex}" for _ in range(12)]
    return reflection_body(
        id=str(new_id()),
        template=str(new_id()),
        questions=[{"key": key, "text": word[f"asked{at}"]} for at, key in enumerate(keys)],
        answers={key: word[f"answered{at}"] for at, key in enumerate(keys)},
    )


def _of_templates(client: Any, word: Canaries) -> list[dict[str, Any]]:
    """Return a reflection in each template of ours that asks something."""
    templates = json.loads(client.ask("GET", "/api/v1/templates")[1])["items"]
    return [
        reflection_body(
            id=str(new_id()),
            title=word[f"title{place}"],
            template=template["key"],
            answers={
                question["key"]: word[f"answer{place}{number}"]
                for number, question in enumerate(template["questions"])
            },
            tags=[word[f"tag{place}{number}"] for number in range(10)],
            feelingsAfter=_FELT,
        )
        for place, template in zip("abcdefgh", templates, strict=False)
        if template["key"] != "free"
    ]


def fail_everywhere(client: Any, word: Canaries, _reflection: str) -> None:
    """Send canaries in requests that cannot succeed."""
    key = {"Idempotency-Key": "k"}
    wrong: list[Any] = [
        {word["refusedkey"]: 1},
        {"occurredOn": word["refusedtype"], "title": [word["refusedtype"]]},
        {"theme": word["refused"], "answers": {word["refusedkey"]: word["refused"]}},
        {"title": word["refused"] + "\x00"},
        {"id": word["refused"]},
        word["refused"],
    ]
    for body in wrong:
        assert client.ask("POST", REFLECTIONS, body, key)[0] == 400
    query = word["refusedquery"]
    assert client.ask("POST", SEARCHES, {"query": query * 20})[0] == 400
    assert client.ask("POST", SEARCHES, {"query": 5, query: query})[0] == 400
    assert client.ask("POST", REFLECTIONS, {"title": word["refused"]}, {"Cookie": ""})[0] == 401
    too_large = {"title": word["refused"] * 100_000}
    assert client.ask("POST", REFLECTIONS, too_large, key)[0] == 413


def break_everywhere(client: Any, word: Canaries, reflection: str) -> None:
    """Send canaries while the tables are gone under the server: every answer is a failure."""
    body, key = reflection_body(title=word["refusedbroken"]), {"Idempotency-Key": "broken"}
    assert client.ask("POST", REFLECTIONS, body, key)[0] == 500
    changes = {"title": word["refusedbroken"]}
    assert client.ask("PATCH", f"{REFLECTIONS}/{reflection}", changes, _PATCH)[0] == 500
    assert client.ask("POST", SEARCHES, {"query": word["refusedbroken"]})[0] == 500


def read_reflections(client: Any) -> str:
    """Return all that their writer reads of reflections."""
    listed = json.loads(client.ask("GET", REFLECTIONS)[1])["items"]
    addresses = [f"{REFLECTIONS}/{item['id']}" for item in listed]
    return "".join(client.ask("GET", address)[1].decode() for address in addresses)
