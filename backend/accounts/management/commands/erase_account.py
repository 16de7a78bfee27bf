"""Erase a person's account with everything that belongs to them alone."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.erasing import erase_account
from accounts.management.sentences import one_sentence
from accounts.roles import find_person


class Command(BaseCommand):
    help = "Erase an account for good: manage.py erase_account EMAIL --for-good"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--for-good", action="store_true", help="Really do it.")

    def handle(self, *_args: Any, email: str, for_good: bool, **_options: Any) -> None:
        with one_sentence(email=email):
            person = find_person(email)
        if not for_good:
            raise CommandError("Nothing was erased. Nobody can undo it: add --for-good to do it.")
        erase_account(person=person, by=None)
        self.stdout.write(f"The account of {email} is erased.")
