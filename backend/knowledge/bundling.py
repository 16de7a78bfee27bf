"""Bundles: what stands in them. A theme, or the articles of one person's list, as one work.

A bundle is made of what readers get at this moment and of nothing else. What is not there in the
language that was asked for comes in another one, and says so.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any

import orjson
from django.db.models import Q
from django.db.models.functions import MD5
from django.utils import timezone

from core.markdown_links import Resolve, nowhere
from knowledge.cards import FALLBACK
from knowledge.linking import look_up
from knowledge.models import Snapshot, ThemeTranslation
from knowledge.saved import OpenSavedArticle

MOST_CHAPTERS = 100
# Characters of Markdown: some two hundred pages, which take 300 MiB and some seconds to set.
MOST_TEXT = 300_000
# For a theme that has no articles.
_BEGINNING = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One article: what readers get of it, its Markdown, and a note of whoever asked for it."""

    article_id: uuid.UUID
    language: str
    slug: str
    title: str
    summary: str
    theme: str
    ribbon: str
    minutes: int
    published_at: datetime.datetime
    updated_at: datetime.datetime
    body: str = field(repr=False)
    sources: Sequence[Mapping[str, Any]] = ()
    note: str = field(default="", repr=False)
    # Where the links by name in its Markdown lead.
    resolve: Resolve = nowhere


@dataclass(frozen=True, slots=True)
class Bundle:
    """A work to take along.

    `title` is that of the theme, or the name of a list, which is its owner's own (`is_own`) and
    empty when it is all that they saved.
    `identity` is what stays the same whenever it is made again; `slug` is the theme's, empty for
    a list; `introduction` is Markdown. `left_out` are titles of what readers do not get any more;
    `beyond` is how many articles do not fit.
    """

    identity: str
    language: str
    title: str = field(repr=False)
    slug: str
    summary: str
    introduction: str
    ribbon: str
    dated: datetime.datetime
    is_own: bool
    chapters: Sequence[Chapter]
    left_out: Sequence[str] = field(default=(), repr=False)
    beyond: int = 0


def bundle_theme(key: str, *, language: str) -> Bundle | None:
    """Return the theme `key` with its articles, the oldest first; None when there is no such one.

    It is dated by the last change, so that it is the same for everyone. Of a theme with more
    than fits, it holds the newest.
    """
    words = {
        found.language: found
        for found in ThemeTranslation.objects.filter(theme__key=key).select_related("theme")
    }
    if language not in words:
        return None
    theme = words[language]
    chosen = _choose(Q(theme=theme.theme_id), language=language)
    newest = sorted(chosen, key=lambda row: (row.published_at, str(row.article_id)), reverse=True)
    found = _read_chapters(newest[:MOST_CHAPTERS])
    fitting = _fitting([found[row.article_id] for row in newest if row.article_id in found])
    changes = [chapter.updated_at for chapter in fitting]
    return Bundle(
        identity=f"{key}/{language}",
        language=language,
        title=theme.title,
        slug=theme.slug,
        summary=theme.summary,
        introduction=theme.body,
        ribbon=theme.theme.ribbon,
        dated=max(changes, default=_BEGINNING),
        is_own=False,
        chapters=fitting[::-1],
        beyond=len(chosen) - len(fitting),
    )


def sum_up_theme(key: str, *, language: str) -> list[Any] | None:
    """Return what is the same as long as `bundle_theme` gives the same; None where it gives None.

    The database sums up the texts where they are: none of them is read for it.
    """
    words = ThemeTranslation.objects.filter(theme__key=key, language=language)
    fields = ("theme_id", "theme__ribbon", "slug", "title", "summary", MD5("body"))
    theme = words.values_list(*fields).first()
    if theme is None:
        return None
    chosen = [row.translation_id for row in _choose(Q(theme=theme[0]), language=language)]
    snapshots = Snapshot.objects.filter(translation_id__in=chosen).order_by("translation_id")
    return [theme, list(snapshots.values_list("translation_id", MD5("body")))]


def bundle_saved(
    saved: Collection[OpenSavedArticle],
    *,
    name: str,
    identity: uuid.UUID,
    language: str,
    with_notes: bool,
    more: int = 0,
) -> Bundle:
    """Return the bundle of what a person saved, in that order, under the `name` that they gave.

    `identity` is that of the list, or of the person for everything; `more` articles are left
    aside already.
    """
    which = Q(article__in=[one.id for one in saved])
    found = _read_chapters(_choose(which, language=language))
    chapters = [
        replace(found[one.id], note=one.note if with_notes else "")
        for one in saved
        if one.id in found
    ]
    fitting = _fitting(chapters)
    return Bundle(
        identity=str(identity),
        language=language,
        title=name,
        slug="",
        summary="",
        introduction="",
        ribbon=chapters[0].ribbon if chapters else "",
        dated=timezone.now(),
        is_own=True,
        chapters=fitting,
        left_out=[one.title for one in saved if one.id not in found],
        beyond=len(chapters) - len(fitting) + more,
    )


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The snapshot in which an article comes into a bundle."""

    translation_id: uuid.UUID
    article_id: uuid.UUID
    language: str
    published_at: datetime.datetime


def _choose(which: Q, *, language: str) -> Collection[_Chosen]:
    """Return the published articles that `which` selects, each in the best language there is."""
    order = (language, *FALLBACK)
    fields = ("translation_id", "article_id", "language", "published_at")
    best: dict[uuid.UUID, _Chosen] = {}
    for row in Snapshot.objects.filter(which).values_list(*fields):
        offered = _Chosen(*row)
        known = best.get(offered.article_id)
        if known is None or order.index(offered.language) < order.index(known.language):
            best[offered.article_id] = offered
    return best.values()


def _read_chapters(chosen: Collection[_Chosen]) -> dict[uuid.UUID, Chapter]:
    """Return the chapters of what was chosen, by article."""
    rows = Snapshot.objects.filter(
        translation_id__in=[row.translation_id for row in chosen]
    ).values_list("article_id", "body", "translation__publication__revision__body")
    places = look_up(source for _article, _body, source in rows)
    chapters = {
        article_id: _chapter(article_id, orjson.loads(body), source)
        for article_id, body, source in rows
    }
    return {
        article_id: replace(chapter, resolve=places.resolve_in(chapter.language))
        for article_id, chapter in chapters.items()
    }


def _fitting(chapters: Sequence[Chapter]) -> list[Chapter]:
    """Return the first of `chapters` that fit into one bundle, and one at least."""
    sizes = accumulate(len(chapter.body) + len(chapter.note) for chapter in chapters)
    fitting = [chapter for chapter, size in zip(chapters, sizes, strict=True) if size <= MOST_TEXT]
    return fitting or list(chapters[:1])


def _chapter(article_id: uuid.UUID, content: dict[str, Any], source: str) -> Chapter:
    """Return the chapter of one snapshot, whose `content` is in the API's own keys."""
    return Chapter(
        article_id=article_id,
        language=content["language"],
        slug=content["slug"],
        title=content["title"],
        summary=content["summary"],
        theme=content["theme"]["title"],
        ribbon=content["theme"]["ribbon"],
        minutes=content["readingMinutes"],
        published_at=datetime.datetime.fromisoformat(content["publishedAt"]),
        updated_at=datetime.datetime.fromisoformat(content["updatedAt"]),
        body=source,
        sources=content["sources"],
    )
