"""Weaves in an export: with their reflection, and one's own with how it was before."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from core.home import HOME
from reflections.exporting.beside import Beside
from reflections.exporting.sections import Block, Detail, Look, Part, Scope, Sheet, Thread
from reflections.exporting.words import Words
from reflections.models import Weave, WeaveMoment
from reflections.patterns import STANDINGS, Entry, Kind, Pattern
from reflections.reading import OpenReflection
from reflections.strands import all_strands
from reflections.weaves import OpenMoment, OpenWeave, open_moments, open_weaves

# As the app draws them: the first standing is full, the second one striped, the last one hollow.
_LOOKS: tuple[Look, ...] = ("solid", "striped", "hollow")
_STANDINGS = {
    "aware": gettext_noop("Plays along"),
    "self-evident": gettext_noop("Goes without saying"),
    "not-considered": gettext_noop("Not looked at yet"),
    "known": gettext_noop("Known"),
    "assumed": gettext_noop("Assumed"),
    "not-asked": gettext_noop("Not asked"),
}
_IMPORTANT = {
    "own": gettext_noop("weighs for me"),
    "other": gettext_noop("weighs for the other"),
}
_HEADING = gettext_noop("Weave of the other")
_SEALED = gettext_noop("This weave is sealed: it opens in Klankbord alone.")
_OWN = gettext_noop("My weave")
_EARLIER = gettext_noop("My weave on %(day)s")
_QUESTION = gettext_noop("Question: %(question)s")
_ROW = gettext_noop("%(standing)s: %(strands)s")


class WeavesOfReflections(Part[OpenWeave]):
    """What its writer knows and assumes of whoever a reflection is about."""

    key = "weave"

    def read(
        self, scope: Scope, reflections: Sequence[OpenReflection]
    ) -> Mapping[uuid.UUID, OpenWeave]:
        rows = Weave.objects.visible_to(scope.person_id)
        wanted = rows.filter(reflection_id__in=[one.id for one in reflections])
        return {
            weave.row.reflection_id: weave
            for weave in open_weaves(list(wanted), person_id=scope.person_id)
            if weave.row.reflection_id and not weave.pattern.is_empty
        }

    def as_json(self, value: OpenWeave | None) -> Any:
        return value and _as_json(value)

    def as_blocks(self, value: OpenWeave, words: Words) -> Sequence[Block]:
        heading = words.say(_HEADING)
        if value.envelope:
            return [Block(heading=heading, text=words.say(_SEALED))]
        return [_block(value.pattern, words, heading=heading)]


class OwnWeave(Beside[OpenWeave]):
    """One's own weave as it is now; there is one at most."""

    key = "ownWeave"
    is_appendix = True

    def rows(self, person_id: uuid.UUID) -> QuerySet[Any]:
        rows: QuerySet[Any] = Weave.objects.visible_to(person_id)
        return rows.filter(reflection_id=None)

    def opened(self, rows: Sequence[Any], *, person_id: uuid.UUID) -> Sequence[OpenWeave]:
        return open_weaves(rows, person_id=person_id)

    def id_of(self, thing: OpenWeave) -> uuid.UUID:
        return thing.row.id

    def as_json(self, thing: OpenWeave) -> dict[str, Any]:
        return {"id": thing.row.id, **_as_json(thing)}

    def as_sheet(self, thing: OpenWeave, words: Words) -> Sheet:
        row = thing.row
        return Sheet(
            id=row.id,
            day=row.updated_at.astimezone(HOME).date(),
            title=words.say(_OWN),
            facts={"id": row.id, "createdAt": row.created_at, "updatedAt": row.updated_at},
            blocks=[_block(thing.pattern, words)],
        )


class WeaveMoments(Beside[OpenMoment]):
    """How one's own weave was at moments that were kept."""

    key = "weaveMoments"

    def rows(self, person_id: uuid.UUID) -> QuerySet[Any]:
        rows: QuerySet[Any] = WeaveMoment.objects.visible_to(person_id)
        return rows

    def opened(self, rows: Sequence[Any], *, person_id: uuid.UUID) -> Sequence[OpenMoment]:
        return open_moments(rows, person_id=person_id)

    def id_of(self, thing: OpenMoment) -> uuid.UUID:
        return thing.id

    def as_json(self, thing: OpenMoment) -> dict[str, Any]:
        return {"id": thing.id, "keptAt": thing.kept_at, "strands": _strands(thing.pattern)}

    def as_sheet(self, thing: OpenMoment, words: Words) -> Sheet:
        day = thing.kept_at.astimezone(HOME).date()
        return Sheet(
            id=thing.id,
            day=day,
            title=words.say(_EARLIER) % {"day": words.day(day)},
            facts={"id": thing.id, "keptAt": thing.kept_at},
            blocks=[_block(thing.pattern, words)],
        )


def _as_json(weave: OpenWeave) -> dict[str, Any]:
    return {
        "strands": _strands(weave.pattern),
        **({"envelope": weave.envelope} if weave.envelope else {}),
        "createdAt": weave.row.created_at,
        "updatedAt": weave.row.updated_at,
        "version": weave.row.version,
    }


def _strands(pattern: Pattern) -> dict[str, Any]:
    """Return what is kept, also about strands that are no longer shown."""
    return {
        key: {
            "standing": entry.standing,
            "important": entry.important,
            "word": entry.word,
            "question": entry.question,
        }
        for key, entry in pattern.entries.items()
    }


def _block(pattern: Pattern, words: Words, *, heading: str = "") -> Block:
    """Return a weave for reading: a picture, strands with words one by one, the others by rows."""
    names = {strand.key: strand.wordings[words.language].name for strand in all_strands()}
    looks = dict(zip(STANDINGS[pattern.kind], _LOOKS, strict=True))
    entries = {key: pattern.entry(key) for key in names} | dict(pattern.entries)
    plain: dict[str, list[str]] = {}
    for key, entry in entries.items():
        if entry == Entry(entry.standing):
            plain.setdefault(entry.standing, []).append(names.get(key, key))
    return Block(
        heading=heading,
        details=[
            _detail(names.get(key, key), entry, pattern.kind, words)
            for key, entry in entries.items()
            if entry != Entry(entry.standing)
        ],
        items=[
            words.say(_ROW)
            % {"standing": words.say(_STANDINGS[standing]), "strands": ", ".join(plain[standing])}
            for standing in STANDINGS[pattern.kind]
            if standing in plain
        ],
        braid=[
            Thread(name, looks[entries[key].standing], entries[key].important)
            for key, name in names.items()
        ],
    )


def _detail(name: str, entry: Entry, kind: Kind, words: Words) -> Detail:
    facts = [words.say(_STANDINGS[entry.standing])]
    if entry.important:
        facts.append(words.say(_IMPORTANT[kind]))
    question = words.say(_QUESTION) % {"question": entry.question} if entry.question else ""
    texts = [text for text in (entry.word, question) if text]
    return Detail(name, " \N{MIDDLE DOT} ".join(facts), texts)
