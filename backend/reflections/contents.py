"""What is sealed of a reflection: everything a person wrote or chose about themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import orjson

from reflections.templates import QUESTIONS, TEMPLATES

EXCERPT_LENGTH = 160
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Prompt:
    """The question from an article that opened a reflection, as it read at the time.

    A keepsake, not a link to be kept alive: articles change, and what was answered does not.
    """

    article: str
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Content:
    """The content of one reflection.

    `answers` holds every answer that was ever given and not emptied, also to questions of
    templates that the person switched away from.
    """

    title: str = ""
    answers: dict[str, str] = field(default_factory=dict, repr=False)
    feelings_before: tuple[str, ...] = ()
    feelings_after: tuple[str, ...] = ()
    prompt: Prompt | None = None

    def __repr__(self) -> str:
        return "<Content>"

    def answers_to(self, template: str) -> dict[str, str]:
        """Return the answers to all questions of `template`, in its order; "" where none is."""
        return {key: self.answers.get(key, "") for key in TEMPLATES[template].questions}

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
            "before": self.feelings_before,
            "after": self.feelings_after,
        }
        if self.prompt:
            prompt = self.prompt
            document["prompt"] = [prompt.article, prompt.key, prompt.text]
        return orjson.dumps(document)


def decoded(raw: bytes) -> Content:
    """Return the content that `Content.encoded` made `raw` of."""
    document = orjson.loads(raw)
    prompt = document.get("prompt")
    return Content(
        title=document["title"],
        answers={key: document["answers"].get(key, "") for key in QUESTIONS},
        feelings_before=tuple(document["before"]),
        feelings_after=tuple(document["after"]),
        prompt=Prompt(*prompt) if prompt else None,
    )


def shorten(line: str, length: int) -> str:
    """Return `line`, cut behind a word and ended with an ellipsis when it is longer."""
    if len(line) <= length:
        return line
    head, _, _ = line[:length].rpartition(" ")
    return f"{head or line[: length - 1]}…"
