"""What people write is found nowhere but where its writer reads it.

Canary words go into every text that somebody can send (`canaries`), in requests that succeed, that
are refused and that break. Then they are looked for, in every disguise that a computer gives text
by accident (`canary_words`), wherever text could be left behind (`canary_places`).
"""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib import admin

from core.identifiers import new_id
from tests.api.reflections.conftest import SEARCHES, post, reflection_body
from tests.faults.canaries import PLANTERS, READERS
from tests.faults.canary_places import (
    dump_of,
    files_of,
    files_under,
    superuser,
    values_of,
    without_tables,
)
from tests.faults.canary_reflections import break_everywhere
from tests.faults.canary_words import (
    COMMON,
    CONTROL,
    FEWEST,
    Canaries,
    disguises,
    sightings,
)
from tests.faults.installation import CSRF, SignedIn, log_of, prepare, publish_content, sign_in
from tests.support.server import Server, running_server, running_worker
from tools.postgres import Database, temporary_cluster

# Somebody who is not signed in forgot a password: that is a mail.
FORGOTTEN = "/_allauth/browser/v1/auth/password/request"
NOBODY = {"Cookie": f"csrftoken={CSRF}"}


@dataclass
class Installation:
    """Somebody wrote every canary in it. It is running still, but for its worker."""

    database: Database
    server: Server
    person: SignedIn
    word: Canaries

    @property
    def folder(self) -> Path:
        """Where its processes keep and log everything: logs, mail, pictures, temporary files."""
        return self.server.log.parent


@pytest.fixture(scope="module")
def installation(
    tmp_path_factory: pytest.TempPathFactory, small_content: Path
) -> Iterator[Installation]:
    with temporary_cluster() as database:
        prepare(database)
        publish_content(database, small_content)
        folder = tmp_path_factory.mktemp("canaries")
        (folder / "tmp").mkdir()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("TMPDIR", str(folder / "tmp"))
            patch.setenv("LOG_LEVEL", "DEBUG")
            with running_server(database.application_url, folder) as server:
                made = Installation(database, server, sign_in(database, CONTROL), Canaries())
                with running_worker(database.application_url, folder):
                    _write_everything(made)
                yield made


def _write_everything(made: Installation) -> None:
    reflection = str(new_id())
    with made.person.client(made.server.url) as client:
        for plant in PLANTERS:
            plant(client, made.word, reflection)
        with without_tables(made.database, "reflections_wordpage", "reflections_reflection"):
            break_everywhere(client, made.word, reflection)
        client.ask("POST", FORGOTTEN, {"email": CONTROL}, NOBODY)
    with superuser(made.database) as cursor:
        cursor.execute(f"DO $$ BEGIN RAISE WARNING '{CONTROL}'; END $$")


def seen_in(places: Mapping[Any, bytes]) -> dict[Any, set[bytes]]:
    """Return what is seen of any canary, by place."""
    seen = {place: sightings(content) for place, content in places.items()}
    return {place: found for place, found in seen.items() if found}


def controlled(places: Mapping[Any, bytes]) -> set[Any]:
    """Return the places in which a word that may be there is seen: looking does find."""
    return {place for place, content in places.items() if CONTROL.encode() in content}


@pytest.mark.slow
def test_its_writer_reads_every_canary(installation: Installation) -> None:
    """Otherwise nothing would be proven by not finding them."""
    word = installation.word
    with installation.person.client(installation.server.url) as client:
        texts = "".join(read(client) for read in READERS)
        _, found = client.ask("POST", SEARCHES, {"query": word["answerb5"]})
    assert {place for place in word if word[place] in texts} == word.kept
    assert len(set(word.values())) >= FEWEST
    assert f"<mark>{word['answerb5']}</mark>" in found.decode()


@pytest.mark.slow
@pytest.mark.parametrize("form", ["plain", "custom"])
def test_no_canary_is_in_a_dump(installation: Installation, form: str) -> None:
    dump = {form: dump_of(installation.database, form)}
    assert controlled(dump)
    assert seen_in(dump) == {}


@pytest.mark.slow
def test_no_canary_is_in_any_value_of_any_table(installation: Installation) -> None:
    """Tasks, sessions, the shared cache and records of requests among them."""
    values = values_of(installation.database)
    cached = {"django_tasks_database_dbtaskresult", "accounts_counter", "core_idempotencyrecord"}
    assert {"reflections_reflection", "reflections_weave"} | (cached & set(values)) <= set(values)
    assert "accounts_person" in controlled(values)
    assert seen_in(values) == {}


