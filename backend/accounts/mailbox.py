"""Mail as files in a folder, for machines without a mail server; readable in the app there."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypedDict

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

from core.identifiers import new_id

_link = re.compile(r"https?://[^\s<>\"]+")
_KEPT = 500


class Letter(TypedDict):
    """One mail, as the development mailbox shows it."""

    to: list[str]
    subject: str
    sentAt: str
    text: str
    links: list[str]


class FolderBackend(BaseEmailBackend):
    """Writes each mail as one JSON file that its owner alone can read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.folder = Path(settings.EMAIL_FILE_PATH)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write `email_messages`; raises `OSError` when the folder cannot be written."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            self._write(message)
        return len(email_messages)

    def _write(self, message: EmailMessage) -> None:
        text = str(message.body)
        letter: Letter = {
            "to": list(message.to),
            "subject": str(message.subject),
            "sentAt": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "text": text,
            "links": _link.findall(text),
        }
        # A reader never meets half a file: it gets its name when it is whole.
        final = self.folder / f"{new_id()}.json"
        draft = final.with_suffix(".part")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(letter, file, ensure_ascii=False, indent=2)
        draft.replace(final)


def letters() -> Iterator[Letter]:
    """Yield the mails in the folder, newest first, at most 500."""
    folder = Path(settings.EMAIL_FILE_PATH or settings.MAIL_FOLDER)
    # Names are UUIDv7, so they sort by time.
    for file in sorted(folder.glob("*.json"), reverse=True)[:_KEPT]:
        yield json.loads(file.read_text(encoding="utf-8"))
