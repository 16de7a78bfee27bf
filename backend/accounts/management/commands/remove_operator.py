"""Take Django's admin from a person."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.management.sentences import one_sentence
from accounts.roles import find_person, remove_operator


class Command(BaseCommand):
    help = "Take Django's admin from a person: manage.py remove_operator EMAIL"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL")

    def handle(self, *_args: Any, email: str, **_options: Any) -> None:
        with one_sentence(email=email):
            remove_operator(person=find_person(email), by=None)
        self.stdout.write(f"{email} is no longer an operator.")
