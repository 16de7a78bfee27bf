"""How team signals, and consent to them, look over HTTP."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from api.serializers import StrictSerializer
from reflections.models import THEMES
from reflections.team_signals.models import DAYS_LATER, FEWEST, STEP


class SignalSerializer(serializers.Serializer[Any]):
    """A theme that lives among the professionals of an organisation."""

    theme = serializers.ChoiceField(THEMES)
    at_least = serializers.IntegerField(
        min_value=FEWEST,
        help_text=(
            "At least so many people wrote about it: fewer than wrote, some left out by chance, "
            f"in steps of {STEP}."
        ),
    )


class SignalQuarterSerializer(serializers.Serializer[Any]):
    """A quarter that was counted."""

    first_day = serializers.DateField()
    last_day = serializers.DateField()
    themes = SignalSerializer(
        many=True,
        help_text=(
            "What is shown. Of the other themes nothing is said: too few people, or nobody, wrote "
            "about them."
        ),
    )


class SignalsOrganisationSerializer(serializers.Serializer[Any]):
    """Whose signals they are."""

    id = serializers.UUIDField()
    name = serializers.CharField()


class SignalsSerializer(serializers.Serializer[Any]):
    """Which themes live in an organisation."""

    organisation = SignalsOrganisationSerializer()
    quarters = SignalQuarterSerializer(
        many=True, help_text="The last two years, the newest first. What is here never changes."
    )
    next_on = serializers.DateField(
        help_text=f"The day from which there is a next quarter: {DAYS_LATER} days after its last."
    )


class SignalConsentAbilitiesSerializer(serializers.Serializer[Any]):
    """What the caller may do with this consent. Withdrawing is always possible."""

    give = serializers.BooleanField(help_text="Not for who coordinates the organisation.")


class SignalConsentSerializer(serializers.Serializer[Any]):
    """Whether the caller is counted in the signals of one organisation."""

    given = serializers.BooleanField()
    given_at = serializers.DateTimeField(
        allow_null=True, help_text="What was written from then on counts; `null`: never given."
    )
    withdrawn_at = serializers.DateTimeField(
        allow_null=True, help_text="From then on nothing counts; `null` while it is given."
    )
    abilities = SignalConsentAbilitiesSerializer()


class SignalConsentChangesSerializer(StrictSerializer):
    """Whether the caller agrees to be counted."""

    given = serializers.BooleanField(required=False)
