"""Let a person operate Django's admin."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from accounts.management.sentences import one_sentence
from accounts.roles import make_operator


class Command(BaseCommand):
    help = "Let a person operate Django's admin: manage.py create_operator EMAIL"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL")

    def handle(self, *_args: Any, email: str, **_options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email} is not an e-mail address.") from error
        with one_sentence(email=email):
            person = make_operator(email=email, by=None)
        home = f"{settings.PUBLIC_URL}/{person.language}"
        self.stdout.write(f"{person.email} is an operator now.")
        if not person.has_usable_password():
            self.stdout.write(f"Choose a password: {home}/password/forgot")
        self.stdout.write(f"Set up a second factor: {home}/account")
        self.stdout.write(f"Then open the admin: {settings.PUBLIC_URL}/admin/")
