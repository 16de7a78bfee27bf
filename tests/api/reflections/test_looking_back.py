"""A month of one's reflections, and what one wrote around a day before."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from accounts.models import Person
from tests.api.reflections.conftest import REFLECTIONS
from tests.factories.reflections import ReflectionFactory
from tests.support.queries import assert_constant_queries

MONTHS = "/api/v1/reflection-months"
MEMORIES = "/api/v1/reflection-memories"


def write(person: Person, day: str, title: str = "", **more: Any) -> Any:
    occurred_on = datetime.date.fromisoformat(day)
    return ReflectionFactory(person=person, title=title or day, occurred_on=occurred_on, **more)


def days_of(client: Any, month: str) -> list[dict[str, Any]]:
    response = client.get(f"{MONTHS}/{month}")
    assert response.status_code == 200
    days: list[dict[str, Any]] = response.json()["days"]
    return days


def told(client: Any, day: str) -> list[tuple[int, str, bool, str]]:
    response = client.get(f"{MEMORIES}/{day}")
    assert response.status_code == 200
    return [
        (each["ago"], each["unit"], each["sameDay"], each["reflection"]["title"])
        for each in response.json()["memories"]
    ]


def test_a_month_tells_how_many_and_which_themes(client_for: Any, professional: Person) -> None:
    write(professional, "2026-02-01", theme="diversity-weave")
    write(professional, "2026-02-01", theme="grief-and-loss")
    write(professional, "2026-02-01", theme="grief-and-loss")
    write(professional, "2026-02-28")
    for outside in ("2026-01-31", "2026-03-01", "2025-02-01"):
        write(professional, outside)
    write(professional, "2026-02-14", trashed=True)
    response = client_for(professional).get(f"{MONTHS}/2026-02")
    assert response.json() == {
        "month": "2026-02",
        "days": [
            {"day": "2026-02-01", "count": 3, "themes": ["grief-and-loss", "diversity-weave"]},
            {"day": "2026-02-28", "count": 1, "themes": []},
        ],
    }
    assert response["Cache-Control"] == "no-store"


def test_the_last_month_of_a_year_has_an_end_too(client_for: Any, professional: Person) -> None:
    write(professional, "2025-12-31")
    write(professional, "2026-01-01")
    (day,) = days_of(client_for(professional), "2025-12")
    assert day["day"] == "2025-12-31"


@pytest.mark.parametrize("month", ["2026-13", "2026-00", "1949-12", "2100-01", "2026", "2026-1"])
def test_what_is_no_month_is_not_there(client_for: Any, professional: Person, month: str) -> None:
    assert client_for(professional).get(f"{MONTHS}/{month}").status_code == 404


@pytest.mark.parametrize("day", ["2026-02-30", "2026-02", "vandaag", "1949-12-31", "2100-01-01"])
def test_what_is_no_day_is_not_there(client_for: Any, professional: Person, day: str) -> None:
    assert client_for(professional).get(f"{MEMORIES}/{day}").status_code == 404


@pytest.mark.parametrize("address", [f"{MONTHS}/2026-02", f"{MEMORIES}/2026-02-01"])
def test_unknown_parameters_are_refused(
    client_for: Any, professional: Person, address: str
) -> None:
    assert client_for(professional).get(address, {"tag": "stilte"}).status_code == 400


@pytest.mark.parametrize("address", [f"{MONTHS}/2026-02", f"{MEMORIES}/2027-02-01"])
def test_nobody_looks_back_at_another_s(
    client_for: Any, api_client: Any, professional: Person, stranger: Person, address: str
) -> None:
    write(professional, "2026-02-01", "Geheim", theme="resilience")
    answer = client_for(stranger).get(address).json()
    assert answer.get("days", answer.get("memories")) == []
    assert api_client.get(address).status_code == 401


def test_every_year_tells_of_the_same_day_or_of_those_around_it(
    client_for: Any, professional: Person
) -> None:
    write(professional, "2025-11-23", "Zelfde dag")
    write(professional, "2025-11-22", "Dag ervoor")
    write(professional, "2024-11-26", "Drie dagen later")
    write(professional, "2023-11-27", "Te ver")
    write(professional, "2022-11-23", "In de prullenbak", trashed=True)
    write(professional, "2019-11-20", "Lang geleden")
    write(professional, "2026-10-23", "Een maand geleden")
    write(professional, "2026-11-23", "Vandaag")
    assert told(client_for(professional), "2026-11-23") == [
        (1, "years", True, "Zelfde dag"),
        (2, "years", False, "Drie dagen later"),
        (7, "years", False, "Lang geleden"),
    ]


def test_without_earlier_years_a_month_ago_will_do(client_for: Any, professional: Person) -> None:
    write(professional, "2026-10-24", "Een maand geleden")
    client = client_for(professional)
    assert told(client, "2026-11-23") == [(1, "months", False, "Een maand geleden")]
    assert told(client, "2026-09-23") == []


def test_at_most_five_years_are_told_the_latest_first(
    client_for: Any, professional: Person
) -> None:
    for year in range(2015, 2026):
        write(professional, f"{year}-11-23")
    years = [ago for ago, _unit, _same, _title in told(client_for(professional), "2026-11-23")]
    assert years == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("day", "before", "same"),
    [
        ("2024-02-29", "2023-02-28", True),
        ("2026-03-31", "2026-02-28", True),
        ("2026-01-15", "2025-12-15", True),
        ("2027-01-02", "2025-12-31", False),
    ],
)
def test_days_that_a_month_does_not_have_are_its_last(
    client_for: Any, professional: Person, day: str, before: str, same: bool
) -> None:
    write(professional, before)
    ((_ago, _unit, same_day, title),) = told(client_for(professional), day)
    assert (title, same_day) == (before, same)


def test_a_memory_is_the_item_of_the_list(client_for: Any, professional: Person) -> None:
    write(professional, "2025-11-23", theme="resilience", tags=["stilte"])
    client = client_for(professional)
    (memory,) = client.get(f"{MEMORIES}/2026-11-23").json()["memories"]
    assert memory["reflection"] == client.get(REFLECTIONS).json()["items"][0]


@pytest.mark.parametrize("address", [f"{MONTHS}/2025-11", f"{MEMORIES}/2026-11-15"])
def test_fifty_cost_as_many_queries_as_two(
    client_for: Any, professional: Person, address: str
) -> None:
    client = client_for(professional)
    days = iter(range(1000))
    assert_constant_queries(
        lambda: client.get(address),
        lambda count: [
            write(professional, f"{2025 - next(days) % 20}-11-15") for _ in range(count)
        ],
    )
