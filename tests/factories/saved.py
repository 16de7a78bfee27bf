"""Saved articles and lists for tests, made through the verbs."""

from __future__ import annotations

from typing import Any

import factory

from core.tenancy import acting_as
from knowledge.listing import OpenList, make_list
from knowledge.models import ReadingList, SavedArticle
from knowledge.saved import OpenSavedArticle
from knowledge.saving import save_article
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import TranslationFactory


class SavedArticleFactory(factory.Factory[OpenSavedArticle]):
    """An article that somebody saved; published for the occasion unless `article_id` names one."""

    class Meta:
        model = SavedArticle

    person = factory.SubFactory(PersonFactory)
    article_id = factory.LazyFunction(lambda: TranslationFactory(published=True).article_id)
    language = "nl"
    note = ""

    @classmethod
    def _create(cls, *_: Any, **kwargs: Any) -> OpenSavedArticle:
        with acting_as(kwargs["person"].pk):
            return save_article(**kwargs)[0]


class ReadingListFactory(factory.Factory[OpenList]):
    """A list of somebody."""

    class Meta:
        model = ReadingList

    person = factory.SubFactory(PersonFactory)
    name = factory.Sequence(lambda number: f"Lijst {number}")
    articles = ()

    @classmethod
    def _create(cls, *_: Any, **kwargs: Any) -> OpenList:
        with acting_as(kwargs["person"].pk):
            return make_list(**kwargs)
