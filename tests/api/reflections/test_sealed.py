"""Sealed reflections: the words are in an envelope that nobody here can open."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from accounts.models import Person
from core.models import IdempotencyRecord
from core.tenancy import acting_as
from core.vault import unlock
from core.vault.places import sealed_columns
from reflections.models import Reflection
from tests.api.reflections.conftest import (
    REFLECTIONS,
    SEARCHES,
    issues,
    patch,
    post,
    reflection_body,
)
from tests.factories.accounts import PersonFactory
from tests.factories.reflections import ReflectionFactory, sealing_key_of
from tests.factories.sealing import envelope_under

SEALED = "/api/v1/sealed-reflections"
CANARY = "kanarievogel"


@pytest.fixture
def envelope(professional: Person) -> str:
    """What the professional's browser sealed."""
    return envelope_under(sealing_key_of(professional))


def sealed_body(envelope: str, **changes: Any) -> dict[str, Any]:
    return {
        "occurredOn": "2026-10-14",
        "theme": "grief-and-loss",
        "kind": "crisis",
        "envelope": envelope,
        **changes,
    }


def readable_here(person: Person) -> bytes:
    """Return everything of `person` that this server can open, in the clear."""
    opened = []
    with acting_as(person.pk), connection.cursor() as cursor:
        key = unlock(person.pk)
        for column in sealed_columns():
            place = column.place
            cursor.execute(
                f"SELECT {column.row}, {place.field} FROM {place.table} "
                f"WHERE {column.owner} = %s AND {place.field} IS NOT NULL",
                [person.pk],
            )
            for row, envelope in cursor.fetchall():
                row_id = bytes(row)[:16] if isinstance(row, memoryview) else row.bytes
                opened += key.open_many([(row_id, bytes(envelope))], place=place)
    return b"\n".join(opened)


def test_an_envelope_is_kept_and_given_back_as_it_came(
    client_for: Any, professional: Person, envelope: str
) -> None:
    client = client_for(professional)
    made = post(client, sealed_body(envelope))
    assert made.status_code == 201
    read = client.get(made["Location"]).json()
    assert read["envelope"] == envelope
    assert (read["occurredOn"], read["theme"]) == ("2026-10-14", "grief-and-loss")
    assert read["kind"] == "crisis"
    assert (read["title"], read["answers"], read["template"]) == ("", {"text": ""}, "free")
    (item,) = client.get(REFLECTIONS).json()["items"]
    assert item["sealed"] is True
    assert (item["title"], item["excerpt"], item["tags"]) == ("", "", [])


def test_one_that_is_not_sealed_says_so(client_for: Any, professional: Person) -> None:
    kept = ReflectionFactory(person=professional)
    client = client_for(professional)
    assert client.get(f"{REFLECTIONS}/{kept.id}").json()["envelope"] is None
    assert client.get(REFLECTIONS).json()["items"][0]["sealed"] is False
    assert client.get(SEALED).json() == {"items": []}


def test_the_sealed_ones_are_listed_with_their_envelopes_newest_first(
    client_for: Any, professional: Person, stranger: Person, envelope: str
) -> None:
    ReflectionFactory(person=professional)
    ReflectionFactory(person=stranger, sealed=True)
    client = client_for(professional)
    for day in ("2026-10-12", "2026-10-14", "2026-10-13"):
        assert post(client, sealed_body(envelope, occurredOn=day)).status_code == 201
    items = client.get(SEALED).json()["items"]
    assert [item["occurredOn"] for item in items] == ["2026-10-14", "2026-10-13", "2026-10-12"]
    assert {item["envelope"] for item in items} == {envelope}
    trashed = client.get(f"{REFLECTIONS}/{items[0]['id']}")
    client.delete(f"{REFLECTIONS}/{items[0]['id']}", headers={"If-Match": trashed["ETag"]})
    assert len(client.get(SEALED).json()["items"]) == 2


@pytest.mark.parametrize(
    "beside",
    [
        {"title": "Stilte"},
        {"answers": {"text": "Ze zweeg."}},
        {"feelingsBefore": [{"feeling": "tense"}]},
        {"feelingsAfter": [{"feeling": "calm"}]},
        {"tags": ["stilte"]},
        {"prompt": {"article": "levend-verlies", "key": "stilte", "text": "Wanneer?"}},
        {"template": "gibbs"},
    ],
    ids=lambda each: next(iter(each)),
)
def test_no_words_stand_beside_an_envelope(
    client_for: Any, professional: Person, envelope: str, beside: dict[str, Any]
) -> None:
    client, (name,) = client_for(professional), beside
    refused = post(client, sealed_body(envelope, **beside))
    assert refused.status_code == 400
    assert issues(refused) == {("body", name, "in_the_envelope")}
    made = post(client, sealed_body(envelope))
    changed = patch(client, made["Location"], beside)
    assert issues(changed) == {("body", name, "in_the_envelope")}


@pytest.mark.parametrize("broken", ["A" * 80, "geen envelop" * 10, "AQ", "", 5, ["AQ"]])
def test_what_is_no_envelope_is_refused(client_for: Any, professional: Person, broken: Any) -> None:
    assert post(client_for(professional), sealed_body(broken)).status_code == 400


