"""Words that mean the same, as JSON. What they may hold is in `knowledge.synonyms`."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from api.fields import ChoiceKeyField, TextField
from api.knowledge.serializers import LANGUAGES
from api.serializers import StrictSerializer
from knowledge.models.synonyms import LONGEST_WORD
from knowledge.synonyms import LEAST_WORDS, MOST_WORDS


def _words(**values: Any) -> serializers.ListField:
    return serializers.ListField(
        child=TextField(max_length=LONGEST_WORD, allow_blank=False),
        min_length=LEAST_WORDS,
        max_length=MOST_WORDS,
        help_text="Each one word, or up to four that belong together. Inflection is known.",
        **values,
    )


class SynonymsSerializer(serializers.Serializer[Any]):
    """A group of words that mean the same."""

    id = serializers.UUIDField()
    language = serializers.ChoiceField(choices=LANGUAGES)
    words = serializers.ListField(child=serializers.CharField())
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    version = serializers.IntegerField(min_value=1)


class NewSynonymsSerializer(StrictSerializer):
    """A new group."""

    language = ChoiceKeyField(choices=LANGUAGES)
    words = _words()


class SynonymsChangesSerializer(StrictSerializer):
    """What is different now; the words are given whole."""

    words = _words(required=False)
