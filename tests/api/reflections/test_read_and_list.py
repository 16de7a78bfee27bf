"""Reading one reflection, and the list."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest

from core.identifiers import new_id
from tests.api.reflections.conftest import REFLECTIONS, issues
from tests.factories.accounts import MembershipFactory, PersonFactory
from tests.factories.reflections import PROMPT, ReflectionFactory
from tests.support.queries import assert_constant_queries


def test_the_writer_reads_everything(client_for: Any, professional: Any) -> None:
    kept = ReflectionFactory(person=professional, gibbs=True, prompted=True, theme="resilience")
    response = client_for(professional).get(f"{REFLECTIONS}/{kept.id}")
    assert response.status_code == 200
    assert response["ETag"] == '"1"'
    assert response["Cache-Control"] == "no-store"
    body = response.json()
    assert body["prompt"] == PROMPT
    assert body["answers"]["actionPlan"] == "Volgende keer tel ik tot tien."


@pytest.mark.parametrize("who", ["stranger", "editor", "coordinator", "operator"])
def test_nobody_else_finds_it(client_for: Any, professional: Any, who: str) -> None:
    kept = ReflectionFactory(person=professional)
    others = {
        "stranger": lambda: PersonFactory(),
        "editor": lambda: PersonFactory(editor=True),
        "operator": lambda: PersonFactory(operator=True),
        "coordinator": lambda: MembershipFactory(role="coordinator").person,
    }
    if who == "coordinator":
        coordinator = MembershipFactory(role="coordinator")
        MembershipFactory(person=professional, organisation=coordinator.organisation)
        client = client_for(coordinator.person)
    else:
        client = client_for(others[who]())
    assert client.get(f"{REFLECTIONS}/{kept.id}").status_code == 404
    assert client.get(REFLECTIONS).json() == {"items": []}


def test_an_id_that_is_nobody_s_is_absent_in_the_same_words(
    client_for: Any, professional: Any, stranger: Any
) -> None:
    client = client_for(stranger)
    foreign, absent = ReflectionFactory(person=professional).id, new_id()
    answers = [client.get(f"{REFLECTIONS}/{each}") for each in (foreign, absent)]
    documents = [answer.json() | {"instance": None} for answer in answers]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert documents[0] == documents[1]


@pytest.mark.parametrize("identity", ["x", "1", "0199F3F2-6D0B-7C3E-9A54-1F0F6F1F2D10"])
def test_an_id_that_is_none_is_absent(client_for: Any, professional: Any, identity: str) -> None:
    assert client_for(professional).get(f"{REFLECTIONS}/{identity}").status_code == 404


def test_anonymous_is_asked_to_sign_in(api_client: Any, professional: Any) -> None:
    kept = ReflectionFactory(person=professional)
    for address in (REFLECTIONS, f"{REFLECTIONS}/{kept.id}"):
        response = api_client.get(address)
        assert response.status_code == 401
        assert "WWW-Authenticate" in response


def test_the_list_holds_everything_but_the_answers(client_for: Any, professional: Any) -> None:
    text = "Een lange zin over wat er gebeurde. " * 20
    kept = ReflectionFactory(
        person=professional,
        title="Stilte",
        answers={"text": text},
        feelings_before=["sad"],
        theme="resilience",
        kind="crisis",
        tags=["rouw"],
    )
    (item,) = client_for(professional).get(REFLECTIONS).json()["items"]
    excerpt = item.pop("excerpt")
    assert excerpt.endswith("…")
    assert len(excerpt) <= 161
    assert text.startswith(excerpt.removesuffix("…"))
    assert item == {
        "id": str(kept.id),
        "title": "Stilte",
        "occurredOn": str(kept.occurred_on),
        "theme": "resilience",
        "kind": "crisis",
        "template": "free",
        "feelingsBefore": [{"feeling": "sad"}],
        "feelingsAfter": [],
        "tags": ["rouw"],
        "sealed": False,
        "createdAt": kept.created_at.isoformat().replace("+00:00", "Z"),
        "updatedAt": kept.updated_at.isoformat().replace("+00:00", "Z"),
    }


def test_pages_follow_one_another_newest_first_and_back(client_for: Any, professional: Any) -> None:
    days = [f"2026-03-{day:02}" for day in (1, 2, 2, 2, 3)]
    for day in days:
        ReflectionFactory(person=professional, occurred_on=date.fromisoformat(day))
    client = client_for(professional)
    first = client.get(f"{REFLECTIONS}?pageSize=2").json()
    second = client.get(first["next"]).json()
    third = client.get(second["next"]).json()
    seen = [item for page in (first, second, third) for item in page["items"]]
    assert [item["occurredOn"] for item in seen] == days[::-1]
    assert len({item["id"] for item in seen}) == 5
    assert "next" not in third
    assert "prev" not in first
    assert client.get(second["prev"]).json()["items"] == first["items"]
    assert urlsplit(first["next"]).path == REFLECTIONS


def test_filters_by_theme_and_period(client_for: Any, professional: Any) -> None:
    for day, theme in ((1, "resilience"), (2, "resilience"), (3, "grief-and-loss"), (4, None)):
        ReflectionFactory(
            person=professional,
            title=str(day),
            occurred_on=date(2026, 3, day),
            theme=theme,
        )
    client = client_for(professional)

    def titles(query: str) -> list[str]:
        return [each["title"] for each in client.get(f"{REFLECTIONS}?{query}").json()["items"]]

    assert titles("theme=resilience") == ["2", "1"]
    assert titles("occurredFrom=2026-03-03") == ["4", "3"]
    assert titles("occurredTo=2026-03-02") == ["2", "1"]
    assert titles("occurredFrom=2026-03-02&occurredTo=2026-03-03&theme=resilience") == ["2"]
    assert titles("sort=occurredOn") == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("theme=nothing", ("query", "theme", "invalid_choice")),
        ("occurredFrom=0000-00-00", ("query", "occurredFrom", "invalid")),
        ("occurredFrom=2026-1-1", ("query", "occurredFrom", "invalid")),
        ("occurredTo=yesterday", ("query", "occurredTo", "invalid")),
        ("sort=title", ("query", "sort", "sort_unknown")),
        ("q=moeder", ("query", "q", "unknown_parameter")),
        ("pageSize=0", ("query", "pageSize", "page_size")),
        ("pageSize=101", ("query", "pageSize", "page_size")),
        ("cursor=nonsense", ("query", "cursor", "cursor_unknown")),
        ("theme=", ("query", "theme", "invalid_choice")),
        ("occurredTo=", ("query", "occurredTo", "invalid")),
    ],
)
def test_unknown_and_broken_parameters_are_refused(
    client_for: Any, professional: Any, query: str, expected: tuple[str, str, str]
) -> None:
    response = client_for(professional).get(f"{REFLECTIONS}?{query}")
    assert response.status_code == 400
    assert expected in issues(response)


def test_fifty_cost_as_many_queries_as_two(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    assert_constant_queries(
        lambda: client.get(f"{REFLECTIONS}?pageSize=100"),
        lambda count: ReflectionFactory.create_batch(count, person=professional),
    )


def test_the_list_narrows_to_one_kind_of_session(client_for: Any, professional: Any) -> None:
    for kind in ("intake", "crisis", None):
        ReflectionFactory(person=professional, kind=kind, title=str(kind))
    client = client_for(professional)
    found = client.get(f"{REFLECTIONS}?kind=crisis").json()["items"]
    assert [item["title"] for item in found] == ["crisis"]
    assert client.get(f"{REFLECTIONS}?kind=party").status_code == 400
    assert client.get(f"{REFLECTIONS}?kind=").status_code == 400
