"""What people write is found nowhere but where its writer reads it.

Canary words go into every text that somebody can send, in requests that succeed and in requests
that fail. Then they are looked for, in every disguise that a computer gives text by accident, in
the dump, in every value of every table, in the files of the database (its write-ahead log among
them) and in the logs.
"""

from __future__ import annotations

import base64
import json
import logging
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg2
import pytest
from django.contrib import admin
from psycopg2 import sql

from core.identifiers import new_id
from tests.api.reflections.conftest import REFLECTIONS, SEARCHES, post, reflection_body
from tests.faults.installation import SignedIn, log_of, prepare, publish_content, sign_in
from tests.support.server import Server, running_server
from tools.postgres import DATABASE, Database, temporary_cluster

_PLACES = """
    title text description feelings evaluation analysis conclusion actionplan prompt promptkey
    changed refused unknownkey badtype attempt query badquery deleted
    note notechanged listname
"""
COMMON = "kanarievogel"
CANARIES = {place: COMMON + place for place in _PLACES.split()}
# Proves that each way of looking does find something that is there.
CONTROL = "controle-woord@klankbord.example"


def disguises(word: str) -> set[bytes]:
    """Return `word` as it would look in other encodings, in any position of a longer text."""
    found: set[bytes] = set()
    for variant in {word, word.upper(), word.capitalize(), quote(word), word[::-1]}:
        for plain in (variant.encode(), variant.encode("utf-16-le"), variant.encode("utf-16-be")):
            found |= {plain, plain.hex().encode(), plain.hex().upper().encode()}
            for offset in range(3):
                # The letters of base64 that depend on this word alone, wherever it stands.
                shifted = base64.b64encode(b"\x00" * offset + plain)
                found.add(shifted[4 if offset else 0 : len(shifted) // 4 * 4 - 4])
    return found


NEEDLES = disguises(COMMON)


def sightings(haystack: bytes) -> set[bytes]:
    """Return what is seen of any canary in `haystack`."""
    return {needle for needle in NEEDLES if needle in haystack}


@pytest.fixture(scope="module")
def installation(
    tmp_path_factory: pytest.TempPathFactory, small_content: Path
) -> Iterator[tuple[Database, Server]]:
    """An installation in which somebody wrote every canary, and that is running still."""
    with temporary_cluster() as database:
        prepare(database)
        publish_content(database, small_content)
        person = sign_in(database, CONTROL)
        folder = tmp_path_factory.mktemp("canaries")
        chatty = {"LOG_LEVEL": "DEBUG"}
        with running_server(database.application_url, folder, environment=chatty) as server:
            write_everywhere(person, server)
            yield database, server


def write_everywhere(person: SignedIn, server: Server) -> None:
    """Put every canary into a request of its own kind."""
    word = CANARIES
    free = reflection_body(
        id=str(new_id()),
        title=word["title"],
        answers={"text": f"Over {word['text']} en Ünïcode."},
        prompt={"article": "levend-verlies", "key": word["promptkey"], "text": word["prompt"]},
    )
    answers = {
        "description": word["description"],
        "feelings": word["feelings"],
        "evaluation": word["evaluation"],
        "analysis": word["analysis"],
        "conclusion": word["conclusion"],
        "actionPlan": word["actionplan"],
    }
    gibbs = reflection_body(id=str(new_id()), template="gibbs", answers=answers)
    gone = reflection_body(id=str(new_id()), title=word["deleted"])
    with person.client(server.url) as client:
        for number, body in enumerate((free, gibbs, gone)):
            key = {"Idempotency-Key": f"{word['attempt']}{number}"}
            assert client.ask("POST", REFLECTIONS, body, key)[0] == 201
            assert client.ask("POST", REFLECTIONS, body, key)[0] == 201
            assert client.ask("POST", REFLECTIONS, body | {"title": word["refused"]}, key)[0] == 422
        address = f"{REFLECTIONS}/{free['id']}"
        patch = {"If-Match": '"1"', "Content-Type": "application/merge-patch+json"}
        assert client.ask("PATCH", address, {"title": word["changed"]}, patch)[0] == 200
        assert client.ask("PATCH", address, {"title": word["refused"]}, patch)[0] == 412
        gone_address = f"{REFLECTIONS}/{gone['id']}"
        assert client.ask("DELETE", gone_address, None, {"If-Match": '"1"'})[0] == 204
        assert client.ask("GET", REFLECTIONS)[0] == 200
        for query in (word["text"], word["query"], word["query"][:-1] + "x"):
            assert client.ask("POST", SEARCHES, {"query": query})[0] == 200
        save_everywhere(client)
        fail_everywhere(client)


def save_everywhere(client: Any) -> None:
    """Put canaries into a note and into the name of a list."""
    word, saved = CANARIES, "/api/v1/saved-articles"
    found = json.loads(client.ask("GET", "/api/v1/articles?language=nl")[1])["items"]
    body = {"article": found[0]["id"], "note": word["note"]}
    assert client.ask("POST", saved, body, {"Idempotency-Key": "note"})[0] == 201
    assert client.ask("POST", saved, body, {"Idempotency-Key": "note"})[0] == 201
    patch = {"If-Match": '"1"', "Content-Type": "application/merge-patch+json"}
    changed = {"note": f"{word['note']} {word['notechanged']}"}
    assert client.ask("PATCH", f"{saved}/{found[0]['id']}", changed, patch)[0] == 200
    lists = {"name": word["listname"], "articles": [found[0]["id"]]}
    made = client.ask("POST", "/api/v1/lists", lists, {"Idempotency-Key": "list"})
    assert made[0] == 201
    bundle = f"/api/v1/lists/{json.loads(made[1])['id']}/bundle?notes=true&format="
    for form in ("pdf", "epub"):
        assert client.ask("GET", f"{bundle}{form}")[0] == 200


def fail_everywhere(client: Any) -> None:
    """Send canaries in requests that cannot succeed."""
    word, key = CANARIES, {"Idempotency-Key": "k"}
    wrong: list[Any] = [
        {word["unknownkey"]: 1},
        {"occurredOn": word["badtype"], "title": [word["badtype"]]},
        {"theme": word["refused"], "answers": {word["unknownkey"]: word["refused"]}},
        {"title": word["refused"] + "\x00"},
        {"id": word["refused"]},
        word["refused"],
    ]
    for body in wrong:
        assert client.ask("POST", REFLECTIONS, body, key)[0] == 400
    assert client.ask("POST", SEARCHES, {"query": word["badquery"] * 20})[0] == 400
    assert client.ask("POST", SEARCHES, {"query": 5, word["badquery"]: word["badquery"]})[0] == 400
    assert client.ask("POST", REFLECTIONS, {"title": word["refused"]}, {"Cookie": ""})[0] == 401
    too_large = {"title": word["refused"] * 100_000}
    assert client.ask("POST", REFLECTIONS, too_large, key)[0] == 413


@pytest.mark.slow
def test_its_writer_reads_every_canary(installation: tuple[Database, Server]) -> None:
    """Otherwise nothing would be proven by not finding them."""
    database, server = installation
    with sign_in(database, CONTROL).client(server.url) as client:
        listed = json.loads(client.ask("GET", REFLECTIONS)[1])["items"]
        texts = "".join(
            client.ask("GET", f"{REFLECTIONS}/{item['id']}")[1].decode() for item in listed
        )
        texts += client.ask("GET", "/api/v1/saved-articles")[1].decode()
        texts += client.ask("GET", "/api/v1/lists")[1].decode()
        _, found = client.ask("POST", SEARCHES, {"query": CANARIES["actionplan"]})
    gone = {"title", "refused", "unknownkey", "badtype", "attempt", "query", "badquery", "deleted"}
    assert {place for place, word in CANARIES.items() if word in texts} == set(CANARIES) - gone
    assert f"<mark>{CANARIES['actionplan']}</mark>" in found.decode()


@pytest.mark.slow
def test_no_canary_is_in_a_dump(installation: tuple[Database, Server]) -> None:
    database, _ = installation
    for form in ("plain", "custom"):
        dump = _dump(database, f"--format={form}", "--compress=0")
        if form == "plain":
            assert CONTROL.encode() in dump
        assert sightings(dump) == set()


def _dump(database: Database, *options: str) -> bytes:
    program = database.cluster.home.programs / "pg_dump"
    return subprocess.run(
        [program, "--dbname", _superuser(database), *options],
        env={**os.environ, "PGOPTIONS": "-c row_security=off"},
        capture_output=True,
        check=True,
    ).stdout


def _superuser(database: Database) -> str:
    url = database.admin_url
    return url[: url.rindex("/") + 1] + DATABASE


@pytest.mark.slow
def test_no_canary_is_in_any_value_of_any_table(installation: tuple[Database, Server]) -> None:
    """Tasks, sessions and records of requests among them; binary values as the bytes they are."""
    database, _ = installation
    seen: dict[str, set[bytes]] = {}
    everything = b""
    connection = psycopg2.connect(_superuser(database))
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [row[0] for row in cursor.fetchall()]
        assert {"reflections_reflection", "reflections_wordpage"} <= set(tables)
        for table in tables:
            cursor.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))
            values = b"\x00".join(_bytes(value) for row in cursor.fetchall() for value in row)
            everything += values
            if found := sightings(values):
                seen[table] = found
    connection.close()
    assert CONTROL.encode() in everything
    assert seen == {}