@pytest.mark.slow
def test_no_canary_is_in_the_files_of_the_database(installation: Installation) -> None:
    """The write-ahead log holds every row as it was written, deleted ones too."""
    files = files_of(installation.database)
    assert {path.parts[0] for path in controlled(files)} >= {"base", "pg_wal"}
    assert seen_in(files) == {}


@pytest.mark.slow
def test_no_canary_is_in_a_log(installation: Installation) -> None:
    logs = {
        "server": installation.server.log.read_bytes(),
        "worker": (installation.folder / "worker.log").read_bytes(),
        "database": log_of(installation.database).read_bytes(),
    }
    # What broke was reported, by its kind.
    assert b"ProgrammingError" in logs["server"]
    assert b"make_export" in logs["worker"]
    assert controlled(logs) == {"database"}
    assert seen_in(logs) == {}


@pytest.mark.slow
def test_no_canary_is_left_in_a_file_of_ours(installation: Installation) -> None:
    """Mail, and what was only meant to be there for a moment, among them."""
    files = files_under(installation.folder)
    assert {path.parts[0] for path in controlled(files)} == {"mail"}
    assert seen_in(files) == {}


@pytest.mark.slow
def test_no_canary_is_told_to_whoever_watches_over_it(installation: Installation) -> None:
    answers = {path: installation.server.ask("GET", path) for path in ("/health", "/nl", "/")}
    assert answers["/health"].status == 200
    assert seen_in({path: repr(answer).encode() for path, answer in answers.items()}) == {}


@pytest.mark.slow
def test_one_that_was_left_anywhere_is_found(installation: Installation) -> None:
    """It comes last of those that look: what it leaves behind stays in the write-ahead log."""
    made, word = installation, Canaries()["left"]
    with superuser(made.database) as cursor:
        cursor.execute("CREATE TABLE left_behind (word text)")
        cursor.execute("INSERT INTO left_behind VALUES (%s)", [word])
        cursor.execute(f"DO $$ BEGIN RAISE WARNING '{word}'; END $$")
    with made.server.log.open("ab") as log:
        log.write(word.encode())
    (made.folder / "tmp" / "left").write_text(word, encoding="utf-16")
    assert set(seen_in(values_of(made.database))) == {"left_behind"}
    forms = {"plain", "custom"}
    assert set(seen_in({form: dump_of(made.database, form) for form in forms})) == forms
    found = {path.parts[0] for path in seen_in(files_of(made.database))}
    assert found == {"base", "pg_wal"}
    assert seen_in({"database": log_of(made.database).read_bytes()})
    assert set(seen_in(files_under(made.folder))) == {Path("server.log"), Path("tmp/left")}


@pytest.mark.parametrize(
    "disguised",
    [
        lambda word: word.encode(),
        lambda word: word.upper().encode(),
        lambda word: word.encode("utf-16-le"),
        lambda word: word.encode("utf-16-be"),
        lambda word: word.encode("latin-1"),
        lambda word: quote(word).encode(),
        lambda word: "".join(f"%{byte:02X}" for byte in word.encode()).encode(),
        lambda word: json.dumps(word).encode(),
        lambda word: "".join(f"\\u{ord(letter):04x}" for letter in word).encode(),
        lambda word: word.encode().hex().encode(),
        *(
            lambda word, before=before: base64.b64encode(b"x" * before + word.encode() + b"yz")
            for before in range(3)
        ),
        lambda word: base64.urlsafe_b64encode(word.encode("utf-16-le") + b"??"),
    ],
)
@pytest.mark.parametrize("word", [Canaries()["text"], "zeeëgel"])
def test_looking_sees_through_every_disguise(word: str, disguised: Any, tmp_path: Path) -> None:
    (tmp_path / "nothing").write_bytes(b"Een stil gesprek")
    (tmp_path / "hidden").write_bytes(b"\x00\x01 voor " + disguised(word) + b" na \xff")
    assert set(seen_in(files_under(tmp_path))) == {Path("hidden")}


def test_a_word_has_many_disguises_and_none_that_is_anywhere() -> None:
    found = disguises(COMMON)
    assert len(found) > 80
    assert min(map(len, found)) >= 8


def test_the_admin_knows_nothing_of_what_is_private() -> None:
    shown = {f"{model._meta.app_label}.{model.__name__}" for model in admin.site._registry}
    assert "accounts.Person" in shown
    assert not [name for name in shown if name.startswith(("core.", "reflections."))]


def test_a_failure_of_ours_reports_its_kind_alone(
    db: None, client_for: Any, monkeypatch: Any, caplog: Any, capsys: Any, mailoutbox: Any
) -> None:
    from tests.factories.accounts import PersonFactory

    word = Canaries()["text"]

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
    assert sightings((caplog.text + printed + response.content.decode()).encode()) == set()
    assert mailoutbox == []
