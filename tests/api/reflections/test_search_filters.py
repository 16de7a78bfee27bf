"""Narrowing one's own reflections down, with words and without."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import Person
from core.tenancy import acting_as
from core.vault import unlock
from reflections.models import WORDS, WordPage
from reflections.word_pages import SLOTS
from tests.api.reflections.conftest import REFLECTIONS, SEARCHES, issues, patch
from tests.factories.action_points import ActionPointFactory
from tests.factories.reflections import ReflectionFactory
from tests.factories.weaves import ASSUMED, weave
from tests.support.queries import assert_constant_queries

Found = Callable[..., list[str]]


def write(person: Person, title: str, day: int = 1, text: str = "moeder", **more: Any) -> Any:
    occurred_on = datetime.date(2026, 3, day)
    more.setdefault("answers", {"text": text})
    return ReflectionFactory(person=person, title=title, occurred_on=occurred_on, **more)


@pytest.fixture
def find(client_for: Any, professional: Person) -> Found:
    """Search as the professional; returns the titles of what is found."""
    client = client_for(professional)

    def search(**wanted: Any) -> list[str]:
        response = client.post(SEARCHES, wanted, format="json")
        assert response.status_code == 200, response.content
        return [hit["reflection"]["title"] for hit in response.json()["items"]]

    return search


@pytest.fixture
def several(professional: Person) -> None:
    """Reflections that differ in everything they can be narrowed by."""
    write(
        professional,
        "Thuis",
        3,
        theme="resilience",
        kind="home-visit",
        tags=["Eerste gesprek", "stilte"],
        feelings_before=["tense"],
        feelings_after=["calm", "touched"],
    )
    crisis = write(
        professional,
        "Crisis",
        5,
        text="vader",
        theme="grief-and-loss",
        kind="crisis",
        tags=["stilte"],
        feelings_before=["calm"],
        feelings_after=["tense"],
    )
    gibbs = write(
        professional, "Gibbs", 7, template="gibbs", answers={"description": "Met haar moeder."}
    )
    write(professional, "Leeg", 9)
    ActionPointFactory(person=professional, reflection=crisis.id, what="Bellen")
    with acting_as(professional.pk):
        weave(professional, {"age": ASSUMED}, reflection=gibbs.id)


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, ["Leeg", "Gibbs", "Crisis", "Thuis"]),
        ({"theme": "resilience"}, ["Thuis"]),
        ({"kind": "crisis"}, ["Crisis"]),
        ({"template": "gibbs"}, ["Gibbs"]),
        ({"template": "free"}, ["Leeg", "Crisis", "Thuis"]),
        ({"occurredFrom": "2026-03-05", "occurredTo": "2026-03-07"}, ["Gibbs", "Crisis"]),
        ({"occurredFrom": "2026-03-07", "occurredTo": "2026-03-05"}, []),
        ({"hasActionPoints": True}, ["Crisis"]),
        ({"hasActionPoints": False}, ["Leeg", "Gibbs", "Thuis"]),
        ({"hasWeave": True}, ["Gibbs"]),
        ({"hasWeave": False}, ["Leeg", "Crisis", "Thuis"]),
        ({"tags": ["stilte"]}, ["Crisis", "Thuis"]),
        ({"tags": ["STILTE", "eerste GESPREK"]}, ["Thuis"]),
        ({"tags": ["gesprek"]}, []),
        ({"feelings": ["tense"]}, ["Crisis", "Thuis"]),
        ({"feelings": ["tense"], "felt": "before"}, ["Thuis"]),
        ({"feelings": ["calm", "touched"], "felt": "after"}, ["Thuis"]),
        ({"feelings": ["calm", "touched"], "felt": "before"}, []),
        ({"felt": "before"}, ["Leeg", "Gibbs", "Crisis", "Thuis"]),
        ({"tags": [], "feelings": []}, ["Leeg", "Gibbs", "Crisis", "Thuis"]),
        ({"tags": ["stilte"], "kind": "crisis", "feelings": ["calm"]}, ["Crisis"]),
        ({"tags": ["stilte"], "theme": "resilience", "hasWeave": False}, ["Thuis"]),
        ({"query": "moeder"}, ["Leeg", "Gibbs", "Thuis"]),
        ({"query": "moeder", "tags": ["stilte"]}, ["Thuis"]),
        ({"query": "moeder", "kind": "crisis"}, []),
        ({"query": "vader", "hasActionPoints": True}, ["Crisis"]),
        ({"query": "moder", "template": "gibbs"}, ["Gibbs"]),
        ({"query": "vader", "occurredTo": "2026-03-04"}, []),
        ({"query": "?!", "kind": "crisis"}, []),
    ],
)
def test_everything_asked_for_has_to_hold(
    find: Found, wanted: dict[str, Any], expected: list[str]
) -> None:
    assert find(**wanted) == expected


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"template": "gibbs"}, ["Gibbs"]),
        ({"hasActionPoints": "true"}, ["Crisis"]),
        ({"hasActionPoints": "false", "kind": "home-visit"}, ["Thuis"]),
        ({"hasWeave": "true"}, ["Gibbs"]),
        ({"hasWeave": "false", "theme": "grief-and-loss"}, ["Crisis"]),
    ],
)
def test_the_list_is_narrowed_by_plain_columns(
    client_for: Any, professional: Person, wanted: dict[str, str], expected: list[str]
) -> None:
    response = client_for(professional).get(REFLECTIONS, wanted)
    assert [item["title"] for item in response.json()["items"]] == expected


@pytest.mark.parametrize(
    "wanted",
    [
        {"tags": "stilte"},
        {"feelings": "tense"},
        {"hasWeave": "yes"},
        {"hasWeave": ""},
        {"template": "Nope!"},
        {"template": "a" * 41},
        {"template": ""},
    ],
)
def test_the_list_takes_nothing_sealed_and_nothing_else(
    client_for: Any, professional: Person, wanted: dict[str, str]
) -> None:
    assert client_for(professional).get(REFLECTIONS, wanted).status_code == 400


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"kind": "party"}, ("body", "kind", "invalid_choice")),
        ({"kind": None}, ("body", "kind", "null")),
        ({"template": "Nope!"}, ("body", "template", "template_unknown")),
        ({"occurredFrom": "2026"}, ("body", "occurredFrom", "invalid")),
        ({"occurredTo": 5}, ("body", "occurredTo", "invalid")),
        ({"hasWeave": "true"}, ("body", "hasWeave", "wrong_type")),
        ({"hasActionPoints": 1}, ("body", "hasActionPoints", "wrong_type")),
        ({"tags": "stilte"}, ("body", "tags", "not_a_list")),
        ({"tags": ["a", "A"]}, ("body", "tags", "tag_repeated")),
        ({"feelings": ["hungry"]}, ("body", "feelings.0", "invalid_choice")),
        ({"felt": "meanwhile"}, ("body", "felt", "invalid_choice")),
    ],
)
def test_bad_filters_say_what_and_where(
    client_for: Any, professional: Person, body: Any, expected: tuple[str, str, str]
) -> None:
    response = client_for(professional).post(SEARCHES, body, format="json")
    assert response.status_code == 400
    assert expected in issues(response)


def test_pages_follow_each_other_with_filters(client_for: Any, professional: Person) -> None:
    for day in range(1, 8):
        write(professional, f"Dag {day}", day, tags=["stilte"] if day % 2 else [])
    client = client_for(professional)
    for wanted in ({"tags": ["stilte"]}, {"query": "moeder", "tags": ["stilte"], "kind": None}):
        body = {name: value for name, value in wanted.items() if value is not None}
        titles, cursor = [], None
        while True:
            more = {"cursor": cursor} if cursor else {}
            page = client.post(SEARCHES, body | {"pageSize": 1} | more, format="json").json()
            titles += [hit["reflection"]["title"] for hit in page["items"]]
            if (cursor := page.get("next")) is None:
                break
        assert titles == ["Dag 7", "Dag 5", "Dag 3", "Dag 1"]


def test_filters_follow_changes(client_for: Any, professional: Person, find: Found) -> None:
    kept = write(professional, "Gesprek", tags=["stilte"], feelings_before=["tense"])
    changes = {"tags": ["wachten"], "feelingsBefore": [], "feelingsAfter": [{"feeling": "tense"}]}
    patch(client_for(professional), f"{REFLECTIONS}/{kept.id}", changes)
    assert find(tags=["stilte"]) == []
    assert find(tags=["wachten"], feelings=["tense"], felt="after") == ["Gesprek"]
    assert find(feelings=["tense"], felt="before") == []


@pytest.mark.parametrize("number", [2, SLOTS])
def test_what_was_kept_before_there_were_marks_is_looked_into(
    professional: Person, find: Found, number: int
) -> None:
    for index in range(number):
        write(professional, f"Oud {index}", tags=["stilte"] if index == 1 else [])
    with acting_as(professional.pk):
        key = unlock(professional.pk)
        for page in WordPage.objects.all():
            raw = bytearray(key.open(bytes(page.sealed), place=WORDS, row=page.id))
            for slot in range(SLOTS):
                raw[21 * slot + 20] &= 0x7F
            without = bytes(raw).replace(b"=#stilte", b"=#nothin")
            sealed = key.seal(without, place=WORDS, row=page.id)
            WordPage.objects.filter(id=page.id).update(sealed=sealed)
    assert find(tags=["stilte"]) == ["Oud 1"]
    assert find(query="moeder", tags=["stilte"]) == ["Oud 1"]


def test_nobody_finds_another_s_by_filters(
    client_for: Any, professional: Person, stranger: Person
) -> None:
    write(professional, "Van mij", tags=["stilte"], kind="crisis")
    client = client_for(stranger)
    for wanted in ({"tags": ["stilte"]}, {"kind": "crisis"}, {}):
        assert client.post(SEARCHES, wanted, format="json").json() == {"items": []}


@pytest.mark.parametrize(
    "wanted", [{}, {"kind": "crisis"}, {"tags": ["stilte"]}, {"query": "moeder", "hasWeave": False}]
)
def test_fifty_cost_as_many_queries_as_two(
    find: Found, professional: Person, wanted: dict[str, Any]
) -> None:
    assert_constant_queries(
        lambda: find(**wanted, pageSize=100),
        lambda count: [
            write(professional, f"{index}", kind="crisis", tags=["stilte"])
            for index in range(count)
        ],
    )
