"""What a text must have before anybody is asked to look at it: the rules of `content/` files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from core.errors import DomainError, Issue
from core.markdown import Rendered
from knowledge.bodies import check
from knowledge.linking import find_articles
from knowledge.models import Revision
from knowledge.models.themes import KEBAB

SUMMARY = (80, 220)
TAGS = (2, 5)
MOST_SOURCES = 30
_kebab = re.compile(KEBAB)


def check_revision(revision: Revision) -> Rendered:
    """Return what `revision` says.

    Raises `DomainError("invalid_input")` with everything that readers could not be given.
    """
    findings, rendered = check(revision.body)
    issues = [
        *_check_head(revision.title, revision.summary),
        *_check_tags(revision.tags),
        *_check_sources(revision.sources),
        *(
            Issue("body", "body", finding.code, {"line": finding.line, **finding.params})
            for finding in findings
        ),
        *_check_links(rendered),
    ]
    if issues or rendered is None:
        raise DomainError("invalid_input", issues=issues)
    return rendered


def _check_links(rendered: Rendered | None) -> Iterator[Issue]:
    links = rendered.links if rendered else ()
    known = find_articles({link.name for link in links})
    for link in links:
        if link.name not in known:
            named = {"line": link.line, "article": link.name[:100]}
            yield Issue("body", "body", "markdown_article_unknown", named)


def _check_head(title: str, summary: str) -> Iterator[Issue]:
    if not title.strip():
        yield Issue("body", "title", "title_missing")
    least, most = SUMMARY
    if not least <= len(summary.strip()) <= most:
        yield Issue("body", "summary", "summary_length", {"least": least, "most": most})


def _check_tags(tags: Sequence[str]) -> Iterator[Issue]:
    least, most = TAGS
    if not least <= len(set(tags)) <= most or len(set(tags)) < len(tags):
        yield Issue("body", "tags", "tags_count", {"least": least, "most": most})
    for at, tag in enumerate(tags):
        if not _kebab.match(tag):
            yield Issue("body", f"tags.{at}", "tag_kebab")


def _check_sources(sources: Sequence[Mapping[str, Any]]) -> Iterator[Issue]:
    if not 1 <= len(sources) <= MOST_SOURCES:
        yield Issue("body", "sources", "sources_count", {"most": MOST_SOURCES})
    for at, source in enumerate(sources):
        for name in ("author", "year", "title"):
            if not source.get(name):
                yield Issue("body", f"sources.{at}.{name}", "required")
