"""Texts on their way to readers, as JSON."""

from __future__ import annotations

from rest_framework import serializers

from api.editorial.review_serializers import PersonSerializer, SubmissionSerializer
from api.fields import ChoiceKeyField, TextField, WholeNumberField
from api.knowledge.serializers import LANGUAGES, PartSerializer
from api.serializers import StrictSerializer
from core.markdown import MAX_SOURCE
from knowledge.workbench import STATES

# No `$`, before which Python lets a line feed pass; and what JSON Schema can read as well.
KEY = r"^[a-z0-9]+(?:-[a-z0-9]+)*(?!\n)$"
ADDRESS = r"^(?:https?://[^\s<>\"]+)?(?!\n)$"
CHANGES = ("same", "added", "removed")


class DraftSourceSerializer(StrictSerializer):
    """A source as far as it is known; author, year and title are needed to submit."""

    author = TextField(max_length=300)
    year = WholeNumberField(min_value=1500, max_value=2100, allow_null=True)
    title = TextField(max_length=500)
    publisher = TextField(required=False, max_length=300)
    url = serializers.RegexField(ADDRESS, trim_whitespace=False, required=False, max_length=500)


class PublishedSerializer(PartSerializer):
    """What readers have."""

    revision = serializers.IntegerField(min_value=1)
    published_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class PlannedSerializer(PartSerializer):
    """What readers get, and when."""

    revision = serializers.IntegerField(min_value=1)
    at = serializers.DateTimeField()


class MadeFromSerializer(PartSerializer):
    """The revision that this text translates, and what readers have of it now."""

    id = serializers.UUIDField()
    translation = serializers.UUIDField()
    language = serializers.ChoiceField(choices=LANGUAGES)
    revision = serializers.IntegerField(min_value=1)
    current = serializers.IntegerField(min_value=1, allow_null=True)
    current_id = serializers.UUIDField(allow_null=True)


class TranslationSummarySerializer(PartSerializer):
    """One text of one article in one language, and where it stands."""

    id = serializers.UUIDField()
    article = serializers.CharField(help_text="Key of the article, the same in every language.")
    theme = serializers.CharField(help_text="Key of the theme.")
    language = serializers.ChoiceField(choices=LANGUAGES)
    slug = serializers.CharField()
    title = serializers.CharField(allow_blank=True)
    state = serializers.ChoiceField(
        choices=STATES, help_text="What an editor would do next something about."
    )
    published = PublishedSerializer(allow_null=True)
    planned = PlannedSerializer(allow_null=True)
    made_from = MadeFromSerializer(allow_null=True)
    outdated = serializers.BooleanField(
        help_text="Readers got another text in the language this one was translated from."
    )


class TranslationAbilitiesSerializer(PartSerializer):
    """What the caller may do with this text now."""

    submit = serializers.BooleanField()
    publish = serializers.BooleanField()
    unpublish = serializers.BooleanField()
    discard = serializers.BooleanField()


class SiblingSerializer(PartSerializer):
    """The same article in another language."""

    id = serializers.UUIDField()
    language = serializers.ChoiceField(choices=LANGUAGES)
    state = serializers.ChoiceField(choices=STATES)


class TranslationSerializer(TranslationSummarySerializer):
    """One text, and everything around it that editors act on."""

    approved_revision = serializers.IntegerField(
        min_value=1,
        allow_null=True,
        help_text="May be published; readers do not have it yet.",
    )
    latest_revision = serializers.IntegerField(min_value=1, allow_null=True)
    submission = SubmissionSerializer(allow_null=True)
    former_slugs = serializers.ListField(
        child=serializers.CharField(), help_text="Addresses that lead to this text."
    )
    languages = SiblingSerializer(many=True)
    abilities = TranslationAbilitiesSerializer()


