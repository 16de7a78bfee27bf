"""The wrapped keys of sealed entries: kept, handed out with patience, replaced, never opened."""

from __future__ import annotations

import base64
import itertools
import json
import struct
import threading
import uuid
from typing import Any

import psycopg2
import pytest
from django.db import connection

from accounts.models import Person, SealingKey
from accounts.sealing_keys import MOST_KEYS, MOST_PASSKEYS
from api.accounts import sealing_views
from core.identifiers import new_id
from core.models import IdempotencyRecord
from core.tenancy import acting_as
from tests.accounts.browser import Browser
from tests.factories.accounts import PASSWORD, PersonFactory
from tests.factories.sealing import MEMORY, SealingKeyFactory, base64url, both_wraps, wrap
from tests.support.contract import ContractClient

KEYS = "/api/v1/sealing-keys"
_attempts = itertools.count()


@pytest.fixture
def person(db: None) -> Person:
    return PersonFactory()


def body_of(key_id: uuid.UUID | None = None, **changes: Any) -> dict[str, Any]:
    key_id = key_id or new_id()
    return {"id": str(key_id), **both_wraps(key_id), **changes}


def post(client: Any, body: Any) -> Any:
    headers = {"Idempotency-Key": f"sealing-{next(_attempts)}"}
    return client.post(KEYS, body, format="json", headers=headers)


def patch(client: Any, address: str, body: Any, tag: str | None = '"1"') -> Any:
    headers = {"If-Match": tag} if tag else {}
    return client.patch(
        address, json.dumps(body), content_type="application/merge-patch+json", headers=headers
    )


def confirmed(person: Person) -> Any:
    """Return a client of somebody who said once more, just now, who they are."""
    browser = Browser()
    assert browser.sign_in(person.email).status_code == 200
    assert browser.post("/auth/reauthenticate", {"password": PASSWORD}).status_code == 200
    client = ContractClient()
    client.cookies = browser.client.cookies
    return client


def address_of(key: Any) -> str:
    return f"{KEYS}/{key.row.id}"


def test_a_key_is_kept_as_it_was_wrapped(client_for: Any, person: Person) -> None:
    client, body = client_for(person), body_of()
    made = post(client, body)
    assert made.status_code == 201
    assert made["ETag"] == '"1"'
    assert made["Location"] == f"{KEYS}/{body['id']}"
    read = client.get(made["Location"])
    kept = read.json()
    assert read["ETag"] == '"1"'
    assert read["Cache-Control"] == "no-store"
    assert {name: kept[name] for name in body} == body
    assert kept["passkeys"] == []


def test_the_list_says_that_it_is_there_and_not_how_it_opens(
    client_for: Any, person: Person
) -> None:
    client = client_for(person)
    assert client.get(KEYS).json() == {"items": []}
    body = body_of()
    post(client, body)
    (item,) = client.get(KEYS).json()["items"]
    assert item["id"] == body["id"]
    assert set(item) == {"id", "createdAt", "updatedAt", "version"}


def test_a_second_one_is_kept_only_in_the_place_of_the_newest(
    client_for: Any, person: Person
) -> None:
    client = client_for(person)
    first, second = body_of(), body_of()
    assert post(client, first).status_code == 201
    for replaces in ({}, {"replaces": None}, {"replaces": str(new_id())}):
        refused = post(client, second | replaces)
        assert refused.status_code == 409
        assert refused.json()["type"].endswith("sealing-key-exists")
    assert post(client, second | {"replaces": first["id"]}).status_code == 201
    assert post(client, first | {"replaces": second["id"]}).status_code == 409
    listed = [item["id"] for item in client.get(KEYS).json()["items"]]
    assert listed == [second["id"], first["id"]], "the one that seals comes first, the other stays"


def test_one_begins_again_a_few_times_and_not_for_ever(client_for: Any, person: Person) -> None:
    client, newest = client_for(person), None
    for _ in range(MOST_KEYS):
        body = body_of(replaces=newest)
        assert post(client, body).status_code == 201
        newest = body["id"]
    refused = post(client, body_of(replaces=newest))
    assert refused.status_code == 409
    assert refused.json()["type"].endswith("too-many-sealing-keys")


@pytest.mark.django_db(transaction=True)
def test_of_two_devices_that_begin_at_once_one_has_to_look_again() -> None:
    person, answers = PersonFactory(), []
    barrier = threading.Barrier(2)

    def begin() -> None:
        client = ContractClient()
        client.force_login(person)
        barrier.wait()
        answers.append(post(client, body_of()).status_code)
        connection.close()

    threads = [threading.Thread(target=begin) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [201, 409]


_ID = uuid.UUID("0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d77")


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("passphrase", wrap(new_id(), 1)),
        ("passphrase", wrap(_ID, 2)),
        ("passphrase", wrap(_ID, 1, scheme=2)),
        ("passphrase", wrap(_ID, 1)[:-4]),
        ("passphrase", wrap(_ID, 1) + "AAAA"),
        ("passphrase", wrap(_ID, 1) + "="),
        ("passphrase", wrap(_ID, 1)[:-1] + "B"),
        ("passphrase", wrap(_ID, 1, inside=struct.pack("!IBB16s", 1024, 3, 1, bytes(16)))),
        ("passphrase", wrap(_ID, 1, inside=struct.pack("!IBB16s", 2**31, 3, 1, bytes(16)))),
        ("passphrase", wrap(_ID, 1, inside=struct.pack("!IBB16s", MEMORY, 0, 1, bytes(16)))),
        ("passphrase", wrap(_ID, 1, inside=struct.pack("!IBB16s", MEMORY, 3, 99, bytes(16)))),
        ("recovery", wrap(_ID, 1)),
        ("recovery", wrap(_ID, 3)),
        ("recovery", "A" * 120),
    ],
)
def test_what_is_no_wrap_of_this_key_is_refused(
    client_for: Any, person: Person, name: str, broken: str
) -> None:
    response = post(client_for(person), body_of(_ID, **{name: broken}))
    assert response.status_code == 400
    issues = [(issue["name"], issue["code"]) for issue in response.json()["issues"]]
    assert issues == [(name, "not_a_wrap")]
    assert broken not in response.content.decode()


