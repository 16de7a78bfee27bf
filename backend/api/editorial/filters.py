"""Query parameters of texts for readers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Lower, StrIndex
from django_filters import rest_framework as filters
from rest_framework.request import Request

from api.filters import KeyFilter, StrictFilterSet
from api.knowledge.serializers import LANGUAGES
from core.errors import DomainError, Issue
from core.text import fold
from knowledge.models import Image, Submission, Translation
from knowledge.workbench import STATES


class TranslationFilters(StrictFilterSet):
    """By where they stand, by language, theme and article."""

    state = KeyFilter(field_name="work_state", choices=[(state, state) for state in STATES])
    language = KeyFilter(choices=[(language, language) for language in LANGUAGES])
    theme = filters.CharFilter(field_name="article__theme__key", max_length=64)
    article = filters.CharFilter(field_name="article__key", max_length=100)
    q = filters.CharFilter(method="named", max_length=160)
    outdated = KeyFilter(
        field_name="is_outdated", method="only_outdated", choices=[("true", "true")]
    )

    class Meta:
        model = Translation
        fields: tuple[str, ...] = ()

    def named(self, rows: QuerySet[Any], _name: str, letters: str) -> QuerySet[Any]:
        """Keep those whose title, or the key of whose article, holds `letters`."""
        small = letters.lower()
        found: QuerySet[Translation] = rows.annotate(
            in_title=StrIndex(Lower("shown_title"), Value(small)),
            in_key=StrIndex("article__key", Value("-".join(small.split()))),
        ).filter(Q(in_title__gt=0) | Q(in_key__gt=0))
        return found

    def only_outdated(self, rows: QuerySet[Any], _name: str, _value: str) -> QuerySet[Any]:
        """Keep those whose source has changed."""
        outdated: QuerySet[Translation] = rows.filter(is_outdated=True)
        return outdated


class IdentifierFormField(forms.UUIDField):
    """An identifier; an empty one is none."""

    def to_python(self, value: Any) -> Any:
        if value is not None and not value.strip():
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class IdentifierFilter(filters.UUIDFilter):
    """Compares an identifier."""

    field_class = IdentifierFormField


class SubmissionFilters(StrictFilterSet):
    """By who should look."""

    reviewer = IdentifierFilter(field_name="reviewer_id")

    class Meta:
        model = Submission
        fields: tuple[str, ...] = ()


class ComparisonFilters(StrictFilterSet):
    """Two states: numbers of revisions, or `manuscript` for what is being written."""

    class Meta:
        model = Translation
        fields: tuple[str, ...] = ()

    @staticmethod
    def read(request: Request) -> dict[str, int | None]:
        """Return the numbers; `None` stands for the manuscript.

        Raises `DomainError("invalid_input")` for what is missing or no number.
        """
        issues: list[Issue] = []
        wanted: dict[str, int | None] = {}
        for name in ("from", "to"):
            value = request.GET.get(name)
            if value is None:
                issues.append(Issue("query", name, "required"))
            elif value == "manuscript":
                wanted[name] = None
            elif value.isascii() and value.isdigit() and 1 <= int(value[:10]) < 2**31:
                wanted[name] = int(value[:10])
            else:
                issues.append(Issue("query", name, "unknown_object"))
        if issues:
            raise DomainError("invalid_input", issues=issues)
        return wanted


class ImageFilters(StrictFilterSet):
    """By words in the description."""

    q = filters.CharFilter(method="with_words", max_length=100)

    class Meta:
        model = Image
        fields: tuple[str, ...] = ()

    def with_words(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Keep those whose description has every word, or one that is much like it."""
        for word in fold(value).split():
            rows = rows.filter(description_key__trigram_word_similar=word)
        return rows
