"""No address of public knowledge, however odd or long, ends in a failure of ours."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from api.public.road import PublicRoad
from tests.api.knowledge.conftest import ARTICLES, SEARCH, THEMES
from tests.support.knowledge_wsgi import ask

pytestmark = pytest.mark.django_db

NAMES = st.sampled_from(["q", "language", "theme", "tag", "sort", "cursor", "pageSize", "x", ""])
VALUES = st.one_of(
    st.sampled_from(["nl", "title", "-publishedAt", "20", "0", "1e9", "WzAsMCwyMF0", "a" * 5000]),
    st.text(max_size=30).map(lambda text: quote(text.encode("utf-8", "surrogatepass"))),
    st.binary(max_size=12).map(quote),
    st.text(alphabet="%&=+;?#[]{}<>\\^`|", max_size=12),
)
QUERIES = st.lists(st.tuples(NAMES, VALUES).map("=".join), max_size=5).map("&".join)
PATHS = st.sampled_from([THEMES, f"{THEMES}/x", ARTICLES, f"{ARTICLES}/artikel", SEARCH])


@pytest.fixture
def road() -> PublicRoad:
    return PublicRoad(get_wsgi_application(), listen=False)


@given(path=PATHS, query=QUERIES, language=st.text(alphabet="nlfre-;q=0.1,* ", max_size=30))
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example(path=SEARCH, query="q=" + "%F0%9F%98%80" * 50, language="nl")
@example(path=SEARCH, query="q=%ED%A0%80", language="nl")
@example(path=ARTICLES, query="&" * 3000, language="nl")
@example(path=ARTICLES, query="a=" * 3000, language="nl")
def test_every_address_is_answered_or_refused(
    road: Any, path: str, query: str, language: str
) -> None:
    answer = ask(road, f"{path}?{query}", headers={"Accept-Language": language})
    assert answer.status[:3] in {"200", "400", "404"}, answer
