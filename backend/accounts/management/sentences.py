"""What the commands of accounts say when they cannot do what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import CommandError

from core.errors import DomainError

_SENTENCES = {
    "person_unknown": "Nobody has an account with {email}. They sign up in the app first.",
    "organisation_unknown": (
        "There is no organisation called {organisation}. Add --create to make it."
    ),
    "organisation_nameless": "An organisation needs a name.",
    "organisation_exists": "There is an organisation called {organisation} already.",
    "role_held": "{email} is {role} already; nothing was changed.",
    "role_not_held": "{email} is not {role}; nothing was changed.",
    "member_already": "{email} is {role} of {organisation} already; nothing was changed.",
    "member_not": "{email} is not {role} of {organisation}; nothing was changed.",
    "operator_already": "{email} is an operator already; nothing was changed.",
    "operator_not": "{email} is not an operator; nothing was changed.",
}


@contextmanager
def one_sentence(**words: str) -> Iterator[None]:
    """Turn a `DomainError` into a `CommandError` with one sentence about `words`."""
    try:
        yield
    except DomainError as error:
        raise CommandError(_SENTENCES[error.code].format_map(words)) from error
