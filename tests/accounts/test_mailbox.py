"""Mail as files, for machines without a mail server."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.mail import EmailMessage

from accounts.mailbox import FolderBackend, letters


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    return tmp_path / "mail"


def send(subject: str, text: str) -> None:
    FolderBackend().send_messages(
        [EmailMessage(subject, text, "klankbord@localhost", ["anna@klankbord.example"])]
    )


def test_mails_come_back_newest_first_with_their_links(folder: Path) -> None:
    send("Eerste", "Dag")
    send("Tweede", "Open http://localhost:8000/nl/verify-email/MQ:1a en\nhttps://x.example")
    newest, oldest = letters()
    assert newest["subject"] == "Tweede"
    assert newest["to"] == ["anna@klankbord.example"]
    assert newest["links"] == [
        "http://localhost:8000/nl/verify-email/MQ:1a",
        "https://x.example",
    ]
    assert newest["sentAt"].endswith("Z")
    assert (oldest["subject"], oldest["links"]) == ("Eerste", [])


def test_mails_are_readable_by_their_owner_alone(folder: Path) -> None:
    send("Eerste", "Dag")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_empty_mailbox_is_no_error(folder: Path) -> None:
    assert list(letters()) == []
