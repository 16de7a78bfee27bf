"""Keeping texts true, as JSON."""

from __future__ import annotations

from rest_framework import serializers

from api.editorial.review_serializers import MAX_COMMENT, PersonSerializer
from api.fields import CalendarDayField, TextField
from api.knowledge.serializers import LANGUAGES, PartSerializer
from api.serializers import StrictSerializer
from core.readability import LEVELS
from knowledge.examining import FAULTS
from knowledge.models import LinkState, Place, Stage

DUE = ("overdue", "soon", "later")
LINK_STATES = [str(state) for state in LinkState.values]
STAGES = [str(stage) for stage in Stage.values]
SPANS = ("day", "week")
PERIODS = ("week", "month", "year")
FEW_TEXT = "Null stands for one to four: too few to show."


class ReviewDateSerializer(PartSerializer):
    """Who looks after an article, and when somebody looks again; empty before publication."""

    review_on = serializers.DateField(allow_null=True)
    due = serializers.ChoiceField(
        choices=DUE, allow_null=True, help_text="`soon` is within 30 days."
    )
    owner = PersonSerializer(
        allow_null=True, help_text="Null as well when the owner is no editor any more."
    )
    looked_at = serializers.DateTimeField(
        allow_null=True, help_text="When somebody last said that all of it is still true."
    )
    looked_by = PersonSerializer(allow_null=True)
    version = serializers.IntegerField(min_value=0)


class TextOfArticleSerializer(PartSerializer):
    """One text of an article that readers have."""

    id = serializers.UUIDField()
    language = serializers.ChoiceField(choices=LANGUAGES)


class ReviewDateItemSerializer(ReviewDateSerializer):
    """An article that readers have, and when somebody looks at it again."""

    id = serializers.UUIDField(help_text="Of the article.")
    article = serializers.CharField(help_text="Key of the article.")
    theme = serializers.CharField(help_text="Key of the theme.")
    title = serializers.CharField(help_text="In the first of `texts`.")
    texts = TextOfArticleSerializer(many=True)
    updated_at = serializers.DateTimeField(help_text="When readers last got another text.")


class ReviewDateChangesSerializer(StrictSerializer):
    """Another day, another owner, and why."""

    review_on = CalendarDayField(required=False)
    owner = serializers.UUIDField(required=False, allow_null=True)
    why = TextField(max_length=MAX_COMMENT)


class ConfirmationSerializer(StrictSerializer):
    """That the article is still true, and when to look again; in a year when no day is given."""

    review_on = CalendarDayField(required=False, allow_null=True, default=None)
    why = TextField(required=False, default="", max_length=MAX_COMMENT)


class TextSerializer(PartSerializer):
    """Which text something was found in."""

    translation = serializers.UUIDField()
    language = serializers.ChoiceField(choices=LANGUAGES)
    theme = serializers.CharField(help_text="Key of the theme.")
    title = serializers.CharField(allow_blank=True)


class MentionSerializer(TextSerializer):
    """Where a published text names an address."""

    place = serializers.ChoiceField(choices=[str(place) for place in Place.values])
    position = serializers.IntegerField(
        min_value=1, help_text="The line of the text, or the number of the source."
    )
    words = serializers.CharField(
        allow_blank=True, help_text="The words of the link, or the title of the source."
    )


class LinkSerializer(PartSerializer):
    """An address that published texts name, and what looking there gave."""

    id = serializers.UUIDField()
    address = serializers.CharField()
    state = serializers.ChoiceField(choices=LINK_STATES)
    reason = serializers.CharField(allow_blank=True, help_text="Why it is not simply working.")
    status = serializers.IntegerField(allow_null=True, help_text="The status that came back.")
    moved_to = serializers.CharField(allow_blank=True)
    checked_at = serializers.DateTimeField(allow_null=True)
    next_check = serializers.DateTimeField()
    failing_since = serializers.DateField(allow_null=True)
    mentions = MentionSerializer(many=True)


class PictureSerializer(PartSerializer):
    """A picture that says nothing to who cannot see it."""

    line = serializers.IntegerField(min_value=1)
    address = serializers.CharField(allow_blank=True)
    fault = serializers.ChoiceField(choices=FAULTS)


class UndescribedSerializer(TextSerializer):
    """A text with pictures that are not put into words."""

    id = serializers.UUIDField()
    stage = serializers.ChoiceField(
        choices=STAGES, help_text="What readers have, or what is being written."
    )
    pictures = PictureSerializer(many=True)


class TextLevelSerializer(TextSerializer):
    """How hard a text reads."""

    id = serializers.UUIDField()
    stage = serializers.ChoiceField(
        choices=STAGES, help_text="What readers have, or what is being written."
    )
    words = serializers.IntegerField(min_value=0)
    score = serializers.FloatField(min_value=0, max_value=100, help_text="Higher is easier.")
    level = serializers.ChoiceField(choices=LEVELS)
    hard = serializers.BooleanField(help_text="Harder than we aim for. Nothing forbids it.")


class SentenceSerializer(PartSerializer):
    """A long sentence."""

    text = serializers.CharField()
    words = serializers.IntegerField(min_value=1)


class LongWordSerializer(PartSerializer):
    """A long word, and how often it is used."""

    word = serializers.CharField()
    syllables = serializers.IntegerField(min_value=1)
    times = serializers.IntegerField(min_value=1)


class ReadingLevelSerializer(PartSerializer):
    """How hard a text reads that is being written; a formula counts, and understands nothing."""

    measure = serializers.ChoiceField(
        choices=("flesch-douma", "flesch", "none"),
        help_text="By which formula, decided by the language; `none` for French.",
    )
    score = serializers.FloatField(
        min_value=0, max_value=100, allow_null=True, help_text="Null for less than a hundred words."
    )
    level = serializers.ChoiceField(choices=LEVELS, allow_null=True)
    hard = serializers.BooleanField(help_text="Harder than we aim for. Nothing forbids it.")
    words = serializers.IntegerField(min_value=0)
    sentences = serializers.IntegerField(min_value=0)
    words_per_sentence = serializers.FloatField(min_value=0)
    syllables_per_word = serializers.FloatField(min_value=0, allow_null=True)
    longest_sentences = SentenceSerializer(many=True)
    longest_words = LongWordSerializer(many=True)


class FigureSerializer(PartSerializer):
    """How often a text was read from a day on."""

    since = serializers.DateField()
    readings = serializers.IntegerField(min_value=0, allow_null=True, help_text=FEW_TEXT)


class ReadingsSerializer(PartSerializer):
    """How often a text was read, in spans of a day or a week."""

    span = serializers.ChoiceField(choices=SPANS)
    figures = FigureSerializer(many=True)
    total = serializers.IntegerField(min_value=0, allow_null=True, help_text=FEW_TEXT)


class MostReadSerializer(TextSerializer):
    """A text that readers have, and how often it was read."""

    readings = serializers.IntegerField(min_value=0, allow_null=True, help_text=FEW_TEXT)


class MostReadListSerializer(PartSerializer):
    """At most a hundred texts, the most read first, on one page."""

    items = MostReadSerializer(many=True)
