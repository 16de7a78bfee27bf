"""The accounts to try Klankbord with."""

from __future__ import annotations

import json
import re
import stat
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.demonstration import new_password
from accounts.models import Membership, Person
from tests.accounts.browser import Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(settings: Any, tmp_path: Path) -> Path:
    settings.MODE = "development"
    return tmp_path / "data" / "demo.json"


def ensure(file: Path) -> list[dict[str, str]]:
    out = StringIO()
    call_command("ensure_demonstration", "--file", str(file), stdout=out)
    accounts: list[dict[str, str]] = json.loads(out.getvalue())["accounts"]
    return accounts


def test_professional_and_two_editors_can_sign_in(file: Path) -> None:
    accounts = ensure(file)
    assert [account["role"] for account in accounts] == ["professional", "editor", "editor"]
    for account in accounts:
        assert Browser().sign_in(account["email"], account["password"]).status_code == 200
    people = {person.email: person for person in Person.objects.all()}
    assert all(person.is_demonstration and not person.is_staff for person in people.values())
    for account in accounts[1:]:
        editor = people[account["email"]]
        assert list(editor.platform_roles.values_list("role", flat=True)) == ["editor"]
    assert Membership.objects.get().person.email == accounts[0]["email"]


def test_later_starts_name_the_same_passwords(file: Path) -> None:
    first = ensure(file)
    hashes = list(Person.objects.order_by("email").values_list("password", flat=True))
    assert ensure(file) == first
    assert list(Person.objects.order_by("email").values_list("password", flat=True)) == hashes
    assert json.loads(file.read_text())["accounts"] == first


def test_lost_or_broken_file_gets_new_passwords(file: Path) -> None:
    first = ensure(file)
    for content in (None, "", "{", "[]", '{"accounts": 7}', '{"accounts": [7]}'):
        if content is None:
            file.unlink()
        else:
            file.write_text(content)
        later = ensure(file)
        assert later[0]["password"] != first[0]["password"]
        assert Browser().sign_in(later[0]["email"], later[0]["password"]).status_code == 200
    assert Person.objects.count() == 3


def test_emptied_database_gets_the_passwords_of_the_file(file: Path) -> None:
    first = ensure(file)
    Person.objects.all().delete()
    assert ensure(file) == first


def test_file_is_for_its_owner_and_keeps_what_else_is_in_it(file: Path) -> None:
    ensure(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    document = json.loads(file.read_text())
    file.write_text(json.dumps({"url": "http://localhost:8000", **document}))
    ensure(file)
    assert json.loads(file.read_text())["url"] == "http://localhost:8000"


def test_passwords_are_strong_and_can_be_read_aloud() -> None:
    passwords = {new_password() for _number in range(50)}
    assert len(passwords) == 50
    assert all(re.fullmatch(r"([a-z]+-){5}\d{3}", password) for password in passwords)


@pytest.mark.parametrize("mode", ["production", "test"])
def test_other_modes_refuse_in_one_sentence(file: Path, settings: Any, mode: str) -> None:
    settings.MODE = mode
    with pytest.raises(CommandError) as caught:
        ensure(file)
    assert "\n" not in str(caught.value)
    assert not Person.objects.exists()
    assert not file.exists()


def test_place_that_cannot_be_written_leaves_everything_as_it_was(
    settings: Any, tmp_path: Path
) -> None:
    settings.MODE = "development"
    (tmp_path / "taken").write_text("a file, not a folder")
    with pytest.raises(CommandError, match="cannot be kept"):
        ensure(tmp_path / "taken" / "demo.json")
    assert not Person.objects.exists()
