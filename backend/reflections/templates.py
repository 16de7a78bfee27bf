"""Templates: which questions a reflection answers.

A question key that two templates share means the same in both: its answer moves along when a
person switches template. Keys of ours are words; a question that an organisation adds has a key
that is made for it, so that no two organisations mean different things by one key.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from core.identifiers import new_id
from reflections.models import Template

LANGUAGES = ("nl", "fr", "en")
Texts = Mapping[str, str]
_own_key = re.compile("q[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a template, with its texts by language."""

    key: str
    text: Texts
    hint: Texts


@dataclass(frozen=True)
class KnownTemplate:
    """A template with its questions in the order in which they are asked."""

    key: str
    questions: tuple[Question, ...]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of the questions, in that order."""
        return tuple(question.key for question in self.questions)


@lru_cache(maxsize=1)
def ours() -> Mapping[str, KnownTemplate]:
    """Return the templates that everybody has, by key.

    They change by migration alone, so each process reads them once.
    """
    return {row.key: known(row) for row in Template.objects.ours().order_by("position")}


@lru_cache(maxsize=1)
def our_questions() -> frozenset[str]:
    """Return the keys of all questions of ours."""
    return frozenset(key for template in ours().values() for key in template.keys)


def known(row: Template) -> KnownTemplate:
    """Return the template that `row` keeps."""
    return KnownTemplate(row.key, tuple(_question(each) for each in row.questions))


def find_theirs(key: str, *, person_id: uuid.UUID) -> KnownTemplate | None:
    """Return the template with this key when it is of an organisation of the current person."""
    row = Template.objects.visible_to(person_id).filter(key=key).first()
    return known(row) if row else None


def is_ours(key: str) -> bool:
    """Tell whether everybody has the template with this key."""
    return key in ours()


def is_question(key: str) -> bool:
    """Tell whether `key` can be that of a question: one of ours, or one that was made."""
    return _own_key.fullmatch(key) is not None or key in our_questions()


def new_question_key() -> str:
    """Return a key for a question that means what no other one means."""
    return f"q{new_id().hex}"


def in_language(texts: Texts, language: str) -> str:
    """Return the text in `language`, or else in the first of Dutch, French and English."""
    return next((texts[each] for each in (language, *LANGUAGES) if texts.get(each)), "")


def _question(kept: Mapping[str, Any]) -> Question:
    return Question(kept["key"], kept["text"], kept["hint"])
