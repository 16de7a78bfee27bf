"""Keeping a reflection."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from core.identifiers import new_id
from core.tenancy import acting_as
from reflections.models import Reflection
from tests.api.reflections.conftest import REFLECTIONS, issues, post, reflection_body
from tests.factories.reflections import GIBBS, PROMPT

CALM = {"feeling": "calm"}


def test_a_professional_keeps_a_whole_reflection(client_for: Any, professional: Any) -> None:
    identity = str(new_id())
    response = post(client_for(professional), reflection_body(id=identity, prompt=PROMPT))
    assert response.status_code == 201
    body = response.json()
    assert body.pop("createdAt") == body.pop("updatedAt")
    assert body == {
        "id": identity,
        "title": "Een stil gesprek",
        "occurredOn": "2026-10-14",
        "theme": "grief-and-loss",
        "kind": "home-visit",
        "template": "free",
        "questions": [],
        "answers": {"text": "Ze zweeg lang. Ik heb gewacht."},
        "feelingsBefore": [{"feeling": "tense", "intensity": 4}],
        "feelingsAfter": [{"feeling": "touched"}, {"feeling": "calm", "intensity": 1}],
        "tags": ["stilte"],
        "envelope": None,
        "prompt": PROMPT,
        "version": 1,
        "abilities": {"change": True, "delete": True},
    }
    assert response["ETag"] == '"1"'
    assert response["Location"] == f"{REFLECTIONS}/{identity}"
    assert response["Cache-Control"] == "no-store"


def test_only_the_day_is_needed(client_for: Any, professional: Any) -> None:
    response = post(client_for(professional), {"occurredOn": "2026-10-14"})
    assert response.status_code == 201
    body = response.json()
    assert uuid.UUID(body["id"]).version == 7
    assert (body["title"], body["theme"], body["template"]) == ("", None, "free")
    assert (body["answers"], body["feelingsBefore"], body["prompt"]) == ({"text": ""}, [], None)


def test_gibbs_asks_six_questions(client_for: Any, professional: Any) -> None:
    answers = {"description": GIBBS["description"], "actionPlan": GIBBS["action_plan"]}
    response = post(client_for(professional), reflection_body(template="gibbs", answers=answers))
    assert response.status_code == 201
    assert response.json()["answers"] == {
        "description": "Ze kwam te laat en zei niets.",
        "feelings": "",
        "evaluation": "",
        "analysis": "",
        "conclusion": "",
        "actionPlan": "Volgende keer tel ik tot tien.",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Emoji 🫶🏽 en vlaggen 🇧🇪",
        "مرحبا بالعالم\u200f",
        "nul\u200bbreedte\u200d",
        "regel\n\tregel",
        "  spaties blijven  ",
        "x" * 100_000,
    ],
)
def test_what_was_written_comes_back_as_it_was(
    client_for: Any, professional: Any, text: str
) -> None:
    client = client_for(professional)
    kept = post(client, reflection_body(answers={"text": text}))
    assert kept.status_code == 201
    assert client.get(kept["Location"]).json()["answers"]["text"] == text


def test_line_ends_of_every_system_become_line_feeds(client_for: Any, professional: Any) -> None:
    kept = post(client_for(professional), reflection_body(answers={"text": "een\r\ntwee\rdrie"}))
    assert kept.json()["answers"]["text"] == "een\ntwee\ndrie"


def test_the_same_id_under_another_key_conflicts(client_for: Any, professional: Any) -> None:
    client, identity = client_for(professional), str(new_id())
    first = post(client, reflection_body(id=identity))
    second = post(client, reflection_body(id=identity, title="Iets anders"))
    assert second.status_code == 409
    assert second.json()["type"] == "urn:problem-type:klankbord:conflict"
    assert client.get(first["Location"]).json()["title"] == "Een stil gesprek"


def test_a_stranger_s_id_tells_nothing_and_overwrites_nothing(
    client_for: Any, professional: Any, stranger: Any
) -> None:
    identity = str(new_id())
    mine = post(client_for(professional), reflection_body(id=identity, title="Van mij"))
    theirs = post(client_for(stranger), reflection_body(id=identity, title="Van de ander"))
    assert (mine.status_code, theirs.status_code) == (201, 201)
    address = mine["Location"]
    assert client_for(professional).get(address).json()["title"] == "Van mij"
    assert client_for(stranger).get(address).json()["title"] == "Van de ander"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"occurredOn": "0000-00-00"}, ("body", "occurredOn", "invalid")),
        ({"occurredOn": "2026-13-01"}, ("body", "occurredOn", "invalid")),
        ({"occurredOn": "20261014"}, ("body", "occurredOn", "invalid")),
        ({"occurredOn": "2026-10-14T00:00:00Z"}, ("body", "occurredOn", "invalid")),
        ({"occurredOn": 20261014}, ("body", "occurredOn", "invalid")),
        ({"occurredOn": None}, ("body", "occurredOn", "null")),
        ({"occurredOn": "1949-12-31"}, ("body", "occurredOn", "too_long_ago")),
        ({"occurredOn": "2999-01-01"}, ("body", "occurredOn", "in_the_future")),
        ({"title": 5}, ("body", "title", "invalid")),
        ({"title": ["x"]}, ("body", "title", "invalid")),
        ({"title": None}, ("body", "title", "null")),
        ({"title": "x" * 201}, ("body", "title", "max_length")),
        ({"title": "a\x00b"}, ("body", "title", "control_characters")),
        ({"title": "a\x1bb"}, ("body", "title", "control_characters")),
        ({"title": "a\x85b"}, ("body", "title", "control_characters")),
        ({"answers": {"text": "a\x00b"}}, ("body", "answers.text", "control_characters")),
        ({"answers": {"text": "x" * 100_001}}, ("body", "answers.text", "max_length")),
        ({"answers": {"text": 1.5}}, ("body", "answers.text", "invalid")),
        ({"answers": {"other": "x"}}, ("body", "answers.other", "unknown_key")),
        ({"answers": {"analysis": "x"}}, ("body", "answers.analysis", "not_in_this_template")),
        ({"answers": "tekst"}, ("body", "answers", "not_an_object")),
        ({"answers": None}, ("body", "answers", "null")),
        ({"theme": "unknown"}, ("body", "theme", "invalid_choice")),
        ({"theme": 3}, ("body", "theme", "invalid_choice")),
        ({"kind": "unknown"}, ("body", "kind", "invalid_choice")),
        ({"template": "unknown"}, ("body", "template", "template_unknown")),
        ({"template": "Een geheim"}, ("body", "template", "template_unknown")),
        ({"template": 3}, ("body", "template", "invalid")),
        ({"feelingsBefore": ["calm"]}, ("body", "feelingsBefore", "not_an_object")),
        ({"feelingsBefore": [{"feeling": "joy"}]}, ("body", "feelingsBefore", "feeling_unknown")),
        ({"feelingsBefore": [{"feeling": 1}]}, ("body", "feelingsBefore", "feeling_unknown")),
        ({"feelingsBefore": [{"intensity": 1}]}, ("body", "feelingsBefore", "feeling_unknown")),
        ({"feelingsAfter": [CALM, CALM]}, ("body", "feelingsAfter", "feeling_repeated")),
        ({"feelingsAfter": [CALM | {"why": ""}]}, ("body", "feelingsAfter", "unknown_key")),
        *(
            (
                {"feelingsAfter": [CALM | {"intensity": wrong}]},
                ("body", "feelingsAfter", "intensity_unknown"),
            )
            for wrong in (0, 6, 2.5, "3", True, None)
        ),
        ({"tags": "stilte"}, ("body", "tags", "not_a_list")),
        ({"tags": ["a", "A"]}, ("body", "tags", "tag_repeated")),
        ({"tags": [""]}, ("body", "tags.0", "blank")),
        ({"tags": ["x" * 41]}, ("body", "tags.0", "max_length")),
        ({"tags": ["a\nb"]}, ("body", "tags.0", "one_line")),
        ({"tags": [str(number) for number in range(11)]}, ("body", "tags", "max_length")),
        ({"feelingsAfter": "calm"}, ("body", "feelingsAfter", "not_a_list")),
        ({"prompt": {"article": "a"}}, ("body", "prompt.key", "required")),
        ({"prompt": PROMPT | {"article": "A b"}}, ("body", "prompt.article", "invalid")),
        ({"prompt": PROMPT | {"extra": 1}}, ("body", "prompt.extra", "unknown_key")),
        ({"id": "no"}, ("body", "id", "not_uuid7")),
        ({"id": str(uuid.UUID(int=4, version=4))}, ("body", "id", "not_uuid7")),
        ({"id": "0199F3F2-6D0B-7C3E-9A54-1F0F6F1F2D10"}, ("body", "id", "not_uuid7")),
        ({"id": 7}, ("body", "id", "not_uuid7")),
        ({"version": 3}, ("body", "version", "unknown_key")),
        ({"occurred_on": "2026-10-14"}, ("body", "occurred_on", "unknown_key")),
        ({"person": str(uuid.UUID(int=1))}, ("body", "person", "unknown_key")),
    ],
)
def test_bad_input_says_what_and_where_and_keeps_nothing(
    client_for: Any, professional: Any, changes: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    response = post(client_for(professional), reflection_body(**changes))
    assert response.status_code == 400
    assert expected in issues(response)
    with acting_as(professional.pk):
        assert not Reflection.objects.exists()


def test_all_issues_come_at_once(client_for: Any, professional: Any) -> None:
    body = reflection_body(title="a\x00", theme="unknown", more=1, occurredOn="0000-00-00")
    assert issues(post(client_for(professional), body)) == {
        ("body", "title", "control_characters"),
        ("body", "theme", "invalid_choice"),
        ("body", "more", "unknown_key"),
        ("body", "occurredOn", "invalid"),
    }


@pytest.mark.parametrize("body", [[], "tekst", 5, None, [reflection_body()]])
def test_a_body_that_is_no_object_is_refused(client_for: Any, professional: Any, body: Any) -> None:
    import json

    client = client_for(professional)
    response = client.post(
        REFLECTIONS,
        json.dumps(body),
        content_type="application/json",
        headers={"Idempotency-Key": "k"},
    )
    assert response.status_code == 400


@pytest.mark.parametrize(
    "raw",
    [
        b'{"title": "\xff\xfe"}',
        b'{"title": "\\ud800", "occurredOn": "2026-10-14"}',
        b'{"title": ',
        b"",
    ],
)
def test_bytes_that_are_no_json_are_refused(client_for: Any, professional: Any, raw: bytes) -> None:
    client = client_for(professional)
    response = client.post(
        REFLECTIONS, raw, content_type="application/json", headers={"Idempotency-Key": "k"}
    )
    assert response.status_code == 400
    with acting_as(professional.pk):
        assert not Reflection.objects.exists()


def test_other_kinds_of_content_are_not_read(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    response = client.post(
        REFLECTIONS, "a=b", content_type="text/plain", headers={"Idempotency-Key": "k"}
    )
    assert response.status_code == 415


def test_a_body_past_a_mebibyte_is_too_large(client_for: Any, professional: Any) -> None:
    response = post(client_for(professional), reflection_body(title="x" * 1024 * 1024))
    assert response.status_code == 413


def test_query_parameters_are_refused(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    response = client.post(
        f"{REFLECTIONS}?draft=1",
        reflection_body(),
        format="json",
        headers={"Idempotency-Key": "k"},
    )
    assert response.status_code == 400
    assert issues(response) == {("query", "draft", "unknown_parameter")}


def test_nobody_signed_in_keeps_nothing(api_client: Any, db: None) -> None:
    assert post(api_client, reflection_body()).status_code == 401


def test_refusals_speak_the_language_of_each_caller(client_for: Any, professional: Any) -> None:
    client, body = client_for(professional), reflection_body(title="x" * 201, theme="?")
    said = {
        language: [
            issue["detail"]
            for issue in post(client, body, HTTP_ACCEPT_LANGUAGE=language).json()["issues"]
        ]
        for language in ("nl", "fr", "en", "nl")
    }
    assert said["en"][0] == "Ensure this field has no more than 200 characters."
    assert all(len({details[at] for details in said.values()}) == 3 for at in range(2))