def test_an_envelope_under_a_key_of_somebody_else_is_refused(
    client_for: Any, professional: Person, stranger: Person
) -> None:
    theirs = envelope_under(sealing_key_of(stranger))
    refused = post(client_for(professional), sealed_body(theirs))
    assert issues(refused) == {("body", "envelope", "sealing_key_unknown")}


def test_one_of_almost_a_mebibyte_is_kept_and_a_longer_one_is_not(
    client_for: Any, professional: Person
) -> None:
    client, key = client_for(professional), sealing_key_of(professional)
    assert post(client, sealed_body(envelope_under(key, b"x" * 719_900))).status_code == 201
    assert post(client, sealed_body(envelope_under(key, b"x" * 720_100))).status_code == 400


def test_sealing_leaves_nothing_behind_that_could_be_read_here(
    client_for: Any, professional: Person, envelope: str
) -> None:
    client = client_for(professional)
    words = reflection_body(
        title=CANARY,
        answers={"text": f"Over {CANARY}."},
        tags=[CANARY],
        prompt={"article": "levend-verlies", "key": "stilte", "text": f"Wat is {CANARY}?"},
    )
    other = post(client, reflection_body(title="Geduld"), key="another")
    made = post(client, words, key="first")
    changed = patch(client, made["Location"], {"answers": {"text": f"Toch {CANARY}."}})
    assert CANARY.encode() in readable_here(professional)
    sealed = patch(client, made["Location"], {"envelope": envelope}, changed["ETag"])
    assert sealed.status_code == 200
    assert CANARY not in sealed.content.decode()
    left = readable_here(professional)
    assert CANARY.encode() not in left
    assert envelope.encode() in left
    assert b"Geduld" in left, "what was not sealed is still there"
    with acting_as(professional.pk):
        assert IdempotencyRecord.objects.count() == 1, "only the answer about the other one"
    replayed = post(client, reflection_body(title="Geduld"), key="another")
    assert replayed["Idempotency-Replayed"] == "true"
    assert replayed["Location"] == other["Location"]


def test_a_repeated_request_from_before_does_not_bring_the_words_back(
    client_for: Any, professional: Person, envelope: str
) -> None:
    client = client_for(professional)
    body = reflection_body(id="0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10", title=CANARY)
    made = post(client, body, key="first")
    patch(client, made["Location"], {"envelope": envelope})
    assert post(client, body, key="first").status_code == 409
    assert CANARY.encode() not in readable_here(professional)


def test_sealed_words_are_not_searched_here(
    client_for: Any, professional: Person, envelope: str
) -> None:
    client = client_for(professional)
    made = post(client, reflection_body(title="Stilte", answers={"text": "Tolken wachten."}))

    def found() -> int:
        return len(client.post(SEARCHES, {"query": "tolk"}, format="json").json()["items"])

    assert found() == 1
    sealed = patch(client, made["Location"], {"envelope": envelope})
    assert found() == 0
    back = {"envelope": None, "title": "Stilte", "answers": {"text": "Tolken wachten."}}
    patch(client, made["Location"], back, sealed["ETag"])
    assert found() == 1


def test_unsealing_gives_the_words_back_that_come_along_and_no_others(
    client_for: Any, professional: Person, envelope: str
) -> None:
    client = client_for(professional)
    made = post(client, reflection_body(tags=["vroeger"]))
    sealed = patch(client, made["Location"], {"envelope": envelope})
    back = patch(
        client,
        made["Location"],
        {"envelope": None, "template": "gibbs", "answers": {"description": "Ze zweeg."}},
        sealed["ETag"],
    ).json()
    assert back["envelope"] is None
    assert back["answers"]["description"] == "Ze zweeg."
    assert (back["title"], back["tags"], back["feelingsBefore"]) == ("", [], [])
    with acting_as(professional.pk):
        assert not Reflection.objects.get().is_sealed


def test_day_theme_and_kind_change_without_the_envelope(
    client_for: Any, professional: Person, envelope: str
) -> None:
    client = client_for(professional)
    made = post(client, sealed_body(envelope))
    changed = patch(
        client, made["Location"], {"occurredOn": "2026-10-15", "theme": None, "kind": None}
    )
    assert changed.status_code == 200
    assert changed.json()["envelope"] == envelope
    assert changed.json()["theme"] is None


def test_null_in_place_of_an_envelope_that_is_not_there_changes_nothing(
    client_for: Any, professional: Person
) -> None:
    client = client_for(professional)
    made = post(client, reflection_body(envelope=None))
    changed = patch(client, made["Location"], {"envelope": None})
    assert changed.json()["title"] == "Een stil gesprek"


def test_it_goes_through_the_trash_and_back_with_its_envelope(
    client_for: Any, professional: Person, envelope: str
) -> None:
    client = client_for(professional)
    made = post(client, sealed_body(envelope))
    client.delete(made["Location"], headers={"If-Match": made["ETag"]})
    (item,) = client.get("/api/v1/trash").json()["items"]
    assert item["sealed"] is True
    back = client.post(
        f"/api/v1/trash/{item['id']}/restorations", headers={"Idempotency-Key": "back"}
    )
    assert back.json()["envelope"] == envelope


def test_nobody_else_is_given_an_envelope(client_for: Any, professional: Person) -> None:
    kept = ReflectionFactory(person=professional, sealed=True)
    client = client_for(PersonFactory(editor=True))
    assert client.get(f"{REFLECTIONS}/{kept.id}").status_code == 404
    assert client.get(SEALED).json()["items"] == []
