"""What editors decide about comments."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from accounts.models import Person, PlatformRoleName
from accounts.querysets import platform_roles_of
from core.errors import DomainError
from knowledge import policies
from knowledge.models import Comment, CommentReport, ModerationDecision, ModerationOutcome


def is_editor(person: Person) -> bool:
    """Tell whether `person` moderates."""
    return PlatformRoleName.EDITOR in platform_roles_of(person)


@transaction.atomic(savepoint=False)
def decide(
    *, moderator: Person, comment: Comment, outcome: ModerationOutcome, reason: str
) -> Comment:
    """Hide `comment` or keep it, close its reports, and write down who decided that and why.

    The caller holds its row locked. Raises `DomainError("not_allowed")` to anyone but an editor
    who did not write it.
    """
    if not policies.may_moderate(moderator, comment, is_editor=is_editor(moderator)):
        raise DomainError("not_allowed")
    decision = ModerationDecision.objects.create(
        comment_id=comment.pk, moderator_id=moderator.pk, outcome=outcome, reason=reason.strip()
    )
    open_reports = CommentReport.objects.filter(comment=comment, closed_at__isnull=True)
    open_reports.update(closed_at=timezone.now())
    comment.decision = decision
    comment.version += 1
    comment.save(update_fields=["decision", "version"])
    return comment
