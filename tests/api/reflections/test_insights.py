"""Looking back: themes, feelings by kind of session, and what became of plans."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Person
from core.home import HOME
from core.tenancy import acting_as
from reflections.action_points.models import ActionPoint
from reflections.contents import Felt
from reflections.models import Reflection
from tests.api.reflections.conftest import issues
from tests.factories.action_points import ActionPointFactory
from tests.factories.reflections import ReflectionFactory

INSIGHTS = "/api/v1/insights"
NOTHING = {"planned": 0, "open": 0, "moved": 0, "done": 0, "dropped": 0}
DAY = datetime.date(2026, 3, 4)
MARCH = {"occurredFrom": "2026-03-01", "occurredTo": "2026-03-31"}


@pytest.fixture
def client(professional: Person, client_for: Callable[[Person], Any]) -> Any:
    return client_for(professional)


def _made(person: Person, day: datetime.date, **values: Any) -> None:
    """Give `person` an action point that was made on `day`."""
    at = datetime.datetime.combine(day, datetime.time(12), HOME)
    with acting_as(person.pk):
        point = ActionPointFactory(person=person, **values)
        outcome = at + datetime.timedelta(days=6) if point.outcome_at else None
        ActionPoint.objects.filter(id=point.id).update(created_at=at, outcome_at=outcome)


def test_who_wrote_nothing_sees_an_empty_season(client: Any) -> None:
    answer = client.get(INSIGHTS).json()
    assert answer["entries"] == 0
    assert answer["feelings"] == []
    assert answer["actionPoints"] == NOTHING
    assert answer["daysToDone"] is None
    assert answer["period"]["lastDay"] == timezone.localdate(timezone=HOME).isoformat()
    assert all(each["themes"] == [] for each in answer["stretches"])


def test_themes_are_counted_by_stretch(client: Any, professional: Person) -> None:
    for theme in ("resilience", "resilience", "grief-and-loss", None):
        ReflectionFactory(person=professional, occurred_on=DAY, theme=theme)
    ReflectionFactory(
        person=professional, occurred_on=datetime.date(2026, 3, 30), theme="resilience"
    )
    answer = client.get(INSIGHTS, MARCH).json()
    assert answer["period"] == {"firstDay": "2026-03-01", "lastDay": "2026-03-31", "unit": "week"}
    assert answer["entries"] == 5
    assert [each["entries"] for each in answer["stretches"]] == [0, 4, 0, 0, 0, 1]
    assert answer["stretches"][1] == {
        "firstDay": "2026-03-02",
        "lastDay": "2026-03-08",
        "entries": 4,
        "themes": [
            {"theme": "grief-and-loss", "entries": 1},
            {"theme": "resilience", "entries": 2},
            {"theme": None, "entries": 1},
        ],
        "actionPoints": NOTHING,
    }


def test_feelings_are_counted_by_kind_of_session(client: Any, professional: Person) -> None:
    ReflectionFactory(
        person=professional,
        occurred_on=DAY,
        kind="home-visit",
        title='Met ,"before":[ erin',
        answers={"text": '"},"before":["calm"],"after":["calm"]}'},
        feelings_before=[Felt("tense", 4), Felt("sad")],
        feelings_after=[Felt("calm", 2)],
    )
    ReflectionFactory(
        person=professional,
        occurred_on=DAY,
        kind="home-visit",
        feelings_before=[Felt("tense", 5), Felt("calm")],
        feelings_after=[Felt("calm")],
        prompted=True,
        tags=["stilte"],
    )
    ReflectionFactory(person=professional, occurred_on=DAY, feelings_after=["proud"])
    ReflectionFactory(person=professional, occurred_on=DAY, kind="crisis")
    assert client.get(INSIGHTS, MARCH).json()["feelings"] == [
        {
            "kind": "home-visit",
            "entries": 2,
            "before": [
                {"feeling": "tense", "entries": 2, "intensity": 4.5},
                {"feeling": "calm", "entries": 1, "intensity": None},
                {"feeling": "sad", "entries": 1, "intensity": None},
            ],
            "after": [{"feeling": "calm", "entries": 2, "intensity": 2.0}],
            "changes": [
                {"before": "tense", "after": "calm", "entries": 2},
                {"before": "sad", "after": "calm", "entries": 1},
            ],
        },
        {
            "kind": None,
            "entries": 1,
            "before": [],
            "after": [{"feeling": "proud", "entries": 1, "intensity": None}],
            "changes": [],
        },
    ]


def test_plans_say_what_has_become_of_them(client: Any, professional: Person) -> None:
    _made(professional, DAY, state="done")
    _made(professional, DAY, state="dropped")
    _made(professional, DAY)
    _made(professional, datetime.date(2026, 3, 31), due_on=DAY, state="moved")
    # What was made before the first day of the period, or behind its last, is left out.
    _made(professional, datetime.date(2026, 2, 28), state="done")
    _made(professional, datetime.date(2026, 4, 1), state="done")
    answer = client.get(INSIGHTS, MARCH).json()
    assert answer["actionPoints"] == {
        "planned": 4, "open": 1, "moved": 1, "done": 1, "dropped": 1,
    }  # fmt: skip
    assert answer["daysToDone"] == 6
    assert answer["stretches"][1]["actionPoints"]["planned"] == 3
    assert answer["stretches"][-1]["actionPoints"]["moved"] == 1


def test_what_lies_in_the_trash_does_not_count(client: Any, professional: Person) -> None:
    trashed = ReflectionFactory(
        person=professional, occurred_on=DAY, feelings_before=["sad"], theme="resilience"
    )
    _made(professional, DAY, reflection=trashed.id)
    _throw_away(professional, client)
    answer = client.get(INSIGHTS, MARCH).json()
    assert answer["entries"] == 0
    assert answer["feelings"] == []
    assert answer["actionPoints"] == NOTHING


def _throw_away(person: Person, client: Any) -> None:
    with acting_as(person.pk):
        ids = list(Reflection.objects.visible_to(person.pk).values_list("id", flat=True))
    for each in ids:
        address = f"/api/v1/reflections/{each}"
        client.delete(address, headers={"If-Match": client.get(address)["ETag"]})


def test_nobody_sees_what_others_wrote(client: Any, stranger: Person, professional: Person) -> None:
    ReflectionFactory(person=stranger, occurred_on=DAY, feelings_before=["sad"])
    _made(stranger, DAY)
    ReflectionFactory(person=professional, occurred_on=DAY)
    answer = client.get(INSIGHTS, MARCH).json()
    assert answer["entries"] == 1
    assert answer["feelings"] == []
    assert answer["actionPoints"] == NOTHING


def test_thousands_of_bytes_come_in_handfuls(
    client: Any, professional: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reflections.skimming._HANDFUL_BYTES", 700)
    for _ in range(9):
        ReflectionFactory(
            person=professional,
            occurred_on=DAY,
            answers={"text": "Wachten. " * 60},
            feelings_before=["sad"],
        )
    (found,) = client.get(INSIGHTS, MARCH).json()["feelings"]
    assert found["entries"] == 9


def test_what_only_a_device_can_open_is_passed_over(client: Any, professional: Person) -> None:
    ReflectionFactory(person=professional, occurred_on=DAY, feelings_before=["sad"])
    kept = ReflectionFactory(person=professional, occurred_on=DAY, feelings_before=["sad"])
    with acting_as(professional.pk):
        row = Reflection.objects.get(id=kept.id)
        sealed = b"\x02" + bytes(row.sealed)[1:]
        Reflection.objects.filter(id=kept.id).update(sealed=sealed)
    answer = client.get(INSIGHTS, MARCH).json()
    assert answer["entries"] == 2
    assert answer["feelings"][0]["entries"] == 1


@pytest.mark.parametrize(
    ("asked", "issue"),
    [
        ({"period": "month"}, ("query", "period", "invalid_choice")),
        ({"period": ""}, ("query", "period", "invalid_choice")),
        ({"period": "year", **MARCH}, ("query", "period", "period_or_days")),
        (
            {"occurredFrom": "2026-03-02", "occurredTo": "2026-03-01"},
            ("query", "occurredTo", "ends_before"),
        ),
        ({"occurredFrom": "maart"}, ("query", "occurredFrom", "invalid")),
        ({"theme": "resilience"}, ("query", "theme", "unknown_parameter")),
        ({"pageSize": "5"}, ("query", "pageSize", "unknown_parameter")),
    ],
)
def test_a_wrong_question_says_what_is_wrong(
    client: Any, asked: dict[str, str], issue: tuple[str, str, str]
) -> None:
    response = client.get(INSIGHTS, asked)
    assert response.status_code == 400
    assert issues(response) == {issue}
