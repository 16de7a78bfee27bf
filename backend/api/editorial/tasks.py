"""Background work for texts on their way to readers."""

from __future__ import annotations

from django_tasks import task

from api.knowledge.representation import represent
from knowledge.releasing import publish_planned


@task()
def publish_what_is_planned() -> None:
    """Let readers have everything whose moment has come."""
    publish_planned(represent=represent)
