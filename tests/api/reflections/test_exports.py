"""Exports over HTTP: asked for, followed, fetched and removed by their owner alone."""

from __future__ import annotations

import itertools
import json
import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse

from accounts.models import Person
from api.reflections.serializers import ReflectionSerializer
from core.casing import camel
from core.tenancy import acting_as
from reflections.exporting.json_form import SCHEMA
from reflections.models import Export
from tests.factories.exports import ExportFactory, make
from tests.factories.reflections import ReflectionFactory

EXPORTS = "/api/v1/exports"
_attempts = itertools.count()
# What the caller may do is said by the API at the moment of asking, and is nothing of the entry.
NOT_OF_THE_ENTRY = {"abilities"}


def ask(client: Any, body: Any, key: str | None = None) -> Any:
    headers = {"Idempotency-Key": key or f"export-{next(_attempts)}"}
    return client.post(EXPORTS, body, format="json", headers=headers)


def remove(client: Any, address: str) -> Any:
    return client.delete(address, headers={"If-Match": '"1"'})


def worked(person: Person, answer: Any) -> str:
    """Let the worker make what was asked for, and return its address."""
    with acting_as(person.pk):
        export = Export.objects.get(id=answer.json()["id"])
    make(export)
    return str(answer["Location"])


def body_of(response: Any) -> bytes:
    return b"".join(response.streaming_content)


@pytest.fixture
def writer(professional: Person) -> Person:
    """Somebody with two reflections."""
    ReflectionFactory(person=professional, gibbs=True, prompted=True, theme="resilience")
    ReflectionFactory(person=professional)
    return professional


def test_an_export_is_asked_for_followed_fetched_and_removed(
    writer: Person, client_for: Any
) -> None:
    client = client_for(writer)
    asked = ask(client, {"form": "json"})
    assert asked.status_code == 202
    assert asked["Location"] == f"{EXPORTS}/{asked.json()['id']}"
    assert asked["Cache-Control"] == "no-store"
    address = asked["Location"]
    followed = client.get(address)
    assert followed["ETag"] == '"1"'
    waiting = followed.json()
    assert waiting == asked.json()
    assert waiting == {
        "id": waiting["id"],
        "form": "json",
        "state": "waiting",
        "done": 0,
        "total": 2,
        "size": None,
        "failure": None,
        "createdAt": waiting["createdAt"],
        "expiresAt": waiting["expiresAt"],
        "abilities": {"fetch": False, "delete": True},
    }
    refused = client.get(f"{address}/file")
    assert refused.status_code == 409
    assert refused.json()["type"].endswith(":export-not-ready")

    worked(writer, asked)
    ready = client.get(address).json()
    assert (ready["state"], ready["done"], ready["abilities"]["fetch"]) == ("ready", 2, True)
    assert [one["id"] for one in client.get(EXPORTS).json()["items"]] == [ready["id"]]

    file = client.get(f"{address}/file")
    content = body_of(file)
    day = ready["createdAt"][:10]
    assert file["Content-Disposition"].startswith('attachment; filename="klankbord-20')
    assert file["Content-Disposition"].endswith('.json"')
    assert day[:4] in file["Content-Disposition"]
    assert file["Content-Type"] == "application/json"
    assert file["Content-Length"] == str(ready["size"]) == str(len(content))
    assert file["Cache-Control"] == "no-store"
    assert len(json.loads(content)["reflections"]) == 2

    assert client.delete(address).status_code == 428
    assert remove(client, address).status_code == 204
    for gone in (address, f"{address}/file"):
        assert client.get(gone).status_code == 404
    assert client.get(EXPORTS).json() == {"items": []}


def test_everything_that_the_api_knows_of_an_entry_is_in_the_export(
    writer: Person, client_for: Any
) -> None:
    client = client_for(writer)
    address = worked(writer, ask(client, {"form": "json"}))
    exported = json.loads(body_of(client.get(f"{address}/file")))["reflections"]
    fields = {camel(name) for name in ReflectionSerializer().fields} - NOT_OF_THE_ENTRY
    assert len(exported) == 2
    for entry in exported:
        known = client.get(f"/api/v1/reflections/{entry['id']}").json()
        assert fields <= known.keys()
        assert {name: entry[name] for name in fields} == {name: known[name] for name in fields}


@pytest.mark.parametrize(
    ("form", "media", "ending", "opening"),
    [
        ("markdown", "application/zip", ".zip", b"PK\3\4"),
        ("pdf", "application/pdf", ".pdf", b"%PDF-"),
    ],
)
def test_every_form_is_a_file_of_its_kind(
    writer: Person, client_for: Any, form: str, media: str, ending: str, opening: bytes
) -> None:
    client = client_for(writer)
    address = worked(writer, ask(client, {"form": form, "title": "Een jaar luisteren"}))
    file = client.get(f"{address}/file")
    assert file["Content-Type"] == media
    assert file["Content-Disposition"].endswith(f'{ending}"')
    assert body_of(file).startswith(opening)


