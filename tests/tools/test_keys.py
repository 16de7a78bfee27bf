"""The secrets of a data folder."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from tools.keys import read_keys, write_private
from tools.say import SetupError


def test_the_first_reading_makes_keys_that_the_next_one_finds_again(tmp_path: Path) -> None:
    assert read_keys(tmp_path) == read_keys(tmp_path)


def test_two_data_folders_have_nothing_in_common(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    first, second = read_keys(tmp_path / "a"), read_keys(tmp_path / "b")

    assert not set(vars(first).values()) & set(vars(second).values())


def test_the_file_is_for_its_owner_alone_even_after_it_was_opened_up(tmp_path: Path) -> None:
    read_keys(tmp_path)
    (tmp_path / "secrets.json").chmod(0o644)

    read_keys(tmp_path)

    assert (tmp_path / "secrets.json").stat().st_mode & 0o777 == 0o600


def test_the_master_key_has_the_form_that_the_application_reads(tmp_path: Path) -> None:
    name, _, key = read_keys(tmp_path).master_keys.partition(":")

    assert name
    assert len(base64.urlsafe_b64decode(key + "=")) == 32


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"secret_key": "x"}', "\x00"])
def test_a_broken_file_is_named_with_a_way_out(tmp_path: Path, content: str) -> None:
    (tmp_path / "secrets.json").write_text(content)

    with pytest.raises(SetupError, match="is broken") as caught:
        read_keys(tmp_path)

    assert "make clean-data" in caught.value.way_out


def test_keys_that_are_gone_are_not_made_anew_beside_a_database_that_needs_them(
    tmp_path: Path,
) -> None:
    (tmp_path / "postgres" / "cluster").mkdir(parents=True)

    with pytest.raises(SetupError, match="is gone"):
        read_keys(tmp_path)

    assert not (tmp_path / "secrets.json").exists()


def test_private_json_is_written_whole_and_replaces_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "demo.json"
    file.write_text("old")
    file.chmod(0o666)

    write_private(file, {"name": "Zoë"})

    assert json.loads(file.read_text(encoding="utf-8")) == {"name": "Zoë"}
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]