def _bytes(value: Any) -> bytes:
    if isinstance(value, memoryview):
        raw = bytes(value)
        return raw + b"\x00" + _unwrapped(raw)
    return str(value).encode()


def _unwrapped(raw: bytes) -> bytes:
    try:
        return base64.b64decode(raw, validate=True)
    except ValueError:
        return b""


@pytest.mark.slow
def test_no_canary_is_in_the_files_of_the_database(installation: tuple[Database, Server]) -> None:
    """The write-ahead log holds every row as it was written, deleted ones too."""
    database, _ = installation
    connection = psycopg2.connect(_superuser(database))
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
    connection.close()
    controlled = False
    for path in database.cluster.home.cluster.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            controlled |= CONTROL.encode() in raw
            assert sightings(raw) == set(), path.name
    assert controlled


@pytest.mark.slow
def test_no_canary_is_in_a_log(installation: tuple[Database, Server]) -> None:
    database, server = installation
    for log in (server.log, log_of(database)):
        written = log.read_bytes()
        assert written
        assert sightings(written) == set()


@pytest.mark.slow
def test_no_canary_is_left_in_the_data_folder(installation: tuple[Database, Server]) -> None:
    _, server = installation
    folder: Path = server.log.parent
    assert all(
        sightings(path.read_bytes()) == set() for path in folder.rglob("*") if path.is_file()
    )


def test_the_admin_knows_nothing_of_what_is_private() -> None:
    shown = {f"{model._meta.app_label}.{model.__name__}" for model in admin.site._registry}
    assert "accounts.Person" in shown
    assert not [name for name in shown if name.startswith(("core.", "reflections."))]


def test_a_failure_of_ours_reports_its_kind_alone(
    db: None, client_for: Any, monkeypatch: Any, caplog: Any, capsys: Any, mailoutbox: Any
) -> None:
    from tests.factories.accounts import PersonFactory

    word = CANARIES["text"]

    def fail(**arguments: Any) -> None:
        raise RuntimeError(f"cannot keep {arguments}")

    monkeypatch.setattr("api.reflections.views.write_reflection", fail)
    caplog.set_level(logging.DEBUG)
    client = client_for(PersonFactory())
    client.raise_request_exception = False
    response = post(client, reflection_body(title=word))
    assert response.status_code == 500
    printed = "".join(capsys.readouterr())
    assert "RuntimeError" in caplog.text
    assert word not in caplog.text + printed + response.content.decode()
    assert mailoutbox == []
