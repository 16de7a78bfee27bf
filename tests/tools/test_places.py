"""What the environment asks of the commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.places import ROOT, clean_environment, open_data_folder, read_settings
from tools.say import SetupError


def test_without_any_setting_port_8000_and_the_folder_in_the_clone_are_used() -> None:
    settings = read_settings({})

    assert settings.port == 8000
    assert settings.data == ROOT / ".data"
    assert settings.public_url == "http://localhost:8000"
    assert settings.database_url is None


def test_port_and_data_folder_are_honoured(tmp_path: Path) -> None:
    settings = read_settings({"PORT": "8123", "KLANKBORD_DATA": str(tmp_path / "my data")})

    assert settings.address == "http://localhost:8123"
    assert settings.data == tmp_path / "my data"


def test_a_relative_data_folder_is_meant_from_the_top_of_the_clone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert read_settings({"KLANKBORD_DATA": "elsewhere"}).data == ROOT / "elsewhere"


@pytest.mark.parametrize("given", ["0", "65536", "-1", "8000a", "٣", "1e3", " 80"])
def test_a_port_that_is_none_is_named_with_a_way_out(given: str) -> None:
    with pytest.raises(SetupError, match="PORT is") as caught:
        read_settings({"PORT": given})

    assert "PORT=8000" in caught.value.way_out


def test_a_file_in_the_place_of_the_data_folder_is_named_with_a_way_out(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()

    with pytest.raises(SetupError, match=str(file)) as caught:
        open_data_folder(file)

    assert "KLANKBORD_DATA=" in caught.value.way_out


def test_a_new_data_folder_cannot_be_listed_by_others(tmp_path: Path) -> None:
    open_data_folder(tmp_path / "new")

    assert (tmp_path / "new").stat().st_mode & 0o066 == 0
    assert (tmp_path / "new" / "logs").stat().st_mode & 0o077 == 0


def test_an_existing_folder_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)

    open_data_folder(tmp_path)

    assert tmp_path.stat().st_mode & 0o777 == 0o750


def test_programs_are_not_misled_by_what_the_person_has_set() -> None:
    kept = clean_environment(
        {"PATH": "/bin", "PGHOST": "x", "PYTHONPATH": "x", "GRANIAN_PORT": "1", "HOME": "/h"}
    )

    assert kept == {"PATH": "/bin", "HOME": "/h"}
