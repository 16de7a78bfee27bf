"""What editors get to see of texts that are to stay true, made of rows that were read together."""

from __future__ import annotations

from typing import Any

from api.editorial.representation import person_of
from core.readability import GOAL, Readability, level_of
from knowledge.models import Examination, Mention, Stage, Translation, Upkeep, WebAddress
from knowledge.readings import FEW, Figure
from knowledge.upkeep import SOON, today
from knowledge.workbench import in_languages

_MEASURES = {"nl": "flesch-douma", "en": "flesch"}
NOT_YET: dict[str, Any] = {
    "review_on": None,
    "due": None,
    "owner": None,
    "looked_at": None,
    "looked_by": None,
    "version": 0,
}


def review_date_of(row: Upkeep) -> dict[str, Any]:
    """Return who looks after an article and when; `row` comes from `upkeep`."""
    found: Any = row
    return {
        "review_on": row.review_on,
        "due": _due(row),
        "owner": person_of(row.owner) if found.is_owned else None,
        "looked_at": row.looked_at,
        "looked_by": person_of(row.looked_by),
        "version": row.version,
    }


def _due(row: Upkeep) -> str:
    if row.review_on < today():
        return "overdue"
    return "soon" if row.review_on <= today() + SOON else "later"


def review_item_of(row: Upkeep) -> dict[str, Any]:
    """Return an item of the list; `row` comes from `upkeep.upkeeps`."""
    published = [it for it in row.article.translations.all() if hasattr(it, "publication")]
    texts = in_languages(published)
    return review_date_of(row) | {
        "id": row.article_id,
        "article": row.article.key,
        "theme": row.article.theme.key,
        "title": texts[0].publication.revision.title,
        "texts": [{"id": it.pk, "language": it.language} for it in texts],
        "updated_at": max(it.publication.updated_at for it in texts),
    }


def link_of(row: WebAddress) -> dict[str, Any]:
    """Return an address with the places it stands in."""
    return {
        "id": row.pk,
        "address": row.address,
        "state": row.state,
        "reason": row.reason,
        "status": row.status,
        "moved_to": row.moved_to,
        "checked_at": row.checked_at,
        "next_check": row.next_check,
        "failing_since": row.failing_since,
        "mentions": [_mention_of(mention) for mention in row.mentions.all()],
    }


def _mention_of(row: Mention) -> dict[str, Any]:
    return _text_of(row.translation, row.revision.title) | {
        "place": row.place,
        "position": row.position,
        "words": row.words,
    }


def _text_of(row: Translation, title: str) -> dict[str, Any]:
    return {
        "translation": row.pk,
        "language": row.language,
        "theme": row.article.theme.key,
        "title": title,
    }


def _examined(row: Examination) -> dict[str, Any]:
    translation = row.translation
    if row.stage == Stage.PUBLISHED:
        title = translation.publication.revision.title
    else:
        title = translation.manuscript.title
    return _text_of(translation, title) | {"id": row.pk, "stage": row.stage}


def undescribed_of(row: Examination) -> dict[str, Any]:
    """Return a text with the pictures that lack words."""
    return _examined(row) | {"pictures": row.pictures}


def text_level_of(row: Examination) -> dict[str, Any]:
    """Return how hard a text reads that could be measured."""
    score = (row.score or 0) / 10
    return _examined(row) | {
        "words": row.words,
        "score": score,
        "level": level_of(score, row.translation.language),
        "hard": score < GOAL,
    }


def reading_level_of(found: Readability) -> dict[str, Any]:
    """Return everything that was counted in a text."""
    return {
        "measure": _MEASURES.get(found.language, "none"),
        "score": found.score,
        "level": found.level or None,
        "hard": found.is_hard,
        "words": found.words,
        "sentences": found.sentences,
        "words_per_sentence": found.words_per_sentence,
        "syllables_per_word": found.syllables,
        "longest_sentences": [{"text": it.text, "words": it.words} for it in found.longest],
        "longest_words": [
            {"word": it.word, "syllables": it.syllables, "times": it.times} for it in found.hardest
        ],
    }


def shown(readings: int) -> int | None:
    """Return a number as it may be shown: none for one to four."""
    return None if 0 < readings < FEW else readings


def readings_of_text(figures: list[Figure], *, span: str) -> dict[str, Any]:
    """Return the figures of a text and their sum."""
    return {
        "span": span,
        "figures": [{"since": it.since, "readings": shown(it.readings)} for it in figures],
        "total": shown(sum(it.readings for it in figures)),
    }


def most_read_of(row: Translation, readings: int) -> dict[str, Any]:
    """Return a text and how often it was read."""
    return _text_of(row, row.publication.revision.title) | {"readings": shown(readings)}
