"""Whatever hangs on a master key goes along when that is replaced (`manage.py rewrap_keys`)."""

from __future__ import annotations

import re

import psycopg2

from tests.support.database import ROOT

BACKEND = ROOT / "backend"
# Who asks for a key that is derived from a master key, and what brings its seals along.
DERIVED = {"accounts/sealing.py": "accounts/sealing_anew.py"}
# Who reads master keys at all.
READERS = {
    "accounts/management/commands/rewrap_keys.py",
    "accounts/sealing.py",
    "accounts/sealing_anew.py",
    "core/vault/datakeys.py",
    "core/vault/masterkeys.py",
    "core/vault/rewrapping.py",
    "core/vault/rotation.py",
}


def holding(pattern: str) -> set[str]:
    """Return the modules in which `pattern` is found."""
    return {
        path.relative_to(BACKEND).as_posix()
        for path in BACKEND.rglob("*.py")
        if re.search(pattern, path.read_text(encoding="utf-8"))
    }


def test_every_use_of_the_master_keys_is_known() -> None:
    """Add a new one here, and see that `rewrap_keys` carries along what it sealed."""
    assert holding(r"\bmaster_keys\(\)|settings\.MASTER_KEYS") == READERS


def test_what_is_sealed_under_a_derived_key_is_carried_along() -> None:
    assert holding(r"\.derived\(") == set(DERIVED)
    command = (BACKEND / "accounts/management/commands/rewrap_keys.py").read_text(encoding="utf-8")
    for carrier in DERIVED.values():
        assert f"from {carrier.removesuffix('.py').replace('/', '.')} import" in command


def test_one_table_alone_names_master_keys(db: None, admin_database_url: str) -> None:
    with psycopg2.connect(admin_database_url) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND column_name LIKE '%master%'"
        )
        assert cursor.fetchall() == [("core_datakey",)]
    connection.close()
