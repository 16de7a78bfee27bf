"""Serializers that refuse what they do not know."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail
from rest_framework.settings import api_settings

from api.casing import NOT_OURS
from api.errors import issue_text

# C0 but tab and line feed (carriage returns are turned into line feeds), C1, and lone
# surrogates, which UTF-8 cannot carry.
_control = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SHOWN = 64  # How much of an unknown key is given back.


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


def _refusal(code: str) -> ErrorDetail:
    return ErrorDetail(issue_text(code), code)


def _is_whole(value: Any) -> bool:
    # JSON does not tell 3 from 3.0.
    return not isinstance(value, bool) and (
        isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    )


def _is_map(value: Any) -> bool:
    return isinstance(value, dict) and not any(key.startswith(NOT_OURS) for key in value)


def _is_number(value: Any) -> bool:
    return not isinstance(value, bool) and isinstance(value, int | float)


# What DRF's fields would turn into their own kind, and what JSON has for it. First match counts.
_KINDS: tuple[tuple[type[serializers.Field[Any, Any, Any, Any]], Callable[[Any], bool]], ...] = (
    (serializers.BooleanField, lambda value: isinstance(value, bool)),
    (serializers.IntegerField, _is_whole),
    (serializers.FloatField, _is_number),
    (serializers.ListField, lambda value: isinstance(value, list)),
    (serializers.DictField, _is_map),
    (serializers.MultipleChoiceField, lambda value: isinstance(value, list)),
    (serializers.CharField, lambda value: isinstance(value, str)),
    (serializers.ChoiceField, lambda value: isinstance(value, str)),
    (serializers.UUIDField, lambda value: isinstance(value, str)),
    (serializers.DateField, lambda value: isinstance(value, str)),
    (serializers.DateTimeField, lambda value: isinstance(value, str)),
    (serializers.SlugRelatedField, lambda value: isinstance(value, str)),
    (serializers.PrimaryKeyRelatedField, lambda value: isinstance(value, str)),
)


def _is_of_its_kind(field: Any, value: Any) -> bool:
    if value is None:
        return True  # Whether null may stand here, the field says itself.
    accepts = next((accepts for kind, accepts in _KINDS if isinstance(field, kind)), None)
    if accepts is None:
        return True
    if isinstance(field, serializers.ListField) and isinstance(value, list):
        child: Any = field.child
        return all(_is_of_its_kind(child, item) for item in value)
    return accepts(value)


class StrictSerializer(serializers.Serializer[Any]):
    """Refuses unknown keys, other kinds of values and control characters, all of them at once."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, Mapping):
            refusal = _refusal("not_an_object")
            raise serializers.ValidationError({api_settings.NON_FIELD_ERRORS_KEY: [refusal]})
        errors: dict[str, Any] = {}
        value: Any = {}
        try:
            value = super().to_internal_value(data)
        except serializers.ValidationError as error:
            if isinstance(error.detail, dict):
                errors.update(error.detail)
        self._find_what_fields_let_pass(data, errors)
        if errors:
            raise serializers.ValidationError(errors)
        return value

    def _find_what_fields_let_pass(self, data: Mapping[Any, Any], errors: dict[str, Any]) -> None:
        """Add to `errors`: unknown keys, values of another kind, control characters."""
        writable = {name: field for name, field in self.fields.items() if not field.read_only}
        for key, item in data.items():
            if key not in writable:
                refusal = _refusal("unknown_key")
                errors[str(key)[:_SHOWN]] = [refusal]
            elif not _is_of_its_kind(writable[key], item):
                refusal = _refusal("wrong_type")
                errors.setdefault(key, [refusal])
        known = {key: item for key, item in data.items() if key in writable}
        for path in _control_paths(known):
            if not any(step.startswith(NOT_OURS) for step in path):
                _put(errors, path, _refusal("control_characters"))


def checked(kind: type[StrictSerializer], data: Any, *, partial: bool = False) -> dict[str, Any]:
    """Return `data` as `kind` understands it; raises `ValidationError` with all that is wrong.

    The fields are those of one serializer that stays: DRF copies all fields of a class for every
    instance, which took a sixth of creating a reflection. Fields keep nothing of what they
    check, so threads can share them; but their refusals stay in the language of the first one.
    """
    serializer = copy.copy(_with_fields(kind, partial, get_language()))
    serializer.initial_data = data
    serializer.is_valid(raise_exception=True)
    values: dict[str, Any] = serializer.validated_data
    return values


@lru_cache
def _with_fields(
    kind: type[StrictSerializer],
    partial: bool,
    _language: str | None,
) -> StrictSerializer:
    serializer = kind(partial=partial)
    _build(serializer)
    return serializer


def _build(field: Any) -> None:
    """Build the fields of `field` and of what is in it, before threads share them."""
    for inner in getattr(field, "fields", {}).values():
        _build(inner)
    if child := getattr(field, "child", None):
        _build(child)
