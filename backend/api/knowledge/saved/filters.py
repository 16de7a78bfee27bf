"""Query parameters of the list of saved articles."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django_filters import rest_framework as filters

from api.fields import UUID7
from api.knowledge.filters import BundleFilters, LanguageFilters
from knowledge.models.themes import KEBAB

_uuid7 = RegexValidator(UUID7)


class SavedArticleFilters(LanguageFilters):
    """By theme, by list, or the one article that is asked about."""

    theme = filters.CharFilter(max_length=64, strip=False, validators=[RegexValidator(KEBAB)])
    article = filters.CharFilter(strip=False, validators=[_uuid7])
    list = filters.CharFilter(strip=False, validators=[_uuid7])


class SavedBundleFilters(BundleFilters):
    """With the notes, or without them."""

    notes = filters.ChoiceFilter(choices=[("true", "true"), ("false", "false")])
