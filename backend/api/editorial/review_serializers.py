"""Reviewing, publishing and talking about texts, as JSON."""

from __future__ import annotations

from rest_framework import serializers

from api.fields import CalendarDayField, ChoiceKeyField, TextField, WholeNumberField
from api.knowledge.serializers import LANGUAGES, PartSerializer
from api.serializers import StrictSerializer
from knowledge.models import Activity, Step

MAX_COMMENT = 2000
ACTIVITIES = [str(activity) for activity in Activity.values]
AWAY = "away"
OUTCOMES = ("waiting", "approved", "rejected", "withdrawn", "superseded")


class PersonSerializer(PartSerializer):
    """A colleague."""

    id = serializers.UUIDField()
    name = serializers.CharField(allow_blank=True)


class SubmissionAbilitiesSerializer(PartSerializer):
    """What the caller may do with this submission now."""

    decide = serializers.BooleanField()
    withdraw = serializers.BooleanField()


class SubmissionSerializer(PartSerializer):
    """A revision that waits for other eyes, or once did."""

    id = serializers.UUIDField()
    translation = serializers.UUIDField()
    language = serializers.ChoiceField(choices=LANGUAGES)
    theme = serializers.CharField()
    title = serializers.CharField()
    revision = serializers.IntegerField(min_value=1)
    submitted_by = PersonSerializer(allow_null=True)
    submitted_at = serializers.DateTimeField()
    reviewer = PersonSerializer(allow_null=True)
    started_at = serializers.DateTimeField(
        allow_null=True, help_text="When the reviewer said that they are looking."
    )
    due_on = serializers.DateField(allow_null=True)
    message = serializers.CharField(
        allow_blank=True, help_text="What the writer said when submitting."
    )
    outcome = serializers.ChoiceField(choices=OUTCOMES)
    decided_by = PersonSerializer(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)
    comment = serializers.CharField(allow_blank=True)
    abilities = SubmissionAbilitiesSerializer()


class ReasonSerializer(StrictSerializer):
    """Why, for the trail."""

    why = TextField(required=False, default="", max_length=MAX_COMMENT)


class NewSubmissionSerializer(StrictSerializer):
    """Who should look, until when, and a word for them."""

    reviewer = serializers.UUIDField(required=False, allow_null=True, default=None)
    due_on = CalendarDayField(required=False, allow_null=True, default=None)
    comment = TextField(required=False, default="", max_length=MAX_COMMENT)


class AssignmentSerializer(StrictSerializer):
    """Who should look, and until when; `reviewing` says that the caller is looking now."""

    reviewer = serializers.UUIDField(required=False, allow_null=True)
    due_on = CalendarDayField(required=False, allow_null=True)
    reviewing = serializers.BooleanField(required=False)


class SubmissionDecisionSerializer(StrictSerializer):
    """How a submission ends; a rejection needs a comment."""

    outcome = ChoiceKeyField(choices=("approved", "rejected", "withdrawn"))
    comment = TextField(required=False, default="", max_length=MAX_COMMENT)


class NewPublicationSerializer(StrictSerializer):
    """Which revision readers get, now or `at` a moment to come."""

    revision = WholeNumberField(min_value=1)
    at = serializers.DateTimeField(required=False, allow_null=True, default=None)


class NoteAbilitiesSerializer(PartSerializer):
    """What the caller may do with this note."""

    change = serializers.BooleanField()


class NoteSerializer(PartSerializer):
    """What a colleague says about a passage, or about the whole text."""

    id = serializers.UUIDField()
    revision = serializers.IntegerField(min_value=1, allow_null=True)
    quote = serializers.CharField(allow_blank=True)
    text = serializers.CharField()
    written_by = PersonSerializer(allow_null=True)
    written_at = serializers.DateTimeField()
    resolved_by = PersonSerializer(allow_null=True)
    resolved_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField(min_value=1)
    abilities = NoteAbilitiesSerializer()


class NewNoteSerializer(StrictSerializer):
    """A note on a passage (`quote`), or on the whole text."""

    text = TextField(allow_blank=False, max_length=2000)
    quote = TextField(required=False, default="", max_length=500)
    revision = WholeNumberField(required=False, allow_null=True, default=None, min_value=1)


class NoteChangesSerializer(StrictSerializer):
    """Other words, by who wrote it; resolved or open again, by anybody."""

    text = TextField(allow_blank=False, max_length=2000)
    resolved = serializers.BooleanField()


class TrailEntrySerializer(PartSerializer):
    """Who did what, when and why; `by` is empty when the system did, or somebody who left."""

    id = serializers.UUIDField()
    step = serializers.ChoiceField(choices=[str(step) for step in Step.values])
    revision = serializers.IntegerField(min_value=1, allow_null=True)
    by = PersonSerializer(allow_null=True)
    at = serializers.DateTimeField()
    why = serializers.CharField(allow_blank=True)


class ActivitySerializer(StrictSerializer):
    """What the caller does with a text that is open, or that they closed it."""

    activity = ChoiceKeyField(choices=[*ACTIVITIES, AWAY])


class ColleagueSerializer(PersonSerializer):
    """A colleague, and what they do at this moment."""

    activity = serializers.ChoiceField(choices=ACTIVITIES)


class PresentSerializer(PartSerializer):
    """The colleagues who have this text open at this moment."""

    others = ColleagueSerializer(many=True)


class EditorsSerializer(PartSerializer):
    """All editors; there are few, so they are one page."""

    items = PersonSerializer(many=True)
