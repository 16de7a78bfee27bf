"""Action points over HTTP: making, reading, changing and deleting them."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

import pytest
from django.utils import timezone

from core.identifiers import new_id
from core.tenancy import acting_as
from reflections.action_points.models import ActionPoint, Reminder
from tests.api.reflections.conftest import REFLECTIONS, issues, patch
from tests.factories.action_points import ActionPointFactory
from tests.factories.reflections import ReflectionFactory

POINTS = "/api/v1/action-points"
WHAT = "De tolk vooraf bellen"
_attempts = itertools.count()


def plan(client: Any, key: str | None = None, **body: Any) -> Any:
    """Send an action point to be kept."""
    headers = {"Idempotency-Key": key or f"plan-{next(_attempts)}"}
    return client.post(POINTS, {"what": WHAT} | body, format="json", headers=headers)


def in_days(days: int) -> str:
    """Return the day so many days from now, as callers write it."""
    return (timezone.now().date() + datetime.timedelta(days)).isoformat()


def test_a_professional_keeps_an_action_point_of_a_reflection(
    client_for: Any, professional: Any
) -> None:
    reflection, identity = str(ReflectionFactory(person=professional).id), str(new_id())
    day = in_days(5)
    response = plan(
        client_for(professional),
        id=identity,
        reflection=reflection,
        dueOn=day,
        remind="day-before",
    )
    assert response.status_code == 201
    assert response["Location"] == f"{POINTS}/{identity}"
    assert response["ETag"] == '"1"'
    assert response["Cache-Control"] == "no-store"
    body = response.json()
    assert body.pop("createdAt") == body.pop("updatedAt")
    assert body == {
        "id": identity,
        "reflection": reflection,
        "what": WHAT,
        "dueOn": day,
        "state": "open",
        "outcome": "",
        "outcomeAt": None,
        "remind": "day-before",
        "envelope": None,
        "sealed": False,
        "version": 1,
    }


def test_only_what_is_needed(client_for: Any, professional: Any) -> None:
    body = plan(client_for(professional)).json()
    assert (body["reflection"], body["dueOn"], body["remind"]) == (None, None, None)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"what": "  "}, ("body", "what", "nothing_written")),
        ({"what": "x" * 501}, ("body", "what", "max_length")),
        ({"what": "a\x07"}, ("body", "what", "control_characters")),
        ({"dueOn": "1900-01-01"}, ("body", "dueOn", "too_long_ago")),
        ({"dueOn": "9999-12-31"}, ("body", "dueOn", "too_far_ahead")),
        ({"dueOn": "morgen"}, ("body", "dueOn", "invalid")),
        ({"remind": "on-the-day"}, ("body", "remind", "reminder_needs_day")),
        ({"remind": "now"}, ("body", "remind", "invalid_choice")),
        ({"state": "done"}, ("body", "state", "unknown_key")),
        ({"id": "1"}, ("body", "id", "not_uuid7")),
    ],
)
def test_what_is_wrong_with_a_new_one_is_named(
    client_for: Any, professional: Any, body: Any, expected: tuple[str, str, str]
) -> None:
    response = plan(client_for(professional), **body)
    assert response.status_code == 400
    assert issues(response) == {expected}
    with acting_as(professional.pk):
        assert not ActionPoint.objects.exists()


def test_a_point_belongs_to_no_reflection_but_one_s_own(
    client_for: Any, professional: Any, stranger: Any
) -> None:
    of_another = ReflectionFactory(person=stranger).id
    for reflection in (of_another, new_id()):
        response = plan(client_for(professional), reflection=str(reflection))
        assert response.status_code == 409
        assert issues(response) == {("body", "reflection", "reflection_unknown")}


def test_a_retry_makes_no_second_one_and_the_same_id_conflicts(
    client_for: Any, professional: Any, stranger: Any
) -> None:
    client, identity = client_for(professional), str(new_id())
    first, again = (plan(client, key="once", id=identity) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert plan(client, id=identity).status_code == 409
    assert plan(client_for(stranger), id=identity).status_code == 201


def test_it_is_ticked_off_with_a_word_and_opened_again(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    address = f"{POINTS}/{ActionPointFactory(person=professional).id}"
    done = patch(client, address, {"state": "done", "outcome": "Dat hielp."})
    assert done.status_code == 200
    assert (done["ETag"], done.json()["version"]) == ('"2"', 2)
    assert (done.json()["state"], done.json()["outcome"]) == ("done", "Dat hielp.")
    assert done.json()["outcomeAt"] == done.json()["updatedAt"]
    back = patch(client, address, {"state": "open", "outcome": ""}, tag='"2"').json()
    assert (back["state"], back["outcome"], back["outcomeAt"]) == ("open", "", None)


def test_it_moves_to_a_day_and_to_nothing_else(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    address = f"{POINTS}/{ActionPointFactory(person=professional).id}"
    refused = patch(client, address, {"state": "moved"})
    assert issues(refused) == {("body", "dueOn", "moved_needs_day")}
    moved = patch(client, address, {"state": "moved", "dueOn": in_days(3)}).json()
    assert (moved["state"], moved["dueOn"]) == ("moved", in_days(3))
    nowhere = patch(client, address, {"dueOn": None}, tag='"2"')
    assert issues(nowhere) == {("body", "dueOn", "moved_needs_day")}


def test_another_word_is_another_outcome_and_another_day_is_not(
    client_for: Any, professional: Any
) -> None:
    client = client_for(professional)
    point = ActionPointFactory(person=professional, state="done")
    address = f"{POINTS}/{point.id}"
    renamed = patch(client, address, {"what": "Iets anders"}, tag='"2"').json()
    assert datetime.datetime.fromisoformat(renamed["outcomeAt"]) == point.outcome_at
    told = patch(client, address, {"outcome": "Het lukte."}, tag='"3"').json()
    assert told["outcomeAt"] == told["updatedAt"]


@pytest.mark.parametrize("remind", [None, "on-the-day"])
def test_without_a_day_nothing_reminds(client_for: Any, professional: Any, remind: Any) -> None:
    day = timezone.now().date() + datetime.timedelta(9)
    point = ActionPointFactory(person=professional, due_on=day, remind="on-the-day")
    response = patch(
        client_for(professional), f"{POINTS}/{point.id}", {"dueOn": None, "remind": remind}
    )
    assert response.status_code == (200 if remind is None else 400)
    with acting_as(professional.pk):
        assert Reminder.objects.exists() is (remind is not None)


@pytest.mark.parametrize(("tag", "status"), [(None, 428), ('"9"', 412), ('"1', 400)])
def test_a_change_and_a_deletion_name_the_version(
    client_for: Any, professional: Any, tag: str | None, status: int
) -> None:
    client = client_for(professional)
    address = f"{POINTS}/{ActionPointFactory(person=professional).id}"
    headers = {"If-Match": tag} if tag else {}
    assert patch(client, address, {"state": "done"}, tag=tag).status_code == status
    assert client.delete(address, headers=headers).status_code == status
    assert client.get(address).json()["version"] == 1


def test_deleting_takes_it_away_for_good(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    address = f"{POINTS}/{ActionPointFactory(person=professional).id}"
    assert client.delete(address, headers={"If-Match": '"1"'}).status_code == 204
    assert client.get(address).status_code == 404


def test_a_stranger_reads_changes_and_deletes_nothing(
    client_for: Any, professional: Any, stranger: Any
) -> None:
    client = client_for(stranger)
    address = f"{POINTS}/{ActionPointFactory(person=professional).id}"
    assert client.get(address).status_code == 404
    assert patch(client, address, {"state": "done"}).status_code == 404
    assert client.delete(address, headers={"If-Match": '"1"'}).status_code == 404
    assert client.get(POINTS).json() == {"items": []}


def test_its_points_go_with_a_reflection_and_no_others(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    gone, kept = (ReflectionFactory(person=professional) for _ in range(2))
    day = timezone.now().date() + datetime.timedelta(9)
    ActionPointFactory(person=professional, reflection=gone.id, due_on=day, remind="on-the-day")
    staying = [
        ActionPointFactory(person=professional, reflection=kept.id),
        ActionPointFactory(person=professional),
    ]
    assert client.delete(f"{REFLECTIONS}/{gone.id}", headers={"If-Match": '"1"'}).status_code == 204
    left = {item["id"] for item in client.get(POINTS).json()["items"]}
    assert left == {str(point.id) for point in staying}
    with acting_as(professional.pk):
        assert not Reminder.objects.exists()


def test_what_is_kept_is_not_readable_in_the_database(professional: Any) -> None:
    ActionPointFactory(person=professional, what="Geheim plan", state="done", outcome="Geheim ook")
    with acting_as(professional.pk):
        sealed = bytes(ActionPoint.objects.get().sealed)
    assert b"eheim" not in sealed
