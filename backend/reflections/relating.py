"""Which reflections of the same person belong with one of them, and why.

They share tags, the article or question that opened them, or telling words; one theme alone makes
nothing belong together, it only brings forward what does. All of it is looked for when it is
asked for, and nothing is kept (`docs/adr/0138-what-belongs-together.md`, `0147`).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from django.db import connection

from accounts.models import Person
from core.plain_statements import read_rows
from core.postgresql.driver import Prepared
from core.text import fold
from reflections.contents import decoded_end
from reflections.likeness import Alike, alike
from reflections.models import Reflection
from reflections.reading import OpenReflection, open_reflections
from reflections.skimming import Skimmed, skim

MOST_RELATED = 5
MOST_WORDS = 3
_PROMPT, _ARTICLE, _TAG, _WORDS, _THEME = 1.5, 1.0, 0.5, 1.5, 0.25
# Beyond this size a text shares words because it has so many of them.
_USUAL_BYTES = 8_000
_COMPARED = 40
_CHOSEN = (b',"prompt":[', b',"tags":[')
_ABOUT = Prepared(
    """
    SELECT id, theme, octet_length(sealed), occurred_on FROM reflections_reflection
    WHERE person_id = %(person)s AND trashed_at IS NULL AND id = ANY (%(ids)s::uuid[])
"""
)
_OPENED = "person_id = %(person)s AND trashed_at IS NULL AND id = ANY (%(ids)s::uuid[])"


@dataclass(slots=True)
class Shared:
    """What another reflection shares with the one that is being read."""

    tags: Sequence[str] = field(default=(), repr=False)
    same_article: bool = False
    same_prompt: bool = False
    same_theme: bool = False
    words: Sequence[str] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Related:
    """A reflection that belongs with another one, and what they share."""

    reflection: OpenReflection
    shared: Shared


def related_reflections(*, person: Person, reflection: OpenReflection) -> list[Related]:
    """Return what belongs with `reflection` of `person`, the current person; most shared first.

    At most `MOST_RELATED`. Raises `EnvelopeRefused`.
    """
    entries = Reflection.objects.visible_to(person.pk).count()
    likeness = alike(
        person_id=person.pk,
        row_id=reflection.id,
        texts=_texts(reflection),
        language=person.language,
        entries=entries,
    )
    shared = _chosen(reflection, person.pk)
    likely = nlargest(_COMPARED, likeness, key=lambda each: (likeness[each].share, each))
    about = _about([*shared, *likely], person.pk)
    scores = {}
    often = _how_often(shared.values())
    for each, (theme, size, day) in about.items():
        found = shared.setdefault(each, Shared())
        found.same_theme = theme is not None and theme == reflection.theme
        words = _share(likeness.get(each), size)
        if words:
            found.words = likeness[each].words[:MOST_WORDS]
        score = _score(found, words, often, entries)
        if score:
            scores[each] = (score + _THEME * found.same_theme, day, each)
    best = nlargest(MOST_RELATED, scores, key=lambda each: scores[each])
    return _opened(best, shared, person.pk)


def _texts(reflection: OpenReflection) -> list[str]:
    return [reflection.title, *reflection.answers.values()]


def _chosen(reflection: OpenReflection, person_id: uuid.UUID) -> dict[bytes, Shared]:
    """Return what others share of that which was chosen: tags, article and question."""
    tags = {fold(tag): tag for tag in reflection.tags}
    prompt, itself = reflection.prompt, reflection.id.bytes
    if not tags and not prompt:
        return {}
    found: dict[bytes, Shared] = {}

    def take(entry: Skimmed) -> None:
        if entry.id == itself or not any(key in entry.end for key in _CHOSEN):
            return
        content = decoded_end(entry.end)
        its = {fold(tag) for tag in content.tags}
        same = [tag for folded, tag in tags.items() if folded in its]
        article = bool(prompt and content.prompt and content.prompt.article == prompt.article)
        question = article and bool(content.prompt and prompt and content.prompt.key == prompt.key)
        if same or article:
            found[entry.id] = Shared(same, article, question)

    skim(person_id, take)
    return found


def _how_often(shared: Iterable[Shared]) -> Mapping[str, int]:
    often: dict[str, int] = {}
    for each in shared:
        for tag in each.tags:
            often[tag] = often.get(tag, 0) + 1
    return often


def _about(ids: Sequence[bytes], person_id: uuid.UUID) -> dict[bytes, tuple[str | None, int, int]]:
    """Return theme, size in bytes and day of these reflections."""
    if not ids:
        return {}
    wanted = [uuid.UUID(bytes=each) for each in dict.fromkeys(ids)]
    with connection.cursor() as cursor:
        cursor.execute(_ABOUT, {"person": person_id, "ids": wanted})
        rows = cursor.fetchall()
    return {row_id.bytes: (theme, size, day.toordinal()) for row_id, theme, size, day in rows}


def _share(likeness: Alike | None, size: int) -> float:
    """Return what sharing words is worth, or 0 when it may be chance."""
    long = min(1, _USUAL_BYTES / size)
    if likeness is None or likeness.surprise * long < likeness.by_chance:
        return 0
    return likeness.share * long


def _score(shared: Shared, words: float, often: Mapping[str, int], entries: int) -> float:
    """Weigh what is shared; a tag that is everywhere says half of what a rare one says."""
    tags = sum(_TAG * (2 - often[tag] / entries) for tag in shared.tags)
    asked = _PROMPT if shared.same_prompt else _ARTICLE * shared.same_article
    return tags + asked + _WORDS * words


def _opened(
    ids: Sequence[bytes], shared: Mapping[bytes, Shared], person_id: uuid.UUID
) -> list[Related]:
    if not ids:
        return []
    wanted = [uuid.UUID(bytes=each) for each in ids]
    rows = read_rows(Reflection, _OPENED, {"person": person_id, "ids": wanted})
    order = {each: at for at, each in enumerate(wanted)}
    rows.sort(key=lambda row: order[row.id])
    opened = open_reflections(rows, person_id=person_id)
    return [Related(each, shared[each.id.bytes]) for each in opened]
