"""Who may do what, as far as roles decide it."""

from __future__ import annotations

from accounts.models import Person, PlatformRoleName


def is_editor(person: Person) -> bool:
    """Tell whether `person` edits the knowledge of the platform."""
    return person.is_active and person.platform_roles.filter(role=PlatformRoleName.EDITOR).exists()
