"""A request that is sent twice is carried out once."""

from __future__ import annotations

import datetime
import json
import threading
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from api.idempotency import REPLAYED_FOR_HOURS
from core.identifiers import new_id
from core.models import IdempotencyRecord
from core.tasks import purge_idempotency_records
from core.tenancy import acting_as
from reflections.models import Reflection, WordPage
from reflections.word_pages import WritablePage
from tests.api.reflections.conftest import REFLECTIONS, issues, post, reflection_body
from tests.factories.accounts import PersonFactory


def test_a_retry_gets_the_first_answer_and_makes_nothing(
    client_for: Any, professional: Any
) -> None:
    client, body = client_for(professional), reflection_body()
    first, second = (post(client, body, key="one") for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert "Idempotency-Replayed" not in first
    assert second["Idempotency-Replayed"] == "true"
    for header in ("ETag", "Location", "Cache-Control", "Content-Type"):
        assert first[header] == second[header]
    with acting_as(professional.pk):
        assert Reflection.objects.count() == 1


def test_the_order_of_keys_makes_no_other_body(client_for: Any, professional: Any) -> None:
    client, body = client_for(professional), reflection_body()
    post(client, body, key="one")
    turned = post(client, dict(reversed(body.items())), key="one")
    assert turned.status_code == 201
    assert turned["Idempotency-Replayed"] == "true"


def test_the_same_key_with_another_body_is_refused(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    post(client, reflection_body(), key="one")
    response = post(client, reflection_body(title="Iets anders"), key="one")
    assert response.status_code == 422
    assert response.json()["type"] == "urn:problem-type:klankbord:idempotency-key-reused"
    with acting_as(professional.pk):
        assert Reflection.objects.count() == 1


def test_a_key_belongs_to_its_caller(client_for: Any, professional: Any, stranger: Any) -> None:
    mine = post(client_for(professional), reflection_body(title="Van mij"), key="one")
    theirs = post(client_for(stranger), reflection_body(title="Van de ander"), key="one")
    assert theirs.status_code == 201
    assert "Idempotency-Replayed" not in theirs
    assert mine.json()["id"] != theirs.json()["id"]


def test_a_refused_request_leaves_its_key_free(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    assert post(client, reflection_body(theme="unknown"), key="one").status_code == 400
    kept = post(client, reflection_body(), key="one")
    assert kept.status_code == 201
    assert "Idempotency-Replayed" not in kept


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, "idempotency_key_missing"),
        ({"Idempotency-Key": ""}, "idempotency_key_broken"),
        ({"Idempotency-Key": "a b"}, "idempotency_key_broken"),
        ({"Idempotency-Key": "é"}, "idempotency_key_broken"),
        ({"Idempotency-Key": "x" * 256}, "idempotency_key_broken"),
    ],
)
def test_a_key_is_needed_and_readable(
    client_for: Any, professional: Any, headers: dict[str, str], code: str
) -> None:
    response = client_for(professional).post(
        REFLECTIONS, reflection_body(), format="json", headers=headers
    )
    assert response.status_code == 400
    assert issues(response) == {("header", "Idempotency-Key", code)}


@pytest.mark.parametrize("key", ["!", "~" * 255, "a:b/c?d=e"])
def test_every_visible_ascii_key_will_do(client_for: Any, professional: Any, key: str) -> None:
    assert post(client_for(professional), reflection_body(), key=key).status_code == 201


def test_after_a_day_the_key_is_free_again(client_for: Any, professional: Any) -> None:
    client = client_for(professional)
    post(client, reflection_body(), key="one")
    with acting_as(professional.pk):
        record = IdempotencyRecord.objects.get()
        left = record.expires_at - timezone.now()
        day = datetime.timedelta(hours=REPLAYED_FOR_HOURS)
        assert day - datetime.timedelta(minutes=1) < left <= day
        _age(record)
    again = post(client, reflection_body(title="Iets anders"), key="one")
    assert again.status_code == 201
    assert "Idempotency-Replayed" not in again
    replayed = post(client, reflection_body(title="Iets anders"), key="one")
    assert replayed.json() == again.json()


def _age(record: IdempotencyRecord) -> None:
    # An hour: the database's `now()` is the beginning of the test's own transaction.
    IdempotencyRecord.objects.filter(scope=record.scope).update(
        expires_at=timezone.now() - datetime.timedelta(hours=1)
    )


def test_purging_takes_what_has_expired_of_everybody_and_nothing_else(
    client_for: Any, professional: Any, stranger: Any
) -> None:
    for person in (professional, stranger):
        post(client_for(person), reflection_body(title="old"), key="old")
        with acting_as(person.pk):
            _age(IdempotencyRecord.objects.get())
        post(client_for(person), reflection_body(title="new"), key="new")
    purge_idempotency_records.call()
    for person in (professional, stranger):
        with acting_as(person.pk):
            assert IdempotencyRecord.objects.count() == 1
        assert post(client_for(person), reflection_body(title="new"), key="new")[
            "Idempotency-Replayed"
        ]


def test_a_record_shows_neither_key_nor_body_nor_answer(client_for: Any, professional: Any) -> None:
    post(client_for(professional), reflection_body(title="kanarie"), key="kanariesleutel")
    with acting_as(professional.pk):
        record = IdempotencyRecord.objects.values().get()
    stored = b"".join(bytes(value) for value in record.values() if isinstance(value, memoryview))
    assert stored
    assert b"kanarie" not in stored + json.dumps(record, default=str).encode()


@pytest.mark.slow
def test_a_hundred_parallel_posts_with_one_key_make_one_reflection(
    transactional_db: None, client_for: Any
) -> None:
    person, body = PersonFactory(), reflection_body(id=str(new_id()))
    clients = [client_for(person) for _ in range(100)]
    start, answers = threading.Barrier(100), []

    def send(client: Any) -> None:
        start.wait()
        try:
            answers.append(post(client, body, key="one"))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [201] * 100
    assert len({answer.content for answer in answers}) == 1
    assert sum("Idempotency-Replayed" not in answer for answer in answers) == 1
    with acting_as(person.pk):
        assert Reflection.objects.count() == 1
        assert WordPage.objects.count() == 1
        assert IdempotencyRecord.objects.count() == 1


@pytest.mark.slow
def test_parallel_posts_with_their_own_keys_all_stay(
    transactional_db: None, client_for: Any
) -> None:
    from core.vault import unlock
    from reflections.models import WORDS

    person = PersonFactory()
    clients = [client_for(person) for _ in range(8)]
    start, statuses = threading.Barrier(8), []

    def send(client: Any) -> None:
        start.wait()
        try:
            statuses.extend(post(client, reflection_body()).status_code for _ in range(10))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [201] * 80
    with acting_as(person.pk):
        key = unlock(person.pk)
        ids = set(Reflection.objects.values_list("id", "word_page"))
        assert len(ids) == 80
        for page in WordPage.objects.all():
            raw = key.open(bytes(page.sealed), place=WORDS, row=page.id)
            assert not WritablePage(raw).is_empty
            assert sum(word_page == page.id for _, word_page in ids) <= 31
