"""Who has a text open at this moment, so that two people do not write over each other."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from knowledge.models import Activity, Presence, Translation

# Screens say every twenty seconds that they are there; one may get lost.
GONE_AFTER = datetime.timedelta(seconds=50)


@transaction.atomic
def be_present(
    *, translation: Translation, person: Person, activity: str = Activity.WRITING
) -> list[Presence]:
    """Note that `person` has `translation` open; return the others who have, by name."""
    now = timezone.now()
    Presence.objects.update_or_create(
        translation=translation, person=person, defaults={"seen_at": now, "activity": activity}
    )
    Presence.objects.filter(translation=translation, seen_at__lt=now - GONE_AFTER).delete()
    others = Presence.objects.filter(translation=translation).exclude(person=person)
    return list(others.select_related("person").order_by("person__display_name", "person_id"))


@transaction.atomic
def leave(*, translation: Translation, person: Person) -> None:
    """Note that `person` closed `translation`."""
    Presence.objects.filter(translation=translation, person=person).delete()
