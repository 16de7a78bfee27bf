"""Texts on their way to readers, for tests."""

from __future__ import annotations

from typing import Any, cast

from accounts.models import Person
from api.knowledge.representation import represent
from knowledge.drafting import Changes, begin_manuscript, save_manuscript, start_article
from knowledge.models import Manuscript, Revision, Submission, Theme, Translation
from knowledge.releasing import publish_revision
from knowledge.reviewing import approve, submit

FIT: dict[str, Any] = {
    "title": "Stilte is geen weigering",
    "summary": "Waarom iemand zwijgt, en wat je dan kunt doen zonder te duwen. " * 2,
    "body": "## Begin\n\nEen tekst.\n\n::: prompt wat-deed-je\nWat deed je?\n:::\n",
    "tags": ["stilte", "gesprek"],
    "sources": [{"author": "Boss, P.", "year": 1999, "title": "Ambiguous Loss"}],
}


def begun(by: Person, theme: Theme, *, language: str = "nl", **words: Any) -> Translation:
    """Return a new article with a manuscript that is fit for readers."""
    title = words.get("title", FIT["title"])
    translation = start_article(by=by, theme=theme, language=language, title=title)
    written(translation, by, **words)
    return translation


def written(translation: Translation, by: Person, **words: Any) -> Manuscript:
    """Write `words`, over what is fit for readers when nothing was written yet."""
    manuscript = begin_manuscript(translation=translation, by=by)
    values = {**FIT, **words} if manuscript.base is None else words
    return save_manuscript(manuscript=manuscript, by=by, changes=cast("Changes", values))


def approved(translation: Translation, *, by: Person, reviewer: Person) -> Revision:
    """Submit what `by` wrote and have `reviewer` approve it."""
    waiting: Submission = submit(translation=translation, by=by)
    return approve(submission=waiting, by=reviewer).revision


def live(translation: Translation, *, by: Person, reviewer: Person) -> Revision:
    """Bring what `by` wrote to readers."""
    revision = approved(translation, by=by, reviewer=reviewer)
    publish_revision(revision=revision, by=by, represent=represent)
    return revision
