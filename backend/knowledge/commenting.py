"""Discussing an article: house rules, comments, and reports of what does not belong."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from core.errors import DomainError
from knowledge import policies
from knowledge.models import (
    Comment,
    CommentReport,
    HouseRulesAcceptance,
    ReportReason,
    Translation,
)

# Raise it when the rules change in more than words: everyone is asked again.
HOUSE_RULES_VERSION = 1


def accepts_house_rules(person: Person) -> bool:
    """Tell whether `person`, the current person, accepted the rules as they are now."""
    return HouseRulesAcceptance.objects.filter(
        person_id=person.pk, rules=HOUSE_RULES_VERSION
    ).exists()


@transaction.atomic(savepoint=False)
def answer_house_rules(*, person: Person, accepted: bool) -> None:
    """Note that `person`, the current person, accepts the house rules, or no longer does."""
    if not accepted:
        HouseRulesAcceptance.objects.filter(person_id=person.pk).delete()
        return
    if accepts_house_rules(person):
        return
    HouseRulesAcceptance.objects.bulk_create(
        [HouseRulesAcceptance(person_id=person.pk, rules=HOUSE_RULES_VERSION)],
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=["rules", "accepted_at"],
    )


@transaction.atomic(savepoint=False)
def write_comment(*, person: Person, article_id: uuid.UUID, language: str, text: str) -> Comment:
    """Put a comment of `person` under a published article in one language.

    Raises `DomainError`: `house_rules_first`, or `article_not_available`.
    """
    if not accepts_house_rules(person):
        raise DomainError("house_rules_first")
    texts = Translation.objects.filter(
        article_id=article_id, language=language, publication__isnull=False
    )
    translation = texts.first()
    if translation is None:
        raise DomainError("article_not_available")
    return Comment.objects.create(translation=translation, author=person, text=_tidy(text))


@transaction.atomic(savepoint=False)
def change_comment(*, person: Person, comment: Comment, text: str) -> Comment:
    """Give `comment` another text; the caller holds its row locked.

    Raises `DomainError`: `not_allowed` to anyone but its author, `comment_settled` when it is
    too late.
    """
    if not policies.may_change(person, comment):
        own = comment.author_id == person.pk
        raise DomainError("comment_settled" if own else "not_allowed")
    comment.text = _tidy(text)
    comment.changed_at = max(timezone.now(), comment.created_at)
    comment.version += 1
    comment.save(update_fields=["text", "changed_at", "version"])
    return comment


@transaction.atomic(savepoint=False)
def delete_comment(*, person: Person, comment: Comment) -> None:
    """Delete `comment`, with its reports, for good.

    Raises `DomainError("not_allowed")` to anyone but its author.
    """
    if not policies.may_delete(person, comment):
        raise DomainError("not_allowed")
    Comment.objects.filter(pk=comment.pk).delete()


@transaction.atomic(savepoint=False)
def report_comment(*, person: Person, comment: Comment, reason: ReportReason) -> None:
    """Tell the editors that `comment` does not belong here. A second time changes nothing.

    Raises `DomainError("not_allowed")` to its author.
    """
    if not policies.may_report(person, comment):
        raise DomainError("not_allowed")
    report = CommentReport(comment=comment, reporter=person, reason=reason)
    CommentReport.objects.bulk_create([report], ignore_conflicts=True)


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
