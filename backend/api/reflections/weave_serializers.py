"""How strands and weaves look over HTTP. What they may hold is in `reflections.weaving`."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.fields import ChoiceKeyField, TextField, WholeNumberField
from api.reflections.fields import AlongField
from api.serializers import StrictSerializer
from reflections.patterns import OTHER_STANDINGS, OWN_STANDINGS, Entry, Pattern
from reflections.strands import FEWEST_QUESTIONS, KEY_PATTERN, MOST_QUESTIONS, Strand, strand_keys
from reflections.weaves import OpenMoment, OpenWeave
from reflections.weaving import MAX_QUESTION, MAX_WORD


class StrandSerializer(serializers.Serializer[Any]):
    """One of the characteristics that everybody has, in one language."""

    key = serializers.RegexField(KEY_PATTERN)
    name = serializers.CharField()
    questions = serializers.ListField(
        child=serializers.CharField(),
        min_length=FEWEST_QUESTIONS,
        max_length=MOST_QUESTIONS,
        help_text="Open questions, to ask the other next time.",
    )
    mirror = serializers.CharField(help_text="A question to ask oneself.")


class StrandsSerializer(serializers.Serializer[Any]):
    """All strands; there are few, so they are one page."""

    items = StrandSerializer(many=True)


def strand_of(strand: Strand, language: str) -> dict[str, Any]:
    """Return the fields of `StrandSerializer`."""
    wording = strand.wordings[language]
    return {
        "key": strand.key,
        "name": wording.name,
        "questions": wording.questions,
        "mirror": wording.mirror,
    }


class _EntrySerializer(StrictSerializer):
    word = TextField(
        required=False, max_length=MAX_WORD, help_text="A word about it; never a name."
    )
    question = TextField(
        required=False, max_length=MAX_QUESTION, help_text="A question to ask next time."
    )


class OwnEntrySerializer(_EntrySerializer):
    """What one keeps about a strand of one's own."""

    standing = ChoiceKeyField(
        OWN_STANDINGS,
        required=False,
        help_text=(
            "`aware`: I know how it plays along in my work. `self-evident`: I hardly ever think "
            "of it, so here I easily fill in for others. `not-considered`: not looked at yet."
        ),
    )
    important = serializers.BooleanField(required=False, help_text="It weighs for me.")


class OtherEntrySerializer(_EntrySerializer):
    """What one keeps about a strand of somebody in a session."""

    standing = ChoiceKeyField(
        OTHER_STANDINGS,
        required=False,
        help_text=(
            "`known`: they told or showed it themselves. `assumed`: I fill it in. `not-asked`: we "
            "have not come to it yet."
        ),
    )
    important = serializers.BooleanField(
        required=False, help_text="The other said, or showed, that it weighs for them."
    )


_BY_STRAND = "By the key of the strand. One that is not named stays; `null` empties it."


class OwnWeaveChangesSerializer(StrictSerializer):
    """What can be changed in one's own weave."""

    strands = serializers.DictField(
        child=OwnEntrySerializer(allow_null=True), required=False, help_text=_BY_STRAND
    )


class ReflectionWeaveChangesSerializer(StrictSerializer):
    """What can be changed in the weave of a reflection."""

    strands = serializers.DictField(
        child=OtherEntrySerializer(allow_null=True), required=False, help_text=_BY_STRAND
    )
    envelope = AlongField(
        required=False,
        allow_null=True,
        help_text="Takes the place of all strands; `null` gives it back to them.",
    )


class NewWeaveMomentSerializer(StrictSerializer):
    """Which state of one's own weave to keep."""

    version = WholeNumberField(min_value=1, help_text="The version that was read.")


class OwnKeptEntrySerializer(serializers.Serializer[Any]):
    """What is kept about a strand of one's own."""

    standing = serializers.ChoiceField(OWN_STANDINGS)
    important = serializers.BooleanField()
    word = serializers.CharField(allow_blank=True)
    question = serializers.CharField(allow_blank=True)


class OtherKeptEntrySerializer(OwnKeptEntrySerializer):
    """What is kept about a strand of somebody in a session."""

    standing = serializers.ChoiceField(OTHER_STANDINGS)


class OwnWeaveAbilitiesSerializer(serializers.Serializer[Any]):
    """What the caller may do with their weave as it is now."""

    keep = serializers.BooleanField(help_text="There is something that is no moment yet.")
    delete = serializers.BooleanField()


class ReflectionWeaveAbilitiesSerializer(serializers.Serializer[Any]):
    """What the caller may do with the weave of a reflection as it is now."""

    delete = serializers.BooleanField()


class OwnWeaveSerializer(serializers.Serializer[Any]):
    """One's own weave: every strand, in order. Version 0 is one that nobody touched yet."""

    strands = serializers.DictField(child=OwnKeptEntrySerializer())
    updated_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField(min_value=0)
    abilities = serializers.SerializerMethodField()

    def to_representation(self, instance: OpenWeave) -> dict[str, Any]:
        return weave_of(instance) | {"abilities": self.get_abilities(instance)}

    @extend_schema_field(OwnWeaveAbilitiesSerializer)
    def get_abilities(self, weave: OpenWeave) -> dict[str, bool]:
        kept = weave.is_kept or weave.pattern.is_empty
        return {"keep": not kept, "delete": not weave.is_untouched}


class ReflectionWeaveSerializer(serializers.Serializer[Any]):
    """The weave of whoever a reflection is about: every strand, in order; without a name."""

    strands = serializers.DictField(child=OtherKeptEntrySerializer())
    envelope = AlongField(
        allow_null=True,
        help_text="All strands, when they were sealed in the caller's browser.",
    )
    sealed = serializers.BooleanField(
        help_text="The reflection is sealed, so its weave belongs in an envelope."
    )
    updated_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField(min_value=0)
    abilities = serializers.SerializerMethodField()

    def to_representation(self, instance: OpenWeave) -> dict[str, Any]:
        return weave_of(instance) | {
            "envelope": instance.envelope,
            "sealed": instance.is_of_sealed,
            "abilities": self.get_abilities(instance),
        }

    @extend_schema_field(ReflectionWeaveAbilitiesSerializer)
    def get_abilities(self, weave: OpenWeave) -> dict[str, bool]:
        return {"delete": not weave.is_untouched}


class WeaveMomentSerializer(serializers.Serializer[Any]):
    """How one's own weave was at a moment."""

    id = serializers.UUIDField()
    kept_at = serializers.DateTimeField(help_text="When it was last changed before it was kept.")
    strands = serializers.DictField(child=OwnKeptEntrySerializer())

    def to_representation(self, instance: OpenMoment) -> dict[str, Any]:
        return {
            "id": instance.id,
            "kept_at": instance.kept_at,
            "strands": _strands_of(instance.pattern),
        }


def weave_of(weave: OpenWeave) -> dict[str, Any]:
    """Return what all weaves show."""
    return {
        "strands": _strands_of(weave.pattern),
        "updated_at": weave.updated_at,
        "version": weave.version,
    }


def _strands_of(pattern: Pattern) -> dict[str, dict[str, Any]]:
    return {key: _entry_of(pattern.entry(key)) for key in strand_keys()}


def _entry_of(entry: Entry) -> dict[str, Any]:
    return {
        "standing": entry.standing,
        "important": entry.important,
        "word": entry.word,
        "question": entry.question,
    }
