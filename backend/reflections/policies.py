"""Who may do what with a reflection: its writer, everything; anyone else, nothing."""

from __future__ import annotations

from accounts.models import Person
from reflections.models import Reflection


def may_change(person: Person, reflection: Reflection) -> bool:
    """Tell whether `person` may change `reflection`."""
    return reflection.person_id == person.pk


def may_delete(person: Person, reflection: Reflection) -> bool:
    """Tell whether `person` may delete `reflection`."""
    return reflection.person_id == person.pk
