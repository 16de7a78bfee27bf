"""Accounts to try Klankbord with, on a development machine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.demonstration import ensure_demonstration


class Command(BaseCommand):
    help = "Make the demonstration accounts and print them as JSON; development mode only."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--file", type=Path, required=True, help="where their passwords are kept"
        )

    def handle(self, *_args: Any, file: Path, **_options: Any) -> None:
        if settings.MODE != "development":
            raise CommandError(
                "Demonstration accounts exist only where KLANKBORD_MODE is development."
            )
        try:
            accounts = ensure_demonstration(file)
        except OSError as error:
            raise CommandError(
                f"The demonstration accounts cannot be kept in {file} "
                f"({error.strerror}): choose another place or make it writable."
            ) from error
        self.stdout.write(json.dumps({"accounts": accounts}))
