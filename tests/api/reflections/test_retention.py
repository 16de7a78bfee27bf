"""Choosing how long reflections are kept."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from core.tenancy import acting_as
from reflections.models import Reflection
from tests.api.reflections.conftest import REFLECTIONS, issues, patch
from tests.factories.reflections import ReflectionFactory

RETENTION = "/api/v1/retention"


def aged(person: Any, days: int) -> Any:
    """Write a reflection that was last changed so long ago."""
    kept = ReflectionFactory(person=person, title=f"{days} dagen")
    then = timezone.now() - datetime.timedelta(days=days)
    with acting_as(person.pk):
        Reflection.objects.filter(id=kept.id).update(created_at=then, updated_at=then)
    return kept


def choose(client: Any, years: Any, tag: str | None = None) -> Any:
    return patch(client, RETENTION, {"years": years}, tag or client.get(RETENTION)["ETag"])


def test_everything_is_kept_for_good_until_somebody_chooses(
    client_for: Any, professional: Any
) -> None:
    assert client_for(professional).get(RETENTION).json() == {
        "years": None,
        "leaving": 0,
        "older": [{"years": years, "count": 0} for years in (1, 2, 3, 5, 10)],
    }


def test_it_says_beforehand_what_each_choice_means(client_for: Any, professional: Any) -> None:
    for days in (10, 400, 800, 4000):
        aged(professional, days)
    body = client_for(professional).get(RETENTION).json()
    assert {each["years"]: each["count"] for each in body["older"]} == {
        1: 3,
        2: 2,
        3: 1,
        5: 1,
        10: 1,
    }


def test_a_choice_is_kept_and_says_what_leaves_within_thirty_days(
    client_for: Any, professional: Any, stranger: Any
) -> None:
    for days in (300, 340, 400):
        aged(professional, days)
    aged(stranger, 400)
    client = client_for(professional)
    chosen = choose(client, 1)
    assert chosen.status_code == 200
    assert (chosen.json()["years"], chosen.json()["leaving"]) == (1, 2)
    assert client.get(RETENTION).json() == chosen.json()
    assert len(client.get(REFLECTIONS).json()["items"]) == 3
    assert client_for(stranger).get(RETENTION).json()["years"] is None


def test_a_choice_is_taken_back(client_for: Any, professional: Any) -> None:
    aged(professional, 400)
    client = client_for(professional)
    choose(client, 1)
    back = choose(client, None)
    assert (back.json()["years"], back.json()["leaving"]) == (None, 0)


def test_a_patch_that_names_nothing_changes_nothing(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    choose(client, 2)
    assert patch(client, RETENTION, {}, client.get(RETENTION)["ETag"]).json()["years"] == 2


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"years": 4}, "years_unknown"),
        ({"years": 0}, "years_unknown"),
        ({"years": "2"}, "invalid"),
        ({"years": True}, "invalid"),
        ({"leaving": 1}, "unknown_key"),
    ],
)
def test_what_is_not_offered_is_refused(
    client_for: Any, professional: Any, body: Any, code: str
) -> None:
    client = client_for(professional)
    response = patch(client, RETENTION, body, client.get(RETENTION)["ETag"])
    assert response.status_code == 400
    assert code in {each[2] for each in issues(response)}
    assert client.get(RETENTION).json()["years"] is None


def test_a_change_names_the_version(client_for: Any, professional: Any, stranger: Any) -> None:
    client = client_for(professional)
    before = client.get(RETENTION)["ETag"]
    assert patch(client, RETENTION, {"years": 2}, None).status_code == 428
    assert choose(client, 2, client_for(stranger).get(RETENTION)["ETag"]).status_code == 412
    assert choose(client, 2, before).status_code == 200
    assert choose(client, 5, before).status_code == 412


def test_visitors_have_nothing_to_keep(api_client: Any) -> None:
    assert api_client.get(RETENTION).status_code == 401
    assert choose(api_client, 2, '"x"').status_code == 401
