"""The demonstration accounts of a development machine.

Their passwords are made at the first start and kept in a file of the owner of the machine, so
that later starts name the same ones. When the file is lost, new ones are set.
"""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import (
    Membership,
    MembershipRole,
    Organisation,
    Person,
    PlatformRole,
    PlatformRoleName,
)

ORGANISATION = "OCMW Demostad"

# 64 short words without doubtful letters: six bits each. Five of them and three digits make
# 40 bits, plenty for an account that lives on one machine behind throttling.
_TEXT = """
anker appel avond beker berg beuk bloem boot boter brood brug dag deur dijk duin eik
fiets gans geit gras haard hagel hamer haven hooi iep jas kaas kade kanaal kers klok
koek kraan lamp lente linde maan markt melk mist molen muur oever paard peer plein regen
riet roos schaap sloot sneeuw spar stoep toren tuin veer vlas vuur weide wind wolk zand
"""
_WORDS = _TEXT.split()


@dataclass(frozen=True)
class _Role:
    role: str
    email: str
    name: str


_ROLES = (
    _Role("professional", "professional@klankbord.example", "Noor Professional"),
    _Role("editor", "editor@klankbord.example", "Emre Redacteur"),
    # Nobody approves what they wrote: it takes two to publish.
    _Role("editor", "colleague@klankbord.example", "Wanda Redacteur"),
)


class Account(TypedDict):
    """One demonstration account, with the password to sign in with."""

    role: str
    email: str
    password: str


def ensure_demonstration(file: Path) -> list[Account]:
    """Make what is missing of the demonstration accounts; return them with their passwords.

    What else `file` holds stays in it. Raises `OSError` when it cannot be written; the accounts
    are then left as they were.
    """
    document = _kept(file)
    kept = _kept_passwords(document)
    accounts = [
        Account(role=role.role, email=role.email, password=kept.get(role.email) or new_password())
        for role in _ROLES
    ]
    with transaction.atomic():
        for role, account in zip(_ROLES, accounts, strict=True):
            _ensure_person(role, account["password"])
        _write(file, {**document, "accounts": accounts})
    return accounts


def new_password() -> str:
    """Return a strong password that can be read aloud."""
    words = "-".join(secrets.choice(_WORDS) for _number in range(5))
    return f"{words}-{secrets.randbelow(900) + 100}"


def _ensure_person(role: _Role, password: str) -> None:
    person = Person.objects.filter(email=role.email).first()
    if person is None:
        person = Person.objects.create_user(
            role.email, password, display_name=role.name, is_demonstration=True
        )
    elif not person.check_password(password):
        person.set_password(password)
        person.save(update_fields=["password"])
    EmailAddress.objects.update_or_create(
        user=person, email=role.email, defaults={"primary": True, "verified": True}
    )
    if role.role == PlatformRoleName.EDITOR:
        PlatformRole.objects.get_or_create(person=person, role=PlatformRoleName.EDITOR)
    else:
        organisation, _created = Organisation.objects.get_or_create(name=ORGANISATION)
        Membership.objects.get_or_create(
            person=person, organisation=organisation, role=MembershipRole.PROFESSIONAL
        )


def _kept(file: Path) -> dict[str, Any]:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return document if isinstance(document, dict) else {}


def _kept_passwords(document: dict[str, Any]) -> dict[str, str]:
    try:
        return {entry["email"]: entry["password"] for entry in document["accounts"]}
    except (KeyError, TypeError):
        return {}


def _write(file: Path, document: dict[str, Any]) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(document, stream, indent=2)
        stream.write("\n")
    draft.replace(file)
