"""Who may do what: with a reflection its writer, everything, and anyone else nothing.

With the templates of an organisation, its coordinators; with ours, nobody.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection

from accounts.models import Person
from reflections.models import Reflection, Template


def may_change(person: Person, reflection: Reflection) -> bool:
    """Tell whether `person` may change `reflection`."""
    return reflection.person_id == person.pk


def may_delete(person: Person, reflection: Reflection) -> bool:
    """Tell whether `person` may delete `reflection`."""
    return reflection.person_id == person.pk


def may_change_template(template: Template, coordinated: Collection[uuid.UUID]) -> bool:
    """Tell whether who coordinates the organisations `coordinated` may change `template`."""
    return template.organisation_id is not None and template.organisation_id in coordinated
