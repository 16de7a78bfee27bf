"""Background work that keeps texts true."""

from __future__ import annotations

from django.conf import settings
from django_tasks import task

from core.outgoing import Outgoing
from knowledge import link_checking
from knowledge.examining import examine_what_changed
from knowledge.mentions import collect_mentions
from knowledge.readings import forget_old_readings


@task()
def examine_texts() -> None:
    """Examine what was not yet, and let go of figures that are too old."""
    examine_what_changed()
    forget_old_readings()


@task()
def check_links() -> None:
    """Look at addresses in published texts for a while; come back soon when more are due."""
    collect_mentions()
    if not settings.LINK_CHECKS:
        return
    turn = link_checking.Round(Outgoing(user_agent=settings.LINK_CHECKS_AS))
    if link_checking.check_links(turn):
        check_links.enqueue()
