"""Query parameters of the comments under an article."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django_filters import rest_framework as filters

from api.fields import UUID7
from api.knowledge.filters import LanguageFilters
from api.knowledge.languages import LANGUAGES


class CommentFilters(LanguageFilters):
    """The article, and the language of its text."""

    article = filters.CharFilter(strip=False, required=True, validators=[RegexValidator(UUID7)])
    language = filters.ChoiceFilter(choices=[(name, name) for name in LANGUAGES], required=True)
