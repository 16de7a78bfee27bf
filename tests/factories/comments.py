"""Comments for tests, made through the verbs."""

from __future__ import annotations

import uuid
from typing import Any

import factory

from accounts.models import Person
from core.tenancy import acting_as
from knowledge.commenting import answer_house_rules, report_comment, write_comment
from knowledge.models import Comment, ModerationOutcome, ReportReason
from knowledge.moderation import decide
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import TranslationFactory


class CommentFactory(factory.Factory[Comment]):
    """A comment of somebody who accepted the rules, under an article published for the occasion.

    `(kept=True)` lets an editor keep it, and `(reported=True)` then lets somebody report it.
    """

    class Meta:
        model = Comment

    author = factory.SubFactory(PersonFactory)
    article_id = factory.LazyFunction(lambda: TranslationFactory(published=True).article_id)
    language = "nl"
    text = factory.Sequence(lambda number: f"Wachten viel me zwaar ({number}).")
    reported = False
    kept = False

    @classmethod
    def _create(cls, *_: Any, **kwargs: Any) -> Comment:
        reported, kept = kwargs.pop("reported"), kwargs.pop("kept")
        author = kwargs.pop("author")
        with acting_as(author.pk):
            answer_house_rules(person=author, accepted=True)
            comment = write_comment(person=author, **kwargs)
        if kept:
            decision(comment, ModerationOutcome.KEEP)
        if reported:
            report(comment)
        return comment


def report(comment: Comment, by: Person | None = None) -> None:
    """Let somebody report `comment`."""
    reporter = by or PersonFactory()
    with acting_as(reporter.pk):
        report_comment(person=reporter, comment=comment, reason=ReportReason.CLIENT_DETAILS)


def decision(
    comment: Comment, outcome: ModerationOutcome, reason: str = "Een cliënt is herkenbaar."
) -> uuid.UUID:
    """Let an editor hide or keep `comment`; return who that was."""
    editor = PersonFactory(editor=True)
    with acting_as(editor.pk):
        decide(moderator=editor, comment=comment, outcome=outcome, reason=reason)
    return editor.pk
