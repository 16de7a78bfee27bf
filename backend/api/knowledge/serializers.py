"""Published knowledge as JSON. What these describe is what snapshots hold."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from knowledge.models import Language, Ribbon
from knowledge.questions import ReadingTime

READING_TIMES = [time.value for time in ReadingTime]
LANGUAGES = [str(language) for language in Language.values]


class PartSerializer(serializers.Serializer[Any]):
    """Something that only goes out."""


@extend_schema_field({"type": "array", "items": {"type": "string", "pattern": "^(nl|fr|en)$"}})
class LanguagesField(serializers.ListField):
    """In which languages something is there."""


class ThemeSummarySerializer(PartSerializer):
    """A theme in one language."""

    id = serializers.UUIDField()
    key = serializers.CharField(help_text="Never changes, whatever the language.")
    slug = serializers.CharField()
    language = serializers.ChoiceField(choices=LANGUAGES)
    title = serializers.CharField()
    summary = serializers.CharField()
    ribbon = serializers.ChoiceField(choices=[str(value) for value in Ribbon.values])
    article_count = serializers.IntegerField(help_text="Articles in this language.")
    languages = LanguagesField()


class ThemeSerializer(ThemeSummarySerializer):
    """A theme with its introduction."""

    html = serializers.CharField(help_text="The introduction; safe to show as it is.")


class ThemesSerializer(PartSerializer):
    """All themes; there are few, so they are one page."""

    items = ThemeSummarySerializer(many=True)


class ArticleThemeSerializer(PartSerializer):
    """The theme of an article."""

    key = serializers.CharField()
    slug = serializers.CharField()
    title = serializers.CharField()
    ribbon = serializers.ChoiceField(choices=[str(value) for value in Ribbon.values])


class LanguageVersionSerializer(PartSerializer):
    """Where an article stands in one language."""

    language = serializers.ChoiceField(choices=LANGUAGES)
    slug = serializers.CharField()


class ArticleCardSerializer(PartSerializer):
    """What a card of an article shows."""

    id = serializers.UUIDField(help_text="The same in every language.")
    slug = serializers.CharField(help_text="Decides the language too.")
    language = serializers.ChoiceField(choices=LANGUAGES)
    title = serializers.CharField()
    summary = serializers.CharField()
    theme = ArticleThemeSerializer()
    reading_minutes = serializers.IntegerField(min_value=1)


class ArticleSummarySerializer(ArticleCardSerializer):
    """An article in a list."""

    tags = serializers.ListField(child=serializers.CharField())
    published_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    languages = LanguageVersionSerializer(many=True)


class HeadingSerializer(PartSerializer):
    """One line of the table of contents."""

    id = serializers.CharField(help_text="The fragment of a link to it.")
    level = serializers.IntegerField(min_value=2, max_value=6)
    text = serializers.CharField()


class SourceSerializer(PartSerializer):
    """A work that an article leans on."""

    author = serializers.CharField()
    year = serializers.IntegerField()
    title = serializers.CharField()
    publisher = serializers.CharField(required=False)
    url = serializers.URLField(required=False)


class PromptSerializer(PartSerializer):
    """A question that opens a reflection."""

    id = serializers.UUIDField()
    key = serializers.CharField(help_text="Never changes, whatever the language.")
    text = serializers.CharField()


class ArticleBodySerializer(ArticleSummarySerializer):
    """An article but for what is related to it: the part that a snapshot holds."""

    html = serializers.CharField(help_text="The text; safe to show as it is.")
    headings = HeadingSerializer(many=True)
    sources = SourceSerializer(many=True)
    prompts = PromptSerializer(many=True)
    revision = serializers.IntegerField(min_value=1)


class ReasonSerializer(PartSerializer):
    """Why an article is related. With nothing named, their texts are alike."""

    same_theme = serializers.BooleanField()
    tags = serializers.ListField(child=serializers.CharField(), help_text="What both are about.")


class RelatedArticleSerializer(ArticleCardSerializer):
    """An article near to the one that is being read."""

    reason = ReasonSerializer()


class ArticleSerializer(ArticleBodySerializer):
    """A whole article."""

    related = RelatedArticleSerializer(many=True, help_text="The nearest first: what to read next.")


class ArticlesSerializer(PartSerializer):
    """One page of articles."""

    items = ArticleSummarySerializer(many=True)
    next = serializers.CharField(required=False, help_text="The following page, if any.")
    prev = serializers.CharField(required=False, help_text="The page before, if any.")


class SearchHitSerializer(PartSerializer):
    """An article that was found. What was looked for stands in `<mark>`."""

    article = ArticleSummarySerializer()
    score = serializers.FloatField(help_text="Higher is better; compare within one answer only.")
    title_html = serializers.CharField()
    fragments = serializers.ListField(child=serializers.CharField())


class SearchHitsSerializer(PartSerializer):
    """One page of what was found, best first."""

    items = SearchHitSerializer(many=True)
    next = serializers.CharField(required=False, help_text="The following page, if any.")
    did_you_mean = serializers.CharField(
        required=False,
        help_text=(
            "The query as it was probably meant, when a word of it stands in no article and one "
            "that is nearly the same does. What is found is found by that word already."
        ),
    )


class ThemeCountSerializer(PartSerializer):
    """A theme, and how many of the articles found belong to it."""

    key = serializers.CharField()
    title = serializers.CharField()
    ribbon = serializers.ChoiceField(choices=[str(value) for value in Ribbon.values])
    count = serializers.IntegerField(min_value=1)


class TagCountSerializer(PartSerializer):
    """A tag, and how many of the articles found have it."""

    tag = serializers.CharField()
    count = serializers.IntegerField(min_value=1)


class ReadingTimeCountSerializer(PartSerializer):
    """How long reading takes, and how many of the articles found take that long."""

    key = serializers.ChoiceField(choices=READING_TIMES)
    count = serializers.IntegerField(min_value=0)


class SearchFacetsSerializer(PartSerializer):
    """What can be chosen among the articles found, with exact counts."""

    total = serializers.IntegerField(min_value=0, help_text="Articles found with all filters.")
    themes = ThemeCountSerializer(many=True, help_text="Those that occur, in their own order.")
    tags = TagCountSerializer(
        many=True, help_text="The twenty commonest; the one that is chosen comes first."
    )
    reading_times = ReadingTimeCountSerializer(many=True, help_text="All three.")
