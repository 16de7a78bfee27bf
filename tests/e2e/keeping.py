"""Published texts that are no longer what they were: something for every part of the upkeep."""

from __future__ import annotations

import datetime

from django.utils import timezone

from accounts.models import Person
from core.outgoing import Answer
from knowledge.examining import examine_what_changed
from knowledge.link_checking import record
from knowledge.mentions import collect_mentions
from knowledge.models import LinkState, Snapshot, Translation, Upkeep, WebAddress
from knowledge.readings import add_readings
from knowledge.upkeep import today
from tests.factories.editorial import written

DAY = datetime.timedelta(days=1)


def let_time_pass(editor: Person, manuscript: str) -> None:
    """Let days go by, links die and readers come; `manuscript` gets a picture without words."""
    examine_what_changed()
    collect_mentions()
    first, second, *_others = Upkeep.objects.order_by("article__key")
    Upkeep.objects.filter(pk=first.pk).update(review_on=today() - 12 * DAY, owner=editor)
    Upkeep.objects.filter(pk=second.pk).update(review_on=today() - 3 * DAY)
    dead, moved, *_others = WebAddress.objects.order_by("address")
    now = timezone.now()
    for days in (4, 2, 0):
        record(dead, Answer("answered", dead.address, status=404), now=now - days * DAY)
    onward = f"{moved.address.rstrip('/')}/nieuw"
    record(moved, Answer("answered", onward, status=200, moved=True), now=now)
    assert (dead.state, moved.state) == (LinkState.DEAD, LinkState.MOVED)
    for number, snapshot in enumerate(Snapshot.objects.filter(language="nl").order_by("slug")[:6]):
        for days in range(0, 170, 1 + number):
            add_readings({(snapshot.slug, today() - days * DAY): 1 + (days * (7 - number)) % 11})
    text = Translation.objects.get(pk=manuscript)
    written(text, editor, body="## Begin\n\nEen stoel blijft leeg.\n\n![](stoel.jpg)\n")


def published_text() -> str:
    """Return the id of a text that readers have."""
    return str(Snapshot.objects.filter(language="nl").earliest("slug").pk)