def test_questions_are_in_the_language_of_the_request(writer: Person, client_for: Any) -> None:
    client = client_for(writer)
    headers = {"Idempotency-Key": "taal", "Accept-Language": "fr"}
    asked = client.post(EXPORTS, {"form": "markdown"}, format="json", headers=headers)
    content = body_of(client.get(f"{worked(writer, asked)}/file"))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.read("README.md").decode().startswith("# Mes réflexions")


def test_nobody_else_comes_near_it(writer: Person, stranger: Person, client_for: Any) -> None:
    export = ExportFactory(person=writer, made=True)
    other = client_for(stranger)
    address = f"{EXPORTS}/{export.id}"
    for refused in (other.get(address), other.get(f"{address}/file"), remove(other, address)):
        assert refused.status_code == 404
    assert client_for(writer).get(f"{address}/file").status_code == 200


def test_the_address_of_a_file_is_nothing_without_a_session(
    writer: Person, api_client: Any
) -> None:
    export = ExportFactory(person=writer, made=True)
    assert api_client.get(f"{EXPORTS}/{export.id}/file").status_code == 401


def test_a_retry_asks_once(writer: Person, client_for: Any) -> None:
    client = client_for(writer)
    first = ask(client, {"form": "json"}, key="twee keer".replace(" ", "-"))
    again = ask(client, {"form": "json"}, key="twee-keer")
    assert again.status_code == 202
    assert again["Idempotency-Replayed"] == "true"
    assert (again.json(), again["Location"]) == (first.json(), first["Location"])
    assert len(client.get(EXPORTS).json()["items"]) == 1


def test_one_at_a_time(writer: Person, client_for: Any) -> None:
    client = client_for(writer)
    assert ask(client, {"form": "json"}).status_code == 202
    refused = ask(client, {"form": "pdf"})
    assert refused.status_code == 409
    assert refused.json()["type"].endswith(":export-running")


def test_nothing_is_nothing_to_take_along(professional: Person, client_for: Any) -> None:
    refused = ask(client_for(professional), {"form": "json"})
    assert refused.status_code == 409
    assert refused.json()["type"].endswith(":nothing-to-export")


@pytest.mark.parametrize(
    ("body", "name", "code"),
    [
        ({}, "form", "required"),
        ({"form": "docx"}, "form", "invalid_choice"),
        ({"form": "json", "language": "de"}, "language", "invalid_choice"),
        ({"form": "json", "occurredFrom": "morgen"}, "occurredFrom", "invalid"),
        ({"form": "json", "reflections": []}, "reflections", "empty"),
        ({"form": "json", "reflections": ["x"]}, "reflections.0", "invalid"),
        ({"form": "pdf", "title": "een\ntwee"}, "title", "one_line"),
        ({"form": "pdf", "title": "x" * 121}, "title", "max_length"),
        ({"form": "json", "everything": True}, "everything", "unknown_key"),
        (
            {"form": "json", "occurredFrom": "2026-02-01", "occurredTo": "2026-01-01"},
            "occurredTo",
            "ends_before_it_begins",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(
    writer: Person, client_for: Any, body: Any, name: str, code: str
) -> None:
    refused = ask(client_for(writer), body)
    assert refused.status_code == 400
    assert (name, code) in {(one["name"], one["code"]) for one in refused.json()["issues"]}


def test_whoever_asks_too_often_waits(writer: Person, client_for: Any, settings: Any) -> None:
    settings.EXPORTS_PER_HOUR = 2
    client = client_for(writer)
    for _ in range(2):
        assert remove(client, ask(client, {"form": "json"})["Location"]).status_code == 204
    refused = ask(client, {"form": "json"})
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    assert client.get(EXPORTS).status_code == 200


def test_the_schema_of_an_export_is_open_to_everyone(api_client: Any) -> None:
    answer = api_client.get("/api/v1/reflections-export.schema.json")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/schema+json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer.json() == json.loads(SCHEMA.read_bytes())


def test_an_export_says_where_its_schema_is(
    writer: Person, client_for: Any, api_client: Any, settings: Any
) -> None:
    client = client_for(writer)
    address = worked(writer, ask(client, {"form": "json"}))
    named = json.loads(body_of(client.get(f"{address}/file")))["$schema"]
    assert named.startswith(settings.PUBLIC_URL)
    assert api_client.get(named.removeprefix(settings.PUBLIC_URL)).status_code == 200
    assert reverse("exports") == EXPORTS