def test_a_wrap_with_foreign_letters_or_without_end_is_refused(
    client_for: Any, person: Person
) -> None:
    client = client_for(person)
    for broken in ("é" * 120, "a b" * 50, "A" * 5000, "", 5, None):
        assert post(client, body_of(passphrase=broken)).status_code == 400


def test_a_changed_passphrase_replaces_the_wrap_and_leaves_the_others(person: Person) -> None:
    key, client = SealingKeyFactory(person=person), confirmed(person)
    address, before = address_of(key), both_wraps(key.row.id)
    anew = wrap(key.row.id, 1, filling=7)
    changed = patch(client, address, {"passphrase": anew})
    assert changed.status_code == 200
    assert changed["ETag"] == '"2"'
    kept = client.get(address).json()
    assert (kept["passphrase"], kept["recovery"]) == (anew, before["recovery"])


def test_a_replaced_wrap_is_kept_nowhere_else_either(person: Person) -> None:
    client, body = confirmed(person), body_of()
    address = post(client, body)["Location"]
    assert patch(client, address, {"recovery": wrap(body["id"], 2, filling=7)}).status_code == 200
    with acting_as(person.pk):
        assert not IdempotencyRecord.objects.exists()


def test_passkeys_come_and_go_beside_them(person: Person) -> None:
    key, client = SealingKeyFactory(person=person), confirmed(person)
    address = address_of(key)
    passkeys = [wrap(key.row.id, 3, filling=number) for number in range(MOST_PASSKEYS + 1)]
    assert patch(client, address, {"passkeys": passkeys[:2]}).json()["passkeys"] == passkeys[:2]
    assert patch(client, address, {"passkeys": passkeys[:1]}, '"2"').status_code == 200
    assert client.get(address).json()["passkeys"] == passkeys[:1]
    for refused in (passkeys, passkeys[:1] * 2, [wrap(key.row.id, 2)]):
        assert patch(client, address, {"passkeys": refused}, '"3"').status_code == 400
    assert patch(client, address, {"passkeys": []}, '"3"').json()["passkeys"] == []


def test_passphrase_and_recovery_code_are_never_taken_away(person: Person) -> None:
    key, client = SealingKeyFactory(person=person), confirmed(person)
    for nothing in ({"passphrase": None}, {"recovery": None}, {"recovery": ""}):
        assert patch(client, address_of(key), nothing).status_code == 400
    assert client.delete(address_of(key)).status_code == 405


def test_whoever_finds_an_open_screen_cannot_shut_its_owner_out(
    client_for: Any, person: Person
) -> None:
    key, client = SealingKeyFactory(person=person), client_for(person)
    refused = patch(client, address_of(key), {"passphrase": wrap(key.row.id, 1, filling=7)})
    assert refused.status_code == 403
    assert refused.json()["type"].endswith("reauthentication-needed")


def test_a_stale_change_is_refused_and_one_without_a_version_too(person: Person) -> None:
    key, client = SealingKeyFactory(person=person), confirmed(person)
    assert patch(client, address_of(key), {}, '"2"').status_code == 412
    assert patch(client, address_of(key), {}, None).status_code == 428


def test_nobody_else_is_given_the_wraps(client_for: Any, api_client: Any, person: Person) -> None:
    key = SealingKeyFactory(person=person)
    for stranger in (PersonFactory(), PersonFactory(editor=True)):
        client = client_for(stranger)
        assert client.get(address_of(key)).status_code == 404
        assert patch(client, address_of(key), {}).status_code == 404
        assert client.get(KEYS).json()["items"] == []
    assert api_client.get(address_of(key)).status_code == 401


def test_the_wraps_are_handed_out_with_patience_and_again_after_it(
    client_for: Any, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, client = SealingKeyFactory(person=person), client_for(person)
    for _ in range(sealing_views.READS):
        assert client.get(address_of(key)).status_code == 200
    refused = client.get(address_of(key))
    assert refused.status_code == 429
    assert 1 <= int(refused["Retry-After"]) <= sealing_views.READS_SECONDS
    assert client.get(KEYS).status_code == 200, "whether sealing is set up is told all the same"
    other = PersonFactory()
    theirs = SealingKeyFactory(person=other)
    assert client_for(other).get(address_of(theirs)).status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_sharedvalue SET expires_at = now() - interval '1 second'")
    assert client.get(address_of(key)).status_code == 200, "nobody is locked out for good"


def test_the_database_holds_no_wrap_that_could_be_tried(
    person: Person, admin_database_url: str, client_for: Any
) -> None:
    key = SealingKeyFactory(person=person)
    with acting_as(person.pk):
        row = SealingKey.objects.get(id=key.row.id)
    for text in both_wraps(key.row.id).values():
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        assert raw not in bytes(row.sealed)
        assert text.encode() not in bytes(row.sealed)


@pytest.mark.django_db(transaction=True)
def test_the_keys_go_with_their_person(admin_database_url: str) -> None:
    person = PersonFactory()
    SealingKeyFactory(person=person)
    person.delete()
    with psycopg2.connect(admin_database_url) as superuser, superuser.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM accounts_sealingkey")
        assert cursor.fetchone() == (0,)
    superuser.close()


def test_base64url_has_one_spelling_here() -> None:
    assert base64url(b"\xfb\xff") == "-_8"
