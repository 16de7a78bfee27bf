"""Links to articles by what they are, `article:<key or id>`, wherever they will stand."""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from core.markdown_links import LINK_BY_NAME, Place, Resolve
from knowledge.cards import FALLBACK
from knowledge.models import Article, Snapshot, Translation

_named = re.compile(rf"{LINK_BY_NAME}([A-Za-z0-9-]{{1,100}})")


@dataclass(frozen=True)
class Directory:
    """The articles that some texts name, and where readers find them in each language."""

    articles: Mapping[str, uuid.UUID]
    slugs: Mapping[uuid.UUID, Mapping[str, str]]

    def named(self, names: Collection[str]) -> set[uuid.UUID]:
        """Return the articles among those that `names` name."""
        return {self.articles[name] for name in names if name in self.articles}

    def resolve_in(self, language: str) -> Resolve:
        """Return what leads readers of `language` to an article: in their language, or another.

        The address keeps the language of the reader, so that the page can say in which language
        the text is.
        """

        def resolve(name: str) -> Place | None:
            slugs = self.slugs.get(self.articles.get(name, uuid.UUID(int=0)), {})
            found = next((one for one in (language, *FALLBACK) if one in slugs), None)
            if found is None:
                return None
            return Place(f"/{language}/articles/{slugs[found]}", "" if found == language else found)

        return resolve


def look_up(sources: Iterable[str]) -> Directory:
    """Return the directory of all articles that the Markdown of `sources` may name."""
    articles = find_articles({name for source in sources for name in _named.findall(source)})
    slugs: dict[uuid.UUID, dict[str, str]] = {}
    published = Translation.objects.published().filter(article__in=set(articles.values()))
    for article, language, slug in published.values_list("article_id", "language", "slug"):
        slugs.setdefault(article, {})[language] = slug
    return Directory(articles, slugs)


def find_articles(names: Collection[str]) -> dict[str, uuid.UUID]:
    """Return the ids of the articles that `names` name, by key or by id."""
    if not names:
        return {}
    ids = {name: found for name in names if (found := _as_id(name))}
    rows = Article.objects.filter(Q(key__in=names) | Q(pk__in=ids.values()))
    keys = dict(rows.values_list("key", "pk"))
    there = set(keys.values())
    by_id = {name: found for name, found in ids.items() if found in there}
    return by_id | {name: pk for name, pk in keys.items() if name in names}


def _as_id(name: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(name)
    except ValueError:
        return None


def linking_to(articles: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Return the articles of which a published text links to one of `articles`."""
    if not articles:
        return set()
    found = Snapshot.objects.filter(links__overlap=list(articles))
    return set(found.values_list("article_id", flat=True))
