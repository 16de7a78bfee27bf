"""Bring everything that a master key protects under the first one of `MASTER_KEYS`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.sealing_anew import count_secrets, seal_secrets_anew
from core.vault import master_keys
from core.vault.rewrapping import (
    BATCH,
    NotAllowed,
    count_wrapped,
    look_at_wrappings,
    rewrap_data_keys,
)

_NOT_ALLOWED = (
    "This database role may not see everybody's keys. Give OWNER_DATABASE_URL: in Compose, "
    "`docker compose run --rm migrate rewrap_keys`."
)


class Command(BaseCommand):
    help = (
        "Wrap every data key, and seal every second factor, under the first master key. Runs "
        "beside live requests; after being stopped, run it again. --check only looks."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail unless all is done"
        )
        parser.add_argument(
            "--batch", type=int, default=BATCH, metavar="N", help="keys per transaction"
        )

    def handle(self, *_args: Any, check: bool, batch: int, **_options: Any) -> None:
        try:
            if not check:
                self._rewrap(batch=max(1, batch))
            self._look()
        except NotAllowed as error:
            raise CommandError(_NOT_ALLOWED) from error

    def _rewrap(self, *, batch: int) -> None:
        current, before = master_keys().current, count_wrapped()
        old = before.total() - before[current]
        self._say(f"{old:,} of {before.total():,} data keys are not under {current} yet.")
        self._follow("data keys", rewrap_data_keys(batch=batch), old)
        self._follow("second factors", seal_secrets_anew())

    def _follow(self, what: str, steps: Iterator[int], total: int | None = None) -> None:
        done = 0
        for step in steps:
            done += step
            if step and total:
                self._say(f"{done:,} of {total:,} {what}")
        self._say(f"{done:,} {what} are under {master_keys().current} now.")

    def _look(self) -> None:
        """Open everything, and say which master keys are still needed; fails when others are."""
        current, found = master_keys().current, look_at_wrappings()
        secrets, broken = count_secrets()
        needed = found.by_master + secrets
        self._say(
            f"Opened {found.total - len(found.refused):,} of {found.total:,} data keys and "
            f"{secrets.total() - broken:,} of {secrets.total():,} second factors."
        )
        if found.refused or broken:
            raise CommandError(_refusal(found.refused, broken, found.by_master, secrets))
        if others := sorted(set(needed) - {current}):
            raise CommandError(
                f"Still needed beside {current}: {', '.join(others)}. Run this again without "
                "--check, once every web and worker process has the present MASTER_KEYS."
            )
        self._say(
            f"Nothing needs another master key than {current}. Once every web and worker process "
            "was started with the present MASTER_KEYS, run this with --check; when it says so "
            "again, the old keys may leave MASTER_KEYS."
        )

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        # Somebody watches, perhaps through a pipe.
        self.stdout.flush()


def _refusal(refused: list[Any], broken: int, keys: Counter[str], secrets: Counter[str]) -> str:
    unknown = sorted((set(keys) | set(secrets)) - master_keys().names)
    names = ", ".join(map(str, refused[:5]))
    sentences = [
        f"{len(refused):,} data keys ({names}{' …' if len(refused) > 5 else ''}) and "
        f"{broken:,} second factors do not open."
    ]
    if unknown:
        sentences.append(f"MASTER_KEYS lacks {', '.join(unknown)}: put that back, then run again.")
    else:
        sentences.append("They were changed in the database: restore them from the keys' backup.")
    return " ".join(sentences)
