"""How comments and their moderation look over HTTP."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.models import Person
from api.fields import ChoiceKeyField, Uuid7Field, WordsField, words_schema
from api.knowledge.serializers import LANGUAGES, PartSerializer
from api.serializers import StrictSerializer
from knowledge import policies
from knowledge.models import Comment, ModerationOutcome, ReportReason
from knowledge.models.comments import MAX_COMMENT, MAX_DECISION_REASON

OUTCOMES = [str(value) for value in ModerationOutcome.values]
REASONS = [str(value) for value in ReportReason.values]


class CommentAbilitiesSerializer(PartSerializer):
    """What the caller may do with a comment."""

    change = serializers.BooleanField()
    delete = serializers.BooleanField()
    report = serializers.BooleanField(help_text="Also when it was reported already.")
    moderate = serializers.BooleanField()


class CommentDecisionSerializer(PartSerializer):
    """What an editor decided about a comment."""

    outcome = serializers.ChoiceField(OUTCOMES)
    reason = serializers.CharField()
    decided_at = serializers.DateTimeField()


class CommentSerializer(PartSerializer):
    """What somebody said under an article."""

    id = serializers.UUIDField()
    article = serializers.UUIDField(help_text="Identifier of the article.")
    language = serializers.ChoiceField(LANGUAGES)
    author_name = serializers.CharField(
        allow_blank=True, help_text="As the author is called now; empty when they gave no name."
    )
    mine = serializers.BooleanField()
    text = serializers.CharField(help_text="Plain text; line feeds count, links are no links.")
    created_at = serializers.DateTimeField()
    changed_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField(min_value=1, help_text="The `ETag`, without its marks.")
    reported = serializers.BooleanField(help_text="Whether the caller reported it.")
    decision = CommentDecisionSerializer(
        allow_null=True, help_text="The last one, for its author and for editors."
    )
    abilities = CommentAbilitiesSerializer()

    def to_representation(self, instance: Comment) -> dict[str, Any]:
        """Return the fields above. The context holds `person`, `is_editor` and `reported`."""
        person: Person = self.context["person"]
        is_editor: bool = self.context["is_editor"]
        mine = instance.author_id == person.pk
        decision = instance.decision if mine or is_editor else None
        return {
            "id": instance.id,
            "article": instance.translation.article_id,
            "language": instance.translation.language,
            "author_name": instance.author.display_name,
            "mine": mine,
            "text": instance.text,
            "created_at": instance.created_at,
            "changed_at": instance.changed_at,
            "version": instance.version,
            "reported": instance.id in self.context["reported"],
            "decision": CommentDecisionSerializer(decision).data if decision else None,
            "abilities": {
                "change": policies.may_change(person, instance),
                "delete": policies.may_delete(person, instance),
                "report": policies.may_report(person, instance),
                "moderate": policies.may_moderate(person, instance, is_editor=is_editor),
            },
        }


@extend_schema_field(words_schema(MAX_COMMENT, lines=True))
class CommentTextField(WordsField):
    """What a comment says."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MAX_COMMENT, **kwargs)


@extend_schema_field(words_schema(MAX_DECISION_REASON, lines=True))
class DecisionReasonField(WordsField):
    """Why an editor decided so."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MAX_DECISION_REASON, **kwargs)


class CommentChangesSerializer(StrictSerializer):
    """What can be changed in a comment."""

    text = CommentTextField(required=False)


class NewCommentSerializer(StrictSerializer):
    """A comment to be put under an article."""

    article = Uuid7Field(help_text="Identifier of the article.")
    language = ChoiceKeyField(LANGUAGES, help_text="Of the text that is discussed.")
    text = CommentTextField()


class NewReportSerializer(StrictSerializer):
    """Why a comment does not belong here."""

    reason = ChoiceKeyField(REASONS)


class NewDecisionSerializer(StrictSerializer):
    """What an editor decides, with a reason that the author reads."""

    outcome = ChoiceKeyField(OUTCOMES)
    reason = DecisionReasonField(help_text="Do not quote the comment: reasons are kept for good.")


class ReportCountSerializer(PartSerializer):
    """How many people reported a comment for one reason."""

    reason = serializers.ChoiceField(REASONS)
    count = serializers.IntegerField(min_value=1)


class ReportedCommentSerializer(PartSerializer):
    """A comment that waits for a decision."""

    comment = CommentSerializer()
    slug = serializers.CharField(help_text="Of the article that it stands under.")
    reports = ReportCountSerializer(many=True)


class HouseRulesSerializer(PartSerializer):
    """What people keep to in comments."""

    version = serializers.IntegerField(min_value=1)
    rules = serializers.ListField(
        child=serializers.CharField(), help_text="In the caller's language."
    )
    accepted = serializers.BooleanField(help_text="Whether the caller accepted this version.")


class HouseRulesAnswerSerializer(StrictSerializer):
    """Whether the caller accepts the house rules."""

    accepted = serializers.BooleanField(required=False)
