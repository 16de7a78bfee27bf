"""Changing and deleting a reflection."""

from __future__ import annotations

import json
from typing import Any

import pytest

from core.tenancy import acting_as
from reflections.models import Reflection
from tests.api.reflections.conftest import REFLECTIONS, issues, patch
from tests.factories.reflections import GIBBS, PROMPT, ReflectionFactory


def test_a_merge_patch_changes_what_it_names(client_for: Any, professional: Any) -> None:
    kept = ReflectionFactory(person=professional, gibbs=True, prompted=True, theme="resilience")
    client, address = client_for(professional), f"{REFLECTIONS}/{kept.id}"
    before = client.get(address).json()
    response = patch(
        client, address, {"theme": None, "answers": {"feelings": "Rustig."}, "prompt": None}
    )
    assert response.status_code == 200
    assert response["ETag"] == '"2"'
    after = response.json()
    assert after.pop("updatedAt") > before.pop("updatedAt")
    assert after == before | {
        "theme": None,
        "answers": before["answers"] | {"feelings": "Rustig."},
        "prompt": None,
        "version": 2,
    }
    assert client.get(address).json()["answers"]["feelings"] == "Rustig."


def test_a_prompt_is_merged_too(client_for: Any, professional: Any) -> None:
    kept = ReflectionFactory(person=professional, prompted=True)
    response = patch(
        client_for(professional), f"{REFLECTIONS}/{kept.id}", {"prompt": {"text": "En nu?"}}
    )
    assert response.json()["prompt"] == PROMPT | {"text": "En nu?"}


def test_half_a_prompt_is_refused_when_there_was_none(client_for: Any, professional: Any) -> None:
    kept = ReflectionFactory(person=professional)
    response = patch(
        client_for(professional), f"{REFLECTIONS}/{kept.id}", {"prompt": {"text": "En nu?"}}
    )
    assert response.status_code == 400
    assert issues(response) == {
        ("body", "prompt.article", "required"),
        ("body", "prompt.key", "required"),
    }


def test_switching_template_loses_nothing(client_for: Any, professional: Any) -> None:
    kept = ReflectionFactory(person=professional, answers={"text": "Vrij geschreven."})
    client, address = client_for(professional), f"{REFLECTIONS}/{kept.id}"
    switched = patch(client, address, {"template": "gibbs", "answers": {"analysis": "Daarom."}})
    assert switched.json()["answers"]["analysis"] == "Daarom."
    assert "text" not in switched.json()["answers"]
    back = patch(client, address, {"template": "free"}, tag='"2"')
    assert back.json()["answers"] == {"text": "Vrij geschreven."}
    again = patch(client, address, {"template": "gibbs"}, tag='"3"')
    assert again.json()["answers"]["analysis"] == "Daarom."


def test_an_answer_moves_along_with_a_question_that_templates_share(
    client_for: Any, professional: Any
) -> None:
    kept = ReflectionFactory(person=professional, gibbs=True)
    switched = patch(
        client_for(professional), f"{REFLECTIONS}/{kept.id}", {"template": "what-so-what"}
    )
    assert switched.json()["answers"] == {
        "description": GIBBS["description"],
        "meaning": "",
        "actionPlan": GIBBS["action_plan"],
    }


def test_words_that_moved_to_another_question_do_not_stay_behind_unseen(
    client_for: Any, professional: Any
) -> None:
    kept = ReflectionFactory(person=professional, answers={"text": "Vrij geschreven."})
    client, address = client_for(professional), f"{REFLECTIONS}/{kept.id}"
    moved = {"text": "", "description": "Vrij geschreven."}
    assert patch(client, address, {"template": "gibbs", "answers": moved}).status_code == 200
    back = patch(client, address, {"template": "free"}, tag='"2"')
    assert back.json()["answers"] == {"text": ""}