class ManuscriptSerializer(PartSerializer):
    """What is being written; when nothing is, the revision that is worked on."""

    translation = serializers.UUIDField()
    language = serializers.ChoiceField(choices=LANGUAGES)
    open = serializers.BooleanField(help_text="False when nothing is being written.")
    version = serializers.IntegerField(min_value=0)
    base = serializers.IntegerField(
        min_value=1, allow_null=True, help_text="Number of the revision it was begun from."
    )
    title = serializers.CharField(allow_blank=True)
    summary = serializers.CharField(allow_blank=True)
    body = serializers.CharField(allow_blank=True, help_text="Markdown.")
    tags = serializers.ListField(child=serializers.CharField())
    sources = DraftSourceSerializer(many=True)
    made_from = serializers.IntegerField(
        min_value=1,
        allow_null=True,
        help_text="Number of the revision in another language that it translates.",
    )
    saved_by = PersonSerializer(allow_null=True, help_text="Who wrote what stands there.")
    updated_at = serializers.DateTimeField(allow_null=True)


class ManuscriptChangesSerializer(StrictSerializer):
    """What may change while writing; nothing need be finished yet."""

    title = TextField(max_length=160)
    summary = TextField(max_length=300)
    body = TextField(max_length=MAX_SOURCE)
    tags = serializers.ListField(child=TextField(max_length=50), max_length=20)
    sources = serializers.ListField(child=DraftSourceSerializer(), max_length=30)
    made_from = WholeNumberField(
        min_value=1, help_text="Number of the revision that it translates now."
    )


class KeptWordsSerializer(StrictSerializer):
    """Words to keep beside what is being written; without any, what is being written is kept."""

    title = TextField(required=False, max_length=160)
    summary = TextField(required=False, max_length=300)
    body = TextField(required=False, max_length=MAX_SOURCE)
    tags = serializers.ListField(child=TextField(max_length=50), required=False, max_length=20)
    sources = serializers.ListField(child=DraftSourceSerializer(), required=False, max_length=30)


class NewTranslationSerializer(StrictSerializer):
    """A new article by `theme` and `title`, or another language of `article`."""

    language = ChoiceKeyField(choices=LANGUAGES)
    theme = serializers.RegexField(KEY, trim_whitespace=False, required=False, max_length=64)
    title = TextField(required=False, allow_blank=False, max_length=160)
    article = serializers.RegexField(
        KEY, trim_whitespace=False, required=False, max_length=100, help_text="Key."
    )


class RenamingSerializer(StrictSerializer):
    """Another address for this text."""

    slug = TextField(max_length=100)


class RevisionSummarySerializer(PartSerializer):
    """A state of a text that never changes."""

    id = serializers.UUIDField()
    number = serializers.IntegerField(min_value=1)
    title = serializers.CharField(allow_blank=True)
    author = PersonSerializer(allow_null=True)
    created_at = serializers.DateTimeField()
    published = serializers.BooleanField(help_text="Readers have this one.")


class PutAwaySerializer(PartSerializer):
    """What was put away, and in which revision its words are kept."""

    kept = RevisionSummarySerializer(
        allow_null=True, help_text="Null when another revision says all of it already."
    )


class RevisionSerializer(RevisionSummarySerializer):
    """A whole revision."""

    translation = serializers.UUIDField()
    language = serializers.ChoiceField(choices=LANGUAGES)
    summary = serializers.CharField(allow_blank=True)
    body = serializers.CharField(allow_blank=True, help_text="Markdown.")
    html = serializers.CharField(allow_blank=True, help_text="Safe to show as it is.")
    tags = serializers.ListField(child=serializers.CharField())
    sources = DraftSourceSerializer(many=True)


class PieceSerializer(PartSerializer):
    """A run of text, and whether it came, went or stayed."""

    change = serializers.ChoiceField(choices=CHANGES)
    text = serializers.CharField(allow_blank=True)


class ComparedLineSerializer(PartSerializer):
    """A paragraph, heading, item, cell, quotation, line of code, or the title of a block."""

    kind = serializers.CharField()
    change = serializers.ChoiceField(choices=(*CHANGES, "changed"))
    pieces = PieceSerializer(many=True)


class ComparisonSerializer(PartSerializer):
    """Two states of a text beside each other."""

    title = PieceSerializer(many=True)
    summary = PieceSerializer(many=True)
    tags = PieceSerializer(many=True)
    sources = PieceSerializer(many=True)
    lines = ComparedLineSerializer(many=True)
