"""Which action points a list holds, and in which order."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from core.identifiers import new_id
from core.tenancy import acting_as
from tests.api.reflections.conftest import issues
from tests.api.reflections.test_action_points import POINTS
from tests.factories.action_points import ActionPointFactory
from tests.factories.reflections import ReflectionFactory

TODAY = timezone.now().date()


def day(number: int) -> datetime.date:
    return TODAY + datetime.timedelta(number)


def listed(client: Any, **query: Any) -> list[str]:
    """Return what the action points of the first page are about."""
    response = client.get(POINTS, query)
    assert response.status_code == 200, response.content
    return [item["what"] for item in response.json()["items"]]


@pytest.fixture
def client(client_for: Any, professional: Any) -> Any:
    """Somebody with an action point for each state and each kind of day."""
    for what, facts in {
        "ooit": {},
        "morgen": {"due_on": day(1)},
        "gisteren": {"due_on": day(-1)},
        "verzet": {"due_on": day(7), "state": "moved"},
        "gedaan": {"due_on": day(-2), "state": "done"},
        "laten vallen": {"state": "dropped"},
    }.items():
        ActionPointFactory(person=professional, what=what, **facts)
    return client_for(professional)


def test_the_first_due_comes_first_and_what_has_no_day_last(client: Any) -> None:
    assert listed(client) == ["gedaan", "gisteren", "morgen", "verzet", "ooit", "laten vallen"]


def test_the_last_changed_comes_first_where_one_asks(client: Any) -> None:
    assert listed(client, sort="-updatedAt", state="over") == ["laten vallen", "gedaan"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"state": "open"}, ["gisteren", "morgen", "ooit"]),
        ({"state": "moved"}, ["verzet"]),
        ({"state": "done"}, ["gedaan"]),
        ({"state": "dropped"}, ["laten vallen"]),
        ({"state": "to-do"}, ["gisteren", "morgen", "verzet", "ooit"]),
        ({"state": "over"}, ["gedaan", "laten vallen"]),
        ({"dueFrom": day(1)}, ["morgen", "verzet"]),
        ({"dueTo": day(1)}, ["gedaan", "gisteren", "morgen"]),
        ({"dueFrom": day(-1), "dueTo": day(1)}, ["gisteren", "morgen"]),
        ({"dueTo": "9999-12-31", "state": "to-do"}, ["gisteren", "morgen", "verzet"]),
        ({"dueTo": day(0), "state": "to-do"}, ["gisteren"]),
    ],
)
def test_lists_are_by_state_and_by_day(client: Any, query: Any, expected: list[str]) -> None:
    assert listed(client, **query) == expected


def test_a_list_of_one_reflection(client: Any, professional: Any) -> None:
    reflection = ReflectionFactory(person=professional)
    ActionPointFactory(person=professional, what="hieruit", reflection=reflection.id)
    assert listed(client, reflection=str(reflection.id)) == ["hieruit"]
    assert listed(client, reflection=str(new_id())) == []


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ({"state": "later"}, "state"),
        ({"state": ""}, "state"),
        ({"dueTo": "morgen"}, "dueTo"),
        ({"reflection": "1"}, "reflection"),
        ({"reflection": ""}, "reflection"),
        ({"outcomesFor": "1"}, "outcomesFor"),
        ({"sort": "what"}, "sort"),
        ({"what": "bellen"}, "what"),
    ],
)
def test_a_question_that_is_not_understood_is_refused(client: Any, query: Any, name: str) -> None:
    response = client.get(POINTS, query)
    assert response.status_code == 400
    assert [issue[:2] for issue in issues(response)] == [("query", name)]


def test_pages_follow_each_other_also_behind_what_has_no_day(client: Any) -> None:
    seen: list[str] = []
    address = f"{POINTS}?pageSize=1"
    while address:
        page = client.get(address).json()
        seen += [item["what"] for item in page["items"]]
        address = page.get("next")
    assert seen == listed(client)


def test_outcomes_since_the_last_reflection_are_offered(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    fresh = {"outcomesFor": str(new_id())}
    ActionPointFactory(person=professional, what="nog open")
    ActionPointFactory(person=professional, what="lang geleden", state="done")
    assert listed(client, **fresh) == ["lang geleden"]
    ReflectionFactory(person=professional)
    assert listed(client, **fresh) == []
    for state in ("done", "dropped", "moved"):
        ActionPointFactory(person=professional, what=state, state=state, due_on=day(2))
    assert listed(client, **fresh) == ["done", "dropped", "moved"]


def test_the_reflection_that_is_being_written_does_not_count_as_the_last(
    client_for: Any, professional: Any, stranger: Any
) -> None:
    ActionPointFactory(person=professional, what="gedaan", state="done")
    draft = ReflectionFactory(person=professional)
    ReflectionFactory(person=stranger)
    with acting_as(professional.pk):
        assert listed(client_for(professional), outcomesFor=str(draft.id)) == ["gedaan"]
        assert listed(client_for(professional), outcomesFor=str(new_id())) == []
