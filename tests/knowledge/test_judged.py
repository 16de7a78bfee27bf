"""People find what they look for: the judged set, asked of the real content."""

from __future__ import annotations

import pytest
from django.db import connection

from api.knowledge.representation import represent
from knowledge.importing import import_content
from tests.knowledge.judged.score import (
    ENOUGH,
    mean_reciprocal_rank,
    measure,
    read_judgements,
    report,
)
from tests.support.published import CONTENT


def test_the_judged_set_is_large_and_names_articles_that_exist() -> None:
    judgements = read_judgements()
    keys = {path.name for path in CONTENT.glob("articles/*/*")}
    assert len({it.query for it in judgements}) == len(judgements) >= 60
    assert {key for it in judgements for key in it.want} <= keys


@pytest.mark.django_db
def test_the_wanted_article_stands_first_nearly_always() -> None:
    import_content(root=CONTENT, represent=represent)
    with connection.cursor() as cursor:
        outcomes = measure(cursor)
    assert mean_reciprocal_rank(outcomes) >= ENOUGH, "\n".join(report(outcomes))
