"""What the application is told about its database."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.keys import Keys, new_keys
from tools.places import read_settings
from tools.running import Addresses, application_environment, given_addresses


@pytest.fixture
def keys() -> Keys:
    return new_keys()


def test_two_given_addresses_are_taken_as_they_are(keys: Keys) -> None:
    app, owner = "postgresql://app@db/k", "postgresql://owner@db/k"

    assert given_addresses(app, owner, keys) == Addresses(app, owner)


def test_one_given_address_is_the_owners_and_an_application_role_of_our_own_serves(
    keys: Keys,
) -> None:
    owner = "postgresql://me:s%40crit@db.example:5433/k?sslmode=require"

    addresses = given_addresses(owner, None, keys)

    assert addresses.owner == owner
    assert addresses.application == (
        f"postgresql://{keys.application_role}:{keys.application_password}"
        "@db.example:5433/k?sslmode=require"
    )


def test_what_the_person_set_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_URL", "smtp://mail.example:25")
    monkeypatch.setenv("SECRET_KEY_FILE", "/run/secrets/key")
    monkeypatch.setenv("OWNER_DATABASE_URL", "postgresql://owner@db/k")
    settings = read_settings({"KLANKBORD_DATA": str(tmp_path)})

    environment = application_environment(settings, Addresses("application", "owner"))

    assert environment["EMAIL_URL"] == "smtp://mail.example:25"
    assert "SECRET_KEY" not in environment
    assert environment["DATABASE_URL"] == "application"
    assert "OWNER_DATABASE_URL" not in environment


def test_mail_goes_to_a_folder_whose_name_may_hold_a_space(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EMAIL_URL", raising=False)
    settings = read_settings({"KLANKBORD_DATA": str(tmp_path / "my data")})
    settings.data.mkdir()

    environment = application_environment(settings, Addresses("application", "owner"))

    assert environment["EMAIL_URL"] == f"file://{tmp_path}/my%20data/mail"
