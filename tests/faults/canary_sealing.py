"""Canaries in what belongs to a sealed reflection: refused readable, and gone once sealed along."""

from __future__ import annotations

import json
from typing import Any

from core.identifiers import new_id
from tests.api.reflections.conftest import REFLECTIONS
from tests.factories.sealing import both_wraps, envelope_under, sealed_file_under
from tests.faults.canary_attachments import BOUNDARY, FORM, form_of
from tests.faults.canary_plans import POINTS
from tests.faults.canary_words import Canaries
from tests.support.documents import plain_pdf

_PATCH = "application/merge-patch+json"


def seal_everywhere(client: Any, word: Canaries, reflection: str) -> None:
    """Seal a reflection with what belongs to it, and send words where there are to be none."""
    del reflection  # It stays readable.
    key_id, sealed = str(new_id()), str(new_id())
    made = client.ask(
        "POST",
        "/api/v1/sealing-keys",
        {"id": key_id, **both_wraps(key_id)},
        {"Idempotency-Key": "sealing"},
    )
    assert made[0] == 201
    envelope = envelope_under(key_id)
    body = {"id": sealed, "occurredOn": "2026-10-14", "answers": {"text": word["gonesealed"]}}
    point = {"id": str(new_id()), "what": word["gonealong"], "reflection": sealed}
    theirs = f"{REFLECTIONS}/{sealed}/weave"
    strands = {"strands": {"age": {"word": word["gonewoven"]}}}
    assert client.ask("POST", REFLECTIONS, body, {"Idempotency-Key": "readable"})[0] == 201
    assert client.ask("POST", POINTS, point, {"Idempotency-Key": "along"})[0] == 201
    assert client.ask("PATCH", theirs, strands, _matching(0))[0] == 200
    kept = _attach(client, word, sealed)
    # As a browser does it: the reflection first, then what belongs to it.
    for address, version in ((f"{REFLECTIONS}/{sealed}", 1), (f"{POINTS}/{point['id']}", 1)):
        assert client.ask("PATCH", address, {"envelope": envelope}, _matching(version))[0] == 200
    assert client.ask("PATCH", theirs, {"envelope": envelope}, _matching(1))[0] == 200
    closed = _sealed_form(envelope, sealed_file_under(key_id))
    assert client.ask("PUT", f"{kept}/file", closed, FORM | {"If-Match": '"1"'})[0] == 200

    wrong = {"id": str(new_id()), "what": word["refused"], "reflection": sealed}
    assert client.ask("POST", POINTS, wrong, {"Idempotency-Key": "readable-along"})[0] == 400
    changed = {"what": word["refused"], "envelope": None}
    assert client.ask("PATCH", f"{POINTS}/{point['id']}", changed, _matching(2))[0] == 400
    refused = {"strands": {"age": {"word": word["refused"]}}, "envelope": None}
    assert client.ask("PATCH", theirs, refused, _matching(2))[0] == 400
    assert client.ask("PATCH", kept, {"name": word["refused"]}, _matching(2))[0] == 400
    readable = form_of(f"{word['refused']}.pdf", plain_pdf(word["refusedfile"]), "application/pdf")
    assert client.ask("PUT", f"{kept}/file", readable, FORM | {"If-Match": '"2"'})[0] == 400
    address = f"{REFLECTIONS}/{sealed}/attachments"
    attempt = FORM | {"Idempotency-Key": "readable-file"}
    assert client.ask("POST", address, readable, attempt)[0] == 400


def _attach(client: Any, word: Canaries, reflection: str) -> str:
    """Keep a file that is to be sealed; return its address."""
    pdf = plain_pdf(word["gonefiletext"])
    form = form_of(f"{word['gonefilename']}.pdf", pdf, "application/pdf")
    address = f"{REFLECTIONS}/{reflection}/attachments"
    status, answer = client.ask("POST", address, form, FORM | {"Idempotency-Key": "to-be-sealed"})
    assert status == 201
    return f"/api/v1/attachments/{json.loads(answer)['id']}"


def _sealed_form(envelope: str, sealed: bytes) -> bytes:
    """Return a form with a sealed file and the envelope of what it is."""
    field = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="envelope"\r\n\r\n{envelope}\r\n'
    return field.encode() + form_of("sealed", sealed, "application/octet-stream")


def _matching(version: int) -> dict[str, str]:
    return {"If-Match": f'"{version}"', "Content-Type": _PATCH}
