"""How the wrapped keys of sealed entries look over HTTP. Their format is in `docs/sealed.md`."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.sealing_keys import MOST_PASSKEYS, WrappedKey
from accounts.sealing_wraps import LONGEST_WRAP
from api.fields import TextField, Uuid7Field
from api.serializers import StrictSerializer


@extend_schema_field(
    {
        "type": "string",
        "minLength": 100,
        "maxLength": LONGEST_WRAP,
        "pattern": "^[A-Za-z0-9_-]+$",
        "contentEncoding": "base64url",
    }
)
class WrapField(TextField):
    """A sealing key, wrapped in the browser: base64url without padding."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_blank=False, max_length=LONGEST_WRAP, **kwargs)


class SealingKeySummarySerializer(serializers.Serializer[Any]):
    """A key of sealed entries in a list: that it is there, and not how it opens."""

    id = serializers.UUIDField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    version = serializers.IntegerField(min_value=1)


class SealingKeySerializer(SealingKeySummarySerializer):
    """A key of sealed entries, wrapped once for every way to open it."""

    passphrase = WrapField(help_text="Under a passphrase (Argon2id).")
    recovery = WrapField(help_text="Under the recovery code that was printed.")
    passkeys = serializers.ListField(
        child=WrapField(), max_length=MOST_PASSKEYS, help_text="Under the PRF output of passkeys."
    )


class SealingKeyChangesSerializer(StrictSerializer):
    """Ways to open a key, replaced; what is absent stays as it is."""

    passphrase = WrapField(required=False)
    recovery = WrapField(required=False)
    passkeys = serializers.ListField(
        child=WrapField(),
        required=False,
        max_length=MOST_PASSKEYS,
        help_text="All of them: one that is not named goes.",
    )


class NewSealingKeySerializer(StrictSerializer):
    """A key of sealed entries with its two ways that are always there."""

    id = Uuid7Field(help_text="Made by the client; a UUID of version 7. The wraps name it too.")
    passphrase = WrapField()
    recovery = WrapField()
    replaces = Uuid7Field(
        required=False,
        allow_null=True,
        help_text="The newest key so far, by somebody who begins again because they lost its ways.",
    )


def sealing_key_of(key: WrappedKey) -> dict[str, Any]:
    """Return what `SealingKeySerializer` shows of `key`."""
    row, wraps = key.row, key.wraps
    return {
        "id": row.id,
        "created_at": row.created_at,
        "updated_at": row.updated_at,
        "version": row.version,
        "passphrase": wraps.passphrase,
        "recovery": wraps.recovery,
        "passkeys": list(wraps.passkeys),
    }