def test_kind_feelings_and_tags_change_and_go_away(client_for: Any, professional: Any) -> None:
    kept = ReflectionFactory(person=professional, kind="intake", tags=["rouw"])
    client, address = client_for(professional), f"{REFLECTIONS}/{kept.id}"
    felt = [{"feeling": "calm", "intensity": 3.0}]
    changed = patch(
        client, address, {"kind": None, "tags": [" stil verdriet "], "feelingsAfter": felt}
    ).json()
    assert (changed["kind"], changed["tags"]) == (None, ["stil verdriet"])
    assert changed["feelingsAfter"] == [{"feeling": "calm", "intensity": 3}]
    emptied = patch(client, address, {"tags": [], "feelingsAfter": []}, tag='"2"').json()
    assert (emptied["tags"], emptied["feelingsAfter"]) == ([], [])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"unknown": 1}, ("body", "unknown", "unknown_key")),
        ({"id": "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10"}, ("body", "id", "unknown_key")),
        ({"version": 9}, ("body", "version", "unknown_key")),
        ({"answers": {"analysis": "x"}}, ("body", "answers.analysis", "not_in_this_template")),
        ({"title": None}, ("body", "title", "null")),
        ({"title": "a\x07"}, ("body", "title", "control_characters")),
        ({"occurredOn": "0000-00-00"}, ("body", "occurredOn", "invalid")),
        ([], ("body", "", "not_an_object")),
    ],
)
def test_a_patch_that_is_wrong_changes_nothing(
    client_for: Any, professional: Any, body: Any, expected: tuple[str, str, str]
) -> None:
    kept = ReflectionFactory(person=professional)
    client, address = client_for(professional), f"{REFLECTIONS}/{kept.id}"
    before = client.get(address).json()
    response = patch(client, address, body)
    assert response.status_code == 400
    assert expected in issues(response)
    assert client.get(address).json() == before


@pytest.mark.parametrize(
    ("tag", "status"), [(None, 428), ('"9"', 412), ('W/"1"', 412), ("1", 400), ('"1', 400)]
)
def test_a_change_and_a_deletion_name_the_version(
    client_for: Any, professional: Any, tag: str | None, status: int
) -> None:
    kept = ReflectionFactory(person=professional)
    client, address = client_for(professional), f"{REFLECTIONS}/{kept.id}"
    headers = {"If-Match": tag} if tag else {}
    assert patch(client, address, {"title": "Nieuw"}, tag=tag).status_code == status
    assert client.delete(address, headers=headers).status_code == status
    assert client.get(address).json()["version"] == 1


def test_of_two_changes_of_one_version_the_second_is_stale(
    client_for: Any, professional: Any
) -> None:
    kept = ReflectionFactory(person=professional)
    client, address = client_for(professional), f"{REFLECTIONS}/{kept.id}"
    assert patch(client, address, {"title": "Eerst"}).status_code == 200
    assert patch(client, address, {"title": "Dan"}).status_code == 412
    assert client.get(address).json()["title"] == "Eerst"


def test_plain_json_is_no_merge_patch(client_for: Any, professional: Any) -> None:
    kept = ReflectionFactory(person=professional)
    response = client_for(professional).patch(
        f"{REFLECTIONS}/{kept.id}",
        json.dumps({"title": "x"}),
        content_type="application/json",
        headers={"If-Match": '"1"'},
    )
    assert response.status_code == 415


def test_what_the_writer_deletes_is_not_there_any_more(client_for: Any, professional: Any) -> None:
    kept = ReflectionFactory(person=professional)
    client, address = client_for(professional), f"{REFLECTIONS}/{kept.id}"
    assert client.delete(address, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(address).status_code == 404
    assert client.delete(address, headers={"If-Match": '"1"'}).status_code == 404
    with acting_as(professional.pk):
        assert not Reflection.objects.visible_to(professional.pk).exists()


def test_a_stranger_changes_and_deletes_nothing(
    client_for: Any, professional: Any, stranger: Any
) -> None:
    kept = ReflectionFactory(person=professional)
    client, address = client_for(stranger), f"{REFLECTIONS}/{kept.id}"
    assert patch(client, address, {"title": "Van mij"}).status_code == 404
    assert patch(client, address, {"title": "Van mij"}, tag=None).status_code == 404
    assert client.delete(address, headers={"If-Match": '"1"'}).status_code == 404
    assert client_for(professional).get(address).json()["title"] == kept.title


def test_anonymous_changes_and_deletes_nothing(api_client: Any, professional: Any) -> None:
    address = f"{REFLECTIONS}/{ReflectionFactory(person=professional).id}"
    assert patch(api_client, address, {"title": "x"}).status_code == 401
    assert api_client.delete(address, headers={"If-Match": '"1"'}).status_code == 401


def test_other_methods_are_not_there(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    address = f"{REFLECTIONS}/{ReflectionFactory(person=professional).id}"
    assert client.put(address, {}, format="json").status_code == 405
    assert client.post(address, {}, format="json").status_code == 405
