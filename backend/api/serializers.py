"""Serializers that refuse what they do not know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail
from rest_framework.settings import api_settings

from api.casing import NOT_OURS

# C0 but tab and line feed (carriage returns are turned into line feeds), C1, and lone
# surrogates, which UTF-8 cannot carry.
_control = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def holds_control_characters(text: str) -> bool:
    """Tell whether `text` holds characters that no person means to write."""
    return bool(_control.search(text))


def _control_paths(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(value, str):
        if holds_control_characters(value):
            yield path
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _control_paths(item, (*path, str(key)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _control_paths(item, (*path, str(index)))


def _put(errors: dict[str, Any], path: tuple[str, ...], error: ErrorDetail) -> None:
    node = errors
    for step in path[:-1]:
        following = node.get(step)
        if not isinstance(following, dict):
            following = {}
            node[step] = following
        node = following
    node[path[-1]] = [error]


class StrictSerializer(serializers.Serializer[Any]):
    """Refuses unknown keys and control characters, together with every other issue at once."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, Mapping):
            refusal = ErrorDetail(_("Send a JSON object."), "not_an_object")
            raise serializers.ValidationError({api_settings.NON_FIELD_ERRORS_KEY: [refusal]})
        errors: dict[str, Any] = {}
        value: Any = {}
        try:
            value = super().to_internal_value(data)
        except serializers.ValidationError as error:
            if isinstance(error.detail, dict):
                errors.update(error.detail)
        writable = {name for name, field in self.fields.items() if not field.read_only}
        for key in data:
            if key not in writable:
                errors[str(key)] = [ErrorDetail(_("This key is not known here."), "unknown_key")]
        for path in _control_paths({key: data[key] for key in data if key in writable}):
            if not any(step.startswith(NOT_OURS) for step in path):
                _put(
                    errors,
                    path,
                    ErrorDetail(
                        _(
                            "This holds characters that cannot be kept (control characters). "
                            "Remove them."
                        ),
                        "control_characters",
                    ),
                )
        if errors:
            raise serializers.ValidationError(errors)
        return value
