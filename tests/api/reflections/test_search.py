"""Searching one's own reflections."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from core.tenancy import acting_as
from reflections.models import Reflection, WordPage
from tests.api.reflections.conftest import REFLECTIONS, SEARCHES, issues, patch, post
from tests.factories.reflections import ReflectionFactory
from tests.support.queries import sent


def search(client: Any, query: str, **more: Any) -> Any:
    return client.post(SEARCHES, {"query": query, **more}, format="json")


def found(client: Any, query: str, **more: Any) -> list[str]:
    response = search(client, query, **more)
    assert response.status_code == 200
    return [hit["reflection"]["title"] for hit in response.json()["items"]]


def write(person: Any, title: str, text: str = "", day: int = 1, **more: Any) -> Any:
    return ReflectionFactory(
        person=person,
        title=title,
        answers={"text": text},
        occurred_on=datetime.date(2026, 3, day),
        **more,
    )


def test_a_hit_is_the_item_of_the_list_with_fragments(client_for: Any, professional: Any) -> None:
    write(professional, "Stilte", "Haar moeder zweeg <lang>.", theme="resilience")
    client = client_for(professional)
    (hit,) = search(client, "MOEDER").json()["items"]
    (item,) = client.get(REFLECTIONS).json()["items"]
    assert hit == {
        "reflection": item,
        "fragments": ["Haar <mark>moeder</mark> zweeg &lt;lang&gt;."],
    }


def test_every_word_must_occur_somewhere(client_for: Any, professional: Any) -> None:
    write(professional, "Een moeder", "met een tolk")
    write(professional, "Nog een moeder", "zonder meer")
    assert found(client_for(professional), "moeder tolk") == ["Een moeder"]
    assert found(client_for(professional), "tolk moeder vader") == []


def test_all_that_is_shown_is_searched(client_for: Any, professional: Any) -> None:
    ReflectionFactory(person=professional, gibbs=True, prompted=True, title="Cyclus")
    client = client_for(professional)
    for word in ("cyclus", "ongeduldig", "wachten", "antwoord", "vullen", "tien", "bestaan"):
        assert found(client, word) == ["Cyclus"], word


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("taalbarriere", "een taalbarrière"),
        ("huizen", "het huis"),
        ("spre", "spreekuur"),
        ("gespreck", "een gesprek"),
        ("vertruowen", "veel vertrouwen"),
    ],
)
def test_accents_inflection_parts_and_a_slip_are_forgiven(
    client_for: Any, professional: Any, query: str, text: str
) -> None:
    write(professional, "Gevonden", text)
    write(professional, "Iets anders", "zonder dat")
    assert found(client_for(professional), query) == ["Gevonden"]


def test_a_slip_is_only_forgiven_when_nothing_matches(client_for: Any, professional: Any) -> None:
    write(professional, "Tafel", "tafel")
    write(professional, "Kafel", "kafel")
    assert found(client_for(professional), "kafel") == ["Kafel"]


def test_newest_first_in_pages_of_any_size(client_for: Any, professional: Any) -> None:
    for day in (3, 1, 2, 5, 4):
        write(professional, f"Dag {day}", "moeder", day)
    client, titles, cursor = client_for(professional), [], None
    while True:
        more = {"cursor": cursor} if cursor else {}
        page = search(client, "moeder", pageSize=2, **more).json()
        titles += [hit["reflection"]["title"] for hit in page["items"]]
        cursor = page.get("next")
        if cursor is None:
            break
    assert titles == ["Dag 5", "Dag 4", "Dag 3", "Dag 2", "Dag 1"]


def test_of_one_theme(client_for: Any, professional: Any) -> None:
    write(professional, "Veerkracht", "moeder", theme="resilience")
    write(professional, "Rouw", "moeder", theme="grief-and-loss")
    write(professional, "Geen", "moeder")
    client = client_for(professional)
    assert found(client, "moeder", theme="resilience") == ["Veerkracht"]
    assert sorted(found(client, "moeder", theme=None)) == ["Geen", "Rouw", "Veerkracht"]


def test_the_search_follows_changes_and_deletions(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    kept = write(professional, "Oud", "moeder")
    address = f"{REFLECTIONS}/{kept.id}"
    patch(client, address, {"title": "Nieuw", "answers": {"text": "vader"}})
    assert found(client, "moeder") == []
    assert found(client, "vader") == ["Nieuw"]
    patch(client, address, {"theme": "resilience", "occurredOn": "2026-04-01"}, tag='"2"')
    assert found(client, "vader", theme="resilience") == ["Nieuw"]
    client.delete(address, headers={"If-Match": '"3"'})
    assert found(client, "vader") == []
    with acting_as(professional.pk):
        assert not WordPage.objects.exists()


def test_hundreds_of_reflections_fill_pages_and_are_all_found(
    client_for: Any, professional: Any
) -> None:
    for number in range(70):
        write(professional, f"Nummer {number}", f"tolk nummer{number} moeder")
    client = client_for(professional)
    assert len(found(client, "moeder", pageSize=100)) == 70
    assert found(client, "nummer42") == ["Nummer 42"]
    with acting_as(professional.pk):
        assert WordPage.objects.filter(is_slip=False).count() == 2
        assert WordPage.objects.filter(is_slip=True).count() == 8


def test_nobody_finds_another_s(client_for: Any, professional: Any, stranger: Any) -> None:
    write(professional, "Van mij", "moeder")
    assert found(client_for(stranger), "moeder") == []
    write(stranger, "Van de ander", "moeder")
    assert found(client_for(stranger), "moeder") == ["Van de ander"]
    assert found(client_for(professional), "moeder") == ["Van mij"]


def test_anonymous_is_asked_to_sign_in(api_client: Any, db: None) -> None:
    assert search(api_client, "moeder").status_code == 401


@pytest.mark.parametrize("query", ["?!", " ", "\t"])
def test_a_query_without_words_finds_nothing(
    client_for: Any, professional: Any, query: str
) -> None:
    write(professional, "Iets", "moeder")
    assert found(client_for(professional), query) == []


def test_searching_writes_nothing(client_for: Any, professional: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    write(professional, "Iets", "moeder")
    client = client_for(professional)
    # The first request of an hour renews the session.
    assert client.get(REFLECTIONS).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        assert found(client, "moeder") == ["Iets"]
    words = {each.split()[0].upper() for each in sent(queries)}
    assert words <= {"SELECT", "COPY", "SAVEPOINT", "RELEASE"}
    assert "moeder" not in "".join(query["sql"] for query in queries.captured_queries)


def test_a_page_of_words_that_was_moved_is_a_failure_not_an_answer(
    client_for: Any, professional: Any
) -> None:
    write(professional, "Iets", "moeder")
    with acting_as(professional.pk):
        page = WordPage.objects.get()
        changed = bytearray(bytes(page.sealed))
        changed[-1] ^= 1
        WordPage.objects.filter(id=page.id).update(sealed=bytes(changed))
    response = search(client_for(professional), "moeder")
    assert response.status_code == 500
    assert "moeder" not in response.content.decode()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"query": ""}, ("body", "query", "blank")),
        ({"query": None}, ("body", "query", "null")),
        ({"query": 5}, ("body", "query", "invalid")),
        ({"query": "x" * 201}, ("body", "query", "max_length")),
        ({"query": "a\x00"}, ("body", "query", "control_characters")),
        ({"query": "a", "theme": "nothing"}, ("body", "theme", "invalid_choice")),
        ({"query": "a", "pageSize": 0}, ("body", "pageSize", "min_value")),
        ({"query": "a", "pageSize": 101}, ("body", "pageSize", "max_value")),
        ({"query": "a", "pageSize": "5"}, ("body", "pageSize", "invalid")),
        ({"query": "a", "pageSize": True}, ("body", "pageSize", "invalid")),
        ({"query": "a", "cursor": "x"}, ("body", "cursor", "cursor_unknown")),
        ({"query": "a", "cursor": ""}, ("body", "cursor", "blank")),
        ({"query": "a", "more": 1}, ("body", "more", "unknown_key")),
    ],
)
def test_bad_input_says_what_and_where(
    client_for: Any, professional: Any, body: Any, expected: tuple[str, str, str]
) -> None:
    response = client_for(professional).post(SEARCHES, body, format="json")
    assert response.status_code == 400
    assert expected in issues(response)


def test_cursors_of_other_collections_are_refused(client_for: Any, professional: Any) -> None:
    from api.paging import encode_cursor

    for values in (["x", "y"], [1, "zz"], [1], [10**15, "0" * 32], [1, "0" * 32, 2]):
        response = search(client_for(professional), "a", cursor=encode_cursor(values))
        assert response.status_code in {200, 400}
        if response.status_code == 400:
            assert issues(response) == {("body", "cursor", "cursor_unknown")}


def test_fifty_cost_as_many_queries_as_two(client_for: Any, professional: Any) -> None:
    from tests.support.queries import assert_constant_queries

    client = client_for(professional)
    numbers = iter(range(1000))
    assert_constant_queries(
        lambda: found(client, "moeder", pageSize=100),
        lambda count: [write(professional, str(next(numbers)), "moeder") for _ in range(count)],
    )


def test_a_retry_of_a_post_is_found_once(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    body = {"occurredOn": "2026-03-01", "title": "Eenmaal"}
    for _ in range(3):
        post(client, body, key="one")
    assert found(client, "eenmaal") == ["Eenmaal"]
    with acting_as(professional.pk):
        assert Reflection.objects.count() == 1
