"""The JSON that publishing writes into snapshots."""

from __future__ import annotations

from typing import Any

from rest_framework.serializers import Serializer

from api.knowledge.serializers import (
    ArticleBodySerializer,
    ArticleCardSerializer,
    ArticleSummarySerializer,
)
from api.renderers import to_json
from knowledge.published import PublishedArticle
from knowledge.publishing import Representation


def represent(article: PublishedArticle) -> Representation:
    """Return `article` in the three forms that readers get it in."""
    return Representation(
        body=_json(ArticleBodySerializer(article)),
        summary=_json(ArticleSummarySerializer(article)),
        card=_json(ArticleCardSerializer(article)),
    )


def _json(serializer: Serializer[Any]) -> str:
    return to_json(serializer.data).decode()
