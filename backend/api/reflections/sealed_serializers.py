"""How sealed reflections look in a list: the only one that holds envelopes."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from api.reflections.fields import EnvelopeField
from reflections.models import KINDS, THEMES
from reflections.reading import OpenReflection


class SealedReflectionSerializer(serializers.Serializer[Any]):
    """A sealed reflection: what the server knows of it, and the envelope that it cannot open."""

    id = serializers.UUIDField()
    occurred_on = serializers.DateField()
    theme = serializers.ChoiceField(THEMES, allow_null=True)
    kind = serializers.ChoiceField(KINDS, allow_null=True)
    envelope = EnvelopeField()
    updated_at = serializers.DateTimeField()
    version = serializers.IntegerField(min_value=1)

    def to_representation(self, instance: OpenReflection) -> dict[str, Any]:
        """Return the fields above, without the walk that would take most of a list's time."""
        return {
            "id": instance.id,
            "occurred_on": instance.occurred_on,
            "theme": instance.theme,
            "kind": instance.kind,
            "envelope": instance.envelope,
            "updated_at": instance.updated_at,
            "version": instance.version,
        }
