"""The mailbox of a development machine, and its absence everywhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from accounts.mailbox import FolderBackend

URL = "/development/mailbox"


@pytest.fixture
def _mail(settings: Any, tmp_path: Path) -> None:
    settings.MODE = "development"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    for subject in ("Eerste", "Tweede"):
        message = EmailMessage(subject, "http://localhost/x", "k@localhost", ["a@b.example"])
        FolderBackend().send_messages([message])


@pytest.mark.usefixtures("_mail")
def test_machine_itself_reads_the_mails_newest_first() -> None:
    response = Client().get(URL, REMOTE_ADDR="127.0.0.1")
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    items = response.json()["items"]
    assert [item["subject"] for item in items] == ["Tweede", "Eerste"]
    assert set(items[0]) == {"to", "subject", "sentAt", "text", "links"}
    assert items[0]["links"] == ["http://localhost/x"]


@pytest.mark.usefixtures("_mail")
@pytest.mark.parametrize("mode", ["production", "test"])
def test_other_modes_have_no_mailbox(settings: Any, mode: str) -> None:
    settings.MODE = mode
    assert Client().get(URL, REMOTE_ADDR="127.0.0.1").status_code == 404


@pytest.mark.usefixtures("_mail")
@pytest.mark.parametrize("address", ["198.51.100.7", "192.168.1.2", "10.0.0.1", ""])
def test_other_machines_see_no_mailbox(address: str) -> None:
    assert Client().get(URL, REMOTE_ADDR=address).status_code == 404


@pytest.mark.usefixtures("_mail")
def test_mailbox_is_only_read() -> None:
    assert Client().post(URL, REMOTE_ADDR="127.0.0.1").status_code == 405
