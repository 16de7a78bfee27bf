"""How the caller's own account looks over HTTP."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.models import Language, MembershipRole, Person, PlatformRoleName
from accounts.querysets import memberships_of, platform_roles_of
from accounts.second_factor import has_second_factor
from api.fields import ChoiceKeyField, TextField
from api.serializers import StrictSerializer

MAX_NAME = 100


class OrganisationSerializer(serializers.Serializer[Any]):
    """An employer."""

    id = serializers.UUIDField()
    name = serializers.CharField()


class MembershipSerializer(serializers.Serializer[Any]):
    """What the caller is in one organisation."""

    organisation = OrganisationSerializer()
    role = serializers.ChoiceField(MembershipRole.values)


class MeSerializer(serializers.Serializer[Any]):
    """The caller's own account."""

    id = serializers.UUIDField()
    email = serializers.EmailField()
    display_name = serializers.CharField(allow_blank=True)
    language = serializers.ChoiceField(Language.values)
    roles = serializers.ListField(
        child=serializers.ChoiceField(PlatformRoleName.values),
        help_text="Roles on the whole platform.",
    )
    memberships = MembershipSerializer(many=True)
    reminders = serializers.BooleanField(
        help_text="Whether mails may say that something waits; never what."
    )
    second_factor = serializers.BooleanField(help_text="Whether signing in asks for more.")
    demonstration = serializers.BooleanField(
        required=False, help_text="Present, and true, for a demonstration account."
    )


@extend_schema_field(
    {
        "type": "string",
        "minLength": 1,  # The empty name is an alternative of its own beside this.
        "maxLength": MAX_NAME,
        "pattern": r"^[^\u0000-\u001F\u007F-\u009F\u2028\u2029]*$",
    }
)
class NameField(TextField):
    """A name: a text on one line."""


class ProfileChangesSerializer(StrictSerializer):
    """What people change in their own account; what is absent stays as it is."""

    display_name = NameField(required=False, max_length=MAX_NAME)
    language = ChoiceKeyField(Language.values, required=False)
    reminders = serializers.BooleanField(required=False)


def account_of(person: Person) -> dict[str, Any]:
    """Return what `MeSerializer` shows of `person`."""
    account: dict[str, Any] = {
        "id": person.pk,
        "email": person.email,
        "display_name": person.display_name,
        "language": person.language,
        "roles": platform_roles_of(person),
        "memberships": memberships_of(person),
        "reminders": person.reminders,
        "second_factor": has_second_factor(person),
    }
    if person.is_demonstration:
        account["demonstration"] = True
    return account


class ReminderRefusalSerializer(StrictSerializer):
    """What a mail that reminds carries, to end these mails without signing in."""

    key = TextField(
        max_length=200, allow_blank=False, help_text="What stands behind the `#` in its link."
    )
