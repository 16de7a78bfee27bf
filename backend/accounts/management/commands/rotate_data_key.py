"""Give people another data key, and seal anew what they wrote."""

from __future__ import annotations

import time
import uuid
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.management.sentences import one_sentence
from accounts.models import Person
from accounts.roles import find_person
from core.vault.envelopes import EnvelopeRefused
from core.vault.rotation import (
    KEEP,
    RotationNotOver,
    begin_rotation,
    finish_rotation,
    seconds_until_closing,
)
from core.vault.transactions import StillOpen

_HOURS = KEEP.total_seconds() / 3600


class Command(BaseCommand):
    help = (
        "Give people another data key and seal anew what they wrote: "
        "manage.py rotate_data_key EMAIL … | --all. Runs beside live requests and takes a minute "
        "and a half; after being stopped, run it again. Backups of before can then no longer be "
        "read once the old key is gone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("emails", nargs="*", metavar="EMAIL")
        parser.add_argument("--all", action="store_true", dest="everybody", help="everybody")
        parser.add_argument(
            "--keep-hours", type=float, default=_HOURS, metavar="N",
            help="how long the old key is kept, so that the backups of one night fit together; "
            f"{_HOURS:.0f} unless you say otherwise, 0 when it must go at once",
        )  # fmt: skip

    def handle(
        self, *_args: Any, emails: list[str], everybody: bool, keep_hours: float, **_options: Any
    ) -> None:
        if everybody == bool(emails) or keep_hours < 0:
            raise CommandError("Name people by their e-mail address, or say --all.")
        chosen = self._begun(_everybody() if everybody else _named(emails))
        self._wait(chosen)
        keep, unfinished = timedelta(hours=keep_hours), 0
        for person_id in chosen:
            unfinished += not self._finish(person_id, keep)
        end = f"in {keep_hours:g} hours" if keep else "now"
        self.stdout.write(
            f"{len(chosen) - unfinished} of {len(chosen)} old keys end {end}. Take a new backup "
            "of the data and one of the keys."
        )
        if unfinished:
            raise CommandError(f"{unfinished} are not over; their old keys stay. Run this again.")

    def _begun(self, people: list[uuid.UUID]) -> list[uuid.UUID]:
        chosen, refused = [], 0
        for person_id in people:
            try:
                if begin_rotation(person_id):
                    chosen.append(person_id)
            except EnvelopeRefused:
                refused += 1
        if refused:
            self.stderr.write(f"{refused} keys cannot be unwrapped; see rewrap_keys --check.")
        self.stdout.write(f"{len(chosen)} of {len(people)} people have a key that is replaced.")
        return chosen

    def _wait(self, people: list[uuid.UUID]) -> None:
        longest = max(map(seconds_until_closing, people), default=0.0)
        if longest:
            self.stdout.write(f"Waiting {longest:.0f} seconds until no process seals with it.")
            self.stdout.flush()
            time.sleep(longest + 0.1)

    def _finish(self, person_id: uuid.UUID, keep: timedelta) -> bool:
        done = 0
        try:
            for sealed in finish_rotation(person_id, keep=keep):
                done += sealed
        except (RotationNotOver, StillOpen, EnvelopeRefused) as error:
            left = getattr(error, "left", {})
            told = ", ".join(f"{count} in {table}" for table, count in sorted(left.items()))
            self.stderr.write(f"{person_id}: not over. {told or type(error).__name__}")
            return False
        self.stdout.write(f"{person_id}: {done} sealed anew.")
        self.stdout.flush()
        return True


def _named(emails: list[str]) -> list[uuid.UUID]:
    people = []
    for email in emails:
        with one_sentence(email=email):
            people.append(find_person(email).pk)
    return people


def _everybody() -> list[uuid.UUID]:
    return list(Person.objects.order_by("pk").values_list("pk", flat=True))
