"""Action points go out of sight with their reflection, and come back with it."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from core.tenancy import acting_as
from reflections.action_points.models import ActionPoint, Reminder
from tests.api.reflections.test_trash import erase, restore, trash
from tests.factories.action_points import ActionPointFactory
from tests.factories.reflections import ReflectionFactory

POINTS = "/api/v1/action-points"
NEXT_WEEK = timezone.now().date() + datetime.timedelta(days=7)


def whats(client: Any) -> list[str]:
    return [item["what"] for item in client.get(POINTS).json()["items"]]


def reminders(person: Any) -> int:
    with acting_as(person.pk):
        return Reminder.objects.filter(person_id=person.pk).count()


def with_points(person: Any) -> Any:
    """Give `person` a reflection with two points that remind, and a point of no reflection."""
    kept = ReflectionFactory(person=person)
    for what in ("Bellen", "Schrijven"):
        ActionPointFactory(
            person=person, what=what, reflection=kept.id, due_on=NEXT_WEEK, remind="on-the-day"
        )
    ActionPointFactory(person=person, what="Lezen", due_on=NEXT_WEEK, remind="on-the-day")
    return kept


def test_they_are_on_no_list_at_no_address_and_remind_of_nothing(
    client_for: Any, professional: Any
) -> None:
    kept, client = with_points(professional), client_for(professional)
    point = next(
        item for item in client.get(POINTS).json()["items"] if item["reflection"] == str(kept.id)
    )
    trash(client, kept)
    assert whats(client) == ["Lezen"]
    assert client.get(f"{POINTS}/{point['id']}").status_code == 404
    assert reminders(professional) == 1


def test_they_come_back_with_it_and_remind_again(client_for: Any, professional: Any) -> None:
    kept, client = with_points(professional), client_for(professional)
    trash(client, kept)
    assert restore(client, kept).status_code == 200
    assert sorted(whats(client)) == ["Bellen", "Lezen", "Schrijven"]
    assert reminders(professional) == 3


def test_what_was_done_does_not_remind_when_it_comes_back(
    client_for: Any, professional: Any
) -> None:
    kept, client = ReflectionFactory(person=professional), client_for(professional)
    ActionPointFactory(
        person=professional,
        reflection=kept.id,
        due_on=NEXT_WEEK,
        remind="on-the-day",
        state="done",
    )
    trash(client, kept)
    restore(client, kept)
    assert reminders(professional) == 0


def test_they_are_erased_with_it(client_for: Any, professional: Any) -> None:
    kept, client = with_points(professional), client_for(professional)
    trash(client, kept)
    erase(client, kept)
    with acting_as(professional.pk):
        assert ActionPoint.objects.filter(reflection_id=kept.id).count() == 0


def test_nothing_is_planned_for_what_lies_in_the_trash(client_for: Any, professional: Any) -> None:
    kept, client = ReflectionFactory(person=professional), client_for(professional)
    trash(client, kept)
    body = {"what": "Bellen", "reflection": str(kept.id)}
    response = client.post(POINTS, body, format="json", headers={"Idempotency-Key": "late"})
    assert response.status_code == 409
    assert response.json()["type"].endswith("reflection-not-available")
