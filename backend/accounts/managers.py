"""Makes people and finds them by their address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import BaseUserManager

from accounts.addresses import normalise_email

if TYPE_CHECKING:
    from accounts.models import Person


class PersonManager(BaseUserManager["Person"]):
    """Makes people and finds them by their address."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """Return the person with this address, in whatever case it was typed."""
        return self.get(email=normalise_email(username or ""))

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """Store a person; without `password` they cannot sign in with one."""
        person = self.model(email=normalise_email(email), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """Store an operator; Django's own command of that name calls this."""
        return self.create_user(email, password, is_staff=True, **fields)
