"""What is sealed of a reflection: everything a person wrote or chose about themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import orjson

from reflections.templates import ours

EXCERPT_LENGTH = 160
_FORMAT = 1
# Where the answers end.
_END = b',"before":['
_BEFORE_BYTES, _AFTER = len(_END) - 1, b'],"after":['
_one_felt = re.compile(rb'"([^"]+)"(?:,(\d))?')


@dataclass(frozen=True, slots=True)
class Prompt:
    """The question from an article that opened a reflection, as it read at the time.

    A keepsake, not a link to be kept alive: articles change, and what was answered does not.
    """

    article: str
    key: str
    text: str


class Asked(NamedTuple):
    """A question of an organisation's template, as it read when it was answered."""

    key: str
    text: str


class Felt(NamedTuple):
    """A feeling, and how strong it was from 1 to 5 when the person said so."""

    feeling: str
    intensity: int | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """The content of one reflection.

    `answers` holds every answer that was ever given and not emptied, also to questions of
    templates that the person switched away from. `questions` are those of an organisation's
    template, kept as they were; ours are known by the template's key. `envelope` holds all of
    this when the person sealed it in their own browser, and then nothing else is here.
    """

    title: str = ""
    answers: dict[str, str] = field(default_factory=dict, repr=False)
    feelings_before: tuple[Felt, ...] = ()
    feelings_after: tuple[Felt, ...] = ()
    prompt: Prompt | None = None
    questions: tuple[Asked, ...] = ()
    tags: tuple[str, ...] = ()
    envelope: str = field(default="", repr=False)

    def __repr__(self) -> str:
        return "<Content>"

    def answers_to(self, template: str) -> dict[str, str]:
        """Return the answers to all questions of `template`, in its order; "" where none is."""
        return {key: self.answers.get(key, "") for key in self.keys_of(template)}

    def keys_of(self, template: str) -> tuple[str, ...]:
        """Return the keys of the questions that are asked, with `template` for ours."""
        if self.questions:
            return tuple(question.key for question in self.questions)
        known = ours().get(template)
        return known.keys if known else tuple(self.answers)

    def excerpt(self, template: str) -> str:
        """Return the beginning of the first answer, on one line, cut at a word."""
        for answer in self.answers_to(template).values():
            line = " ".join(answer[: EXCERPT_LENGTH * 4].split())
            if line:
                return shorten(line, EXCERPT_LENGTH)
        return ""

    def encoded(self) -> bytes:
        """Return the bytes to seal."""
        document: dict[str, Any] = {
            "format": _FORMAT,
            "title": self.title,
            "answers": {key: text for key, text in self.answers.items() if text},
            "before": _briefly(self.feelings_before),
            "after": _briefly(self.feelings_after),
        }
        if self.prompt:
            prompt = self.prompt
            document["prompt"] = [prompt.article, prompt.key, prompt.text]
        if self.questions:
            document["questions"] = [list(question) for question in self.questions]
        if self.tags:
            document["tags"] = self.tags
        if self.envelope:
            document["envelope"] = self.envelope
        return orjson.dumps(document)


def decoded(raw: bytes) -> Content:
    """Return the content that `Content.encoded` made `raw` of."""
    document = orjson.loads(raw)
    prompt = document.get("prompt")
    return Content(
        title=document["title"],
        answers=document["answers"],
        feelings_before=_felt(document["before"]),
        feelings_after=_felt(document["after"]),
        prompt=Prompt(*prompt) if prompt else None,
        questions=tuple(Asked(*each) for each in document.get("questions", ())),
        tags=tuple(document.get("tags", ())),
        envelope=document.get("envelope", ""),
    )


def end_of(raw: bytes) -> bytes:
    """Return what stands behind the answers in what `Content.encoded` made: feelings and more.

    The answers, nearly all of it, are not read: in JSON a quote within a text has a backslash in
    front, and answers are texts, so `_END` stands only where they end.
    """
    return raw[raw.rfind(_END) + 1 :]


def decoded_end(end: bytes) -> Content:
    """Return the content to which `end` belongs, without its title and answers."""
    document = orjson.loads(b"{" + end)
    prompt = document.get("prompt")
    return Content(
        feelings_before=_felt(document["before"]),
        feelings_after=_felt(document["after"]),
        prompt=Prompt(*prompt) if prompt else None,
        tags=tuple(document.get("tags", ())),
    )


def felt_of(end: bytes) -> tuple[bytes, bytes]:
    """Return how feelings before and after are written in an end, for `read_feelings`."""
    before = end.find(_AFTER)
    begin = before + len(_AFTER)
    # A colon behind a quote stands in no text, since quotes within have a backslash in front.
    key = end.find(b'":', begin)
    after = end.rfind(b"]", begin, key if key >= 0 else len(end))
    return end[_BEFORE_BYTES:before], end[begin:after]


def read_feelings(written: bytes) -> list[tuple[bytes, bytes]]:
    """Return name and intensity (empty where it was not said) of everything felt in `written`."""
    return _one_felt.findall(written)


def count_feelings(written: Iterable[bytes]) -> Counter[tuple[bytes, bytes]]:
    """Return how often `read_feelings` would find what in all of `written`, which may be much."""
    counted: Counter[tuple[bytes, bytes]] = Counter()
    # Cut between feelings that have an intensity; what is cut off alike is read once.
    for part, times in Counter(b"],[".join(written).split(b"],[")).items():
        for felt in read_feelings(part):
            counted[felt] += times
    return counted


def _briefly(feelings: Sequence[Felt]) -> list[str | list[Any]]:
    """Return feelings without an intensity as words, which is how all of them were kept once."""
    return [felt.feeling if felt.intensity is None else list(felt) for felt in feelings]


def _felt(kept: Sequence[str | Sequence[Any]]) -> tuple[Felt, ...]:
    return tuple(Felt(each) if isinstance(each, str) else Felt(*each) for each in kept)


def shorten(line: str, length: int) -> str:
    """Return `line`, cut behind a word and ended with an ellipsis when it is longer."""
    if len(line) <= length:
        return line
    head, _, _ = line[:length].rpartition(" ")
    return f"{head or line[: length - 1]}…"
