"""Steps that the tests of comments share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from accounts.models import Person
from knowledge.models import (
    Comment,
    Translation,
)
from tests.api.knowledge.test_saved_articles import patch

COMMENTS, RULES, QUEUE = "/api/v1/comments", "/api/v1/house-rules", "/api/v1/reported-comments"
As = Callable[[Person], Any]


def under(article: Translation, text: str = "Wachten viel me zwaar.") -> dict[str, str]:
    return {"article": str(article.article_id), "language": article.language, "text": text}


def listed(client: Any, article: Translation, language: str = "nl") -> list[dict[str, Any]]:
    query = f"article={article.article_id}&language={language}"
    items: list[dict[str, Any]] = client.get(f"{COMMENTS}?{query}").json()["items"]
    return items


def accept(client: Any, *, accepted: bool = True) -> Any:
    return patch(client, RULES, {"accepted": accepted}, client.get(RULES)["ETag"])


def decide(client: Any, comment: Comment, outcome: str, tag: str = '"1"') -> Any:
    return client.post(
        f"{COMMENTS}/{comment.id}/decisions",
        {"outcome": outcome, "reason": "Een cliënt is herkenbaar."},
        format="json",
        headers={"If-Match": tag},
    )
